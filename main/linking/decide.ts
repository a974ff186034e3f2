/** A person's decision on one contribution and one investigation. Linked, not merged: a contribution may have many. */
import { VigilError } from '../../preload/contract/errors.ts';
import type { ContributionState, LinkDecision } from '../../preload/contract/words.ts';
import { asChange, toChange } from '../contributions/change-log.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { tipOf } from './load-tip.ts';
import { suggestionFor } from './suggestions.ts';

const words: Readonly<Record<LinkDecision, string>> = {
  linked: 'Linked to',
  not_this: 'Decided that it is not',
  unsure: 'Unsure whether it is',
};

type Row = Awaited<ReturnType<typeof toChange>>;

/** The investigations that the contribution is linked to, as far as the viewer may see them. */
async function linkedTo({ db }: Context, contributionId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('link')
    .select('investigationId')
    .where('contributionId', '=', contributionId)
    .where('decision', '=', 'linked')
    .where('withdrawnAt', 'is', null)
    .execute();
  return rows.map((row) => row.investigationId);
}

/**
 * A link makes the contribution "linked", which ends its wait; when the last one goes, somebody has to look at it again.
 * Nothing is written where the state stays, not even a version: who may not see the investigation is not told that
 * something happened.
 */
function stateAfter(row: Row, decision: LinkDecision, before: readonly number[], pair: number): ContributionState {
  if (decision === 'linked') return 'linked';
  const lastOneGoes = before.length === 1 && before[0] === pair;
  return row.state === 'linked' && lastOneGoes ? 'untriaged' : row.state;
}

async function setState({ db, me, now }: Context, row: Row, state: ContributionState): Promise<void> {
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

/**
 * Keeps the decision with what spoke for it at that time; the one that stood before on this pair is withdrawn.
 * Throws NOT_FOUND where the viewer may see either of the two not.
 */
export const decide: UseCase<'linking.decide'> = async (context, input) => {
  const { db, me, now } = context;
  const { contributionId, investigationId, decision } = input;
  const row = await toChange(context, contributionId);
  const investigation = await db
    .selectFrom('investigation')
    .select('operation')
    .where('id', '=', investigationId)
    .executeTakeFirst();
  if (investigation === undefined) throw new VigilError('NOT_FOUND');
  const before = await linkedTo(context, contributionId);
  const basis = await suggestionFor(context, await tipOf(context, contributionId), investigationId);
  const reason = input.reason || null;
  const changeId = await asChange(
    context,
    {
      contributionId,
      verb: 'linking.decide',
      what: `${words[decision]} ${investigation.operation}`,
      reason,
      investigationId,
      undoes: null,
    },
    async () => {
      await db
        .updateTable('link_row')
        .set({ withdrawnAt: now })
        .where('contributionId', '=', contributionId)
        .where('investigationId', '=', investigationId)
        .where('withdrawnAt', 'is', null)
        .execute();
      await db
        .insertInto('link_row')
        .values({
          contributionId,
          investigationId,
          decision,
          tier: basis?.tier ?? null,
          basis: JSON.stringify({ reasons: basis?.reasons ?? [], against: basis?.against ?? [] }),
          reason,
          at: now,
          by: me.id,
          withdrawnAt: null,
        })
        .execute();
      await setState(context, row, stateAfter(row, decision, before, investigationId));
    },
  );
  context.changed('investigation', `investigation:${investigationId}`);
  return { changeId };
};
