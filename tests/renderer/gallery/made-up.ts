/** Fictional rows and timeline items, the same on every run. Nothing here is about a real person or place. */
import { type Channel, type ContributionState, PlotStage } from '../../../preload/contract/vocabulary.ts';
import type {
  LaneName,
  StageStep,
  ThreatPeriod,
  TimelineItem,
} from '../../../renderer/features/plots/timeline/types.ts';

/** Numbers between 0 and 1 from a seed (a linear congruential generator). */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

function pick<T>(roll: () => number, from: readonly T[], otherwise: T): T {
  return from[Math.floor(roll() * from.length)] ?? otherwise;
}

export interface TipRow {
  id: string;
  channel: Channel;
  receivedAt: string;
  excerpt: string;
  area: string;
  state: ContributionState;
  waiting: number;
}

const excerpts = [
  'Man photographed the side entrance of the market hall for an hour',
  'Van LK21 ABC seen again behind the lock-ups, late at night',
  'Change in a colleague: talks about “the last summer”',
  'Video praising an attack shared in a public channel',
  'Asks how long police take to arrive at the bus station',
  'Large order of pool chemicals to a flat without a pool',
];
const areas = ['Northmoor', 'Eastwick', 'Marsh Lane', 'Harrowgate Park'];

export function tipRows(count: number): TipRow[] {
  const roll = dice(7);
  const now = Date.parse('2026-03-14T09:30:00.000Z');
  return Array.from({ length: count }, (_, index) => {
    const waiting = Math.floor(index * 3 + roll() * 20);
    return {
      id: `TIP-26-${String(104512 - index).padStart(6, '0')}`,
      channel: pick<Channel>(roll, ['hotline', 'online', 'police', 'email', 'walk-in'], 'hotline'),
      receivedAt: new Date(now - waiting * 60_000).toISOString(),
      excerpt: pick(roll, excerpts, ''),
      area: pick(roll, areas, ''),
      state: pick<ContributionState>(roll, ['untriaged', 'untriaged', 'lead', 'linked', 'trace'], 'untriaged'),
      waiting,
    };
  });
}

const kinds: Readonly<Record<LaneName, readonly string[]>> = {
  stage: ['assessment'],
  tip: ['hotline', 'online', 'police'],
  event: ['meeting', 'purchase', 'travel', 'sighting', 'online'],
  arrest: ['arrest'],
  action: ['raised', 'allocated', 'resulted'],
  decision: ['decision'],
  disruption: ['disruption'],
};
const titles: Readonly<Record<LaneName, readonly string[]>> = {
  stage: ['Stage assessed'],
  tip: ['Van seen behind the lock-ups', 'Overheard talk of a date', 'Asked about opening hours', 'Video shared'],
  event: [
    'Met at the Marsh Lane lock-up',
    'Bought 40 l of peroxide',
    'Ferry to Hollin Bay',
    'Walked the route twice',
    'New handle used',
  ],
  arrest: ['A. Fenwick arrested', 'J. Marlowe arrested'],
  action: ['Trace the registered keeper', 'Ask for the shop’s records', 'House-to-house, Marsh Lane'],
  decision: ['Deploy observation team', 'Raise priority to P1B', 'Share with the regional unit'],
  disruption: ['Arrest phase, late-stage plot disrupted'],
};
const weights: readonly LaneName[] = ['tip', 'tip', 'tip', 'event', 'event', 'action', 'decision'];
const precisions = ['minute', 'minute', 'day', 'day', 'month', 'approximate'] as const;
const START = Date.parse('2025-06-01T00:00:00.000Z');
const LENGTH = 250 * 86_400_000;

export function timelineItems(count: number): TimelineItem[] {
  const roll = dice(count);
  const made = Array.from({ length: count }, (_, index): TimelineItem => {
    const lane = pick<LaneName>(roll, weights, 'tip');
    // More happens towards the end, as in a plot that is being worked on.
    const at = START + LENGTH * Math.sqrt(roll());
    const precision = lane === 'event' ? pick(roll, precisions, 'day') : 'minute';
    const range = lane === 'event' && roll() > 0.8;
    return {
      id: `item-${index}`,
      lane,
      kind: pick(roll, kinds[lane], 'other'),
      title: pick(roll, titles[lane], ''),
      detail: 'A made-up entry for the gallery.',
      from: new Date(at).toISOString(),
      to: range ? new Date(at + roll() * 20 * 86_400_000).toISOString() : null,
      precision,
      basis: pick(roll, ['observed', 'reported', 'assessed'] as const, 'observed'),
      knownAt: new Date(at + roll() * 12 * 86_400_000).toISOString(),
      persons: pick(roll, [['A. Fenwick'], ['J. Marlowe', 'A. Fenwick'], ['Unknown male 1'], []], []),
      toPrecision: null,
      place: pick(roll, ['Marsh Lane', 'Northmoor market', 'Hollin Bay', null], null),
      source: pick(roll, ['Public', 'Surveillance', 'Partner', null], null),
      stage: null,
      marking: pick(roll, ['OFFICIAL-SENSITIVE', 'OFFICIAL-SENSITIVE', 'SECRET'] as const, 'OFFICIAL'),
      caveats: [],
    };
  });
  const extra = (lane: LaneName, at: number, stage: TimelineItem['stage'], title: string): TimelineItem => ({
    id: `${lane}-${at}`,
    lane,
    kind: kinds[lane][0] ?? 'other',
    title,
    detail: 'A made-up entry for the gallery.',
    from: new Date(START + at * LENGTH).toISOString(),
    to: null,
    precision: 'minute',
    basis: 'assessed',
    knownAt: new Date(START + at * LENGTH).toISOString(),
    persons: [],
    toPrecision: null,
    place: null,
    source: null,
    stage,
    marking: 'SECRET',
    caveats: [],
  });
  const assessed = stageSteps().map((step) =>
    extra(
      'stage',
      (Date.parse(step.from) - START) / LENGTH,
      step.stage,
      `Assessed: ${step.stage.replaceAll('_', ' ')}`,
    ),
  );
  return [
    ...made,
    ...assessed,
    extra('arrest', 0.97, null, 'A. Fenwick arrested'),
    extra('arrest', 0.975, null, 'J. Marlowe arrested'),
    extra('disruption', 0.97, null, 'Late-stage plot disrupted'),
  ];
}

const stageStep = (from: string, stage: StageStep['stage'], late: boolean): StageStep => ({
  from,
  stage,
  knownAt: from,
  lateStageSince: late ? from : null,
  disrupted: null,
});

export function stageSteps(): StageStep[] {
  const at = [0.05, 0.22, 0.4, 0.52, 0.66, 0.8, 0.9];
  const order = [
    'concern',
    'intent',
    'reconnaissance',
    'target_interest',
    'capability',
    'rehearsal',
    'final_preparation',
  ];
  return at.flatMap((share, index) => {
    const stage = PlotStage.safeParse(order[index]);
    return stage.success ? [stageStep(new Date(START + share * LENGTH).toISOString(), stage.data, index >= 4)] : [];
  });
}

export const threatHistory: readonly ThreatPeriod[] = [
  { from: '2024-01-01T00:00:00.000Z', to: '2025-08-20T00:00:00.000Z', level: 'SUBSTANTIAL' },
  { from: '2025-08-20T00:00:00.000Z', to: '2025-12-02T00:00:00.000Z', level: 'SEVERE' },
  { from: '2025-12-02T00:00:00.000Z', to: '2025-12-20T00:00:00.000Z', level: 'CRITICAL' },
  { from: '2025-12-20T00:00:00.000Z', to: null, level: 'SEVERE' },
];
