/**
 * The demonstration's world, made from a seed alone: no clock, no disk, no network. The same options always give the same world.
 * `{ days: 548, perDay: 37, total: 20_000, investigations: 60 }` is the demonstration itself.
 */
import { VigilError } from '../../../preload/contract/errors.ts';
import { compartments } from '../people.ts';
import { day, dayStart, isoDay, ukInstant } from './calendar.ts';
import { contribution, referenceOf } from './contribution.ts';
import { earlierWorld } from './earlier.ts';
import { investigations as investigationsOf, type Window } from './investigations.ts';
import { type Narrative, narrator } from './narrative.ts';
import { cameOfClosed, openLinks } from './open-links.ts';
import { plan, type Special } from './plan.ts';
import { stream } from './random.ts';
import type { SampleContribution, SampleInvestigation, SampleOptions, SampleTruth, SampleWorld } from './sample.ts';
import { type Schedule, type Slot, schedule } from './schedule.ts';
import { alarms, threatLevels } from './threat-levels.ts';
import { withSourcedEvents } from './timelines.ts';
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

/** Throws INPUT_INVALID about the option that is out of range. */
export function generate(options: SampleOptions): SampleWorld {
  const total = options.total ?? options.days * options.perDay;
  check(options, total);
  const { seed, until } = options;
  const window = windowOf(options);
  const { those: bare, earlier } = investigationsOf(
    seed,
    options.investigations ?? 60,
    window,
    options.withEarlier === true,
  );
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
        {
          at: slot.at,
          immediateRisk,
          theme: told.theme,
          links,
          decoys,
          came: told.came ?? (links.length > 0 ? null : cameOfClosed(told.links, slot.at, byOperation)),
        },
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

  const investigations = () =>
    withSourcedEvents(seed, bare, specials, (special, index) => {
      const slot: Slot = { at: special.at, way: { kind: 'tip', channel: special.channel }, special: index };
      return made(slot, numberOf[index] ?? 0, stream(seed, 'unused')).made;
    });

  return {
    from: isoDay(window.firstDay),
    until,
    total,
    compartments,
    investigations: investigations(),
    contributions: () => ({ [Symbol.iterator]: contributions }),
    threatLevels: threatLevels(until),
    ...(options.withEarlier === true ? { earlier: earlierWorld(seed, earlier, window) } : {}),
    truth: () => ({ [Symbol.iterator]: truth }),
  };
}
