/**
 * The decision log: numbered, timed, authored. Nothing in it is edited; a decision that replaces another says so. In fast time only
 * the decision and one reason are asked for, and anything written down later is stamped as late.
 */
import { z } from 'zod';
import { Considered } from '../../../preload/contract/decisions.ts';
import { VigilError } from '../../../preload/contract/errors.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { readCursor, writeCursor } from '../../store/cursor.ts';
import { inList } from '../../store/sql.ts';
import { addDays, ukDay } from '../../store/uk-day.ts';
import type { Context, UseCase } from '../../store/use-case.ts';
import { assertOpenEnquiry } from '../actions/raise.ts';
import { assertNotInFuture, notifyChanged, requireInvestigation, requireOwnCase } from '../require.ts';
import { wait } from './tasks.ts';

const hour = 3_600_000;
/** What was decided in fast time is completed, and a countersignature is given, within so many days. */
const withinDays = { complete: 1, countersign: 3 };

type Shown = Output<'investigations.decisions'>['decisions'][number];

const After = z.strictObject({ number: z.int() });
const considered = (text: string | null) => (text === null ? null : Considered.parse(JSON.parse(text)));

async function tasksOf({ db, now }: Context, decisionIds: readonly number[]) {
  const rows = await db
    .selectFrom('decision_task as task')
    .leftJoin('colleague', 'colleague.id', 'task.doneBy')
    .selectAll('task')
    .select('colleague.name as doer')
    .where('task.decisionId', 'in', inList(decisionIds))
    .orderBy('task.id')
    .execute();
  return Map.groupBy(
    rows.map((row) => ({
      decisionId: row.decisionId,
      task: {
        kind: row.kind,
        dueOn: row.dueOn,
        overdue: row.doneAt === null && row.dueOn < ukDay(now),
        done:
          row.doneAt === null
            ? null
            : {
                at: row.doneAt,
                by: row.doer ?? '',
                outcome: row.outcome,
                text: row.text,
                considered: considered(row.considered),
              },
      },
    })),
    ({ decisionId }) => decisionId,
  );
}

/** Newest first. Throws NOT_FOUND, LIST_MOVED_ON. */
export const decisions: UseCase<'investigations.decisions'> = async (context, input) => {
  await requireInvestigation(context, input.id);
  const after = readCursor('investigations.decisions', context, After, input.after);
  let query = context.db
    .selectFrom('decision')
    .leftJoin('colleague', 'colleague.id', 'decision.by')
    .leftJoin('enquiry', 'enquiry.id', 'decision.enquiryId')
    .selectAll('decision')
    .select(['colleague.name as author', 'enquiry.title as enquiry'])
    .where('decision.investigationId', '=', input.id);
  if (after !== null) query = query.where('decision.number', '<', after.number);
  const rows = await query
    .orderBy('decision.number', 'desc')
    .limit(input.limit + 1)
    .execute();
  const page = rows.slice(0, input.limit);
  const numbers = page.map((row) => row.number);
  const successors = await context.db
    .selectFrom('decision')
    .select(['number', 'supersedes'])
    .where('investigationId', '=', input.id)
    .where('supersedes', 'in', inList(numbers))
    .execute();
  const successor = new Map(successors.map((row) => [row.supersedes, row.number]));
  const ids = page.map((row) => row.id);
  const tasks = await tasksOf(context, ids);
  const last = page.at(-1);
  return {
    decisions: page.map((row): Shown => {
      const own = (tasks.get(row.id) ?? []).map(({ task }) => task);
      return {
        ...row,
        late: row.late === 1,
        by: row.author ?? '',
        mine: row.by === context.me.id,
        considered: considered(row.considered),
        fastTime: own.some(({ kind }) => kind === 'complete'),
        supersededBy: successor.get(row.number) ?? null,
        tasks: own,
      };
    }),
    next:
      rows.length > input.limit && last !== undefined
        ? writeCursor('investigations.decisions', context, { number: last.number })
        : null,
  };
};

/** Throws NOT_FOUND where there is no such number, CHANGED_SINCE where another decision has already replaced it. */
async function mustBeReplaceable({ db }: Context, investigationId: number, number: number): Promise<number> {
  const rows = await db
    .selectFrom('decision')
    .select(['id', 'number', 'supersedes'])
    .where('investigationId', '=', investigationId)
    .where((eb) => eb.or([eb('number', '=', number), eb('supersedes', '=', number)]))
    .execute();
  const replaced = rows.find((row) => row.number === number);
  if (replaced === undefined) throw new VigilError('NOT_FOUND');
  if (rows.some((row) => row.supersedes === number)) throw new VigilError('CHANGED_SINCE');
  return replaced.id;
}

/**
 * Without considerations it is a decision in fast time, to be completed. Nothing waits any more about one that it supersedes. Throws NOT_FOUND,
 * NOT_YOUR_CASE, CHANGED_SINCE, INPUT_INVALID about `decidedAt` where it is in the future, about `reviewOn` where it is over, about `enquiryId`.
 */
export const addDecision: UseCase<'investigations.addDecision'> = async (context, input) => {
  const { db, me, now } = context;
  const { id: investigationId } = await requireOwnCase(context, input.id);
  const today = ukDay(now);
  const { enquiryId = null, reviewOn, supersedes } = input;
  const at = input.decidedAt ?? now;
  assertNotInFuture(context, at, 'decidedAt');
  if (reviewOn !== undefined && reviewOn < today) throw new VigilError('INPUT_INVALID', 'reviewOn');
  await assertOpenEnquiry(context, investigationId, enquiryId);
  if (supersedes !== null) {
    const replaced = await mustBeReplaceable(context, investigationId, supersedes);
    await db
      .updateTable('decision_task_row')
      .set({ doneAt: now, doneBy: me.id, text: 'Superseded' })
      .where('decisionId', '=', replaced)
      .where('doneAt', 'is', null)
      .execute();
  }
  const last = await db
    .selectFrom('decision')
    .select((eb) => eb.fn.max<number | null>('number').as('number'))
    .where('investigationId', '=', investigationId)
    .executeTakeFirst();
  const number = (last?.number ?? 0) + 1;
  const { id } = await db
    .insertInto('decision_row')
    .values({
      investigationId,
      number,
      at,
      recordedAt: now,
      late: Date.parse(now) - Date.parse(at) > hour ? 1 : 0,
      by: me.id,
      title: input.title,
      text: input.text,
      reason: input.reason,
      supersedes,
      considered: input.considered === undefined ? null : JSON.stringify(input.considered),
      enquiryId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const of = { id, investigationId };
  if (input.considered === undefined) await wait(context, of, 'complete', addDays(today, withinDays.complete));
  if (input.countersign === true) await wait(context, of, 'countersign', addDays(today, withinDays.countersign));
  if (reviewOn !== undefined) await wait(context, of, 'review', reviewOn);
  notifyChanged(context, investigationId, 'decision');
  return { decisionId: id, number };
};
