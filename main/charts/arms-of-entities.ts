/** People and things that cases have records of: with their case, what they are known by, each other, and what the matcher finds for them. */
import { type ChartIdentifierKind, linkedCountedTo } from '../../preload/contract/charts.ts';
import { relationWords } from '../../preload/contract/entity-words.ts';
import type { HandlingCode, IntelligenceGrade, SourceGrade } from '../../preload/contract/vocabulary.ts';
import { casesMatched, contributionsMatched } from '../entities/matched-things.ts';
import { inUse } from '../investigations/identifiers-in-use.ts';
import { notByIndex } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';
import { type Arm, anyOf, type Found, type Page, type Placed, paged, plain } from './link.ts';
import { idOf, type ThingType } from './thing.ts';

const entities = ({ db }: Context) =>
  db
    .selectFrom('entity')
    .select(['entity.id', 'entity.investigationId', 'entity.addedAt as at', 'entity.addedBy as by'])
    .where('entity.withdrawnAt', 'is', null);
type EntityRow = Awaited<ReturnType<ReturnType<typeof entities>['execute']>>[number];

const inCase = ({ id, investigationId, at, by, first, second }: EntityRow & Placed): Found => ({
  link: { ...plain, from: { entityId: id }, to: { investigationId }, kind: 'recorded_in', at, by },
  place: [first, second],
});

const known = (context: Context) =>
  inUse(context)
    .innerJoin('entity_identifier as known', 'known.caseIdentifierId', 'case_identifier.id')
    .innerJoin('entity', 'entity.id', 'known.entityId')
    .select([
      'known.entityId',
      'case_identifier.kind',
      'case_identifier.value',
      'case_identifier.text',
      'case_identifier.addedAt as at',
      'case_identifier.addedBy as by',
      'known.validFrom',
      'known.validTo',
    ])
    .where('entity.withdrawnAt', 'is', null)
    .where(notByIndex('case_identifier.kind'), '<>', 'date');
type KnownRow = Awaited<ReturnType<ReturnType<typeof known>['execute']>>[number];

const has = (row: KnownRow & Placed): Found => ({
  link: {
    ...plain,
    from: { entityId: row.entityId },
    // Dates are left out above.
    to: { kind: row.kind as ChartIdentifierKind, value: row.value },
    kind: 'has',
    words: row.text,
    days: { from: row.validFrom, to: row.validTo },
    at: row.at,
    by: row.by,
  },
  place: [row.first, row.second],
});

/** Relations that stand, from one that is in use; what each rests on is named as far as the viewer may see it. */
const relations = ({ db }: Context) =>
  db
    .selectFrom('entity_relation as relation')
    .innerJoin('entity', 'entity.id', 'relation.entityId')
    .leftJoin('contribution', 'contribution.id', 'relation.contributionId')
    .leftJoin('document', 'document.id', 'relation.documentId')
    .leftJoin('event', 'event.id', 'relation.eventId')
    .leftJoin('exhibit', 'exhibit.id', 'relation.exhibitId')
    .select([
      'relation.entityId',
      'relation.relation',
      'relation.fromDay',
      'relation.toDay',
      'relation.source',
      'relation.sourceGrade',
      'relation.intelligenceGrade',
      'relation.handlingCode',
      'relation.addedAt as at',
      'relation.addedBy as by',
      'contribution.reference as tip',
      'document.name as file',
      'event.title as event',
      'exhibit.reference as exhibit',
    ])
    .where('relation.withdrawnAt', 'is', null)
    .where('entity.withdrawnAt', 'is', null);
type RelationRow = Awaited<ReturnType<ReturnType<typeof relations>['execute']>>[number];

function gradeOf(
  source: SourceGrade | null,
  intelligence: IntelligenceGrade | null,
  handling: HandlingCode | null,
): Found['link']['grade'] {
  return source === null || intelligence === null || handling === null ? null : { source, intelligence, handling };
}

