/** The words of entities that are records: kinds, warning markers, and which relation may hold between which kinds. */
import { z } from 'zod';
import { EntityKind } from './vocabulary.ts';

/** Kinds of which there are records; an event is kept with its case. */
export const EntityRecordKind = EntityKind.exclude(['event']);
export type EntityRecordKind = z.infer<typeof EntityRecordKind>;

/** What whoever meets this person, or goes there, is warned of: the warning signals that forces exchange. */
export const MarkerKind = z.enum([
  'firearms',
  'weapons',
  'explosives',
  'violent',
  'offends_on_bail',
  'escaper',
  'conceals',
  'drugs',
  'alleges',
  'contagious',
  'ailment',
  'mental_health',
  'self_harm',
  'suicidal',
  'child_at_risk',
  'dangerous_dog',
]);
export type MarkerKind = z.infer<typeof MarkerKind>;

export const RelationKind = z.enum([
  'relative_of',
  'partner_of',
  'associate_of',
  'member_of',
  'works_for',
  'owns',
  'keeper_of',
  'uses',
  'lives_at',
  'seen_at',
  'seen_with',
  'in_contact_with',
  'kept_at',
  'based_at',
  'connected_with',
]);
export type RelationKind = z.infer<typeof RelationKind>;

const kinds = EntityRecordKind.options;
const lines = ['phone', 'online_account'] as const;
const holders = ['person', 'organisation'] as const;

interface RelationWords {
  readonly from: readonly EntityRecordKind[];
  readonly to: readonly EntityRecordKind[];
  /** As the first says it of the second, and as the second says it of the first. */
  readonly says: string;
  readonly saysBack: string;
}

/** A subject of a case counts as a person. */
export const relationWords: Readonly<Record<RelationKind, RelationWords>> = {
  relative_of: { from: ['person'], to: ['person'], says: 'Relative of', saysBack: 'Relative of' },
  partner_of: { from: ['person'], to: ['person'], says: 'Partner of', saysBack: 'Partner of' },
  associate_of: { from: holders, to: holders, says: 'Associate of', saysBack: 'Associate of' },
  member_of: { from: ['person'], to: ['organisation'], says: 'Member of', saysBack: 'Has as a member' },
  works_for: { from: ['person'], to: holders, says: 'Works for', saysBack: 'Employs' },
  owns: {
    from: holders,
    to: kinds.filter((kind) => kind !== 'person'),
    says: 'Owns',
    saysBack: 'Owned by',
  },
  keeper_of: { from: holders, to: ['vehicle'], says: 'Registered keeper of', saysBack: 'Registered keeper' },
  uses: {
    from: holders,
    to: ['vehicle', 'phone', 'online_account', 'address', 'object'],
    says: 'Uses',
    saysBack: 'Used by',
  },
  lives_at: { from: ['person'], to: ['address'], says: 'Lives at', saysBack: 'Home of' },
  seen_at: { from: ['person', 'vehicle', 'object'], to: ['address'], says: 'Seen at', saysBack: 'Was seen there' },
  seen_with: {
    from: ['person', 'vehicle'],
    to: ['person', 'vehicle', 'object'],
    says: 'Seen with',
    saysBack: 'Seen with',
  },
  in_contact_with: {
    from: ['person', ...lines],
    to: ['person', ...lines],
    says: 'In contact with',
    saysBack: 'In contact with',
  },
  kept_at: { from: ['vehicle', 'object'], to: ['address'], says: 'Kept at', saysBack: 'Keeps' },
  based_at: { from: ['organisation'], to: ['address'], says: 'Based at', saysBack: 'Base of' },
  connected_with: { from: kinds, to: kinds, says: 'Connected with', saysBack: 'Connected with' },
};

/** The relations that the first may have to the second. */
export const relationsBetween = (from: EntityRecordKind, to: EntityRecordKind): RelationKind[] =>
  RelationKind.options.filter((kind) => relationWords[kind].from.includes(from) && relationWords[kind].to.includes(to));
