import type { SamePersonDecision } from '../../../preload/contract/earlier-reports.ts';

/** As it is asked and as it stands. */
export const samePersonWords: Readonly<Record<SamePersonDecision, string>> = {
  same: 'Same person',
  different: 'Different',
  unsure: 'Unsure',
};
