import { Priority } from '../../../preload/contract/vocabulary.ts';
import { catalogue } from './catalogue.ts';

const texts = catalogue.priorityOptions;

const meanings: Record<Priority, string> = {
  P1A: texts.attackPlanningLargerScale,
  P1B: texts.attackPlanningSmallerScale,
  P2H: texts.highRiskExtremistActivity,
  P2M: texts.mediumRiskExtremistActivity,
  P2L: texts.lowerRiskExtremistActivity,
  P3: texts.uncorroboratedIsThereA,
  P4: texts.previouslySeriousRiskOf,
};

/** Every priority with what it means, to choose from. */
export const priorityOptions = Priority.options.map((value) => ({ value, label: value, detail: meanings[value] }));