/** What it rests on, in a line; null where nothing is said. */
const restsOn = ({ source, tip, file, event, exhibit }: RelationRow): string | null => {
  const named = [source, tip, file, event, exhibit].filter((part) => part !== null && part !== '');
  return named.length === 0 ? null : named.join(', ');
};

const related = (row: RelationRow & Placed, to: Found['link']['to']): Found => ({
  link: {
    ...plain,
    from: { entityId: row.entityId },
    to,
    kind: 'related',
    words: relationWords[row.relation].says,
    days: { from: row.fromDay, to: row.toDay },
    grade: gradeOf(row.sourceGrade, row.intelligenceGrade, row.handlingCode),
    at: row.at,
    by: row.by,
    reason: restsOn(row),
  },
  place: [row.first, row.second],
});

const toEntities = (context: Context) =>
  relations(context)
    .innerJoin('entity as far', 'far.id', 'relation.otherEntityId')
    .select('far.id as farId')
    .where('far.withdrawnAt', 'is', null);
const toSubjects = (context: Context) =>
  relations(context)
    .innerJoin('subject as far', 'far.id', 'relation.subjectId')
    .select('far.id as farId')
    .where('far.withdrawnAt', 'is', null);

/** What is said to be the same and has not been taken back. */
const same = ({ db }: Context) =>
  db
    .selectFrom('same_entity as same')
    .innerJoin('entity', 'entity.id', 'same.entityId')
    .select(['same.entityId', 'same.reason', 'same.at', 'same.by'])
    .where('same.undoneAt', 'is', null)
    .where('entity.withdrawnAt', 'is', null);
type SameRow = Awaited<ReturnType<ReturnType<typeof same>['execute']>>[number];

const saidSame = ({ entityId, reason, at, by, first, second }: SameRow & Placed, to: Found['link']['to']): Found => ({
  link: { ...plain, from: { entityId }, to, kind: 'said_same', at, by, reason },
  place: [first, second],
});

const sameEntities = (context: Context) =>
  same(context)
    .innerJoin('entity as far', 'far.id', 'same.otherEntityId')
    .select('far.id as farId')
    .where('far.withdrawnAt', 'is', null);
const sameSubjects = (context: Context) =>
  same(context)
    .innerJoin('subject as far', 'far.id', 'same.subjectId')
    .select('far.id as farId')
    .where('far.withdrawnAt', 'is', null);

const byEntity = ['entity.id', 'entity.id'] as const;
const byKnown = ['known.id', 'known.id'] as const;
const byCase = ['case_identifier.investigationId', 'case_identifier.id'] as const;
const byRelation = ['relation.id', 'relation.id'] as const;
const bySame = ['same.id', 'same.id'] as const;

type Read = Arm['read'];
const arm = (near: ThingType, far: ThingType, read: Read): Arm => ({ near, far, read });

/** A list that the matcher gives all at once, a page of it: by falling numbers. */
function pageOf(found: readonly Found[], { after, limit }: Page): Found[] {
  const from = after === null ? found : found.filter(({ place }) => Number(place[0]) < Number(after[0]));
  return from.slice(0, limit);
}

