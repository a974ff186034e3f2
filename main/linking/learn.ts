/**
 * An investigation that learns a name, a number or a plate is told at once of what came in before and holds it: of the newest, as many
 * as the rule says, and whether there are more. Whoever adds it can deliver no more than what they may know of themselves; what is hidden
 * from them is among the late matches of those who may.
 */
import type { Output } from '../../preload/contract/index.ts';
import { deliveryRule } from '../access/delivery-rule.ts';
import * as investigations from '../investigations/index.ts';
import { orderOf } from '../store/receipt-order.ts';
import { inList } from '../store/sql.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { deliver } from './deliver.ts';
import { findsOf, sought } from './retrospective-search.ts';

type Held = Awaited<ReturnType<typeof sought>>;
type Late = Output<'investigations.addIdentifier'>['late'];

function monthsBefore(now: string, months: number): string {
  const date = new Date(now);
  date.setUTCMonth(date.getUTCMonth() - months);
  return date.toISOString();
}

/** What held by now is more than `before`, and who held it all along: nobody has linked them, and no item of theirs is open. */
export async function deliverLate(context: Context, investigationId: number, before: Held): Promise<Late> {
  const { db, me, now } = context;
  const learned = new Map([...(await sought(context, [investigationId]))].filter(([value]) => !before.has(value)));
  const ids = [
    ...new Set((await findsOf(context, learned, 'whoever may see it')).map(({ contributionId }) => contributionId)),
  ];
  if (ids.length === 0) return { delivered: 0, more: false };
  const { late } = await deliveryRule(context);
  const rows = await db
    .selectFrom('contribution')
    .select('contribution.id')
    .where('contribution.id', 'in', inList(ids))
    .where('contribution.receiptOrder', '>=', orderOf(monthsBefore(now, late.months)))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('link')
            .select('link.id')
            .whereRef('link.contributionId', '=', 'contribution.id')
            .where('link.investigationId', '=', investigationId)
            .where('link.decision', '<>', 'not_this')
            .where('link.withdrawnAt', 'is', null),
        ),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('delivery')
            .select('delivery.id')
            .whereRef('delivery.contributionId', '=', 'contribution.id')
            .where('delivery.investigationId', '=', investigationId)
            .where('delivery.answeredAt', 'is', null),
        ),
      ),
    )
    .orderBy('contribution.receiptOrder', 'desc')
    .limit(late.atMost + 1)
    .execute();
  const told = rows.slice(0, late.atMost);
  await deliver(
    context,
    told.map(({ id }) => ({ contributionId: id, investigationId, cause: 'late', by: me.id })),
  );
  for (const { id } of told) context.changed('inbox', `investigation:${investigationId}`, `contribution:${id}`);
  return { delivered: told.length, more: rows.length > late.atMost };
}

/** Throws what `investigations.addIdentifier` does. */
export const addIdentifier: UseCase<'investigations.addIdentifier'> = async (context, input) => {
  const before = await sought(context, [input.id]);
  const added = await investigations.addIdentifier(context, input);
  return { ...added, late: await deliverLate(context, input.id, before) };
};

/** Throws what `investigations.addSubject` does. */
export const addSubject: UseCase<'investigations.addSubject'> = async (context, input) => {
  const before = await sought(context, [input.id]);
  const added = await investigations.addSubject(context, input);
  return { ...added, late: await deliverLate(context, input.id, before) };
};

/** Throws what `investigations.changeSubject` does. */
export const changeSubject: UseCase<'investigations.changeSubject'> = async (context, input) => {
  const before = await sought(context, [input.id]);
  await investigations.changeSubject(context, input);
  return { late: await deliverLate(context, input.id, before) };
};
