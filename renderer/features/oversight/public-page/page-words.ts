/** A page for the public, in words. */
import type { PageState } from '../../../../preload/contract/public-page.ts';
import type { BadgeTone } from '../../../ui/badge.tsx';
import { catalogue } from '../catalogue.ts';
import { dayLabel } from '../chart-format.ts';

const texts = catalogue.pageWords;

/** `1 Jan 2026 to 31 Mar 2026`. */
export const periodInWords = ({ from, to }: { from: string; to: string }): string =>
  texts.to(dayInWords(from), dayInWords(to));

const dayInWords = (day: string) => dayLabel(day).replace(/\d\d$/, day.slice(0, 4));

export const stateWords: Readonly<Record<PageState, string>> = {
  draft: texts.awaitingASecondPerson,
  approved: texts.approved,
  released: texts.released,
  refused: texts.refused,
  withdrawn: texts.withdrawn,
};

export const stateTones: Readonly<Record<PageState, BadgeTone>> = {
  draft: 'warning',
  approved: 'info',
  released: 'success',
  refused: 'danger',
  withdrawn: 'neutral',
};

/** A count, or the dash of one that is left out. */
export const countInWords = (value: number | null): string => (value === null ? '–' : value.toLocaleString('en-GB'));
