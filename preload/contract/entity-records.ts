/** Room: entities that are records: a person, vehicle, phone, address, organisation, account or object that a case knows. */
import { z } from 'zod';
import { marked } from './caveats.ts';
import { Cursor, Day, Id, Instant, Line, Nothing, Reason, verb } from './core.ts';
import { EntityRecordKind, MarkerKind, RelationKind } from './entity-words.ts';
import { LinkReason } from './linking.ts';
import { ImpreciseDate } from './plots.ts';
import { investigationOfficers, investigationReaders } from './roles.ts';
import {
  EventKind,
  HandlingCode,
  IdentifierKind,
  IntelligenceGrade,
  InvestigationState,
  MatchStrength,
  Priority,
  ReceivedPrecision,
  SourceGrade,
} from './vocabulary.ts';

/** 3x5x2; `conditions` are written where, and only where, handling is C. */
export const ItemGrade = z.strictObject({
  source: SourceGrade,
  intelligence: IntelligenceGrade,
  handling: HandlingCode,
  conditions: z.string().trim().min(3).max(2_000).nullable(),
});
export type ItemGrade = z.infer<typeof ItemGrade>;

/** A record that an item is known from, where there is one. */
const eventOrExhibit = { eventId: Id.nullable(), exhibitId: Id.nullable() };
/** What an item rests on. */
const restsOn = {
  source: z.string().trim().max(500),
  contributionId: Id.nullable(),
  documentId: Id.nullable(),
  ...eventOrExhibit,
  grade: ItemGrade.nullable(),
};
/** Where it is known from, as it is shown: a record that the reader may not see is left out, as if none were named. */
const shownFrom = {
  source: z.string(),
  contributionId: Id.nullable(),
  contributionReference: z.string().nullable(),
  documentId: Id.nullable(),
  documentName: z.string().nullable(),
  /** With the case that it is an event or an exhibit of. */
  event: z.object({ id: Id, investigationId: Id, title: z.string() }).nullable(),
  exhibit: z.object({ id: Id, investigationId: Id, reference: z.string() }).nullable(),
};
export type ShownFrom = z.infer<z.ZodObject<typeof shownFrom>>;
const shownSource = { ...shownFrom, grade: ItemGrade.nullable() };

const described = {
  title: Line,
  description: z.string().trim().max(5_000),
  aliases: z.array(Line).max(50),
};

const Row = z.object({
  id: Id,
  investigationId: Id,
  operation: z.string(),
  ...marked,
  kind: EntityRecordKind,
  title: z.string(),
  aliases: z.array(z.string()),
  addedAt: Instant,
  withdrawnAt: Instant.nullable(),
  /** Warning markers that stand. */
  warnings: z.array(MarkerKind),
  /** The first few that are not its name. */
  known: z.array(z.object({ kind: IdentifierKind, text: z.string(), value: z.string() })),
});
export type EntityRow = z.infer<typeof Row>;

const IdentifierOfEntity = z.object({
  id: Id,
  kind: IdentifierKind,
  text: z.string(),
  value: z.string(),
  /** Its title or an alias, which goes when that changes. */
  named: z.boolean(),
  validFrom: Day.nullable(),
  validTo: Day.nullable(),
  addedAt: Instant,
  addedBy: z.string(),
  ...shownSource,
});
export type IdentifierOfEntity = z.infer<typeof IdentifierOfEntity>;

const Marker = z.object({
  id: Id,
  kind: MarkerKind,
  note: z.string(),
  ...shownFrom,
  since: Day,
  reviewOn: Day,
  setAt: Instant,
  setBy: z.string(),
  reviewedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  endReason: z.string().nullable(),
});
export type Marker = z.infer<typeof Marker>;

/** The other end of a relation, or of what is said to be the same: an entity, or a subject of a case. */
const otherEnd = {
  otherEntityId: Id.nullable(),
  subjectId: Id.nullable(),
  investigationId: Id,
  operation: z.string(),
  kind: EntityRecordKind,
  title: z.string(),
};

const Relation = z.object({
  id: Id,
  relation: RelationKind,
  /** It is recorded at the other end, and reads from there to here. */
  back: z.boolean(),
  ...otherEnd,
  fromDay: Day.nullable(),
  toDay: Day.nullable(),
  addedAt: Instant,
  addedBy: z.string(),
  endReason: z.string().nullable(),
  withdrawnAt: Instant.nullable(),
  withdrawnReason: z.string().nullable(),
  mayEnd: z.boolean(),
  ...shownSource,
});
export type Relation = z.infer<typeof Relation>;

const Same = z.object({
  id: Id,
  ...otherEnd,
  reason: z.string(),
  at: Instant,
  by: z.string(),
  undoneAt: Instant.nullable(),
  undoneBy: z.string().nullable(),
  undoneReason: z.string().nullable(),
  mayUndo: z.boolean(),
});
export type SameAs = z.infer<typeof Same>;

