/** How actions are spoken of on screen. */
import type { ActionState, ActionStep } from '../../../../preload/contract/actions.ts';
import { catalogue } from '../catalogue.ts';

const texts = catalogue.actionWords;

export const priorityWords = { H: texts.high, M: texts.medium, L: texts.low } as const;
export const priorities = (['H', 'M', 'L'] as const).map((value) => ({ value, label: priorityWords[value] }));

export const stateWords: Readonly<Record<ActionState, string>> = {
  raised: texts.raised,
  allocated: texts.allocated,
  in_progress: texts.inProgress,
  resulted: texts.awaitingReview,
  filed: texts.filed,
  cancelled: texts.cancelled,
};

export const stepWords: Readonly<Record<ActionStep, string>> = {
  raised: texts.raised,
  allocated: texts.allocated,
  reallocated: texts.reallocated,
  started: texts.started,
  resulted: texts.resulted,
  filed: texts.filed,
  returned: texts.returned,
  changed: texts.changed,
  cancelled: texts.cancelled,
};
