/** When everything comes in, and through which channel: the skeleton of the stream, without text. */
import { day, ukDay, ukInstant, weekday } from './calendar.ts';
import { anyChannelMix, type ChannelMix, hotlineCall, hotlineShare, timeOfDay, weekdays } from './channel-mix.ts';
import type { Window } from './investigations.ts';
import type { Special } from './plan.ts';
import { normal, stream } from './random.ts';

export interface Slot {
  at: number;
  way: ChannelMix;
  /** Position among the specials, or -1. */
  special: number;
}

export interface Schedule {
  /** Contributions of one day in order of receipt, the same on each call; `day` counts from 0. */
  slotsOf(day: number): Slot[];
  /** How many came before that day. */
  before(day: number): number;
}

/** For how many days people are more watchful after something happened, and how much more they write on the first. */
const echo = { days: 9, rise: 1.1 };

/** Weights of the days: the weekday, chance, and a rise that fades after each of the given moments. */
function weights(seed: number, window: Window, alarms: readonly number[]): number[] {
  const random = stream(seed, 'days');
  return Array.from({ length: window.days }, (_, index) => {
    const midnight = window.firstDay + index * day;
    const rises = alarms.map((at) => (midnight - ukDay(at)) / day).filter((since) => since >= 0 && since <= echo.days);
    const stirred = rises.reduce((sum, since) => sum + echo.rise * Math.exp(-since / 3), 1);
    return (weekdays[weekday(midnight)] ?? 1) * stirred * Math.exp(0.09 * normal(random));
  });
}

/** Divides a whole number by weights, so that the running sum is never off by more than a half. */
function parted(total: number, shares: readonly number[]): number[] {
  const sum = shares.reduce((so, share) => so + share, 0);
  let reached = 0;
  let given = 0;
  return shares.map((share) => {
    reached += share;
    const upTo = Math.round((total * reached) / sum);
    const part = upTo - given;
    given = upTo;
    return part;
  });
}

/** `total` contributions over the window, including the specials. The hotline's share is exact where the specials leave room. */
export function schedule(
  seed: number,
  window: Window,
  specials: readonly Special[],
  total: number,
  alarms: readonly number[],
): Schedule {
  const dayOf = (at: number) => Math.min(window.days - 1, Math.max(0, (ukDay(at) - window.firstDay) / day));
  const planned = Map.groupBy(
    specials.map(({ at }, index) => ({ at, index })),
    ({ at }) => dayOf(at),
  );
  const everyday = parted(Math.max(0, total - specials.length), weights(seed, window, alarms));
  const calls = specials.filter(({ channel }) => channel === 'hotline').length;
  const hotline = parted(
    Math.max(0, Math.round(total * hotlineShare) - calls),
    everyday.map((count) => count + 1e-9),
  );
  const starts: number[] = [];
  let before = 0;
  for (let index = 0; index < window.days; index++) {
    starts.push(before);
    before += (everyday[index] ?? 0) + (planned.get(index)?.length ?? 0);
  }

  function slotsOf(index: number): Slot[] {
    const random = stream(seed, 'day', index);
    const midnight = window.firstDay + index * day;
    const count = everyday[index] ?? 0;
    let callsLeft = Math.min(count, hotline[index] ?? 0);
    const slots: Slot[] = [];
    for (let left = count; left > 0; left--) {
      const call = random() < callsLeft / left;
      if (call) callsLeft--;
      slots.push({
        at: ukInstant(midnight, timeOfDay(random)),
        way: call ? hotlineCall : anyChannelMix(random),
        special: -1,
      });
    }
    for (const { at, index: special } of planned.get(index) ?? []) {
      const channel = specials[special]?.channel ?? 'online';
      slots.push({ at, way: { kind: channel === 'referral' ? 'referral' : 'tip', channel }, special });
    }
    return slots.sort((one, other) => one.at - other.at || one.special - other.special);
  }

  return { slotsOf, before: (index) => starts[index] ?? before };
}
