/** Cases with their subjects, and both with the identifiers that they have. */
import type { ExpressionBuilder } from 'kysely';
import type { ChartIdentifierKind, ThingRef } from '../../preload/contract/charts.ts';
import { label } from '../../preload/contract/vocabulary.ts';
import { inUse } from '../investigations/identifiers-in-use.ts';
import type { Visible } from '../store/schema.ts';
import { notByIndex } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';
import { type Arm, anyOf, type Found, type Page, type Placed, paged, plain } from './link.ts';
import { idOf } from './thing.ts';

const subjects = ({ db }: Context) =>
  db
    .selectFrom('subject')
    .select(['subject.id', 'subject.investigationId', 'subject.role', 'subject.addedAt as at', 'subject.addedBy as by'])
    .where('subject.withdrawnAt', 'is', null);
type SubjectRow = Awaited<ReturnType<ReturnType<typeof subjects>['execute']>>[number];

const ofSubject = ({ id, investigationId, role, at, by, first, second }: SubjectRow & Placed): Found => ({
  link: {
    ...plain,
    from: { subjectId: id },
    to: { investigationId },
    kind: 'subject_of',
    words: label(role),
    at,
    by,
  },
  place: [first, second],
});

/** What a person or thing is known by is its own, as what a subject has is the subject's: see arms-of-entities.ts. */
const ofNoEntity = ({ not, exists, selectFrom }: ExpressionBuilder<Visible, 'case_identifier'>) =>
  not(
    exists(
      selectFrom('entity_identifier')
        .select('entity_identifier.id')
        .whereRef('entity_identifier.caseIdentifierId', '=', 'case_identifier.id'),
    ),
  );

const identifiers = (context: Context) =>
  inUse(context)
    .select([
      'case_identifier.investigationId',
      'case_identifier.subjectId',
      'case_identifier.kind',
      'case_identifier.value',
      'case_identifier.text',
      'case_identifier.addedAt as at',
      'case_identifier.addedBy as by',
    ])
    .where(notByIndex('case_identifier.kind'), '<>', 'date');
type IdentifierRow = Awaited<ReturnType<ReturnType<typeof identifiers>['execute']>>[number];

const ofIdentifier = (row: IdentifierRow & Placed): Found => ({
  link: {
    ...plain,
    from: row.subjectId === null ? { investigationId: row.investigationId } : { subjectId: row.subjectId },
    // Dates are left out above.
    to: { kind: row.kind as ChartIdentifierKind, value: row.value },
    kind: 'has',
    words: row.text,
    at: row.at,
    by: row.by,
  },
  place: [row.first, row.second],
});

const byId = ['subject.id', 'subject.id'] as const;
const byIdentifier = ['case_identifier.id', 'case_identifier.id'] as const;
const byCase = ['case_identifier.investigationId', 'case_identifier.id'] as const;

export const casesOf: readonly Arm[] = [
  {
    near: 'investigation',
    far: 'subject',
    read: async (context, near, page) =>
      (
        await paged(
          subjects(context).where('subject.investigationId', ...anyOf(near.map(idOf))),
          byId,
          page,
          near.length === 1,
        ).execute()
      ).map(ofSubject),
  },
  {
    near: 'subject',
    far: 'investigation',
    read: async (context, near, page) =>
      (
        await paged(
          subjects(context).where('subject.id', ...anyOf(near.map(idOf))),
          byId,
          page,
          near.length === 1,
        ).execute()
      ).map(ofSubject),
  },
  {
    near: 'investigation',
    far: 'identifier',
    read: async (context, near, page) =>
      (
        await paged(
          identifiers(context)
            .where('case_identifier.investigationId', ...anyOf(near.map(idOf)))
            .where('case_identifier.subjectId', 'is', null)
            .where(ofNoEntity),
          byIdentifier,
          page,
          near.length === 1,
        ).execute()
      ).map(ofIdentifier),
  },
  {
    near: 'subject',
    far: 'identifier',
    read: async (context, near, page) =>
      (
        await paged(
          identifiers(context).where('case_identifier.subjectId', ...anyOf(near.map(idOf))),
          byIdentifier,
          page,
          near.length === 1,
        ).execute()
      ).map(ofIdentifier),
  },
];

/** Whoever has it, read along the index of what is in use. */
async function holders(
  context: Context,
  [near]: readonly ThingRef[],
  page: Page,
  ofSubjects: boolean,
): Promise<Found[]> {
  if (near === undefined || !('kind' in near)) return [];
  const rows = await paged(
    inUse(context)
      .select([
        'case_identifier.investigationId',
        'case_identifier.subjectId',
        'case_identifier.kind',
        'case_identifier.value',
        'case_identifier.text',
        'case_identifier.addedAt as at',
        'case_identifier.addedBy as by',
      ])
      .where('case_identifier.kind', '=', near.kind)
      .where('case_identifier.value', '=', near.value)
      .where(notByIndex<number | null>('case_identifier.subjectId'), ofSubjects ? 'is not' : 'is', null)
      .where(ofNoEntity),
    byCase,
    page,
    true,
  ).execute();
  return rows.map(ofIdentifier);
}

export const identifiersOf: readonly Arm[] = [
  {
    near: 'identifier',
    far: 'investigation',
    read: (context, near, page) => holders(context, near, page, false),
  },
  {
    near: 'identifier',
    far: 'subject',
    read: (context, near, page) => holders(context, near, page, true),
  },
];
