/**
 * Where what somebody has to look at comes from. Each stream is read along an index, in the order in which it falls due, and a page is what
 * comes first in any of them: whose turn it is changes with the day, and nothing has to be moved for it.
 */
import { type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { InboxScope } from '../../preload/contract/inbox.ts';
import { awayToday, standsInFor } from '../access/absences.ts';
import { inSight, knows } from '../access/first-sight.ts';
import type { Schema } from '../store/schema.ts';
import { inList } from '../store/sql.ts';
import { ukDay } from '../store/uk-day.ts';
import type { Context } from '../store/use-case.ts';

const base = ({ db }: Context) =>
  db
    .selectFrom('delivery')
    .select([
      'delivery.id',
      'delivery.dueAt',
      'delivery.at',
      'delivery.seenAt',
      'delivery.answeredAt',
      'delivery.contributionId',
      'delivery.investigationId',
    ]);
export type Stream = ReturnType<typeof base>;

type On = ExpressionBuilder<Schema, 'delivery'>;

const inTeam = (eb: On, accountId: number) =>
  eb.exists(
    eb
      .selectFrom('team_member')
      .select('team_member.accountId')
      .whereRef('team_member.investigationId', '=', 'delivery.investigationId')
      .where('team_member.accountId', '=', accountId),
  );
const hasTeam = (eb: On) =>
  eb.exists(
    eb
      .selectFrom('team_member')
      .select('team_member.accountId')
      .whereRef('team_member.investigationId', '=', 'delivery.investigationId'),
  );

const hasNoCase = sql`${sql.ref('delivery.investigationId')} is null`;
const deputyReads = sql`not exists (select 1 from investigation n where n.id = ${sql.ref('delivery.investigationId')} and n."namedReaders" = 1
  and not exists (select 1 from case_reader c where c."investigationId" = n.id and c."accountId" = d.id))`;
/** Whether the deputy of whose turn it is may know of both, and is a reader of a case that has named ones. */
const deputyCan = sql<SqlBool>`exists (select 1 from absence s join colleague d on d.id = s."deputyId"
  where s."accountId" = ${sql.ref('delivery.forId')} and s."endedAt" is null and d."disabledAt" is null
    and ${knows('contribution')} and (${hasNoCase} or ${knows('investigation')}) and ${deputyReads})`;
/** Their own item is shown to everybody who may see both of its records; a match that is in nobody’s sight yet is nobody’s. */
const open = (context: Context) =>
  base(context)
    .where('delivery.answeredAt', 'is', null)
    .where((eb) =>
      eb.or([
        eb('delivery.watchId', 'is', null),
        eb('delivery.forId', 'is', null),
        eb('delivery.forId', '=', context.me.id),
        inSight,
      ]),
    );

/** What has no owner and no team, and what an owner who is away left to nobody who may know of it. */
async function leftToSupervisors(context: Context): Promise<Stream[]> {
  if (!context.me.roles.includes('supervisor')) return [];
  const unowned = open(context)
    .where('delivery.forId', 'is', null)
    .where((eb) => eb.not(hasTeam(eb)));
  const away = (await awayToday(context)).map(({ accountId }) => accountId).filter((id) => id !== context.me.id);
  if (away.length === 0) return [unowned];
  const alone = open(context)
    .where('delivery.forId', 'in', inList(away))
    .where((eb) => eb.not(deputyCan));
  return [unowned, alone];
}

/** All that is open with one person, put off or not. */
export const streamWith = (context: Context, accountId: number): Stream =>
  open(context).where('delivery.forId', '=', accountId);

async function own(context: Context): Promise<Stream[]> {
  const { me } = context;
  const absent = (await standsInFor(context, me.id)).filter(({ away }) => away);
  const accounts = [me.id, ...absent.map(({ accountId }) => accountId)];
  return [
    ...accounts.map((accountId) => open(context).where('delivery.forId', '=', accountId)),
    open(context)
      .where('delivery.forId', 'is', null)
      .where((eb) => inTeam(eb, me.id)),
    ...(await leftToSupervisors(context)),
  ];
}

/** What this person has put off until a day that has not come. */
const isSnoozed = (eb: On, { me, now }: Context) =>
  eb.exists(
    eb
      .selectFrom('snooze')
      .select('snooze.id')
      .whereRef('snooze.deliveryId', '=', 'delivery.id')
      .where('snooze.accountId', '=', me.id)
      .where('snooze.untilDay', '>', ukDay(now)),
  );

async function overdue(context: Context): Promise<Stream[]> {
  const { me, now } = context;
  const late = open(context).where('delivery.dueAt', '<', now);
  if (me.roles.includes('supervisor') || me.roles.includes('manager'))
    return [late.where((eb) => eb.or([eb('delivery.forId', 'is', null), eb('delivery.forId', '<>', me.id)]))];
  const present = (await standsInFor(context, me.id)).filter(({ away }) => !away);
  return present.map(({ accountId }) => late.where('delivery.forId', '=', accountId));
}

export async function streamsOf(context: Context, scope: InboxScope): Promise<Stream[]> {
  if (scope === 'overdue') return overdue(context);
  if (scope === 'sent')
    return [base(context).where('delivery.by', '=', context.me.id).where('delivery.answerSeenAt', 'is', null)];
  const streams = await own(context);
  return streams.map((stream) =>
    stream.where((eb) => (scope === 'snoozed' ? isSnoozed(eb, context) : eb.not(isSnoozed(eb, context)))),
  );
}
