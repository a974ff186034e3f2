/** Timeline entries based on a contribution: what a planted tip reported, known to the police when it was triaged. */
import type { EventKind } from '../../../preload/contract/vocabulary.ts';
import { day, hour, iso } from './calendar.ts';
import { between, chance, pick, type Random } from './random.ts';
import type { SampleEvent, SampleTriage } from './sample.ts';

const kinds: Readonly<Record<string, readonly [kind: EventKind, title: string]>> = {
  purchase: ['purchase', 'Purchase reported by the public'],
  reconnaissance: ['sighting', 'Seen filming and asking questions'],
  storage: ['sighting', 'Goods moved into a store at night'],
  weapons: ['sighting', 'Weapon or parts seen'],
  training: ['meeting', 'Training in the open reported'],
  funding: ['other', 'Collection of money reported'],
  travel: ['travel', 'Preparation to travel reported'],
  papers: ['other', 'Offer of papers or rooms reported'],
  threat: ['communication', 'Threat in words reported'],
  leaflets: ['other', 'Leaflets or stickers found'],
  'online-person': ['online', 'Post seen before it was deleted'],
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
  const [kind, title] = kinds[source.theme] ?? ['other', 'Reported by the public'];
  const soon = chance(random, 0.5);
  const at = source.receivedAt - (soon ? between(random, 1, 30) * hour : between(random, 2, 40) * day);
  return {
    kind,
    title,
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
