import type { SamePersonDecision } from '../../../preload/contract/earlier-reports.ts';
import { catalogue } from './catalogue.ts';

const texts = catalogue.samePersonWords;

/** As it is asked and as it stands. */
export const samePersonWords: Readonly<Record<SamePersonDecision, string>> = {
  same: texts.samePerson,
  different: texts.different,
  unsure: texts.unsure,
};
