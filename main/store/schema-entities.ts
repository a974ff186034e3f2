/** Tables of entities that are records; see schema.ts. */
import type { Generated } from 'kysely';
import type { EntityRecordKind, MarkerKind, RelationKind } from '../../preload/contract/entity-words.ts';
import type { HandlingCode, IntelligenceGrade, SourceGrade } from '../../preload/contract/vocabulary.ts';
import type { Flag, Json } from './schema-values.ts';

/** What an item is known from: words, and one of these records. */
interface KnownFrom {
  source: string;
  contributionId: number | null;
  documentId: number | null;
  eventId: number | null;
  exhibitId: number | null;
}

/** The same with its grade. */
interface RestsOn extends KnownFrom {
  sourceGrade: SourceGrade | null;
  intelligenceGrade: IntelligenceGrade | null;
  handlingCode: HandlingCode | null;
  conditions: string | null;
}

/** An entity, and at the other end another one or a subject, of the case `otherCaseId`. */
interface BetweenTwo {
  id: Generated<number>;
  investigationId: number;
  entityId: number;
  otherCaseId: number;
  otherEntityId: number | null;
  subjectId: number | null;
}

export interface EntityTables {
  entity: {
    id: Generated<number>;
    investigationId: number;
    kind: EntityRecordKind;
    title: string;
    description: string;
    aliases: Json;
    photoId: number | null;
    version: Generated<number>;
    addedAt: string;
    addedBy: number;
    withdrawnAt: string | null;
  };
  entity_identifier: RestsOn & {
    id: Generated<number>;
    investigationId: number;
    entityId: number;
    caseIdentifierId: number;
    named: Flag;
    validFrom: string | null;
    validTo: string | null;
  };
  entity_marker: KnownFrom & {
    id: Generated<number>;
    investigationId: number;
    entityId: number;
    kind: MarkerKind;
    note: string;
    since: string;
    reviewOn: string;
    setAt: string;
    setBy: number;
    reviewedAt: string | null;
    reviewedBy: number | null;
    endedAt: string | null;
    endReason: string | null;
  };
  entity_relation: BetweenTwo &
    RestsOn & {
      relation: RelationKind;
      fromDay: string | null;
      toDay: string | null;
      addedAt: string;
      addedBy: number;
      endedAt: string | null;
      endedBy: number | null;
      endReason: string | null;
      withdrawnAt: string | null;
      withdrawnBy: number | null;
      withdrawnReason: string | null;
    };
  same_entity: BetweenTwo & {
    reason: string;
    at: string;
    by: number;
    undoneAt: string | null;
    undoneBy: number | null;
    undoneReason: string | null;
  };
  entity_change: {
    id: Generated<number>;
    investigationId: number;
    entityId: number;
    at: string;
    by: number;
    what: string;
    reason: string | null;
  };
}
