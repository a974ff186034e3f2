/**
 * What the public had told about the cases that were over before the first day of the sample. As it would be where a unit took closed cases over from what it
 * had before: with the reports that belong to them, and without the thousands that led to nothing.
 */
import { day, hour, ukDay, ukInstant } from './calendar.ts';
import { timeOfDay } from './channel-mix.ts';
import { contribution } from './contribution.ts';
import type { Window } from './investigations.ts';
import { narrator } from './narrative.ts';
import { openLinks } from './open-links.ts';
import { anyChannel, targetIn, themesOf } from './plan.ts';
import { between, pick, stream } from './random.ts';
import type { SampleContribution, SampleInvestigation, SampleWorld } from './sample.ts';
import { type Planted, withSourcedEvents } from './timelines.ts';
import { triaged } from './triage.ts';

/** So many reports belong to a plot that was stopped, and to any other case. */
const told = { plot: [8, 16], other: [3, 7] } as const;

/** Reports on one case, from shortly after its opening to its end; every third case was opened on the first of them. */
function reportsOn(seed: number, cases: readonly SampleInvestigation[], place: number): Planted[] {
  const one = cases[place];
  if (one === undefined) return [];
  const random = stream(seed, 'earlier reports', place);
  const [least, most] = one.disruption === null ? told.other : told.plot;
  const opened = Date.parse(one.openedAt);
  const ended = Date.parse(one.disruption?.at ?? one.closedAt ?? one.openedAt) - 6 * hour;
  return Array.from({ length: between(random, least, most) }, (_, index): Planted => {
    const begins = index === 0 && place % 3 === 1;
    const about = opened + 2 * day + Math.max(0, ended - opened - 2 * day) * random() ** 0.7;
    const at = Math.min(ukInstant(ukDay(about), timeOfDay(random)), ended);
    const target = targetIn(random, cases, place);
    return {
      made: 'planted',
      at: begins ? opened - (2 + (place % 5)) * hour : at,
      channel: anyChannel(random),
      theme: pick(random, themesOf[one.kind]),
      targets: [begins ? { ...target, wanted: 'strong' } : target],
    };
  });
}

/** In order of receipt, under numbers that no others have. */
export function earlierWorld(
  seed: number,
  cases: readonly SampleInvestigation[],
  window: Window,
): NonNullable<SampleWorld['earlier']> {
  const specials = cases.flatMap((_, place) => reportsOn(seed, cases, place)).sort((one, other) => one.at - other.at);
  const byOperation = new Map(cases.map((one) => [one.operation, one]));
  const tell = narrator(seed + 1, cases, specials);
  const tipOf = ({ at, channel }: Planted, index: number): SampleContribution => {
    const words = tell.special(index);
    const links = openLinks(words.links, at, byOperation);
    const slot = { at, way: { kind: 'tip', channel }, special: index } as const;
    const made = contribution(
      stream(seed, 'earlier handling', index),
      slot,
      words,
      index + 1,
      (random, immediateRisk) =>
        triaged(random, { at, immediateRisk, theme: words.theme, links, decoys: [], came: null }, window.end),
    );
    return { ...made, reference: `OLD-${String(index + 1).padStart(6, '0')}` };
  };
  return {
    investigations: withSourcedEvents(seed + 1, cases, specials, tipOf),
    contributions: specials.map(tipOf),
  };
}
