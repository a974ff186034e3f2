/**
 * The demonstration's world, made from a seed alone: no clock, no disk, no network. The same options always give the same world.
 * `{ days: 548, perDay: 37, total: 20_000, investigations: 60 }` is the demonstration itself.
 */
import { VigilError } from '../../../preload/contract/errors.ts';
import { compartments } from '../people.ts';
import { day, dayStart, hour, isoDay, ukInstant } from './calendar.ts';
import { contribution, referenceOf } from './contribution.ts';
import { investigations as investigationsOf, type Window } from './investigations.ts';
import { type Link, type Narrative, narrator } from './narrative.ts';
import { plan, type Special } from './plan.ts';
import { stream } from './random.ts';
import type { SampleContribution, SampleInvestigation, SampleOptions, SampleTruth, SampleWorld } from './sample.ts';
import { type Schedule, type Slot, schedule } from './schedule.ts';
import { sourcedEvent } from './sourced-events.ts';
import { alarms, threatLevels } from './threat-levels.ts';
import { triaged } from './triage.ts';

export const demonstration = {
  seed: 2026,
  days: 548,
  perDay: 37,
  total: 20_000,
  until: '2026-10-31',
  investigations: 60,
} as const;

const whole = (value: number, from: number, to: number) => Number.isInteger(value) && value >= from && value <= to;

function windowOf({ days, until }: SampleOptions): Window {
  const firstDay = dayStart(until) - (days - 1) * day;
  return { firstDay, days, start: ukInstant(firstDay, 0), end: ukInstant(firstDay + days * day, 0) };
}

function check(options: SampleOptions, total: number): void {
  if (!whole(options.days, 1, 20_000)) throw new VigilError('INPUT_INVALID', 'days');
  if (!whole(options.perDay, 0, 1_000_000)) throw new VigilError('INPUT_INVALID', 'perDay');
  if (!whole(total, 0, 100_000_000)) throw new VigilError('INPUT_INVALID', 'total');
  if (!whole(options.investigations ?? 60, 0, 5000)) throw new VigilError('INPUT_INVALID', 'investigations');
  if (!whole(options.seed, 0, Number.MAX_SAFE_INTEGER)) throw new VigilError('INPUT_INVALID', 'seed');
  try {
    dayStart(options.until);
  } catch {
    throw new VigilError('INPUT_INVALID', 'until');
  }
}

/** The number of each special in order of receipt, counted from 1. */
function numbers(plan: Schedule, days: number, count: number): Int32Array {
  const found = new Int32Array(count);
  for (let index = 0; index < days && count > 0; index++) {
    let number = plan.before(index);
    for (const slot of plan.slotsOf(index)) {
      number++;
      if (slot.special >= 0) found[slot.special] = number;
    }
  }
  return found;
}

/** So long before an investigation is opened may the report come that it is opened on. */
const reportedBefore = 8 * hour;

/** Only investigations open by then, or opened on it, could be linked; tips for a compartment are linked by its owner. */
function openLinks(links: readonly Link[], at: number, byOperation: ReadonlyMap<string, SampleInvestigation>) {
  if (links.length === 0) return [];
  return links.flatMap(({ operation, strength }) => {
    const one = byOperation.get(operation);
    if (one === undefined || Date.parse(one.openedAt) > at + reportedBefore) return [];
    return [
      { operation, strength, by: one.compartment === null ? null : one.owner, openedAt: Date.parse(one.openedAt) },
    ];
  });
}

/** Lookalikes of open investigations outside any compartment: the officer who triages is asked about no others. */
function openDecoys(
  decoys: readonly { operation: string; why: string }[],
  at: number,
  byOperation: ReadonlyMap<string, SampleInvestigation>,
) {
  return decoys.filter(({ operation }) => {
    const one = byOperation.get(operation);
    return one !== undefined && one.compartment === null && Date.parse(one.openedAt) <= at;
  });
}

/** Sourced events are there to be read; this many are enough in a very large sample. */
const sourcedAtMost = 3000;

