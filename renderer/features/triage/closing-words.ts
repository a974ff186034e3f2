/** What closing takes, as an officer reads it. */
import type { ClosingNeeds } from '../../../preload/contract/closing.ts';
import type { ClosingNeed } from '../../../preload/contract/closing-words.ts';
import { catalogue } from './catalogue.ts';

const texts = catalogue.closingWords;

const words: Record<ClosingNeed, string> = {
  supervisor: texts.aSupervisorsSignOff,
  rcap: texts.anAssessmentRcap,
};

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : texts.and(parts.slice(0, -1).join(', '), parts.at(-1) ?? '');

export const inWords = (needs: readonly ClosingNeed[]): string => listed(needs.map((need) => words[need]));

/** All that no further action takes. */
export function takenToClose({ supervisor, rcap, reasonFor }: ClosingNeeds): string {
  return listed([
    ...(reasonFor.includes('nfa') ? [texts.aReason] : []),
    ...(rcap ? [words.rcap] : []),
    supervisor ? words.supervisor : texts.aSecondPersonsSign,
  ]);
}
