import { Priority } from '../../../preload/contract/vocabulary.ts';

const meanings: Record<Priority, string> = {
  P1A: 'Attack planning, larger scale',
  P1B: 'Attack planning, smaller scale',
  P2H: 'High-risk extremist activity',
  P2M: 'Medium-risk extremist activity',
  P2L: 'Lower-risk extremist activity',
  P3: 'Uncorroborated: is there a threat?',
  P4: 'Previously serious, risk of re-engagement',
};

/** Every priority with what it means, to choose from. */
export const priorityOptions = Priority.options.map((value) => ({ value, label: value, detail: meanings[value] }));
