import type { ImportMatching } from '../../../preload/contract/intake.ts';
import { countOf } from '../../ui/figures.ts';
import { catalogue } from './catalogue.ts';

const texts = catalogue.importMatching;

const n = (count: number) => count.toLocaleString('en-GB');

/** How far an import is matched, in words. */
export const matchingInWords = ({ toMatch, matched, matchedAt }: ImportMatching): string =>
  matchedAt === null
    ? texts.matchedOfWithCases(n(matched), countOf(toMatch, 'report'))
    : texts.matchedWithCasesAnd(toMatch === 1 ? texts.itsReportIs : texts.allReportsAre(n(toMatch)));
