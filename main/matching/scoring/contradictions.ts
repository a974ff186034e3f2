/** What speaks against a case. It is judged over the whole case: what one of its subjects explains speaks against no other. */
import type { IdentifierKind } from '../../../preload/contract/vocabulary.ts';
import type { Evidence } from './suggestion.ts';
import type { Sign } from './weights.ts';

export interface Contradiction {
  /** What kind of evidence at the same passage of the tip takes it back. */
  kind: IdentifierKind;
  start: number;
  end: number;
  /** Evidence of the kind that does not take it back, since it is what the contradiction is about. */
  except?: Sign;
  /** Names the passage of the tip and what the case has instead. */
  sentence: string;
}

const takesBack = ({ kind, start, end, except }: Contradiction, { reason, sign }: Evidence): boolean =>
  reason.kind === kind && sign !== except && reason.start < end && start < reason.end;

/** Those that nothing else in the case explains. */
export const standing = (
  contradictions: readonly Contradiction[],
  evidence: readonly Evidence[],
): readonly Contradiction[] => contradictions.filter((one) => !evidence.some((other) => takesBack(one, other)));

const listed = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** Places as a sentence names them. */
export const quoted = (places: readonly string[]): string => listed.format(places.map((place) => `“${place}”`));
