/** What is known of the suspects' doings, as officers entered it themselves. */
import type { InvestigationKind } from '../../../preload/contract/vocabulary.ts';
import { day, hour, iso } from './calendar.ts';
import { severalOf, townOf } from './case-words.ts';
import { moment, type Span } from './moments.ts';
import { streets } from './places.ts';
import { below, between, chance, chooser, pick, type Random } from './random.ts';
import type { SampleEvent, SampleSubject } from './sample.ts';

interface Doing {
  kind: SampleEvent['kind'];
  title: string;
  /** False for what has no place: a call, a post, a change of job. */
  somewhere: boolean;
}

const at = (kind: Doing['kind'], ...titles: string[]): Doing[] =>
  titles.map((title) => ({ kind, title, somewhere: true }));
const nowhere = (kind: Doing['kind'], ...titles: string[]): Doing[] =>
  titles.map((title) => ({ kind, title, somewhere: false }));

const common: readonly Doing[] = [
  ...at('meeting', 'Met an unknown person at a café', 'Met two others in a parked car'),
  ...nowhere('communication', 'Changed to another messaging application', 'Long call to a number abroad'),
  ...nowhere('communication', 'Began to use a second phone'),
  ...nowhere('travel', 'Day journey without a known purpose'),
  ...nowhere('other', 'Left a job without notice'),
];

const ofKind: Readonly<Record<InvestigationKind, readonly Doing[]>> = {
  'attack plot': [
    ...at('purchase', 'Bought tools for cash', 'Collected a parcel from a locker'),
    ...nowhere('purchase', 'Ordered protective clothing'),
    ...at('sighting', 'Seen near the place of interest', 'Walked round the place of interest twice'),
    ...nowhere('online', 'Looked for a manual'),
    ...at('search', 'Search of a shed with consent'),
    ...nowhere('travel', 'Hired a vehicle for a weekend'),
  ],
  funding: [
    ...at('other', 'Paid in coins and small notes at a branch', 'Emptied collection tins in three shops'),
    ...at('meeting', 'Handed a bag to a driver'),
    ...nowhere('communication', 'Asked for donations in a closed group'),
    ...nowhere('other', 'Sent a transfer just below the reporting limit'),
    ...at('sighting', 'Counted money in a back room'),
  ],
  online: [
    ...nowhere('online', 'Posted a link to a prohibited document', 'Opened a second account'),
    ...nowhere('online', 'Invited younger members to a closed channel', 'Deleted posts of the last month'),
    ...nowhere('online', 'Named an attacker of the past with approval'),
    ...at('purchase', 'Bought a prepaid SIM for cash'),
  ],
  travel: [
    ...nowhere('travel', 'Applied for a passport as urgent', 'Asked for the price of a one-way fare'),
    ...at('purchase', 'Bought boots and outdoor clothing'),
    ...at('sighting', 'Seen at the ferry terminal without luggage'),
    ...nowhere('other', 'Sold a car and furniture'),
    ...nowhere('communication', 'Said goodbye to a relative'),
  ],
  facilitation: [
    ...at('meeting', 'Viewed a room and paid in cash'),
    ...at('sighting', 'Delivered boxes after dark', 'Changed number plates in a yard'),
    ...at('purchase', 'Bought a card printer'),
    ...nowhere('communication', 'Offered papers to an acquaintance'),
    ...nowhere('travel', 'Drove to the port and back in one night'),
  ],
  other: [
    ...at('sighting', 'Seen outside a home that was threatened', 'Photographed a house from a car'),
    ...at('purchase', 'Bought a kitchen timer and wire'),
    ...at('other', 'Put a card through a letter box'),
    ...nowhere('online', 'Posted an address'),
  ],
};

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

/** No two of a case are alike; their dates are no more exact than their precision says. */
export function activityOf(
  random: Random,
  span: Span,
  suspects: readonly SampleSubject[],
  { kind: ofCase, area }: { kind: InvestigationKind; area: string },
): SampleEvent[] {
  const doings = [...common, ...ofKind[ofCase], ...ofKind[ofCase]];
  const several = new Set(severalOf(random, doings, between(random, 2, 6)));
  return [...several]
    .map(({ kind, title, somewhere }): SampleEvent => {
      const precision = precisions(random);
      const from = moment(random, span);
      const ranged = precision === 'day' && chance(random, 0.25);
      const to = ranged ? Math.min(from + between(random, 1, 6) * day, span.to) : null;
      return {
        kind,
        title,
        from: iso(from),
        to: to === null ? null : iso(to),
        precision,
        basis: bases(random),
        knownAt: iso(Math.min((to ?? from) + below(random, 21 * 24) * hour, span.to)),
        place: somewhere && chance(random, 0.8) ? `${pick(random, streets)}, ${townOf(area)}` : null,
        subject: suspects.length > 0 && chance(random, 0.75) ? pick(random, suspects).name : null,
        sourceReference: null,
      };
    })
    .sort((one, other) => (one.from < other.from ? -1 : 1));
}
