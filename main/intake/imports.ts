/** One's own imports, and how far each has been matched (linking/match-in-full.ts). */
import type { UseCase } from '../store/use-case.ts';

export const imports: UseCase<'intake.imports'> = async ({ db, me }, { limit }) => ({
  imports: await db
    .selectFrom('import')
    .select(['id as importId', 'at', 'toMatch', 'matched', 'matchedAt'])
    // Said once more, as the index has it.
    .where('by', '=', me.id)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute(),
});
