/** The ordinary work on an investigation: decisions, actions and what is known of the suspects' activities. */

import { ownersOf } from '../people.ts';
import { day, hour, iso, isoDay } from './calendar.ts';
import { streets } from './places.ts';
import { below, between, chance, chooser, pick, type Random } from './random.ts';
import type { SampleAction, SampleEvent, SampleInvestigation, SampleSubject } from './sample.ts';

/** Milliseconds. */
export interface Span {
  from: number;
  to: number;
}

const minute = 60_000;
/** A moment of the working day within a span. */
function moment(random: Random, { from, to }: Span): number {
  const at = from + random() * Math.max(0, to - from);
  const working = Math.floor(at / day) * day + between(random, 8 * 60, 18 * 60) * minute;
  return Math.min(Math.max(working, from), Math.max(from, to));
}

const decisions: readonly (readonly [title: string, text: string])[] = [
  [
    'Strategy agreed',
    'Protect the public first, then secure evidence. Reviewed each week, at once if the risk changes.',
  ],
  [
    'No approach to the reporting person yet',
    'An approach now could show who spoke. Reviewed when a second source is found.',
  ],
  ['Share with the local force', 'Patrols may see what we cannot. Only what is needed is shared, without the source.'],
  [
    'Search not sought at this time',
    'The grounds are not strong enough and a search would end our knowledge. Surveillance is considered instead.',
  ],
  [
    'Safeguarding of a young person put first',
    'A child is treated as a victim. Social care and the school are told what they need.',
  ],
  ['Community reassurance', 'A visit to the place that may be a target, with plain advice on protective security.'],
  ['Priority reviewed', 'New reports agree with what is held. The resources that go with the priority are confirmed.'],
  ['Line of enquiry closed', 'The buyer was traced and has a lawful reason. Recorded so that it is not done twice.'],
];
const tasks = [
  'Trace the keeper of the vehicle',
  'Obtain CCTV before it is overwritten',
  'Speak to the reporting person again',
  'Compare handwriting on the note',
  'Check the tenancy of the lock-up',
  'Identify the user of the account',
  'Subscriber check on the number',
  'Take a statement from the shop assistant',
  'Visit the place of interest with a protective security adviser',
  'Review the material seized on the first day',
  'Find the second witness',
  'Ask the port for the passenger list',
  'Draw up the timeline for the briefing',
  'Consider referral for safeguarding',
];

export function decisionLog(
  random: Random,
  span: Span,
  owner: string,
  supervisor: string,
): SampleInvestigation['decisions'] {
  const count = between(random, 2, 6);
  return Array.from({ length: count }, () => {
    const [title, text] = pick(random, decisions);
    return { at: iso(moment(random, span)), title, text, by: chance(random, 0.7) ? owner : supervisor };
  }).sort((one, other) => (one.at < other.at ? -1 : 1));
}

const weighed = chooser([
  ['H', 3],
  ['M', 5],
  ['L', 2],
] as const);
const past = chooser([
  ['filed', 5],
  ['resulted', 3],
  ['completed', 1.2],
  ['allocated', 0.5],
] as const);
const present = chooser([
  ['raised', 2],
  ['allocated', 4],
  ['completed', 1],
  ['resulted', 1],
] as const);

/** Some of them are overdue: due before the end of the sample and not done. */
export function actionList(
  random: Random,
  span: Span,
  owner: string,
  supervisor: string,
  compartment: string | null,
): SampleAction[] {
  const count = between(random, 3, 9);
  const officers = ownersOf(compartment);
  return Array.from({ length: count }, (): SampleAction => {
    const at = moment(random, span);
    const recent = span.to - at < 30 * day;
    const state = recent ? present(random) : past(random);
    return {
      at: iso(at),
      title: pick(random, tasks),
      due: isoDay(at + between(random, 2, 28) * day),
      state,
      by: chance(random, 0.5) ? owner : supervisor,
      allocatedTo: state === 'raised' ? null : chance(random, 0.6) ? owner : pick(random, officers),
      priority: weighed(random),
    };
  }).sort((one, other) => (one.at < other.at ? -1 : 1));
}

const doings: readonly (readonly [kind: SampleEvent['kind'], title: string])[] = [
  ['meeting', 'Met an unknown person at a café'],
  ['meeting', 'Three suspects in one room for the first time'],
  ['purchase', 'Bought tools for cash'],
  ['purchase', 'Ordered protective clothing'],
  ['travel', 'Day journey without a known purpose'],
  ['travel', 'Hired a vehicle for a weekend'],
  ['communication', 'Changed to another messaging application'],
  ['communication', 'Long call to a number abroad'],
  ['sighting', 'Seen near the place of interest'],
  ['online', 'Joined a closed channel'],
  ['online', 'Looked for a manual'],
  ['search', 'Search of a shed with consent'],
  ['other', 'Lost a job'],
];
const precisions = chooser([
  ['minute', 3],
  ['day', 6],
  ['month', 2],
  ['approximate', 2],
  ['year', 0.4],
] as const);
const bases = chooser([
  ['observed', 3],
  ['reported', 5],
  ['assessed', 2],
] as const);

/** Events that officers entered themselves; their dates are no more exact than their precision says. */
export function activityOf(
  random: Random,
  span: Span,
  suspects: readonly SampleSubject[],
  area: string,
): SampleEvent[] {
  return Array.from({ length: between(random, 2, 6) }, (): SampleEvent => {
    const [kind, title] = pick(random, doings);
    const precision = precisions(random);
    const at = moment(random, span);
    const ranged = precision === 'day' && chance(random, 0.25);
    const to = ranged ? Math.min(at + between(random, 1, 6) * day, span.to) : null;
    return {
      kind,
      title,
      from: iso(at),
      to: to === null ? null : iso(to),
      precision,
      basis: bases(random),
      knownAt: iso(Math.min((to ?? at) + below(random, 21 * 24) * hour, span.to)),
      place: chance(random, 0.6) ? `${pick(random, streets)}, ${area}` : null,
      subject: suspects.length > 0 && chance(random, 0.75) ? pick(random, suspects).name : null,
      sourceReference: null,
    };
  }).sort((one, other) => (one.from < other.from ? -1 : 1));
}
