/** Pages for the public as they are kept: read one by one, or as a list. */
import { z } from 'zod';
import { VigilError } from '../../../preload/contract/errors.ts';
import { type PageState, PublicFigures } from '../../../preload/contract/public-page.ts';
import { readCursor, writeCursor } from '../../store/cursor.ts';
import type { Context, UseCase } from '../../store/use-case.ts';

const After = z.strictObject({ id: z.int() });
const pageSize = 50;
/** Of one page; more receipts are in the log. */
const receiptsShown = 100;

interface Standing {
  approvedAt: string | null;
  refusedAt: string | null;
  withdrawnAt: string | null;
  releasedAt: string | null;
}

export function stateOf({ approvedAt, refusedAt, withdrawnAt, releasedAt }: Standing): PageState {
  if (releasedAt !== null) return 'released';
  if (withdrawnAt !== null) return 'withdrawn';
  if (refusedAt !== null) return 'refused';
  return approvedAt === null ? 'draft' : 'approved';
}

/** Throws NOT_FOUND. */
export async function requirePage({ db }: Context, id: number) {
  const row = await db.selectFrom('public_page').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  return { ...row, figures: PublicFigures.parse(JSON.parse(row.figures)), state: stateOf(row) };
}

const withNames = ({ db }: Context) =>
  db
    .selectFrom('public_page as page')
    .innerJoin('colleague as author', 'author.id', 'page.draftedBy')
    .leftJoin('colleague as second', 'second.id', 'page.approvedBy')
    .select([
      'page.id',
      'page.fromDay as from',
      'page.toDay as to',
      'page.edition',
      'page.draftedAt',
      'page.approvedAt',
      'page.refusedAt',
      'page.withdrawnAt',
      'page.releasedAt',
      'author.name as draftedBy',
      'second.name as approvedBy',
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof withNames>['execute']>>[number];
const lineOf = ({ approvedAt, refusedAt, withdrawnAt, ...row }: Row) => ({
  ...row,
  state: stateOf({ approvedAt, refusedAt, withdrawnAt, releasedAt: row.releasedAt }),
});

/** Throws LIST_MOVED_ON. */
export const list: UseCase<'publicPage.list'> = async (context, input) => {
  const after = readCursor('publicPage.list', context, After, input.after);
  let query = withNames(context)
    .orderBy('page.id', 'desc')
    .limit(pageSize + 1);
  if (after !== null) query = query.where('page.id', '<', after.id);
  const found = await query.execute();
  const last = found[pageSize - 1];
  return {
    pages: found.slice(0, pageSize).map(lineOf),
    next:
      found.length > pageSize && last !== undefined ? writeCursor('publicPage.list', context, { id: last.id }) : null,
  };
};

/** Throws NOT_FOUND. */
export const get: UseCase<'publicPage.get'> = async (context, { id }) => {
  const page = await requirePage(context, id);
  const named = await withNames(context).where('page.id', '=', id).executeTakeFirstOrThrow();
  const later = await context.db
    .selectFrom('public_page')
    .select('id')
    .where('corrects', '=', id)
    .where('releasedAt', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  const releases = await context.db
    .selectFrom('public_release')
    .leftJoin('colleague', 'colleague.id', 'public_release.by')
    .select([
      'public_release.number',
      'public_release.form',
      'public_release.at',
      'colleague.name as by',
      'public_release.recipient',
      'public_release.legalBasis',
    ])
    .where('public_release.pageId', '=', id)
    .orderBy('public_release.id', 'desc')
    .limit(receiptsShown)
    .execute();
  return {
    ...lineOf(named),
    marking: 'OFFICIAL',
    draftedById: page.draftedBy,
    approvedAt: page.approvedAt,
    why: page.withdrawnReason ?? page.refusal,
    corrects: page.corrects,
    correctedBy: later?.id ?? null,
    figures: page.figures,
    releases: releases.map((each) => ({ ...each, by: each.by ?? '' })),
  };
};
