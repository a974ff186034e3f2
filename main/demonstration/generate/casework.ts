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
/** A moment of the day within a span: people meet, buy and travel on any day. */
function moment(random: Random, { from, to }: Span): number {
  const at = from + random() * Math.max(0, to - from);
  const daytime = Math.floor(at / day) * day + between(random, 8 * 60, 18 * 60) * minute;
  return Math.min(Math.max(daytime, from), Math.max(from, to));
}

type Told = readonly [first: string, ...more: string[]];

const decisions: readonly (readonly [title: string, text: string, reasons: Told])[] = [
  [
    'Strategy agreed',
    'Protect the public first, then secure evidence. Reviewed each week, at once if the risk changes.',
    [
      'No date is known, so that surveillance can still add to the evidence without leaving anybody in danger.',
      'Two sources agree on intent; neither speaks of means. An early arrest would not hold.',
    ],
  ],
  [
    'No approach to the reporting person yet',
    'An approach now could show who spoke. Reviewed when a second source is found.',
    [
      'The caller is one of four people who could have known.',
      'The caller asked not to be rung back, and lives in the same house.',
    ],
  ],
  [
    'Share with the local force',
    'Patrols may see what we cannot. Only what is needed is shared, without the source.',
    [
      'The vehicle was seen twice outside our hours, and neighbourhood officers pass there each night.',
      'The force has its own report of the same address and asked.',
    ],
  ],
  [
    'Search not sought at this time',
    'Surveillance is considered instead.',
    [
      'The grounds rest on one report, and a search would end our knowledge.',
      'Counsel advises that the present grounds would not satisfy a court.',
    ],
  ],
  [
    'Safeguarding of a young person put first',
    'Social care and the school are told what they need.',
    [
      'A child of fifteen is treated as a victim unless the evidence says otherwise.',
      'The messages show pressure from an adult.',
    ],
  ],
  [
    'Community reassurance',
    'A visit to the place that may be a target, with plain advice on protective security.',
    [
      'Staff there had noticed the same person and were worried.',
      'Advice can be given as part of the usual programme and shows nothing of what is held.',
    ],
  ],
  [
    'Priority reviewed',
    'The resources that go with the priority are confirmed.',
    [
      'New reports agree with what is held.',
      'Nothing new in four weeks, but what is held has not been explained either.',
      'The purchase was confirmed by the shop.',
    ],
  ],
  [
    'Line of enquiry closed',
    'The buyer was traced. Recorded so that it is not done twice.',
    [
      'He holds a licence and showed the stock.',
      'The purchase was for the club that he named, whose treasurer confirmed it.',
    ],
  ],
];

/** What was asked for, and what came of it. */
const tasks: readonly (readonly [title: string, results: Told])[] = [
  [
    'Trace the keeper of the vehicle',
    [
      'The registered keeper sold it in the spring; the buyer is not recorded.',
      'Kept by a hire firm, let to a name that is not held.',
    ],
  ],
  [
    'Obtain CCTV before it is overwritten',
    [
      'Seized for the whole evening; the figure is seen at 21:14 and 21:52.',
      'Overwritten after fourteen days. The shop opposite has been asked.',
    ],
  ],
  [
    'Speak to the reporting person again',
    [
      'Adds that there were two of them and that one limped.',
      'Does not wish to say more.',
      'No answer on three days; a card was left.',
    ],
  ],
  [
    'Compare handwriting on the note',
    ['Not by the suspect, in the examiner’s opinion.', 'Too little writing for an opinion.'],
  ],
  [
    'Check the tenancy of the lock-up',
    [
      'Let since March for cash to a man who showed no papers.',
      'Council garage, the tenant is eighty-one and lets it on.',
    ],
  ],
  [
    'Identify the user of the account',
    ['Opened from a library computer.', 'The same recovery address as an account that is held.'],
  ],
  [
    'Subscriber check on the number',
    ['Unregistered, topped up in one shop.', 'Registered to a company that was dissolved.', 'Belongs to the mother.'],
  ],
  [
    'Take a statement from the shop assistant',
    ['Statement taken; would know him again.', 'Remembers the sale, not the buyer.'],
  ],
  [
    'Visit the place of interest with a protective security adviser',
    [
      'Advice given on the side entrance and the deliveries.',
      'The manager keeps a book of odd visitors; two entries copied.',
    ],
  ],
  [
    'Review the material seized on the first day',
    ['Forty-one items, two of them relevant.', 'One telephone could not be opened; sent to the laboratory.'],
  ],
  ['Find the second witness', ['Found through the bus company; saw nothing.', 'Not found.']],
  [
    'Ask the port for the passenger list',
    ['He travelled alone and came back after four days.', 'Not on either sailing.'],
  ],
  [
    'Draw up the timeline for the briefing',
    ['Drawn up and briefed.', 'Drawn up; two dates do not agree and are marked.'],
  ],
  [
    'Consider referral for safeguarding',
    ['Referred, and accepted.', 'Considered; the school is already doing what would be asked.'],
  ],
];

export function decisionLog(
  random: Random,
  span: Span,
  owner: string,
  supervisor: string,
): SampleInvestigation['decisions'] {
  const count = between(random, 2, 6);
  return Array.from({ length: count }, () => {
    const [title, text, reasons] = pick(random, decisions);
    return {
      at: iso(moment(random, span)),
      title,
      text,
      reason: pick(random, reasons),
      by: chance(random, 0.7) ? owner : supervisor,
    };
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

const settled = chooser([
  ['filed', 6],
  ['resulted', 4],
] as const);
/** States from which an action has a result. */
const withResult: ReadonlySet<SampleAction['state']> = new Set(['resulted', 'filed']);

/** Some are overdue: due before the end of the sample and not done. A closed investigation has none left to do. */
export function actionList(
  random: Random,
  span: Span,
  {
    owner,
    supervisor,
    compartment,
    closed,
  }: { owner: string; supervisor: string; compartment: string | null; closed: boolean },
): SampleAction[] {
  const count = between(random, 3, 9);
  const officers = ownersOf(compartment);
  return Array.from({ length: count }, (): SampleAction => {
    const at = moment(random, span);
    const recent = span.to - at < 30 * day;
    const state = closed ? settled(random) : recent ? present(random) : past(random);
    const [title, results] = pick(random, tasks);
    return {
      at: iso(at),
      title,
      result: withResult.has(state) ? pick(random, results) : null,
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
