/** A person's decision on one contribution and one investigation. Linked, not merged: a contribution may have many. */
import type { LinkDecision, MatchStrength } from '../../preload/contract/vocabulary.ts';
import { loadForChange, recordChange } from '../contributions/change-log.ts';
import { endClaim } from '../contributions/claims.ts';
import { requireInvestigationInReach } from '../investigations/require.ts';
import { passageOf, type Suggestion } from '../matching/scoring/index.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { setState, shows, standingLink, stateWith } from './link-state.ts';
import { loadTip } from './load-tip.ts';
import { afterDecision } from './settle-delivery.ts';
import { suggestionFor } from './suggestions.ts';

const words: Readonly<Record<LinkDecision, string>> = {
  linked: 'Linked to',
  not_this: 'Not a match with',
  unsure: 'Unsure about',
};

interface Basis {
  matchStrength: MatchStrength | null;
  reasons: Suggestion['reasons'];
  against: string[];
}

/**
 * What spoke for it, of which is told what everybody may know who may see the contribution. Of an attachment that is marked above it, only that
 * something there was weighed, so that the pair does not come back for it.
 */
async function basisOf(context: Context, contributionId: number, investigationId: number): Promise<Basis> {
  const seen = await loadTip(context, contributionId);
  const open = await loadTip(context, contributionId, 'whoever may see it');
  const {
    matchStrength = null,
    reasons = [],
    against = [],
  } = (await suggestionFor(context, open, investigationId)) ?? {};
  if (seen.attached?.length === open.attached?.length) return { matchStrength, reasons, against };
  const weighed = await suggestionFor(context, seen, investigationId);
  const known = new Set(reasons.map((one) => `${one.kind} ${passageOf(one)}`));
  const more = (weighed?.reasons ?? [])
    .filter((one) => one.attachment !== undefined && !known.has(`${one.kind} ${passageOf(one)}`))
    .map((one) => ({ ...one, value: '', tipText: '', caseText: '', subjectName: null }));
  return { matchStrength, reasons: [...reasons, ...more], against };
}

/**
 * Keeps the decision with what spoke for it at that time; the one that stood before on this pair is withdrawn.
 * Throws NOT_FOUND where the viewer may see either of the two not, OPENED_TO_READ where they see either by break-glass alone.
 */
export const decide: UseCase<'linking.decide'> = async (context, input) => {
  const { db, me, now } = context;
  const { contributionId, investigationId, decision } = input;
  const row = await loadForChange(context, contributionId);
  const investigation = await requireInvestigationInReach(context, investigationId);
  const before = await standingLink(context, { contributionId, investigationId });
  const shown = await shows(context, row, investigation, before);
  const basis = await basisOf(context, contributionId, investigationId);
  const reason = input.reason || null;
  const changeId = await recordChange(
    context,
    {
      contributionId,
      verb: 'linking.decide',
      what: `${words[decision]} Op ${investigation.operation}`,
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
          matchStrength: basis.matchStrength,
          basis: JSON.stringify({ reasons: basis.reasons, against: basis.against }),
          reason,
          at: now,
          by: me.id,
          withdrawnAt: null,
          shown: shown ? 1 : 0,
        })
        .execute();
      await setState(context, row, await stateWith(context, row, before, { linked: decision === 'linked', shown }));
    },
  );
  // An outcome like any other, except where nobody else may notice it.
  if (shown && decision === 'linked') await endClaim(context, contributionId);
  await afterDecision(context, { contributionId, investigationId }, decision, reason, before?.decision);
  // A decision on a pair is told to those who may know of both.
  context.changed('investigation', `investigation:${investigationId}`, `contribution:${contributionId}`);
  return { changeId };
};
