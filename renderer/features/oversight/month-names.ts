/** Months as the axes write them. */
import { catalogue } from './catalogue.ts';

const texts = catalogue.monthNames;

export const monthNames = [
  texts.jan,
  texts.feb,
  texts.mar,
  texts.apr,
  texts.may,
  texts.jun,
  texts.jul,
  texts.aug,
  texts.sep,
  texts.oct,
  texts.nov,
  texts.dec,
] as const;
