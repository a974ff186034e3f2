/** What closing takes, as an officer reads it. */
import type { ClosingNeeds } from '../../../preload/contract/closing.ts';
import type { ClosingNeed } from '../../../preload/contract/closing-words.ts';

const words: Record<ClosingNeed, string> = {
  supervisor: 'a supervisor’s sign-off',
  rcap: 'an assessment (RCAP)',
};

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;

export const inWords = (needs: readonly ClosingNeed[]): string => listed(needs.map((need) => words[need]));

/** All that no further action takes. */
export function takenToClose({ supervisor, rcap, reasonFor }: ClosingNeeds): string {
  return listed([
    ...(reasonFor.includes('nfa') ? ['a reason'] : []),
    ...(rcap ? [words.rcap] : []),
    supervisor ? words.supervisor : 'a second person’s sign-off',
  ]);
}
