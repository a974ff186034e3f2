/** How much waits in the inbox: each stream is counted to a thousand, along its index. */
import { sql } from 'kysely';
import type { Output } from '../../preload/contract/index.ts';
import { addDays, startOfUkDay, ukDay } from '../store/uk-day.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { type Stream, streamsOf } from './streams.ts';

const atMost = 1_000;
type Counted = Output<'inbox.count'>;

const isUrgent = sql`${sql.ref('some.seenAt')} is null and (${sql.ref('contribution.immediateRisk')} = 1
  or ${sql.ref('investigation.priority')} in ('P1A', 'P1B'))`;

/** A match of a watch-list is announced by its own count. */
const isOfCase = sql`${sql.ref('some.investigationId')} is not null`;

async function figuresOf({ db, now }: Context, stream: Stream) {
  const end = startOfUkDay(addDays(ukDay(now), 1));
  return db
    .selectFrom(stream.orderBy('delivery.dueAt').orderBy('delivery.id').limit(atMost).as('some'))
    .leftJoin('contribution', 'contribution.id', 'some.contributionId')
    .leftJoin('investigation', 'investigation.id', 'some.investigationId')
    .select((eb) => [
      eb.fn.countAll<number>().as('n'),
      sql<number>`count(case when ${sql.ref('some.seenAt')} is null then 1 end)`.as('unseen'),
      sql<number>`count(case when ${sql.ref('some.answeredAt')} is not null then 1 end)`.as('answered'),
      sql<number>`count(case when ${sql.ref('some.dueAt')} < ${end} then 1 end)`.as('today'),
      sql<number>`count(case when ${sql.ref('some.dueAt')} < ${now} then 1 end)`.as('late'),
      sql<number>`count(case when ${isUrgent} then 1 end)`.as('urgent'),
      sql<string | null>`max(case when ${isOfCase} and ${isUrgent} then ${sql.ref('some.at')} end)`.as('newestUrgent'),
      sql<string | null>`max(case when ${isOfCase} then ${sql.ref('some.at')} end)`.as('newest'),
    ])
    .executeTakeFirstOrThrow();
}

type Figures = Awaited<ReturnType<typeof figuresOf>>;

const latest = (...at: (string | null)[]) =>
  at
    .filter((one) => one !== null)
    .sort()
    .at(-1) ?? null;

async function sumOf(context: Context, streams: readonly Stream[]): Promise<Figures> {
  const none: Figures = {
    n: 0,
    unseen: 0,
    answered: 0,
    today: 0,
    late: 0,
    urgent: 0,
    newest: null,
    newestUrgent: null,
  };
  let sum = none;
  for (const stream of streams) {
    const one = await figuresOf(context, stream);
    sum = {
      n: sum.n + one.n,
      unseen: sum.unseen + one.unseen,
      answered: sum.answered + one.answered,
      today: sum.today + one.today,
      late: sum.late + one.late,
      urgent: sum.urgent + one.urgent,
      newest: latest(sum.newest, one.newest),
      newestUrgent: latest(sum.newestUrgent, one.newestUrgent),
    };
  }
  return sum;
}

export const count: UseCase<'inbox.count'> = async (context) => {
  const mine = await sumOf(context, await streamsOf(context, 'mine'));
  const overdue = await sumOf(context, await streamsOf(context, 'overdue'));
  const sent = await sumOf(context, await streamsOf(context, 'sent'));
  const counted: Counted = {
    mine: mine.n,
    unseen: mine.unseen,
    overdue: overdue.n,
    answered: sent.answered,
    today: mine.today,
    late: mine.late,
    newest: mine.newest,
    newestUrgent: mine.newestUrgent,
    urgent: mine.urgent,
  };
  return counted;
};
