import type { ImportMatching } from '../../../preload/contract/intake.ts';
import { countOf } from '../../ui/figures.ts';

const n = (count: number) => count.toLocaleString('en-GB');

/** How far an import is matched, in words. */
export const matchingInWords = ({ toMatch, matched, matchedAt }: ImportMatching): string =>
  matchedAt === null
    ? `matched ${n(matched)} of ${countOf(toMatch, 'report')} with cases and earlier reports`
    : `${toMatch === 1 ? 'its report is' : `all ${n(toMatch)} reports are`} matched with cases and earlier reports`;
