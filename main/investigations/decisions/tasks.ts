/** What waits about a decision: the considerations of one made in fast time, a countersignature, a review. Each is done once. */
import { z } from 'zod';
import type { DecisionTaskKind } from '../../../preload/contract/decisions.ts';
import { VigilError } from '../../../preload/contract/errors.ts';
import { readCursor, writeCursor } from '../../store/cursor.ts';
import { ukDay } from '../../store/uk-day.ts';
import type { Context, UseCase } from '../../store/use-case.ts';
import { notifyChanged, requireOwnCase } from '../require.ts';

interface Of {
  id: number;
  investigationId: number;
}

export async function wait(
  { db, me, now }: Context,
  of: Of,
  kind: DecisionTaskKind,
  dueOn: string,
  done: { outcome: 'agreed' | 'refused'; text: string | null } | null = null,
): Promise<void> {
  await db
    .insertInto('decision_task_row')
    .values({
      ...{ decisionId: of.id, investigationId: of.investigationId, kind, at: now, by: me.id, dueOn },
      doneAt: done === null ? null : now,
      doneBy: done === null ? null : me.id,
      outcome: done?.outcome ?? null,
      text: done?.text ?? null,
      considered: null,
    })
    .execute();
}

/** Throws NOT_FOUND, NOT_YOUR_CASE. */
async function requireDecision(context: Context, decisionId: number) {
  const row = await context.db
    .selectFrom('decision')
    .select(['id', 'investigationId', 'by', 'number'])
    .where('id', '=', decisionId)
    .executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  await requireOwnCase(context, row.investigationId);
  return row;
}

/** What waits of that kind; `undefined` where nothing does. */
async function waitingTask({ db }: Context, decisionId: number, kind: DecisionTaskKind) {
  return db
    .selectFrom('decision_task')
    .select(['id', 'doneAt'])
    .where('decisionId', '=', decisionId)
    .where('kind', '=', kind)
    .where('doneAt', 'is', null)
    .executeTakeFirst();
}

interface Done {
  outcome?: 'agreed' | 'refused';
  text?: string | null;
  considered?: string;
}

async function finish({ db, me, now }: Context, taskId: number, done: Done): Promise<void> {
  await db
    .updateTable('decision_task_row')
    .set({ ...done, doneAt: now, doneBy: me.id })
    .where('id', '=', taskId)
    .execute();
}

/** Throws NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE where it is complete. */
export const completeDecision: UseCase<'investigations.completeDecision'> = async (context, input) => {
  const row = await requireDecision(context, input.decisionId);
  const task = await waitingTask(context, row.id, 'complete');
  if (task === undefined) throw new VigilError('CHANGED_SINCE');
  await finish(context, task.id, { considered: JSON.stringify(input.considered) });
  notifyChanged(context, row.investigationId, 'decision');
  return {};
};

/**
 * Whether or not it was asked for. Throws NOT_FOUND, NOT_YOUR_CASE, SECOND_PERSON_NEEDED for whoever decided, REASON_NEEDED for a refusal without
 * one, CHANGED_SINCE where somebody has countersigned or refused already.
 */
export const countersignDecision: UseCase<'investigations.countersignDecision'> = async (context, input) => {
  const row = await requireDecision(context, input.decisionId);
  if (row.by === context.me.id) throw new VigilError('SECOND_PERSON_NEEDED');
  const { agree, reason = null } = input;
  if (!agree && reason === null) throw new VigilError('REASON_NEEDED');
  const outcome = agree ? 'agreed' : 'refused';
  const task = await waitingTask(context, row.id, 'countersign');
  if (task !== undefined) await finish(context, task.id, { outcome, text: reason });
  else {
    const before = await context.db
      .selectFrom('decision_task')
      .select('id')
      .where('decisionId', '=', row.id)
      .where('kind', '=', 'countersign')
      .executeTakeFirst();
    if (before !== undefined) throw new VigilError('CHANGED_SINCE');
    await wait(context, row, 'countersign', ukDay(context.now), { outcome, text: reason });
  }
  notifyChanged(context, row.investigationId, 'decision');
  return {};
};

/** Throws NOT_FOUND, NOT_YOUR_CASE, CHANGED_SINCE where no review waits, INPUT_INVALID about `nextOn` where it is over. */
export const reviewDecision: UseCase<'investigations.reviewDecision'> = async (context, input) => {
  const row = await requireDecision(context, input.decisionId);
  if (input.nextOn !== null && input.nextOn <= ukDay(context.now)) throw new VigilError('INPUT_INVALID', 'nextOn');
  const task = await waitingTask(context, row.id, 'review');
  if (task === undefined) throw new VigilError('CHANGED_SINCE');
  await finish(context, task.id, { text: input.text });
  if (input.nextOn !== null) await wait(context, row, 'review', input.nextOn);
  notifyChanged(context, row.investigationId, 'decision');
  return {};
};

const After = z.strictObject({ on: z.string(), id: z.int() });

/**
 * To complete: one's own. To review or countersign: of cases that one owns or works on, and the latter only of others; for a supervisor to
 * countersign, of all that they see. Throws LIST_MOVED_ON.
 */
export const decisionsForMe: UseCase<'investigations.decisionsForMe'> = async (context, input) => {
  const { db, me, now } = context;
  const { kind, limit } = input;
  const after = readCursor('investigations.decisionsForMe', context, After, input.after);
  let query = db
    .selectFrom('decision_task as task')
    .innerJoin('decision', 'decision.id', 'task.decisionId')
    .innerJoin('investigation', 'investigation.id', 'task.investigationId')
    .leftJoin('colleague', 'colleague.id', 'decision.by')
    .select([
      'task.id',
      'task.dueOn',
      'task.decisionId',
      'task.investigationId',
      'investigation.operation',
      'decision.number',
      'decision.title',
      'colleague.name as author',
    ])
    .where('task.doneAt', 'is', null)
    .where('task.kind', '=', kind);
  if (kind === 'complete') query = query.where('decision.by', '=', me.id);
  if (kind === 'countersign') query = query.where('decision.by', '!=', me.id);
  if (kind === 'review' || (kind === 'countersign' && !me.roles.includes('supervisor')))
    query = query.where((eb) =>
      eb.or([
        eb('investigation.ownerId', '=', me.id),
        eb.exists(
          eb
            .selectFrom('team_member')
            .select('team_member.accountId')
            .whereRef('team_member.investigationId', '=', 'task.investigationId')
            .where('team_member.accountId', '=', me.id),
        ),
      ]),
    );
  if (after !== null)
    query = query
      .where('task.dueOn', '>=', after.on)
      .where((eb) => eb.or([eb('task.dueOn', '>', after.on), eb('task.id', '>', after.id)]));
  const rows = await query
    .orderBy('task.dueOn')
    .orderBy('task.id')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    waiting: page.map(({ author, ...row }) => ({ ...row, by: author ?? '', overdue: row.dueOn < ukDay(now) })),
    next:
      rows.length > limit && last !== undefined
        ? writeCursor('investigations.decisionsForMe', context, { on: last.dueOn, id: last.id })
        : null,
  };
};
