/** Every change to a contribution is kept with what it touched, before and after. */
import { VigilError } from '../../preload/contract/errors.ts';
import type { VerbName } from '../../preload/contract/index.ts';
import type { DecidedUnder } from '../../preload/contract/rule-shapes.ts';
import type { Context } from '../store/use-case.ts';
import { difference, readSnapshot } from './snapshot.ts';

export interface Change {
  contributionId: number;
  verb: VerbName;
  /** In words for the officer. May name an operation only together with `investigationId`. */
  what: string;
  reason: string | null;
  /** Where the change concerns an investigation: anybody who may not know of it is not told of the change. */
  investigationId: number | null;
  /** The change that this one undoes. */
  undoes: number | null;
  /** The versions of the rules that it was decided by; left out where no rule decides. */
  decidedUnder?: DecidedUnder;
}

/** Runs `write` and records it as a change; returns the change's id. Throws NOT_FOUND. */
export async function recordChange(
  context: Context,
  { decidedUnder, ...change }: Change,
  write: () => Promise<void>,
): Promise<number> {
  const { db, me, now } = context;
  const was = await readSnapshot(context, change.contributionId);
  await write();
  const { before, after } = difference(was, await readSnapshot(context, change.contributionId));
  const { id } = await db
    .insertInto('change_row')
    .values({
      ...change,
      at: now,
      by: me.id,
      before: JSON.stringify(before),
      after: JSON.stringify(after),
      undoneAt: null,
      decidedUnder: decidedUnder === undefined ? null : JSON.stringify(decidedUnder),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  // A link that does not show has changed nothing for those who may not know of the investigation.
  const about =
    change.investigationId !== null && before.contribution === null ? [`investigation:${change.investigationId}`] : [];
  context.changed('contribution', `contribution:${change.contributionId}`, ...about, 'queue', 'dashboard');
  return id;
}

/**
 * The contribution for a change to it. Throws NOT_FOUND, OPENED_TO_READ, CHANGED_SINCE where `version` is not the one that stands, and PERSONAL_CONTENT
 * for an advice contact: it is counted only, and a reason, a condition or a note would be words about somebody after all.
 */
export async function loadForChange({ db, me }: Context, id: number, version?: number) {
  const row = await db
    .selectFrom('contribution')
    .select([
      'id',
      'reference',
      'kind',
      'state',
      'version',
      'triagedAt',
      'triagedBy',
      'proposedBy',
      'rcap',
      'recordedBy',
      'markingRank',
      'compartmentId',
    ])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  if (me.opened.contribution.includes(id)) throw new VigilError('OPENED_TO_READ');
  if (row.kind === 'advice') throw new VigilError('PERSONAL_CONTENT');
  if (version !== undefined && row.version !== version) throw new VigilError('CHANGED_SINCE');
  return row;
}
