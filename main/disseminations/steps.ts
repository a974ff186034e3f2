/** What happens after something was sent: its recipient has it, says what became of it, needs longer; or it is withdrawn. */
import { VigilError } from '../../preload/contract/errors.ts';
import { DisseminationOutcome, type DisseminationState, label } from '../../preload/contract/vocabulary.ts';
import { disseminationRule, dueDay } from '../contributions/dissemination-rule.ts';
import { ukDay } from '../store/uk-day.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { notifyPassedOn, requireRecord } from './about.ts';
import { isAwaited } from './rows.ts';

/** Throws NOT_FOUND. */
async function require({ db }: Context, id: number) {
  const row = await db.selectFrom('dissemination').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  return row;
}

type Row = Awaited<ReturnType<typeof require>>;

/** The last day for what is awaited next. */
async function dueAfter(context: Context, row: Row, step: 'receipt' | 'outcome', after: string): Promise<string> {
  const { immediateRisk } = await requireRecord(context, row);
  return dueDay(context, await disseminationRule(context), { kind: row.recipientKind, step, after, immediateRisk });
}

interface Change {
  recipient?: string;
  sentAt?: string;
  state?: DisseminationState;
  due: string | null;
  receivedAt?: string;
  theirReference?: string;
  outcome?: DisseminationOutcome;
  concludedAt?: string;
}

async function step(context: Context, row: Row, change: Change, what: string, reason: string | null): Promise<void> {
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
  const due = await dueAfter(context, row, 'outcome', receivedAt);
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

const correctable = ['recipient', 'sentAt', 'receivedAt', 'theirReference', 'outcome'] as const;
type Correctable = (typeof correctable)[number];

const inWords: Readonly<Record<Correctable, string>> = {
  recipient: 'to whom',
  sentAt: 'sent',
  receivedAt: 'received',
  theirReference: 'their reference',
  outcome: 'outcome',
};
const moment = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'Europe/London',
});
const shown = (field: Correctable, value: string): string =>
  field === 'sentAt' || field === 'receivedAt'
    ? moment.format(new Date(value))
    : field === 'outcome'
      ? label(DisseminationOutcome.parse(value))
      : value;

/** A step that was recorded wrongly is another one from then on, and the next day follows from it. */
async function dueOnceCorrected(
  context: Context,
  row: Row,
  { sentAt, receivedAt }: Partial<Row>,
): Promise<string | null> {
  if (row.state === 'sent' && sentAt != null) return dueAfter(context, row, 'receipt', sentAt);
  if (row.state === 'received' && receivedAt != null) return dueAfter(context, row, 'outcome', receivedAt);
  return row.due;
}

/**
 * What is recorded can be corrected, nothing can be added by it. Throws NOT_FOUND, CHANGED_SINCE where it was withdrawn, INPUT_INVALID about a
 * field that has not been recorded, about a time that is to come or out of order, and about `reason` where nothing would change.
 */
export const correct: UseCase<'disseminations.correct'> = async (context, input) => {
  const row = await require(context, input.id);
  if (row.state === 'withdrawn') throw new VigilError('CHANGED_SINCE');
  const changed = correctable.filter((field) => input[field] !== undefined && input[field] !== row[field]);
  const missing = changed.find((field) => row[field] === null);
  if (missing !== undefined) throw new VigilError('INPUT_INVALID', missing);
  if (changed.length === 0) throw new VigilError('INPUT_INVALID', 'reason');
  const corrected = Object.fromEntries(changed.map((field) => [field, input[field]])) as Partial<Row>;
  const { sentAt, receivedAt } = { ...row, ...corrected };
  for (const field of ['sentAt', 'receivedAt'] as const)
    if ((corrected[field] ?? '') > context.now) throw new VigilError('INPUT_INVALID', field);
  if (sentAt !== null && receivedAt !== null && receivedAt < sentAt)
    throw new VigilError('INPUT_INVALID', changed.includes('receivedAt') ? 'receivedAt' : 'sentAt');
  const what = changed
    .map(
      (field) => `${inWords[field]} ${shown(field, input[field] ?? '')} instead of ${shown(field, row[field] ?? '')}`,
    )
    .join('; ');
  const due = await dueOnceCorrected(context, row, corrected);
  await step(context, row, { ...(corrected as Change), due }, `Corrected: ${what}`, input.reason);
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