export const entitiesOf: readonly Arm[] = [
  arm('investigation', 'entity', async (context, near, page) =>
    (
      await paged(
        entities(context).where('entity.investigationId', ...anyOf(near.map(idOf))),
        byEntity,
        page,
        near.length === 1,
      ).execute()
    ).map(inCase),
  ),
  arm('entity', 'investigation', async (context, near, page) =>
    (
      await paged(
        entities(context).where('entity.id', ...anyOf(near.map(idOf))),
        byEntity,
        page,
        near.length === 1,
      ).execute()
    ).map(inCase),
  ),
  arm('entity', 'identifier', async (context, near, page) =>
    (
      await paged(
        known(context).where('known.entityId', ...anyOf(near.map(idOf))),
        byKnown,
        page,
        near.length === 1,
      ).execute()
    ).map(has),
  ),
  arm('identifier', 'entity', async (context, [near], page) =>
    near === undefined || !('kind' in near)
      ? []
      : (
          await paged(
            known(context)
              .where('case_identifier.kind', '=', near.kind)
              .where('case_identifier.value', '=', near.value),
            byCase,
            page,
            true,
          ).execute()
        ).map(has),
  ),
  arm('entity', 'entity', async (context, near, page) =>
    (
      await paged(
        toEntities(context).where('relation.entityId', ...anyOf(near.map(idOf))),
        byRelation,
        page,
        near.length === 1,
      ).execute()
    ).map((row) => related(row, { entityId: row.farId })),
  ),
  arm('entity', 'entity', async (context, near, page) =>
    (
      await paged(
        toEntities(context).where('relation.otherEntityId', ...anyOf(near.map(idOf))),
        byRelation,
        page,
        near.length === 1,
      ).execute()
    ).map((row) => related(row, { entityId: row.farId })),
  ),
  arm('entity', 'subject', async (context, near, page) =>
    (
      await paged(
        toSubjects(context).where('relation.entityId', ...anyOf(near.map(idOf))),
        byRelation,
        page,
        near.length === 1,
      ).execute()
    ).map((row) => related(row, { subjectId: row.farId })),
  ),
  arm('subject', 'entity', async (context, near, page) =>
    (
      await paged(
        toSubjects(context).where('relation.subjectId', ...anyOf(near.map(idOf))),
        byRelation,
        page,
        near.length === 1,
      ).execute()
    ).map((row) => related(row, { subjectId: row.farId })),
  ),
  arm('entity', 'entity', async (context, near, page) =>
    (
      await paged(
        sameEntities(context).where('same.entityId', ...anyOf(near.map(idOf))),
        bySame,
        page,
        near.length === 1,
      ).execute()
    ).map((row) => saidSame(row, { entityId: row.farId })),
  ),
  arm('entity', 'entity', async (context, near, page) =>
    (
      await paged(
        sameEntities(context).where('same.otherEntityId', ...anyOf(near.map(idOf))),
        bySame,
        page,
        near.length === 1,
      ).execute()
    ).map((row) => saidSame(row, { entityId: row.farId })),
  ),
  arm('entity', 'subject', async (context, near, page) =>
    (
      await paged(
        sameSubjects(context).where('same.entityId', ...anyOf(near.map(idOf))),
        bySame,
        page,
        near.length === 1,
      ).execute()
    ).map((row) => saidSame(row, { subjectId: row.farId })),
  ),
  arm('subject', 'entity', async (context, near, page) =>
    (
      await paged(
        sameSubjects(context).where('same.subjectId', ...anyOf(near.map(idOf))),
        bySame,
        page,
        near.length === 1,
      ).execute()
    ).map((row) => saidSame(row, { subjectId: row.farId })),
  ),
  {
    near: 'entity',
    far: 'contribution',
    byMatcher: true,
    cut: async (context, near) => (await contributionsMatched(context, idOf(near))).more,
    read: async (context, [near], page) => {
      if (near === undefined) return [];
      const { ids } = await contributionsMatched(context, idOf(near));
      return pageOf(
        ids.map((contributionId) => ({
          link: { ...plain, from: near, to: { contributionId }, kind: 'matched' },
          place: [contributionId, contributionId],
        })),
        page,
      );
    },
  },
  {
    near: 'entity',
    far: 'investigation',
    byMatcher: true,
    read: async (context, [near], page) => {
      if (near === undefined) return [];
      const cases = await casesMatched(context, idOf(near));
      return pageOf(
        cases.map(({ investigationId, matchStrength, reasons }, at) => ({
          link: {
            ...plain,
            from: near,
            to: { investigationId },
            kind: 'matched',
            words: [...new Set(reasons.map(({ caseText }) => caseText))].join(', '),
            strength: matchStrength,
          },
          // The strongest first.
          place: [linkedCountedTo - at, investigationId],
        })),
        page,
      );
    },
  },
];
