/** What waits for people in a sample world: matches of watch-lists, and callers to be rung back. */
import { Marking, rank } from '../../../preload/contract/vocabulary.ts';
import { deliveryRule, dueFrom } from '../../access/delivery-rule.ts';
import type { WriteTransaction } from '../../store/port.ts';
import { addDays, ukDay } from '../../store/uk-day.ts';
import type { LoadedIds } from './loaded-ids.ts';

const hour = 3_600_000;
const before = (now: string, hours: number) => new Date(Date.parse(now) - hours * hour).toISOString();

/** Days after which a caller of the demonstration was rung back. */
const calledWithin = 3;

/** Numbers and plates of the last days, enough for one of each kind for everybody who watches. */
const lookedAt = 200;
const matchesAtMost = 3;

const answeredBy = (accountId: number, answeredAt: string) => ({
  outcome: 'accepted' as const,
  answeredAt,
  answeredBy: accountId,
  reason: 'Asked the force for the hirer; an action is raised.',
});

/** What three people watch for: of the last days some matches are new, some were seen. */
async function watches(into: WriteTransaction, { accounts }: LoadedIds, now: string): Promise<void> {
  const { db } = into;
  const phones = await db
    .selectFrom('identifier')
    .innerJoin('contribution', 'contribution.id', 'identifier.contributionId')
    .select([
      'identifier.contributionId',
      'identifier.kind',
      'identifier.value',
      'identifier.text',
      'contribution.immediateRisk',
    ])
    .where('identifier.kind', 'in', ['phone', 'vrm'])
    // Whoever watches may see it.
    .where('contribution.compartmentId', '=', 0)
    .where('contribution.markingRank', '<=', rank(Marking, 'OFFICIAL-SENSITIVE'))
    .orderBy('identifier.contributionId', 'desc')
    .limit(lookedAt)
    .execute();
  const entries = [
    { login: 'p.shah', kind: 'phone', why: 'He changed his number in the summer, and may go back to it.' },
    { login: 'p.shah', kind: 'vrm', why: 'Hired twice for the lock-up; the hirer was never found.' },
    { login: 'e.adjei', kind: 'phone', why: 'A caller who rings from it and hangs up.' },
    { login: 's.kowal', kind: 'vrm', why: 'Asked for by the duty officer.' },
  ] as const;
  const rule = await deliveryRule({ db, now });
  const used = new Set<string>();
  for (const [at, { login, kind, why }] of entries.entries()) {
    const accountId = accounts.get(login);
    const found = phones.find((one) => one.kind === kind && !used.has(one.value));
    if (accountId === undefined || found === undefined) continue;
    used.add(found.value);
    const entry = { accountId, text: found.text, kind, value: found.value, why, addedAt: before(now, 24 * (9 + at)) };
    const watchId = await into.fill('watch_row', [{ ...entry, withdrawnAt: null }]);
    const holding = phones.filter((one) => one.value === found.value);
    const matched = [...new Map(holding.map((one) => [one.contributionId, one])).values()].slice(0, matchesAtMost);
    await into.fill(
      'delivery_row',
      matched.map(({ contributionId, immediateRisk }, place) => {
        const pressing = { immediateRisk, priority: null };
        const [at, seenAt] = [before(now, 5 + 9 * place), place === 0 ? null : before(now, 2 + place)];
        const dueAt =
          seenAt === null ? dueFrom(rule, 'seen', pressing, at) : dueFrom(rule, 'answered', pressing, seenAt);
        const [seenBy, answered] =
          seenAt === null ? [null, {}] : [accountId, answeredBy(accountId, before(now, 1 + place))];
        const row = { watchId, contributionId, cause: 'watch' as const, forId: accountId, at, dueAt };
        return { ...row, ruleVersion: rule.version, seenAt, seenBy, ...answered };
      }),
    );
  }
}

/** Nearly every caller was rung back in time; of the last days some wait, and two were forgotten. */
async function callBacks(into: WriteTransaction, { accounts }: LoadedIds, now: string): Promise<void> {
  const { db } = into;
  const rows = await db
    .selectFrom('intake_answer')
    .select(['contributionId', 'callBackOn'])
    .where('callBackOn', 'is not', null)
    .where('calledBackAt', 'is', null)
    .orderBy('callBackOn')
    .orderBy('contributionId')
    .execute();
  const today = ukDay(now);
  const by = accounts.get('e.adjei') ?? 1;
  const open = rows.filter(({ callBackOn }) => callBackOn !== null && callBackOn >= addDays(today, -calledWithin));
  const kept = new Set(open.filter((_, place) => place % 3 === 0).map(({ contributionId }) => contributionId));
  for (const { contributionId, callBackOn } of rows) {
    if (kept.has(contributionId) || callBackOn === null) continue;
    const rung = Date.parse(`${callBackOn}T${10 + (contributionId % 6)}:20:00.000Z`);
    const at = new Date(Math.min(rung, Date.parse(now)));
    await db
      .updateTable('intake_answer_row')
      .set({ calledBackAt: at.toISOString(), calledBackBy: by })
      .where('contributionId', '=', contributionId)
      .execute();
  }
}

/** After all contributions are there; the transaction's viewer sees all casework. */
export async function loadInboxes(into: WriteTransaction, places: LoadedIds, now: string): Promise<void> {
  await watches(into, places, now);
  await callBacks(into, places, now);
}
