/** Something is sent to somebody else: to whom, on what legal basis, and with what conditions. */
import { VigilError } from '../../preload/contract/errors.ts';
import { label } from '../../preload/contract/vocabulary.ts';
import { conditionsOf } from '../contributions/conditions.ts';
import { disseminationRule, dueDay } from '../contributions/dissemination-rule.ts';
import { legalBasisOf } from '../contributions/receipt.ts';
import { seriesOf } from '../store/reference-numbers.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { notifyPassedOn, requireRecord } from './about.ts';

/** The conditions that go with it. Throws CONDITIONS_TRAVEL where nobody says that they did. */
async function conditionsWith(context: Context, contributionId: number | null, told: boolean): Promise<string | null> {
  if (contributionId === null) return null;
  const conditions = (await conditionsOf(context, [contributionId])).get(contributionId) ?? null;
  if (conditions !== null && !told) throw new VigilError('CONDITIONS_TRAVEL');
  return conditions;
}

/** What was decided to be sent and is not yet, if anything. */
async function unsentOf({ db }: Context, contributionId: number | null): Promise<number | null> {
  if (contributionId === null) return null;
  const row = await db
    .selectFrom('dissemination')
    .select('id')
    .where('contributionId', '=', contributionId)
    .where('state', '=', 'to_send')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Throws NOT_FOUND, INPUT_INVALID about `legalBasis` and about a `sentAt` to come, CONDITIONS_TRAVEL. */
export const send: UseCase<'disseminations.send'> = async (context, input) => {
  const { db, me, now } = context;
  const { contributionId, investigationId, recipientKind, recipient, what } = input;
  const record = await requireRecord(context, input);
  const inForce = await disseminationRule(context);
  const legalBasis = await legalBasisOf(context, input.legalBasis);
  const sentAt = input.sentAt ?? now;
  if (sentAt > now) throw new VigilError('INPUT_INVALID', 'sentAt');
  const conditions = await conditionsWith(context, contributionId, input.conditionsWentWithIt === true);
  const series = seriesOf('DIS', now, record.compartmentId, record.markingRank);
  const number = `${series}-${String(await context.next(series)).padStart(4, '0')}`;
  const receipt = { kind: recipientKind, step: 'receipt', after: sentAt, immediateRisk: record.immediateRisk } as const;
  const sent = {
    number,
    state: 'sent',
    recipientKind,
    recipient,
    // As it read on that day, whatever the rule says later.
    legalBasis,
    what,
    conditions,
    sentAt,
    sentBy: me.id,
    due: await dueDay(context, inForce, receipt),
  } as const;
  const unsent = await unsentOf(context, contributionId);
  const id =
    unsent ??
    (
      await db
        .insertInto('dissemination_row')
        .values({ ...sent, contributionId, investigationId, madeAt: now })
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id;
  if (unsent !== null) await db.updateTable('dissemination_row').set(sent).where('id', '=', unsent).execute();
  await db
    .insertInto('dissemination_step_row')
    .values({
      disseminationId: id,
      at: now,
      by: me.id,
      what: `Sent to ${recipient} (${label(recipientKind)})`,
      reason: input.reason,
    })
    .execute();
  notifyPassedOn(context, input);
  return { id, number };
};
