/** How far back there are records, so that a window without any is not taken for one in which nothing happened. */
import type { Context } from '../store/use-case.ts';

/** The first day of which there are contributions. */
export async function firstDay({ db }: Context): Promise<string | null> {
  const row = await db
    .selectFrom('contribution_rollup')
    .select((eb) => eb.fn.min<string | null>('day').as('day'))
    .where('n', '>', 0)
    .executeTakeFirst();
  return row?.day ?? null;
}
