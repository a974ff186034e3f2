/** What was entered in other cases and a restricted case of one's own holds as well (match-entered.ts): listed, counted, and settled. */
import { withCaveats } from '../access/caveats.ts';
import { markingOf } from '../access/marking.ts';
import { ownInvestigationIds, requireOwnCase } from '../investigations/require.ts';
import { inList } from '../store/sql.ts';
import type { Context, UseCase } from '../store/use-case.ts';

/** Of these cases, not settled, and still in use where it was entered. */
const open = ({ db }: Context, own: readonly number[]) =>
  db
    .selectFrom('entry_hit')
    .innerJoin('investigation', 'investigation.id', 'entry_hit.investigationId')
    .innerJoin('investigation as other', 'other.id', 'entry_hit.otherCaseId')
    .innerJoin('case_identifier', 'case_identifier.id', 'entry_hit.identifierId')
    .where('entry_hit.investigationId', 'in', inList(own))
    .where('entry_hit.settledAt', 'is', null)
    .where('case_identifier.withdrawnAt', 'is', null);

/** What was entered last is first. */
export const enteredElsewhere: UseCase<'linking.enteredElsewhere'> = async (context, { limit }) => {
  const rows = await open(context, await ownInvestigationIds(context))
    .leftJoin('colleague', 'colleague.id', 'case_identifier.addedBy')
    .leftJoin('subject', 'subject.id', 'case_identifier.subjectId')
    .select([
      'entry_hit.investigationId',
      'investigation.operation',
      'entry_hit.otherCaseId',
      'other.reference',
      'other.operation as otherOperation',
      'other.markingRank',
      'case_identifier.kind',
      'case_identifier.text',
      'subject.name as subjectName',
      'colleague.name as enteredBy',
      'case_identifier.addedAt as enteredAt',
      'entry_hit.at as raisedAt',
    ])
    .orderBy('entry_hit.id', 'desc')
    .limit(limit + 1)
    .execute();
  const found = rows.slice(0, limit).map(({ markingRank, ...row }) => ({ ...row, marking: markingOf(markingRank) }));
  return {
    found: await withCaveats(context, found, ({ otherCaseId }) => [{ investigationId: otherCaseId }]),
    more: rows.length > limit,
  };
};

export async function countEntered(context: Context, own: readonly number[]) {
  return open(context, own)
    .select((eb) => [eb.fn.countAll<number>().as('n'), eb.fn.max<string | null>('entry_hit.at').as('newest')])
    .executeTakeFirstOrThrow();
}

/** All that had been told until then. Throws NOT_FOUND, NOT_YOUR_CASE. */
export const settleEntered: UseCase<'linking.settleEntered'> = async (context, { investigationId, until }) => {
  await requireOwnCase(context, investigationId);
  const { db, me, now } = context;
  const rows = await db
    .selectFrom('entry_hit')
    .select(['id', 'otherCaseId'])
    .where('investigationId', '=', investigationId)
    .where('settledAt', 'is', null)
    .where('at', '<=', until)
    .execute();
  if (rows.length === 0) return { settled: 0 };
  await db
    .updateTable('entry_hit_row')
    .set({ settledAt: now, settledBy: me.id })
    .where('id', 'in', inList(rows.map(({ id }) => id)))
    .execute();
  for (const otherCaseId of new Set(rows.map((row) => row.otherCaseId)))
    context.changed('inbox', `investigation:${investigationId}`, `investigation:${otherCaseId}`);
  return { settled: rows.length };
};
