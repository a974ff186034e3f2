import type { ReviewOutcome } from '../../../preload/contract/closing-words.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { catalogue } from './catalogue.ts';

const texts = catalogue.outcomeWords;

/** What is told once a review is given. */
export type Given = Output<'reviews.give'>;

export const outcomeWords: Record<ReviewOutcome, string> = {
  nfa: texts.noFurtherAction,
  trace: texts.trace,
  lead: texts.lead,
  referred: texts.referPrevent,
  link: texts.linkToACase,
};
