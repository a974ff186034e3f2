/**
 * Who may open the sealed identity of a contribution's source: the officer who sealed it, and those whom they named. The store's view
 * decides by name (store/policy.ts); here is what a role adds to that. Whatever rests on such an identity is for them alone.
 */
import type { Role } from '../../preload/contract/vocabulary.ts';
import type { Context } from '../store/use-case.ts';

/** Whoever takes part in the triage of contributions. A manager reads figures and summaries. */
export const sourceOpeners: readonly Role[] = ['case_officer', 'intake_officer', 'supervisor'];

export const opensSources = (roles: readonly Role[]): boolean => roles.some((role) => sourceOpeners.includes(role));

/** Whether the viewer may open this one. */
export async function mayOpenSource({ db, me }: Context, contributionId: number): Promise<boolean> {
  if (!opensSources(me.roles)) return false;
  const row = await db
    .selectFrom('source')
    .select('contributionId')
    .where('contributionId', '=', contributionId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Those who were named, in the order of their names. */
export async function readersOfSource({ db }: Context, contributionId: number) {
  return db
    .selectFrom('source_reader')
    .innerJoin('colleague', 'colleague.id', 'source_reader.accountId')
    .select(['colleague.id', 'colleague.name'])
    .where('source_reader.contributionId', '=', contributionId)
    .orderBy('colleague.name')
    .execute();
}

/**
 * How the viewer names readers of what `recordedBy` sealed: as that officer; `in place of` them, where they are no longer here and the
 * viewer is a supervisor, who then names somebody else; or not at all.
 */
export async function naming({ db, me }: Context, recordedBy: number | null): Promise<'own' | 'in place of' | null> {
  if (recordedBy === me.id) return opensSources(me.roles) ? 'own' : null;
  if (!me.roles.includes('supervisor')) return null;
  if (recordedBy === null) return 'in place of';
  const sealer = await db.selectFrom('colleague').select('disabledAt').where('id', '=', recordedBy).executeTakeFirst();
  return sealer === undefined || sealer.disabledAt !== null ? 'in place of' : null;
}
