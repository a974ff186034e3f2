/**
 * What links do to the state of a contribution, which everybody sees who may see it. A link to an investigation that not all of them
 * may know of does nothing to it until its people have told whoever recorded the contribution: otherwise recording a number and waiting
 * would show that a hidden investigation holds it.
 */
import type { ContributionState } from '../../preload/contract/vocabulary.ts';
import type { loadForChange } from '../contributions/change-log.ts';
import type { Context } from '../store/use-case.ts';
import { type CaseReach, knownToAllOf } from './restricted.ts';

type Row = Awaited<ReturnType<typeof loadForChange>>;

export interface Pair {
  contributionId: number;
  investigationId: number;
}

/** Whether whoever recorded the contribution was told that this investigation has to do with it. */
export async function wasTold({ db }: Context, { contributionId, investigationId }: Pair): Promise<boolean> {
  const row = await db
    .selectFrom('recorder_notice')
    .select('id')
    .where('contributionId', '=', contributionId)
    .where('investigationId', '=', investigationId)
    .executeTakeFirst();
  return row !== undefined;
}

/** The decision that stands on the pair. */
export async function standingLink({ db }: Context, { contributionId, investigationId }: Pair) {
  return db
    .selectFrom('link')
    .select(['id', 'decision', 'shown'])
    .where('contributionId', '=', contributionId)
    .where('investigationId', '=', investigationId)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
}

type Standing = Awaited<ReturnType<typeof standingLink>>;

const holdsState = (link: Standing) => link?.decision === 'linked' && link.shown === 1;

/** Whether a link of this pair shows. One that has shown goes on showing: what is known cannot be taken back. */
export async function shows(
  context: Context,
  row: Row,
  investigation: CaseReach & { id: number },
  before: Standing,
): Promise<boolean> {
  const pair = { contributionId: row.id, investigationId: investigation.id };
  return knownToAllOf(row, investigation) || holdsState(before) || (await wasTold(context, pair));
}

/**
 * A link that shows makes the contribution "linked", which ends its wait; when the last of them goes, whoever may see it, somebody has to
 * look at the contribution again.
 */
export async function stateWith(
  { db }: Context,
  row: Row,
  before: Standing,
  after: { linked: boolean; shown: boolean },
): Promise<ContributionState> {
  if (after.linked && after.shown) return 'linked';
  if (row.state !== 'linked' || before === undefined || !holdsState(before)) return row.state;
  const other = await db
    .selectFrom('shown_link')
    .select('id')
    .where('contributionId', '=', row.id)
    .where('id', '<>', before.id)
    .limit(1)
    .executeTakeFirst();
  return other === undefined ? 'untriaged' : 'linked';
}

/**
 * Nothing is written where the state stays, not even a version: who may not see the investigation is not told that something
 * happened.
 */
export async function setState({ db, me, now }: Context, row: Row, state: ContributionState): Promise<void> {
  if (state === row.state) return;
  const triaged = state === 'linked';
  await db
    .updateTable('contribution_row')
    .set({
      state,
      triagedAt: triaged ? (row.triagedAt ?? now) : null,
      triagedBy: triaged ? (row.triagedAt === null ? me.id : row.triagedBy) : null,
      triageReason: null,
      proposedBy: null,
      version: row.version + 1,
    })
    .where('id', '=', row.id)
    .execute();
}
