/** What looking at a delivery, and deciding on its pair, does to it: who may, and what is kept of it. */
import { VigilError } from '../../preload/contract/errors.ts';
import type { DeliveryOutcome, LinkDecision } from '../../preload/contract/vocabulary.ts';
import { standsInFor } from '../access/absences.ts';
import { deliveryRule, dueFrom } from '../access/delivery-rule.ts';
import { type CaseReceipt, isOfCase, type ReadReceipt, receiptsById } from '../contributions/receipts.ts';
import type { Context } from '../store/use-case.ts';
import { deliver } from './deliver.ts';
import type { Pair } from './link-state.ts';
import { standingLink } from './link-state.ts';

/** Whether this person answers for it: it is their turn, they are of the investigation’s team, or it has gone to them as overdue. */
export async function answersFor(context: Context, receipt: ReadReceipt): Promise<boolean> {
  const { db, me } = context;
  if (receipt.forId === me.id || receipt.personId === me.id) return true;
  const escalated = receipt.escalatedAt !== null || receipt.turn === 'supervisors';
  if (escalated && me.roles.includes('supervisor')) return true;
  if (receipt.investigationId !== null) {
    const member = await db
      .selectFrom('team_member')
      .select('accountId')
      .where('investigationId', '=', receipt.investigationId)
      .where('accountId', '=', me.id)
      .executeTakeFirst();
    if (member !== undefined) return true;
  }
  if (receipt.escalatedAt === null || receipt.forId === null) return false;
  return (await standsInFor(context, me.id)).some(({ accountId }) => accountId === receipt.forId);
}

