/** A page for the public, in words. */
import type { PageState } from '../../../../preload/contract/public-page.ts';
import type { BadgeTone } from '../../../ui/badge.tsx';
import { dayLabel } from '../chart-format.ts';

/** `1 Jan 2026 to 31 Mar 2026`. */
export const periodInWords = ({ from, to }: { from: string; to: string }): string =>
  `${dayInWords(from)} to ${dayInWords(to)}`;

const dayInWords = (day: string) => dayLabel(day).replace(/\d\d$/, day.slice(0, 4));

export const stateWords: Readonly<Record<PageState, string>> = {
  draft: 'Awaiting a second person',
  approved: 'Approved',
  released: 'Released',
  refused: 'Refused',
  withdrawn: 'Withdrawn',
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
