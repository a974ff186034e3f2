/** What happens after something was sent: its recipient has it, says what became of it, needs longer; or it is withdrawn. */
import { VigilError } from '../../preload/contract/errors.ts';
import { type DisseminationOutcome, type DisseminationState, label } from '../../preload/contract/vocabulary.ts';
import { disseminationRule, dueDay } from '../contributions/dissemination-rule.ts';
import { ukDay } from '../store/uk-day.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { notifyPassedOn } from './about.ts';
import { isAwaited } from './rows.ts';

/** Throws NOT_FOUND. */
async function require({ db }: Context, id: number) {
  const row = await db.selectFrom('dissemination').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  return row;
}

interface Change {
  state?: DisseminationState;
  due: string | null;
  receivedAt?: string;
  theirReference?: string;
  outcome?: DisseminationOutcome;
  concludedAt?: string;
}

async function step(
  context: Context,
  row: Awaited<ReturnType<typeof require>>,
  change: Change,
  what: string,
  reason: string | null,
): Promise<void> {
  const { db, me, now } = context;
  await db.updateTable('dissemination_row').set(change).where('id', '=', row.id).execute();
  await db
    .insertInto('dissemination_step_row')
    .values({ disseminationId: row.id, at: now, by: me.id, what, reason })
    .execute();
  notifyPassedOn(context, row);
}

/** Throws NOT_FOUND, CHANGED_SINCE where no receipt is awaited, INPUT_INVALID about a `receivedAt` before it was sent or to come. */
export const acknowledge: UseCase<'disseminations.acknowledge'> = async (context, input) => {
  const row = await require(context, input.id);
  if (row.state !== 'sent' || row.sentAt === null) throw new VigilError('CHANGED_SINCE');
  const { receivedAt, theirReference } = input;
  if (receivedAt > context.now || receivedAt < row.sentAt) throw new VigilError('INPUT_INVALID', 'receivedAt');
  const due = dueDay(await disseminationRule(context), row.recipientKind, 'outcome', receivedAt);
  await step(
    context,
    row,
    { state: 'received', receivedAt, theirReference, due },
    `Received, as ${theirReference}`,
    null,
  );
  return {};
};

/** Also without a receipt: whoever says what became of it has it. Throws NOT_FOUND, CHANGED_SINCE where it is over or was not sent. */
export const conclude: UseCase<'disseminations.conclude'> = async (context, input) => {
  const row = await require(context, input.id);
  if (row.state !== 'sent' && row.state !== 'received') throw new VigilError('CHANGED_SINCE');
  const { outcome, reason } = input;
  await step(
    context,
    row,
    { state: 'concluded', outcome, concludedAt: context.now, due: null },
    `Outcome: ${label(outcome)}`,
    reason,
  );
  return {};
};

/** Throws NOT_FOUND, CHANGED_SINCE where nothing is awaited, INPUT_INVALID about a `due` that is past. */
export const postpone: UseCase<'disseminations.postpone'> = async (context, input) => {
  const row = await require(context, input.id);
  if (!isAwaited(row.state)) throw new VigilError('CHANGED_SINCE');
  if (input.due < ukDay(context.now)) throw new VigilError('INPUT_INVALID', 'due');
  await step(context, row, { due: input.due }, `Due by ${input.due} instead of ${row.due ?? ''}`, input.reason);
  return {};
};

/** Throws NOT_FOUND, CHANGED_SINCE where it is over. */
export const withdraw: UseCase<'disseminations.withdraw'> = async (context, input) => {
  const row = await require(context, input.id);
  if (!isAwaited(row.state)) throw new VigilError('CHANGED_SINCE');
  await step(context, row, { state: 'withdrawn', due: null }, 'Withdrawn', input.reason);
  return {};
};
