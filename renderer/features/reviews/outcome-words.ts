import type { ReviewOutcome } from '../../../preload/contract/closing-words.ts';
import type { Output } from '../../../preload/contract/index.ts';

/** What is told once a review is given. */
export type Given = Output<'reviews.give'>;

export const outcomeWords: Record<ReviewOutcome, string> = {
  nfa: 'No further action',
  trace: 'Trace',
  lead: 'Lead',
  referred: 'Refer (Prevent)',
  link: 'Link to a case',
};
