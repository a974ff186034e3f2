/**
 * The national threat level from international terrorism. Up to 2022 these are the published dates; the changes within the sample's
 * own period are fictional and say so.
 */
import type { ThreatLevel } from '../../../preload/contract/vocabulary.ts';
import { day, dayStart, iso, ukInstant } from './calendar.ts';

export interface SampleThreatLevel {
  from: string;
  level: ThreatLevel;
  wording: string;
}

const meaning: Readonly<Record<ThreatLevel, string>> = {
  LOW: 'An attack is highly unlikely.',
  MODERATE: 'An attack is possible, but not likely.',
  SUBSTANTIAL: 'An attack is likely.',
  SEVERE: 'An attack is highly likely.',
  CRITICAL: 'An attack is highly likely in the near future.',
};

const published: readonly (readonly [date: string, level: ThreatLevel])[] = [
  ['2014-08-29', 'SEVERE'],
  ['2017-05-23', 'CRITICAL'],
  ['2017-05-27', 'SEVERE'],
  ['2017-09-15', 'CRITICAL'],
  ['2017-09-17', 'SEVERE'],
  ['2019-11-04', 'SUBSTANTIAL'],
  ['2020-11-03', 'SEVERE'],
  ['2021-02-04', 'SUBSTANTIAL'],
  ['2021-11-15', 'SEVERE'],
  ['2022-02-09', 'SUBSTANTIAL'],
];

/** Days before the end of the sample. */
const invented: readonly (readonly [daysBefore: number, level: ThreatLevel])[] = [
  [402, 'SEVERE'],
  [236, 'CRITICAL'],
  [231, 'SEVERE'],
];

/** In order of time, none later than the last day. */
export function threatLevels(until: string): SampleThreatLevel[] {
  const end = dayStart(until);
  const last = dayStart(published.at(-1)?.[0] ?? until);
  return [
    ...published.map(([date, level]) => ({ at: ukInstant(dayStart(date), 0), level, wording: meaning[level] })),
    ...invented
      .map(([before, level]) => ({
        at: ukInstant(end - before * day, 0),
        level,
        wording: `${meaning[level]} (Fictional, for the demonstration.)`,
      }))
      .filter(({ at }) => at > last),
  ]
    .filter(({ at }) => at <= end)
    .map(({ at, level, wording }) => ({ from: iso(at), level, wording }));
}

/** Days on which the public has reason to be watchful: invented rises of the level. */
export const alarms = (until: string): number[] => invented.map(([before]) => dayStart(until) - before * day);
