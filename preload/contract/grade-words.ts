/** What the letters and figures of 3x5x2 say. */
import type { HandlingCode, IntelligenceGrade, SourceGrade } from './vocabulary.ts';

export const sourceWords: Record<SourceGrade, string> = { '1': 'Reliable', '2': 'Untested', '3': 'Not reliable' };
export const intelligenceWords: Record<IntelligenceGrade, string> = {
  A: 'Known directly to the source',
  B: 'Known indirectly but corroborated',
  C: 'Known indirectly',
  D: 'Not known',
  E: 'Suspected to be false',
};
export const handlingWords: Record<HandlingCode, string> = {
  P: 'Lawful sharing permitted',
  C: 'Lawful sharing permitted with conditions',
};
