/**
 * What became of each link at the investigation that it reached, as it would have gone in a unit that mostly looks in time: nearly all were
 * seen and accepted, a few late and by a supervisor, and of the last days some wait, some are overdue, and some were returned.
 */

import type { Priority } from '../../../preload/contract/vocabulary.ts';
import { type DeliveryRuleInForce, deliveryRule, dueFrom } from '../../access/delivery-rule.ts';
import type { Snapshot } from '../../contributions/snapshot.ts';
import type { WriteTransaction } from '../../store/port.ts';
import { addDays, startOfUkDay, ukDay } from '../../store/uk-day.ts';
import type { LoadedIds } from './loaded-ids.ts';

const hour = 3_600_000;
const day = 24 * hour;
/** What is older than this was looked at, late as it may have been. */
const recent = 4 * day;

/** Links of which some still wait. */
const newestLinks = 12;

/** The same number from 0 to 1 for the same record, each time. */
const shareOf = (id: number, salt: number) => ((id * 7_919 + salt * 104_729) % 997) / 997;
const after = (instant: string, milliseconds: number) => new Date(Date.parse(instant) + milliseconds).toISOString();
const earlier = (one: string, other: string) => (one < other ? one : other);

interface Reached {
  id: number;
  contributionId: number;
  investigationId: number;
  at: string;
  by: number | null;
  ownerId: number | null;
  priority: Priority;
  immediateRisk: 0 | 1;
}

const unseen = { escalatedAt: null, seenAt: null, seenBy: null, outcome: null, answeredAt: null, answeredBy: null };

/** How it went: in time, or late and by a supervisor, or not yet. */
function courseOf(rule: DeliveryRuleInForce, one: Reached, now: string, supervisor: number, place: number) {
  const { id, at, ownerId, by } = one;
  const due = dueFrom(rule, 'seen', one, at);
  const accepted = (seenAt: string, who: number, escalatedAt: string | null) => {
    const answeredAt = earlier(after(seenAt, shareOf(id, 3) * 3 * hour), now);
    const dueAt = dueFrom(rule, 'answered', one, seenAt);
    return { escalatedAt, seenAt, seenBy: who, outcome: 'accepted' as const, answeredAt, answeredBy: who, dueAt };
  };
  const owner = ownerId ?? supervisor;
  if (by === owner) return accepted(at, owner, null);
  const age = Date.parse(now) - Date.parse(at);
  // Of the newest, one in five has not been looked at although it is due, and one in five was looked at and not answered.
  const newest = place < newestLinks;
  if (place % 5 < 2 && (due > now || (newest && place % 5 === 0))) return { ...unseen, dueAt: due };
  const allowed = Date.parse(due) - Date.parse(at);
  const late = age > recent && shareOf(id, 1) < 0.04;
  const seenAt = earlier(after(at, allowed * (late ? 1.1 + shareOf(id, 2) : 0.04 + 0.7 * shareOf(id, 2) ** 2)), now);
  if (late) return accepted(seenAt, supervisor, due);
  const answerDue = dueFrom(rule, 'answered', one, seenAt);
  if ((place % 5 < 4 && answerDue > now) || (newest && place % 5 === 1))
    return { ...unseen, seenAt, seenBy: owner, dueAt: answerDue };
  return accepted(seenAt, owner, null);
}

const standingLinks = ({ db }: WriteTransaction) =>
  db
    .selectFrom('link')
    .innerJoin('contribution', 'contribution.id', 'link.contributionId')
    .innerJoin('investigation', 'investigation.id', 'link.investigationId')
    .select([
      'link.id',
      'link.contributionId',
      'link.investigationId',
      'link.at',
      'link.by',
      'investigation.ownerId',
      'investigation.priority',
      'contribution.immediateRisk',
    ])
    .where('link.decision', '=', 'linked')
    .where('link.withdrawnAt', 'is', null)
    .orderBy('link.at', 'desc')
    .orderBy('link.id', 'desc')
    .execute();

/** Restricted matches of the last days wait as they came in; older ones are from before there were receipts. */
async function agedMatches({ db }: WriteTransaction, rule: DeliveryRuleInForce, now: string): Promise<void> {
  const rows = await db
    .selectFrom('delivery')
    .innerJoin('contribution', 'contribution.id', 'delivery.contributionId')
    .innerJoin('investigation', 'investigation.id', 'delivery.investigationId')
    .select(['delivery.id', 'contribution.recordedAt', 'contribution.immediateRisk', 'investigation.priority'])
    .where('delivery.cause', '=', 'deconfliction')
    .execute();
  for (const { id, recordedAt, ...pressing } of rows) {
    const old = Date.parse(now) - Date.parse(recordedAt) > recent;
    if (old) await db.deleteFrom('delivery_row').where('id', '=', id).execute();
    else
      await db
        .updateTable('delivery_row')
        .set({ at: recordedAt, dueAt: dueFrom(rule, 'seen', pressing, recordedAt) })
        .where('id', '=', id)
        .execute();
  }
}

const answers = [
  { outcome: 'returned', decision: 'unsure', reason: 'Which yard? Please ring the caller back and ask for the road.' },
  { outcome: 'disagreed', decision: 'not_this', reason: 'The same first name, but our man is in custody since May.' },
  { outcome: 'returned', decision: 'unsure', reason: 'We know the car: it is the landlord’s. Ask what else was seen.' },
] as const;
const untriaged = {
  state: 'untriaged',
  triagedAt: null,
  triagedBy: null,
  triageReason: null,
  proposedBy: null,
  rcap: null,
} as const;

