import type { ReviewOutcome } from '../../../preload/contract/closing-words.ts';

export const outcomeWords: Record<ReviewOutcome, string> = {
  nfa: 'No further action',
  trace: 'Trace',
  lead: 'Lead',
  referred: 'Refer (Prevent)',
  link: 'Link to a case',
};