/** Throws INPUT_INVALID about the option that is out of range. */
export function generate(options: SampleOptions): SampleWorld {
  const total = options.total ?? options.days * options.perDay;
  check(options, total);
  const { seed, until } = options;
  const window = windowOf(options);
  const bare = investigationsOf(seed, options.investigations ?? 60, window);
  const byOperation = new Map(bare.map((one) => [one.operation, one]));
  const specials = plan(seed, bare, window, total);
  const rises = [
    ...alarms(until),
    ...bare.flatMap(({ disruption }) => (disruption === null ? [] : [Date.parse(disruption.at)])),
  ];
  const slots = schedule(seed, window, specials, total, rises);
  const tell = narrator(seed, bare, specials);
  const numberOf = numbers(slots, window.days, specials.length);
  const reference = (special: number) => referenceOf(specials[special]?.at ?? window.start, numberOf[special] ?? 0);

  function made(
    slot: Slot,
    number: number,
    everyday: ReturnType<typeof stream>,
  ): { told: Narrative; made: SampleContribution } {
    const random = slot.special < 0 ? everyday : stream(seed, 'handling', slot.special);
    const told = slot.special < 0 ? tell.everyday(everyday, slot.way) : tell.special(slot.special);
    const links = openLinks(told.links, slot.at, byOperation);
    const decoys = openDecoys(told.decoys, slot.at, byOperation);
    const whole = contribution(random, slot, told, number, (chances, immediateRisk) =>
      triaged(
        chances,
        { at: slot.at, immediateRisk, theme: told.theme, links, decoys, came: told.came ?? null },
        window.end,
      ),
    );
    return { told, made: whole };
  }

  function* contributions(): Generator<SampleContribution> {
    for (let index = 0; index < window.days; index++) {
      const everyday = stream(seed, 'texts', index);
      let number = slots.before(index);
      for (const slot of slots.slotsOf(index)) yield made(slot, ++number, everyday).made;
    }
  }

  const indexOfTip = new Map(
    specials.flatMap((one, index) => (one.made === 'written' ? [[one.tip.id, index] as const] : [])),
  );
  function repeated(special: Special): number | undefined {
    if (special.made === 'again') return special.of;
    return special.made === 'written' && special.tip.repeats !== null ? indexOfTip.get(special.tip.repeats) : undefined;
  }

  function* truth(): Generator<SampleTruth> {
    const inOrder = specials
      .map((_, index) => index)
      .sort((one, other) => (numberOf[one] ?? 0) - (numberOf[other] ?? 0));
    for (const index of inOrder) {
      const special = specials[index];
      if (special === undefined) continue;
      const told = tell.special(index);
      const own = reference(index);
      for (const link of told.links) yield { kind: 'link', reference: own, ...link };
      for (const decoy of told.decoys) yield { kind: 'decoy', reference: own, ...decoy };
      const first = repeated(special);
      if (first !== undefined) yield { kind: 'duplicate', reference: own, repeats: reference(first) };
      if (special.made === 'hoax') yield { kind: 'hoax', reference: own };
      if (special.made === 'of one person') yield { kind: 'person', reference: own, person: special.report.person };
    }
  }

  /** Every third planted tip that was linked is also an entry on the investigation's timeline. */
  function investigations(): SampleInvestigation[] {
    const events = new Map(bare.map((one) => [one.operation, [...one.events]]));
    let sourced = 0;
    for (let index = 0; index < specials.length && sourced < sourcedAtMost; index += 3) {
      const special = specials[index];
      if (special?.made !== 'planted') continue;
      const slot: Slot = { at: special.at, way: { kind: 'tip', channel: special.channel }, special: index };
      const { made: tip } = made(slot, numberOf[index] ?? 0, stream(seed, 'unused'));
      const target = special.targets[0];
      const one = target === undefined ? undefined : bare[target.investigation];
      if (tip.triage?.operation !== one?.operation || tip.triage === null || target === undefined) continue;
      // What comes in later is linked, but nobody adds it to the story of a plot that was stopped or a case that was closed.
      const ended = one?.disruption?.at ?? one?.closedAt;
      if (ended && ended < tip.triage.at) continue;
      const subject = tip.triage.matchStrength === 'possible' ? null : (one?.subjects[target.subject]?.name ?? null);
      const source = {
        theme: special.theme,
        reference: tip.reference,
        receivedAt: special.at,
        place: tip.where,
        subject,
      };
      events
        .get(tip.triage.operation ?? '')
        ?.push(sourcedEvent(stream(seed, 'sourced', index), { ...source, triage: tip.triage }));
      sourced++;
    }
    return bare.map((one) => ({
      ...one,
      events: (events.get(one.operation) ?? []).sort((first, second) => (first.from < second.from ? -1 : 1)),
    }));
  }

  return {
    from: isoDay(window.firstDay),
    until,
    total,
    compartments,
    investigations: investigations(),
    contributions: () => ({ [Symbol.iterator]: contributions }),
    threatLevels: threatLevels(until),
    truth: () => ({ [Symbol.iterator]: truth }),
  };
}