const EntityRecord = z.object({
  id: Id,
  investigationId: Id,
  operation: z.string(),
  ...marked,
  kind: EntityRecordKind,
  title: z.string(),
  description: z.string(),
  aliases: z.array(z.string()),
  version: z.int(),
  addedAt: Instant,
  addedBy: z.string(),
  withdrawnAt: Instant.nullable(),
  /** The viewer may change the case that it belongs to. */
  mayChange: z.boolean(),
  /** A picture that is kept with that case. */
  photo: z.object({ documentId: Id, name: z.string(), size: z.int(), sha256: z.string() }).nullable(),
  markers: z.array(Marker),
  identifiers: z.array(IdentifierOfEntity),
  relations: z.array(Relation),
  same: z.array(Same),
  /** Said to be the same by way of others. */
  alike: z.array(z.object(otherEnd)),
  /** Events of subjects that are said to be the same, the last first. */
  events: z.array(
    z.object({
      id: Id,
      investigationId: Id,
      operation: z.string(),
      kind: EventKind,
      title: z.string(),
      when: ImpreciseDate,
      place: z.string().nullable(),
    }),
  ),
  /** What was changed of it, the last first. */
  history: z.array(z.object({ id: Id, at: Instant, by: z.string(), what: z.string(), reason: z.string().nullable() })),
});
export type EntityRecord = z.infer<typeof EntityRecord>;

const ofEntity = ({ entityId }: { entityId: number }) => [`entity:${entityId}`];

/** How many contributions that came in before and hold what was learned are in the inbox now, and whether there are more. */
const Late = z.object({ delivered: z.int(), more: z.boolean() });