/** The last delivery on a pair, open or not. */
async function lastOf(context: Context, { contributionId, investigationId }: Pair): Promise<CaseReceipt | undefined> {
  const row = await context.db
    .selectFrom('delivery')
    .select('id')
    .where('contributionId', '=', contributionId)
    .where('investigationId', '=', investigationId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : (await receiptsById(context, [row.id])).find(isOfCase);
}

/** What has reached the investigation, whoever asks and may know of both. Throws NOT_FOUND. */
export async function requireReceipt(context: Context, pair: Pair): Promise<CaseReceipt> {
  const receipt = await lastOf(context, pair);
  if (receipt === undefined) throw new VigilError('NOT_FOUND');
  return receipt;
}

async function openOf(context: Context, pair: Pair): Promise<CaseReceipt | undefined> {
  const last = await lastOf(context, pair);
  return last?.answeredAt === null ? last : undefined;
}

/** Tells those who may know of both, the one who caused it among them. */
function told(context: Context, { contributionId, investigationId }: Pick<ReadReceipt, keyof Pair>): void {
  if (investigationId === null) context.changed('inbox', `contribution:${contributionId}`);
  else context.changed('inbox', `investigation:${investigationId}`, `contribution:${contributionId}`, 'queue');
}

/** The first look stops one clock and starts the next; what was overdue by then stays so in the record. */
export async function markSeen(context: Context, receipt: ReadReceipt): Promise<void> {
  if (receipt.seenAt !== null || receipt.answeredAt !== null) return;
  const { db, me, now } = context;
  const pressing = await db
    .selectFrom('contribution')
    .leftJoin('investigation', (join) => join.on('investigation.id', '=', receipt.investigationId ?? 0))
    .select(['contribution.immediateRisk', 'investigation.priority'])
    .where('contribution.id', '=', receipt.contributionId)
    .executeTakeFirstOrThrow();
  const rule = await deliveryRule(context);
  const dueAt = dueFrom(rule, 'answered', pressing, now);
  await db
    .updateTable('delivery_row')
    .set({ seenAt: now, seenBy: me.id, dueAt, ruleVersion: rule.version, escalatedAt: receipt.escalatedAt })
    .where('id', '=', receipt.deliveryId)
    .execute();
  told(context, receipt);
}

/** Nobody has to read that something was accepted, or what they said themselves. */
export async function settle(
  context: Context,
  receipt: ReadReceipt,
  outcome: DeliveryOutcome,
  reason: string | null,
): Promise<void> {
  const { db, me, now } = context;
  const answered = outcome === 'returned' || outcome === 'disagreed';
  const toRead = answered && receipt.byId !== null && receipt.byId !== me.id;
  const seen = outcome === 'withdrawn' || receipt.seenAt !== null ? {} : { seenAt: now, seenBy: me.id };
  await db
    .updateTable('delivery_row')
    .set({
      ...seen,
      outcome,
      reason,
      answeredAt: now,
      answeredBy: me.id,
      escalatedAt: receipt.escalatedAt,
      answerSeenAt: toRead ? null : now,
    })
    .where('id', '=', receipt.deliveryId)
    .execute();
  told(context, receipt);
}

/** The answer is taken back: it waits as it did before. */
export async function reopen(context: Context, receipt: ReadReceipt): Promise<void> {
  await context.db
    .updateTable('delivery_row')
    .set({ outcome: null, reason: null, answeredAt: null, answeredBy: null, answerSeenAt: null })
    .where('id', '=', receipt.deliveryId)
    .execute();
  told(context, receipt);
}

const answerBy: Readonly<Record<LinkDecision, DeliveryOutcome | null>> = {
  linked: 'accepted',
  not_this: 'disagreed',
  unsure: null,
};

async function reachedByLink(context: Context, pair: Pair, open: ReadReceipt | undefined): Promise<void> {
  const { db, me } = context;
  if (open === undefined) await deliver(context, [{ ...pair, cause: 'link', by: me.id }]);
  else if (open.cause !== 'link' && !open.yours)
    await db.updateTable('delivery_row').set({ cause: 'link', by: me.id }).where('id', '=', open.deliveryId).execute();
  const now = await openOf(context, pair);
  if (now === undefined) return;
  // Whose turn it would be has seen what they link themselves.
  if (now.yours || (now.turn === 'team' && (await answersFor(context, now))))
    await settle(context, now, 'accepted', null);
  else told(context, pair);
}

/** After a decision on a pair: a link is delivered, and whoever answers for the investigation has answered by deciding. */
export async function afterDecision(
  context: Context,
  pair: Pair,
  decision: LinkDecision,
  reason: string | null,
  was: LinkDecision | undefined,
): Promise<void> {
  const open = await openOf(context, pair);
  if (decision === 'linked') {
    // Linked once more, with what is known by now: it has reached them already.
    if (was !== 'linked' || open !== undefined) await reachedByLink(context, pair, open);
    return;
  }
  if (open === undefined) return;
  const answer = answerBy[decision];
  if (!(await answersFor(context, open))) {
    if (open.cause === 'link') await settle(context, open, 'withdrawn', null);
  } else if (answer === null) await markSeen(context, open);
  else await settle(context, open, answer, reason);
}

/** After a decision was undone: what it had delivered is taken back, and what it had answered is open again. */
export async function afterUndo(context: Context, pair: Pair): Promise<void> {
  const { me } = context;
  const last = await lastOf(context, pair);
  const linked = (await standingLink(context, pair))?.decision === 'linked';
  if (last === undefined) {
    if (linked) await deliver(context, [{ ...pair, cause: 'link', by: me.id }]);
    return;
  }
  const mine = last.answeredAt !== null && last.answeredById === me.id;
  const undone = mine && (linked ? last.outcome !== 'accepted' : last.outcome === 'accepted');
  if (last.outcome === null && !linked && last.cause === 'link') await settle(context, last, 'withdrawn', null);
  // Linked and accepted in one: there was no other answer to go back to.
  else if (undone && !linked && last.byId === me.id) await settle(context, last, 'withdrawn', null);
  else if (undone) await reopen(context, last);
  told(context, pair);
}
