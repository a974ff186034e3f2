/** Arrests: with each disruption, and in the wider work on investigations. arrested-people.ts decides who they were. */
import { day, iso } from './calendar.ts';
import { writtenEndings } from './outcomes.ts';
import { between, chance, chooser, type Random } from './random.ts';
import type { SampleArrest, SampleInvestigation } from './sample.ts';

const minute = 60_000;
const settled = chooser<SampleArrest['outcome']>([
  ['charged_terrorism', 30],
  ['charged_other', 13],
  ['released', 43],
  ['bailed', 9],
  ['pending', 5],
]);
const fresh = chooser<SampleArrest['outcome']>([
  ['pending', 46],
  ['bailed', 30],
  ['charged_terrorism', 14],
  ['released', 10],
]);

const outcome = (random: Random, at: number, end: number) => (end - at < 60 * day ? fresh : settled)(random);

const suspectsOf = (investigation: SampleInvestigation) =>
  investigation.subjects.filter(({ role }) => role === 'suspect').map(({ name }) => name);

/** The suspects, and now and then somebody found with them. */
function atDisruption(random: Random, investigation: SampleInvestigation, end: number): SampleArrest[] {
  if (investigation.disruption === null) return [];
  const at = Date.parse(investigation.disruption.at);
  const written = writtenEndings[investigation.operation]?.arrested;
  const found = Array.from({ length: between(random, 0, 2) }, () => null);
  const people = written === undefined ? [...suspectsOf(investigation), ...found] : Object.keys(written);
  return people.map((subject, number) => {
    const moment = at + number * between(random, 1, 25) * minute;
    const told = written?.[subject ?? ''];
    if (told !== undefined) return { at: iso(moment), subject, other: null, outcome: told };
    const charged = subject !== null && chance(random, 0.8);
    return {
      at: iso(moment),
      subject,
      other: null,
      outcome: charged ? 'charged_terrorism' : outcome(random, moment, end),
    };
  });
}

interface Place {
  from: number;
  to: number;
  /** Days on which several people are arrested. */
  days: number[];
  share: number;
  list: SampleArrest[];
}

function placeOf(random: Random, investigation: SampleInvestigation, start: number, end: number, wide: boolean): Place {
  const closed = investigation.closedAt === null ? end : Date.parse(investigation.closedAt);
  // Nobody arrests the people of a plot one by one while it is being watched.
  const watchedUntil = investigation.disruption === null ? end : Date.parse(investigation.disruption.at);
  const begins = investigation.kind === 'attack plot' ? watchedUntil : Date.parse(investigation.openedAt);
  const from = Math.max(start, begins + 3 * day);
  const to = Math.min(end - day, closed - day);
  const days = Array.from(
    { length: wide ? 24 : 5 },
    () => from + Math.floor((random() * Math.max(0, to - from)) / day) * day,
  );
  return { from, to, days, share: wide ? 2 : 1, list: [] };
}

/**
 * The arrests of each investigation, in the same order: `wanted` in all between start and end (milliseconds), plus those of earlier
 * disruptions. Fewer where nothing is open in that time. `told`: up to when it is known what became of them, where that is later.
 */
export function arrests(
  random: Random,
  investigations: readonly SampleInvestigation[],
  range: { start: number; end: number; wanted: number; told?: number },
): SampleArrest[][] {
  const { start, end, wanted, told = end } = range;
  const lists = investigations.map((one) => atDisruption(random, one, told));
  const within = lists.flat().filter(({ at }) => Date.parse(at) >= start && Date.parse(at) < end).length;
  let wide = 3;
  const places = investigations.map((one, index) => {
    const open = placeOf(random, one, start, end, wide > 0 && one.kind === 'facilitation' && one.closedAt === null);
    if (open.share > 1) wide--;
    return { ...open, list: lists[index] ?? [] };
  });
  const usable = places.filter(({ from, to }) => to - from > 5 * day);
  if (usable.length === 0) return lists;
  for (let left = wanted - within; left > 0; left--) {
    // As many in one month as in another, although more investigations are open towards the end.
    const about = start + random() * (end - start);
    const open = usable.filter(({ from, to }) => from <= about && about <= to);
    const place = chooser((open.length === 0 ? usable : open).map((one) => [one, one.share] as const))(random);
    const on = place.days.reduce((near, one) => (Math.abs(one - about) < Math.abs(near - about) ? one : near));
    const at = Math.floor(on / day) * day + between(random, 4 * 60 + 30, 19 * 60) * minute;
    place.list.push({
      at: iso(Math.min(Math.max(at, place.from), place.to)),
      subject: null,
      other: null,
      outcome: outcome(random, at, told),
    });
  }
  return lists.map((list) => list.toSorted((one, other) => (one.at < other.at ? -1 : 1)));
}
