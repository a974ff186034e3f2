/**
 * What the documents of a case name and the case does not hold: offered to its people one by one, and never added in silence. A name is not
 * offered, since a document of some pages has dozens that are nobody of the case.
 */
import type { ExpressionBuilder } from 'kysely';
import { z } from 'zod';
import { VigilError } from '../../preload/contract/errors.ts';
import { formedKinds, IdentifierKind } from '../../preload/contract/vocabulary.ts';
import { caveatsOn } from '../access/caveats.ts';
import { markingOf } from '../access/marking.ts';
import { requireInvestigation, requireOwnCase } from '../investigations/require.ts';
import { readCursor, writeCursor } from '../store/cursor.ts';
import type { Schema } from '../store/schema.ts';
import type { Context, UseCase } from '../store/use-case.ts';

const After = z.strictObject({ documentId: z.int(), page: z.int(), start: z.int(), kind: IdentifierKind });
type Place = z.infer<typeof After>;

const beginning: Place = { documentId: 0, page: 0, start: -1, kind: 'phone' };

type Named = ExpressionBuilder<Schema, 'document' | 'document_identifier'>;

/** After this place, in the order in which it is read. */
const isAfter = (eb: Named, { documentId, page, start, kind }: Place) =>
  eb.or([
    eb('document_identifier.documentId', '>', documentId),
    eb.and([eb('document_identifier.documentId', '=', documentId), eb('document_identifier.page', '>', page)]),
    eb.and([
      eb('document_identifier.documentId', '=', documentId),
      eb('document_identifier.page', '=', page),
      eb('document_identifier.start', '>', start),
    ]),
    eb.and([
      eb('document_identifier.documentId', '=', documentId),
      eb('document_identifier.page', '=', page),
      eb('document_identifier.start', '=', start),
      eb('document_identifier.kind', '>', kind),
    ]),
  ]);

/** Nothing that the viewer may see of the case names it before. */
const standsFirst = (eb: Named, investigationId: number) =>
  eb.not(
    eb.exists(
      eb
        .selectFrom('document_identifier as earlier')
        .innerJoin('document as other', 'other.id', 'earlier.documentId')
        .select('earlier.start')
        .whereRef('earlier.value', '=', 'document_identifier.value')
        .whereRef('earlier.kind', '=', 'document_identifier.kind')
        .where('other.investigationId', '=', investigationId)
        .where('other.withdrawnAt', 'is', null)
        .where((one) =>
          one.or([
            one('earlier.documentId', '<', one.ref('document_identifier.documentId')),
            one.and([
              one('earlier.documentId', '=', one.ref('document_identifier.documentId')),
              one.or([
                one('earlier.page', '<', one.ref('document_identifier.page')),
                one.and([
                  one('earlier.page', '=', one.ref('document_identifier.page')),
                  one('earlier.start', '<', one.ref('document_identifier.start')),
                ]),
              ]),
            ]),
          ]),
        ),
    ),
  );

const isHeld = (eb: Named, investigationId: number) =>
  eb.exists(
    eb
      .selectFrom('case_identifier')
      .select('case_identifier.id')
      .where('case_identifier.investigationId', '=', investigationId)
      .whereRef('case_identifier.kind', '=', 'document_identifier.kind')
      .whereRef('case_identifier.value', '=', 'document_identifier.value')
      .where('case_identifier.withdrawnAt', 'is', null),
  );

const isRuledOut = (eb: Named, investigationId: number) =>
  eb.exists(
    eb
      .selectFrom('not_of_case')
      .select('not_of_case.id')
      .where('not_of_case.investigationId', '=', investigationId)
      .whereRef('not_of_case.kind', '=', 'document_identifier.kind')
      .whereRef('not_of_case.value', '=', 'document_identifier.value')
      .where('not_of_case.takenBackAt', 'is', null),
  );

const named = ({ db }: Context, investigationId: number) =>
  db
    .selectFrom('document')
    .innerJoin('document_identifier', 'document_identifier.documentId', 'document.id')
    .where('document.investigationId', '=', investigationId)
    .where('document.state', '=', 'kept')
    .where('document.withdrawnAt', 'is', null)
    .where('document_identifier.kind', 'in', [...formedKinds]);

/** In the order in which they are read. Throws NOT_FOUND, LIST_MOVED_ON. */
export const namedInCase: UseCase<'documents.namedInCase'> = async (context, input) => {
  const { investigationId, ruledOut, limit } = input;
  const { markingRank } = await requireInvestigation(context, investigationId);
  const after = readCursor('documents.namedInCase', context, After, input.after) ?? beginning;
  const rows = await named(context, investigationId)
    .where((eb) => isAfter(eb, after))
    .where((eb) => standsFirst(eb, investigationId))
    .where((eb) => eb.not(isHeld(eb, investigationId)))
    .where((eb) => (ruledOut ? isRuledOut(eb, investigationId) : eb.not(isRuledOut(eb, investigationId))))
    .select([
      'document_identifier.documentId',
      'document_identifier.page',
      'document_identifier.start',
      'document_identifier.kind',
      'document_identifier.text',
      'document_identifier.value',
      'document_identifier.doubtful',
      'document.name',
      'document.pages',
      'document.markingRank',
    ])
    .orderBy('document_identifier.documentId')
    .orderBy('document_identifier.page')
    .orderBy('document_identifier.start')
    .orderBy('document_identifier.kind')
    .limit(limit + 1)
    .execute();
  const found = rows.slice(0, limit);
  const last = found.at(-1);
  const caveats = await caveatsOn(context, [{ investigationId }]);
  return {
    found: found.map(({ documentId, name, page, pages, kind, text, value, doubtful, ...row }) => ({
      documentId,
      name,
      page: pages === null ? null : page,
      marking: markingOf(Math.max(row.markingRank, markingRank)),
      caveats,
      kind,
      text,
      value,
      doubtful: doubtful === 1,
    })),
    next:
      rows.length > limit && last !== undefined
        ? writeCursor('documents.namedInCase', context, {
            documentId: last.documentId,
            page: last.page,
            start: last.start,
            kind: last.kind,
          })
        : null,
  };
};

/** What nothing names that the viewer may see, nobody can say anything of. */
async function requireNamed(context: Context, investigationId: number, kind: IdentifierKind, value: string) {
  const row = await named(context, investigationId)
    .where('document_identifier.kind', '=', kind)
    .where('document_identifier.value', '=', value)
    .select('document.id')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
}

/** Saying it twice changes nothing. Throws NOT_FOUND, NOT_YOUR_CASE. */
export const notOfCase: UseCase<'documents.notOfCase'> = async (context, input) => {
  const { db, me, now } = context;
  const { investigationId, kind, value, ruledOut } = input;
  await requireOwnCase(context, investigationId);
  await requireNamed(context, investigationId, kind, value);
  const standing = await db
    .selectFrom('not_of_case')
    .select('id')
    .where('investigationId', '=', investigationId)
    .where('kind', '=', kind)
    .where('value', '=', value)
    .where('takenBackAt', 'is', null)
    .executeTakeFirst();
  if (ruledOut === (standing !== undefined)) return {};
  if (standing === undefined)
    await db
      .insertInto('not_of_case_row')
      .values({ investigationId, kind, value, at: now, by: me.id, takenBackAt: null, takenBackBy: null })
      .execute();
  else
    await db
      .updateTable('not_of_case_row')
      .set({ takenBackAt: now, takenBackBy: me.id })
      .where('id', '=', standing.id)
      .execute();
  context.changed('document', `investigation:${investigationId}`);
  return {};
};
