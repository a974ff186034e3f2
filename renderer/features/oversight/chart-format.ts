import { z } from 'zod';
import type { Dashboard } from '../../../preload/contract/oversight.ts';
import { Channel, label } from '../../../preload/contract/vocabulary.ts';
import { catalogue } from './catalogue.ts';
import { monthNames } from './month-names.ts';

const texts = catalogue.chartFormat;

/** `2026-03` as `Mar 2026`. */
export function monthLabel(month: string): string {
  const [year, number] = month.split('-');
  return `${monthNames[Number(number) - 1] ?? number} ${year}`;
}

/** `Mar 26`, for an axis. */
export function monthTick(month: string): string {
  const [year = '', number] = month.split('-');
  return `${monthNames[Number(number) - 1] ?? number} ${year.slice(2)}`;
}

/** How far a live plot had come. */
export function stageInWords({ stage, stageLate, stageProposed }: Dashboard['livePlots'][number]): string {
  if (stage === null) return texts.notAssessed;
  return `${label(stage)}${stageLate ? ' (late-stage)' : ''}${stageProposed ? ' (proposed)' : ''}`;
}

/** First and last day of a month. */
export function daysOf(month: string): { from: string; to: string } {
  const [year = 1970, number = 1] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return { from: `${month}-01`, to: `${month}-${String(last).padStart(2, '0')}` };
}

/** Instants between which a month lies, to the hour: British summer time does not matter to a level that stands for days. */
export function monthSpan(month: string): { start: string; end: string } {
  const [year = 1970, number = 1] = month.split('-').map(Number);
  return { start: `${month}-01T00:00:00.000Z`, end: new Date(Date.UTC(year, number, 1)).toISOString() };
}

/** Minutes in words: `45 min`, `3 h 20 min`, `2 d 4 h`. */
export function minutes(value: number): string {
  const whole = Math.round(value);
  if (whole < 60) return texts.min(whole);
  if (whole < 60 * 48) return texts.hMin(Math.floor(whole / 60), whole % 60);
  return `${Math.floor(whole / 1440)} d ${Math.floor((whole % 1440) / 60)} h`;
}

/** The same, with a dash where nothing was counted. */
export const minutesOrNone = (value: number | null): string => (value === null ? '–' : minutes(value));

/** The spread of the time to triage as a sentence without its full stop. */
export function triageInWords({ medianMinutes, p90Minutes }: Dashboard['triage']): string {
  if (medianMinutes === null || p90Minutes === null) return texts.nothingWasTriagedIn;
  return texts.halfWereTriagedWithin(minutes(medianMinutes), minutes(p90Minutes));
}

/**
 * `231 are untriaged, 7 of them received before the window`, without its full stop. What was received before is named because the
 * outcomes beside it are those of the window only.
 */
export function untriagedInWords({
  total,
  beforeWindow,
}: Pick<Dashboard['untriaged'], 'total' | 'beforeWindow'>): string {
  if (total === 0) return texts.nothingIsUntriaged;
  const all = texts.untriaged(total.toLocaleString('en-GB'), total === 1 ? 'is' : 'are');
  if (beforeWindow === 0) return all;
  const before = beforeWindow === total ? '' : texts.ofThem(beforeWindow.toLocaleString('en-GB'));
  return texts.receivedBeforeTheWindow(all, before);
}

/** The colour of a channel, the same in every chart. */
export const channelColour = (channel: Channel): string => `var(--chart-${Channel.options.indexOf(channel) + 1})`;

/** `14 Mar 26`. */
export const dayLabel = (day: string): string => `${Number(day.slice(8))} ${monthTick(day.slice(0, 7))}`;

/** The present, and the ends of the two years before: what a window of eighteen months can end with. */
export function windowEnds(now: Date): { value: string; label: string }[] {
  const before = Array.from({ length: 24 }, (_, back) => {
    const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1 - back, 1));
    return first.toISOString().slice(0, 7);
  });
  return [
    { value: 'now', label: texts.toThisMonth },
    ...before.map((month) => ({ value: month, label: texts.to(monthLabel(month)) })),
  ];
}

/** The last day of the window that ends with that choice; `null` for the present. */
export const windowEnd = (chosen: string): string | null => (chosen === 'now' ? null : daysOf(chosen).to);

export interface TimeBar {
  /** First and last day. */
  from: string;
  to: string;
  /** Mean a day, for each series. */
  perDay: Record<string, number>;
  /** Of all series together: the sum, and the mean a day. */
  total: number;
  aDay: number;
}

export const Step = z.enum(['weeks', 'days']);
export type Step = z.infer<typeof Step>;
/** So many days can be told apart as bars; eighteen months of them would be a smear. */
const daysShown = 92;

/** Days gathered to weeks of seven, counted back from the last day, as a mean a day; or the last three months day by day. */
export function barsOf<T extends { day: string }>(
  days: readonly T[],
  step: Step,
  series: (day: T) => Readonly<Record<string, number>>,
): TimeBar[] {
  const shown = step === 'days' ? days.slice(-daysShown) : days;
  const length = step === 'days' ? 1 : 7;
  const out: TimeBar[] = [];
  for (let end = shown.length; end > 0; end -= length) {
    const part = shown.slice(Math.max(0, end - length), end);
    const first = part[0];
    const last = part.at(-1);
    if (first === undefined || last === undefined) continue;
    const sums: Record<string, number> = {};
    for (const day of part) for (const [name, n] of Object.entries(series(day))) sums[name] = (sums[name] ?? 0) + n;
    const total = Object.values(sums).reduce((sum, n) => sum + n, 0);
    const perDay = Object.fromEntries(Object.entries(sums).map(([name, n]) => [name, n / part.length]));
    out.push({ from: first.day, to: last.day, perDay, total, aDay: total / part.length });
  }
  return out.reverse();
}

const hourSteps = [1, 2, 3, 4, 6, 12, 24, 48, 96, 168];

/** Ticks of an axis in minutes, on whole hours and at most six: between them lies the same time everywhere, as their labels say. */
export function hourTicks(mostMinutes: number): number[] {
  const hours = Math.max(1, mostMinutes / 60);
  const step = hourSteps.find((each) => hours / each <= 5) ?? Math.ceil(hours / 5);
  return Array.from({ length: Math.ceil(hours / step) + 1 }, (_, at) => at * step * 60);
}
