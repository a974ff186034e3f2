/** How actions are spoken of on screen. */
import type { ActionState, ActionStep } from '../../../../preload/contract/actions.ts';

export const priorityWords = { H: 'High', M: 'Medium', L: 'Low' } as const;
export const priorities = (['H', 'M', 'L'] as const).map((value) => ({ value, label: priorityWords[value] }));

export const stateWords: Readonly<Record<ActionState, string>> = {
  raised: 'Raised',
  allocated: 'Allocated',
  in_progress: 'In progress',
  resulted: 'Awaiting review',
  filed: 'Filed',
  cancelled: 'Cancelled',
};

export const stepWords: Readonly<Record<ActionStep, string>> = {
  raised: 'Raised',
  allocated: 'Allocated',
  reallocated: 'Reallocated',
  started: 'Started',
  resulted: 'Resulted',
  filed: 'Filed',
  returned: 'Returned',
  changed: 'Changed',
  cancelled: 'Cancelled',
};
