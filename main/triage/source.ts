/** The identity of a source, which is kept apart: opened on its own, with a reason, by few. */
import { VigilError } from '../../preload/contract/errors.ts';
import { mayOpenSource } from '../contributions/sealed-source.ts';
import type { UseCase } from '../store/use-case.ts';

/**
 * For supervisors and the officer who recorded the contribution. Throws NOT_FOUND, also where no source was recorded, and
 * NOT_ALLOWED for everybody else.
 */
export const revealSource: UseCase<'triage.revealSource'> = async ({ db, me }, input) => {
  const contribution = await db
    .selectFrom('contribution')
    .select(['recordedBy', 'sealedSource'])
    .where('id', '=', input.id)
    .executeTakeFirst();
  if (contribution === undefined) throw new VigilError('NOT_FOUND');
  if (!mayOpenSource(me, contribution)) throw new VigilError('NOT_ALLOWED');
  const source = await db
    .selectFrom('source')
    .select(['name', 'contact'])
    .where('contributionId', '=', input.id)
    .executeTakeFirst();
  if (source === undefined) throw new VigilError('NOT_FOUND');
  return source;
};
