/** Who has a record open, told to whoever has it open as well. */
import { VigilError } from '../../preload/contract/errors.ts';
import type { Context, UseCase } from '../store/use-case.ts';

async function mustSee({ db }: Context, of: 'contribution' | 'investigation', id: number): Promise<void> {
  const row = await db.selectFrom(of).select('id').where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
}

/** Those who have either of the two open hear of it, so far as they may see it. Throws NOT_FOUND, and then nothing has changed. */
export const here: UseCase<'presence.here'> = async (context, { contributionId, investigationId }) => {
  const { presence, me, now } = context;
  if (contributionId !== null) await mustSee(context, 'contribution', contributionId);
  if (investigationId !== null) await mustSee(context, 'investigation', investigationId);
  const record =
    contributionId !== null
      ? `contribution:${contributionId}`
      : investigationId !== null
        ? `investigation:${investigationId}`
        : null;
  const { left, moved } = presence.move(record, me.name, now);
  if (left !== null) context.changed(`presence/${left}`);
  if (moved && record !== null) context.changed(`presence/${record}`);
  return { others: record === null ? [] : presence.others(record) };
};