/** Linked by intake this morning or yesterday, and sent back by the owner: with the history that this leaves. */
async function answered(
  into: WriteTransaction,
  rule: DeliveryRuleInForce,
  { accounts }: LoadedIds,
  now: string,
): Promise<void> {
  const { db } = into;
  const [intake, owner] = [accounts.get('e.adjei') ?? 1, accounts.get('p.shah') ?? 1];
  const tips = await db
    .selectFrom('contribution')
    .select(['id', 'recordedAt', 'immediateRisk'])
    .where('state', '=', 'untriaged')
    .where('kind', '=', 'tip')
    .where('immediateRisk', '=', 0)
    .orderBy('receiptOrder', 'desc')
    .limit(answers.length)
    .execute();
  const cases = await db
    .selectFrom('investigation')
    .select(['id', 'operation', 'priority'])
    .where('state', '=', 'live')
    .where('ownerId', '=', owner)
    .where('compartmentId', '=', 0)
    .orderBy('id')
    .limit(answers.length)
    .execute();
  for (const [place, { outcome, decision, reason }] of answers.entries()) {
    const [tip, to] = [tips[place], cases[place]];
    if (tip === undefined || to === undefined) continue;
    const pair = { contributionId: tip.id, investigationId: to.id };
    const at = earlier(after(tip.recordedAt, hour / 2), now);
    const answeredAt = earlier(after(at, hour * (1 + place)), now);
    const link = {
      ...pair,
      matchStrength: null,
      basis: JSON.stringify({ reasons: [], against: [] }),
      shown: 1 as const,
    };
    const first = { ...link, decision: 'linked' as const, reason: null, at, by: intake, withdrawnAt: answeredAt };
    const second = { ...link, decision, reason, at: answeredAt, by: owner, withdrawnAt: null };
    const was = { ...first, id: await into.fill('link_row', [first]) };
    const is = { ...second, id: await into.fill('link_row', [second]) };
    const linked = { ...untriaged, state: 'linked' as const, triagedAt: at, triagedBy: intake };
    const before: Snapshot = { contribution: untriaged, links: [], grades: [] };
    const between: Snapshot = { contribution: linked, links: [{ ...was, withdrawnAt: null }], grades: [] };
    const then: Snapshot = { contribution: untriaged, links: [was, is], grades: [] };
    const changes = [
      { at, by: intake, what: `Linked to Op ${to.operation}`, reason: null, before, after: between },
      {
        at: answeredAt,
        by: owner,
        what: `${decision === 'unsure' ? 'Unsure about' : 'Not a match with'} Op ${to.operation}`,
        reason,
        before: between,
        after: then,
      },
    ];
    for (const change of changes)
      await into.fill('change_row', [
        {
          ...pair,
          ...change,
          verb: 'linking.decide',
          before: JSON.stringify(change.before),
          after: JSON.stringify(change.after),
        },
      ]);
    const pressing = { immediateRisk: tip.immediateRisk, priority: to.priority };
    await into.fill('delivery_row', [
      {
        ...pair,
        cause: 'link',
        at,
        by: intake,
        forId: owner,
        dueAt: dueFrom(rule, 'answered', pressing, answeredAt),
        ruleVersion: rule.version,
        seenAt: answeredAt,
        seenBy: owner,
        outcome,
        reason,
        answeredAt,
        answeredBy: owner,
      },
    ]);
  }
}

/** One case officer is away until the end of the week, and each stands in for the other. */
async function absences(into: WriteTransaction, { accounts }: LoadedIds, now: string): Promise<void> {
  const [shah, mcardle] = [accounts.get('p.shah'), accounts.get('r.mcardle')];
  if (shah === undefined || mcardle === undefined) return;
  const today = ukDay(now);
  await into.fill('absence_row', [
    { accountId: mcardle, deputyId: shah, fromDay: addDays(today, -1), toDay: addDays(today, 4), at: now, by: mcardle },
    { accountId: shah, deputyId: mcardle, at: now, by: shah },
  ]);
}

/** Which version counted at an instant: the one in force, or the one before it. */
async function rulesOver(
  { db }: WriteTransaction,
  newest: DeliveryRuleInForce,
): Promise<(at: string) => DeliveryRuleInForce> {
  if (newest.version === 1) return () => newest;
  const before = await deliveryRule({ db, now: startOfUkDay(addDays(newest.fromDay, -1)) });
  return (at) => (ukDay(at) < newest.fromDay ? before : newest);
}

/** After all links are there; the transaction's viewer sees all casework. */
export async function loadDeliveries(into: WriteTransaction, places: LoadedIds, now: string): Promise<void> {
  const rule = await deliveryRule({ db: into.db, now });
  const ruleAt = await rulesOver(into, rule);
  const supervisor = places.accounts.get('s.kowal') ?? 1;
  await agedMatches(into, rule, now);
  const links = await standingLinks(into);
  await into.fill(
    'delivery_row',
    links.map((one, place) => {
      const { contributionId, investigationId, at, by, ownerId } = one;
      const then = ruleAt(at);
      const course = courseOf(then, one, now, supervisor, place);
      const row = { contributionId, investigationId, cause: 'link' as const, at, by, forId: ownerId };
      return { ...row, ...course, ruleVersion: then.version, answerSeenAt: course.answeredAt };
    }),
  );
  await answered(into, rule, places, now);
  await absences(into, places, now);
}
