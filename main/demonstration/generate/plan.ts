/** Everything in the stream that is there on purpose: hand-written tips, planted ones, decoys, duplicates, a hoaxer, reports of one person. */
import type { Channel, InvestigationKind, MatchStrength } from '../../../preload/contract/vocabulary.ts';
import { day, dayStart, hour, ukDay, ukInstant } from './calendar.ts';
import { timeOfDay } from './channel-mix.ts';
import type { Window } from './investigations.ts';
import { type PersonReport, reportsOfOnePerson } from './one-person.ts';
import { between, chance, chooser, pick, type Random, shuffled, stream } from './random.ts';
import type { SampleInvestigation } from './sample.ts';
import { type WrittenTip, writtenTips, writtenUntil } from './written.ts';

type TipChannel = Exclude<Channel, 'advice'>;

interface Target {
  /** Positions: of the investigation in the list, and of the subject in it. */
  investigation: number;
  subject: number;
  wanted: MatchStrength;
}

export type Special = { at: number; channel: TipChannel } & (
  | { made: 'written'; tip: WrittenTip }
  | { made: 'planted'; theme: string; targets: Target[] }
  | { made: 'decoy'; theme: string; target: Target }
  | { made: 'told'; theme: string }
  /** The special at position `of` told once more. */
  | { made: 'again'; of: number; way: 'same caller' | 'forwarded' }
  | { made: 'hoax'; turn: number }
  | { made: 'of one person'; report: PersonReport }
);

export const anyChannel = chooser<TipChannel>([
  ['online', 62],
  ['hotline', 8],
  ['email', 12],
  ['police', 12],
  ['walk-in', 6],
]);
const anyStrength = chooser<MatchStrength>([
  ['strong', 42],
  ['probable', 38],
  ['possible', 20],
]);
export const themesOf: Readonly<Record<InvestigationKind, readonly string[]>> = {
  'attack plot': ['reconnaissance', 'purchase', 'storage', 'threat', 'weapons', 'reconnaissance', 'training'],
  funding: ['funding', 'funding', 'scam', 'papers'],
  online: ['online-person', 'online-person', 'leaflets', 'threat'],
  travel: ['travel', 'travel', 'training', 'papers'],
  facilitation: ['papers', 'storage', 'weapons', 'funding'],
  other: ['threat', 'leaflets', 'storage'],
};
const everydayThemes = ['civic', 'strange-neighbour', 'crime', 'drone', 'watcher', 'scam'];

/** On their own dates, or moved by whole days where the sample ends on another day; those outside the sample are left out. */
function written(window: Window, room: number): Special[] {
  const moved = window.firstDay + (window.days - 1) * day - dayStart(writtenUntil);
  const inside = writtenTips
    .map((tip): Special => ({ made: 'written', tip, at: Date.parse(tip.receivedAt) + moved, channel: tip.channel }))
    .filter(({ at }) => at >= window.start && at < window.end);
  // A small sample takes an even share of them.
  return inside.filter((_, index) => (index * room) % inside.length < room || room >= inside.length);
}

function weightOf({ kind, state, disruption }: SampleInvestigation): number {
  if (disruption !== null && state === 'live') return 12;
  if (disruption !== null) return 8;
  if (state === 'closed') return 2;
  return kind === 'attack plot' ? 14 : 7;
}

/** When the public could report it: while it is open, more and more often towards the end; for a closed one at any time. */
function timeFor(random: Random, investigation: SampleInvestigation, window: Window): number {
  const opened = Math.max(window.start, Date.parse(investigation.openedAt) + 2 * day);
  const ended = investigation.disruption === null ? window.end : Date.parse(investigation.disruption.at) + 4 * day;
  const to = ended > opened + day ? Math.min(ended, window.end) : window.end;
  const at = opened + (to - opened) * random() ** 0.7;
  return Math.min(Math.max(ukInstant(ukDay(at), timeOfDay(random)), opened), window.end - 60_000);
}

const suspected = (investigation: SampleInvestigation): number[] =>
  investigation.subjects.flatMap(({ role }, index) => (role === 'suspect' || role === 'associate' ? [index] : []));

export function targetIn(random: Random, investigations: readonly SampleInvestigation[], at: number): Target {
  const found = investigations[at];
  const subjects = found === undefined ? [] : suspected(found);
  return {
    investigation: at,
    subject: subjects.length === 0 ? 0 : pick(random, subjects),
    wanted: anyStrength(random),
  };
}

function planted(
  random: Random,
  investigations: readonly SampleInvestigation[],
  window: Window,
  count: number,
): Special[] {
  const choose = chooser(investigations.map((one, index) => [index, weightOf(one)] as const));
  return Array.from({ length: count }, (): Special => {
    const first = choose(random);
    const targets = [targetIn(random, investigations, first)];
    const one = investigations[first];
    const at = one === undefined ? window.start : timeFor(random, one, window);
    if (chance(random, 0.04)) {
      const second = choose(random);
      const other = investigations[second];
      if (second !== first && other !== undefined && Date.parse(other.openedAt) < at)
        targets.push({ ...targetIn(random, investigations, second), wanted: 'strong' });
    }
    const channel = anyChannel(random);
    return { made: 'planted', at, channel, targets, theme: pick(random, themesOf[one?.kind ?? 'other']) };
  });
}