export const entityRecords = {
  'entities.list': verb({
    summary: 'lists entities that cases have records of, the last added first',
    input: z.strictObject({
      investigationId: Id.nullable(),
      kind: EntityRecordKind.nullable(),
      /** In its title or an alias, or an identifier of it as the matcher reads it; all of them where it is empty. */
      text: z.string().max(200),
      after: Cursor.nullable(),
      limit: z.int().min(1).max(200).default(50),
    }),
    output: z.object({
      entities: z.array(Row),
      /** Another page may follow one that is empty. */
      next: Cursor.nullable(),
    }),
    processing: 'consultation',
    permission: investigationReaders,
    records: (_, out) => out.entities.map(({ id }) => `entity:${id}`),
  }),
  'entities.get': verb({
    summary: 'opens an entity: identifiers, markers, relations, what it is said to be the same as, and its history',
    input: z.strictObject({ entityId: Id }),
    output: z.object({ entity: EntityRecord }),
    processing: 'consultation',
    permission: investigationReaders,
    records: (input) => ofEntity(input),
  }),
  'entities.heldBy': verb({
    summary: 'looks through contributions for an entity, as the matcher that suggests links reads them',
    input: z.strictObject({ entityId: Id, after: Cursor.nullable() }),
    output: z.object({
      /** Those that hold a number, a plate or an account of it, the newest first; then those that speak of it in words. */
      tips: z.array(
        z.object({
          id: Id,
          reference: z.string(),
          receivedAt: Instant,
          receivedPrecision: ReceivedPrecision,
          excerpt: z.string(),
          reasons: z.array(LinkReason),
          against: z.array(z.string()),
        }),
      ),
      lookedFor: z.array(z.string()),
      /** Another page may follow one that is empty. */
      next: Cursor.nullable(),
    }),
    processing: 'consultation',
    permission: investigationReaders,
    records: (input, out) => [...ofEntity(input), ...out.tips.map(({ id }) => `contribution:${id}`)],
  }),
  'entities.cases': verb({
    summary: 'shows other cases that hold what an entity is known by, as the matcher reads it, with what says so',
    input: z.strictObject({ entityId: Id }),
    output: z.object({
      /** Eight at most, the strongest first. */
      cases: z.array(
        z.object({
          investigationId: Id,
          reference: z.string(),
          operation: z.string(),
          state: InvestigationState,
          priority: Priority,
          ...marked,
          matchStrength: MatchStrength,
          reasons: z.array(LinkReason),
          against: z.array(z.string()),
        }),
      ),
    }),
    processing: 'consultation',
    permission: investigationReaders,
    records: (input, out) => [
      ...ofEntity(input),
      ...out.cases.map(({ investigationId }) => `investigation:${investigationId}`),
    ],
  }),
  'entities.add': verb({
    summary: 'records an entity that a case knows, with what it is known by',
    input: z.strictObject({
      investigationId: Id,
      kind: EntityRecordKind,
      ...described,
      identifiers: z.array(z.strictObject({ kind: IdentifierKind, text: Line })).max(20),
      ...restsOn,
    }),
    output: z.object({ entityId: Id, late: Late }),
    processing: 'collection',
    permission: investigationOfficers,
    records: (input, out) => [`investigation:${input.investigationId}`, ...ofEntity(out)],
  }),
  'entities.change': verb({
    summary: 'changes the title, description or aliases of an entity, with a reason',
    input: z.strictObject({ entityId: Id, version: z.int(), ...described, reason: Reason }),
    output: z.object({ version: z.int(), late: Late }),
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => ofEntity(input),
  }),
  'entities.withdraw': verb({
    summary: 'withdraws an entity that was recorded by mistake, and what it is known by; it stays in the history',
    input: z.strictObject({ entityId: Id, reason: Reason }),
    output: Nothing,
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => ofEntity(input),
  }),
  'entities.restore': verb({
    summary: 'restores an entity that was withdrawn, with the identifiers that went with it',
    input: z.strictObject({ entityId: Id }),
    output: Nothing,
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => ofEntity(input),
  }),
  'entities.addIdentifier': verb({
    summary: 'adds what an entity is known by, with the days for which it holds, its source and its grade',
    input: z.strictObject({
      entityId: Id,
      kind: IdentifierKind,
      text: Line,
      validFrom: Day.nullable(),
      validTo: Day.nullable(),
      ...restsOn,
    }),
    /** `further`: the rest, where the text holds more than one. */
    output: z.object({ entityIdentifierId: Id, further: z.int(), late: Late }),
    processing: 'collection',
    permission: investigationOfficers,
    records: (input, out) => [...ofEntity(input), `entity-identifier:${out.entityIdentifierId}`],
  }),
  'entities.endIdentifier': verb({
    summary: 'says until which day an identifier held; contributions are matched with it as before',
    input: z.strictObject({ entityIdentifierId: Id, validTo: Day, reason: Reason }),
    output: Nothing,
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => [`entity-identifier:${input.entityIdentifierId}`],
  }),
  'entities.withdrawIdentifier': verb({
    summary: 'withdraws an identifier that was recorded by mistake: nothing is matched with it any more',
    input: z.strictObject({ entityIdentifierId: Id, reason: Reason }),
    output: Nothing,
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => [`entity-identifier:${input.entityIdentifierId}`],
  }),
  'entities.addMarker': verb({
    summary: 'sets a warning marker, with its source and the day by which it is reviewed',
    input: z.strictObject({
      entityId: Id,
      kind: MarkerKind,
      note: z.string().trim().max(2_000),
      source: Line,
      contributionId: Id.nullable(),
      documentId: Id.nullable(),
      ...eventOrExhibit,
      since: Day,
      reviewOn: Day,
    }),
    output: z.object({ markerId: Id }),
    processing: 'collection',
    permission: investigationOfficers,
    records: (input, out) => [...ofEntity(input), `marker:${out.markerId}`],
  }),
  'entities.reviewMarker': verb({
    summary: 'reviews a warning marker: it stands until the next review, or it ends',
    input: z.strictObject({
      markerId: Id,
      /** The day by which it is reviewed again; null where it ends. */
      reviewOn: Day.nullable(),
      reason: Reason,
    }),
    output: Nothing,
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => [`marker:${input.markerId}`],
  }),
  'entities.relate': verb({
    summary: 'records how an entity is related to another or to a subject, with dates, source and grade',
    input: z.strictObject({
      entityId: Id,
      /** The one or the other. */
      otherEntityId: Id.nullable(),
      subjectId: Id.nullable(),
      relation: RelationKind,
      fromDay: Day.nullable(),
      toDay: Day.nullable(),
      ...restsOn,
    }),
    output: z.object({ relationId: Id }),
    processing: 'collection',
    permission: investigationOfficers,
    records: (input, out) => [...ofEntity(input), `relation:${out.relationId}`],
  }),
  'entities.endRelation': verb({
    summary: 'says until which day a relation held, with a reason',
    input: z.strictObject({ relationId: Id, toDay: Day, reason: Reason }),
    output: Nothing,
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => [`relation:${input.relationId}`],
  }),
  'entities.withdrawRelation': verb({
    summary: 'withdraws a relation that was recorded by mistake; it stays in the history',
    input: z.strictObject({ relationId: Id, reason: Reason }),
    output: Nothing,
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => [`relation:${input.relationId}`],
  }),
  'entities.saySame': verb({
    summary: 'says, with a reason, that an entity is the same as another or as a subject; both stay as they are',
    input: z.strictObject({
      entityId: Id,
      /** The one or the other. */
      otherEntityId: Id.nullable(),
      subjectId: Id.nullable(),
      reason: Reason,
    }),
    output: z.object({ sameId: Id }),
    processing: 'combination',
    permission: investigationOfficers,
    records: (input, out) => [...ofEntity(input), `same:${out.sameId}`],
  }),
  'entities.undoSame': verb({
    summary: 'takes back that two are the same, with a reason; that it was said stays in the history',
    input: z.strictObject({ sameId: Id, reason: Reason }),
    output: Nothing,
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => [`same:${input.sameId}`],
  }),
  'entities.setPhoto': verb({
    summary: 'chooses a picture that is kept with the case as the photograph of an entity, or none',
    input: z.strictObject({ entityId: Id, version: z.int(), documentId: Id.nullable() }),
    output: z.object({ version: z.int() }),
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => ofEntity(input),
  }),
} as const;
