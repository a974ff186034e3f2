/** Timeline entries based on a contribution: what a planted tip reported, known to the police when it was triaged. */
import type { EventKind } from '../../../preload/contract/vocabulary.ts';
import { day, hour, iso } from './calendar.ts';
import { between, chance, pick, type Random } from './random.ts';
import type { SampleEvent, SampleTriage } from './sample.ts';

const kinds: Readonly<Record<string, readonly [kind: EventKind, ...titles: string[]]>> = {
  purchase: ['purchase', 'Purchase reported by the public', 'Asked a shop for more than one person needs'],
  reconnaissance: [
    'sighting',
    'Seen filming and asking questions',
    'Seen counting steps and cameras',
    'Seen twice, sketching',
  ],
  storage: ['sighting', 'Goods moved into a store at night', 'Heavy boxes carried in, blinds down'],
  weapons: ['sighting', 'Weapon or parts seen', 'Something wrapped in a blanket seen in a boot'],
  training: ['meeting', 'Training in the open reported', 'Group seen practising holds and running drills'],
  funding: ['other', 'Collection of money reported', 'Asked for money for people abroad'],
  travel: ['travel', 'Preparation to travel reported', 'Spoke of leaving for good'],
  papers: ['other', 'Offer of papers or rooms reported', 'Room let without names'],
  threat: ['communication', 'Threat in words reported', 'Spoke of making people pay'],
  leaflets: ['other', 'Leaflets or stickers found', 'Posters put up overnight'],
  'online-person': ['online', 'Post seen before it was deleted', 'Shared a film and praised it'],
  scam: ['communication', 'Request for money reported'],
};

export interface Source {
  theme: string;
  reference: string;
  /** Milliseconds. */
  receivedAt: number;
  place: string;
  subject: string | null;
  triage: SampleTriage;
}

/** It happened some time before it was reported, from minutes to weeks; the longer ago, the less exact. */
export function sourcedEvent(random: Random, source: Source): SampleEvent {
  const [kind, ...titles] = kinds[source.theme] ?? ['other', 'Reported by the public'];
  const soon = chance(random, 0.5);
  const at = source.receivedAt - (soon ? between(random, 1, 30) * hour : between(random, 2, 40) * day);
  return {
    kind,
    title: pick(random, titles),
    from: iso(at),
    to: null,
    precision: soon ? pick(random, ['minute', 'day']) : pick(random, ['day', 'approximate', 'month']),
    basis: 'reported',
    knownAt: source.triage.at,
    place: source.place === '' ? null : source.place,
    subject: source.subject,
    sourceReference: source.reference,
  };
}