/**
 * Every third investigation was opened on what somebody from the public had said some hours before: the first of its planted tips is
 * that. It has no random stream, so that everything else stays what it was.
 */
function begun(
  list: readonly Special[],
  investigations: readonly SampleInvestigation[],
  window: Window,
): readonly Special[] {
  const first = new Map<number, number>();
  for (const [index, special] of list.entries()) {
    const target = special.made === 'planted' && special.targets.length === 1 ? special.targets[0] : undefined;
    if (target === undefined || target.investigation % 3 !== 1) continue;
    const before = list[first.get(target.investigation) ?? -1];
    if (before === undefined || special.at < before.at) first.set(target.investigation, index);
  }
  const moved = new Map(
    [...first].flatMap(([investigation, index]) => {
      const opened = Date.parse(investigations[investigation]?.openedAt ?? '');
      const at = opened - (2 + (investigation % 5)) * hour - (investigation % 7) * 7 * 60_000;
      return at >= window.start && at < window.end ? [[index, at] as const] : [];
    }),
  );
  return list.map((special, index) => {
    const at = moved.get(index);
    if (at === undefined || special.made !== 'planted') return special;
    return { ...special, at, targets: special.targets.map((target) => ({ ...target, wanted: 'strong' as const })) };
  });
}

/** A few strong matches that nobody has looked at yet, so that the queue has something to find. */
function waiting(
  random: Random,
  investigations: readonly SampleInvestigation[],
  window: Window,
  count: number,
): Special[] {
  const live = investigations.flatMap((one, index) => (one.state === 'live' && one.disruption === null ? [index] : []));
  if (live.length === 0) return [];
  return shuffled(random, live)
    .slice(0, count)
    .map((at): Special => {
      const target = {
        ...targetIn(random, investigations, at),
        wanted: chance(random, 0.7) ? 'strong' : 'probable',
      } as const;
      const kind = investigations[at]?.kind ?? 'other';
      const received =
        window.end - between(random, 1, Math.min(40, window.days * 20)) * hour - between(random, 0, 59) * 60_000;
      return {
        made: 'planted',
        at: received,
        channel: anyChannel(random),
        theme: pick(random, themesOf[kind]),
        targets: [target],
      };
    });
}

function decoys(
  random: Random,
  investigations: readonly SampleInvestigation[],
  window: Window,
  count: number,
): Special[] {
  return Array.from({ length: count }, (): Special => {
    const target = targetIn(random, investigations, Math.floor(random() * investigations.length));
    const at = anyTime(random, window);
    return { made: 'decoy', at, channel: anyChannel(random), theme: pick(random, everydayThemes), target };
  });
}

function anyTime(random: Random, window: Window): number {
  const midnight = window.firstDay + Math.floor(random() * window.days) * day;
  return Math.min(ukInstant(midnight, timeOfDay(random)), window.end - 60_000);
}

function again(random: Random, of: number, original: Special, window: Window): Special | null {
  const at = original.at + between(random, 3, 6 * 24) * hour + between(random, 0, 59) * 60_000;
  if (at >= window.end || original.made === 'written') return null;
  const written = original.channel === 'online' || original.channel === 'email';
  const way = written && chance(random, 0.5) ? 'forwarded' : 'same caller';
  return { made: 'again', of, way, at, channel: way === 'forwarded' ? 'email' : original.channel };
}

/**
 * In no particular order. About three in a hundred belong to an investigation; in addition, one in 250 is told twice and one in 900
 * comes from the same hoaxer. Their number stops growing at a million contributions.
 */
export function plan(
  seed: number,
  investigations: readonly SampleInvestigation[],
  window: Window,
  total: number,
): Special[] {
  if (investigations.length === 0 || total < 20) return [];
  const random = stream(seed, 'plan');
  const size = Math.min(total, 1_000_000);
  const list: Special[] = [
    ...written(window, Math.floor(total * 0.4)),
    ...begun(planted(random, investigations, window, Math.round(size * 0.03)), investigations, window),
    ...waiting(random, investigations, window, Math.min(10, Math.floor(total * 0.02))),
    ...decoys(random, investigations, window, Math.round(size * 0.004)),
    ...Array.from(
      { length: Math.round(size / 300) },
      (): Special => ({
        made: 'told',
        at: anyTime(random, window),
        channel: anyChannel(random),
        theme: pick(random, everydayThemes),
      }),
    ),
    ...Array.from(
      { length: Math.round(size / 900) },
      (_, turn): Special => ({ made: 'hoax', at: anyTime(random, window), channel: 'hotline', turn }),
    ),
  ];
  const repeated = list.flatMap((original, index) => {
    const wanted = original.made === 'told' || (original.made === 'planted' && chance(random, 0.06));
    const found = wanted ? again(random, index, original, window) : null;
    return found === null ? [] : [found];
  });
  // Last, so that the others keep their places and with them their texts.
  const ofOnePerson = reportsOfOnePerson(window).map(
    ({ report, at }): Special => ({ made: 'of one person', report, at, channel: report.channel }),
  );
  return [...list, ...repeated, ...ofOnePerson];
}
