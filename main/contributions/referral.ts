/**
 * A contribution that is triaged as referred has to be sent to somebody: until its sending is recorded, it waits among what is to be
 * passed on, with a day by which it is due. Nothing is "referred" and lies there.
 */
import type { ContributionState } from '../../preload/contract/vocabulary.ts';
import type { Context } from '../store/use-case.ts';
import { disseminationRule, dueDay } from './dissemination-rule.ts';

/** After a change that may have made it referred, or something else again. */
export async function followReferral(
  context: Context,
  contributionId: number,
  state: ContributionState,
): Promise<void> {
  const { db, me, now } = context;
  const waiting = await db
    .selectFrom('dissemination')
    .select(['id', 'state'])
    .where('contributionId', '=', contributionId)
    .where('state', '<>', 'withdrawn')
    .execute();
  if (state === 'referred' && waiting.length === 0) {
    const rule = await disseminationRule(context);
    const { immediateRisk } = await db
      .selectFrom('contribution')
      .select('immediateRisk')
      .where('id', '=', contributionId)
      .executeTakeFirstOrThrow();
    const sending = { kind: 'prevent', step: 'send', after: now, immediateRisk: immediateRisk === 1 } as const;
    await db
      .insertInto('dissemination_row')
      .values({
        state: 'to_send',
        contributionId,
        investigationId: null,
        recipientKind: 'prevent',
        madeAt: now,
        due: await dueDay(context, rule, sending),
      })
      .execute();
    context.changed('dissemination', `contribution:${contributionId}`);
  }
  const unsent = waiting.filter((one) => one.state === 'to_send');
  if (state === 'referred' || unsent.length === 0) return;
  for (const { id } of unsent) {
    await db.updateTable('dissemination_row').set({ state: 'withdrawn', due: null }).where('id', '=', id).execute();
    const what = 'Not to be sent after all: triaged otherwise';
    await db
      .insertInto('dissemination_step_row')
      .values({ disseminationId: id, at: now, by: me.id, what, reason: null })
      .execute();
  }
  context.changed('dissemination', `contribution:${contributionId}`);
}
