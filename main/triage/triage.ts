/** Triage outcomes and the RCAP assessment: risk, credibility, actionability, proportionality. */
import { z } from 'zod';
import { VigilError } from '../../preload/contract/errors.ts';
import type { Input } from '../../preload/contract/index.ts';
import { Rcap } from '../../preload/contract/triage.ts';
import type { ContributionState } from '../../preload/contract/vocabulary.ts';
import { loadForChange, recordChange } from '../contributions/change-log.ts';
import { endClaim, mustNotBeClaimed } from '../contributions/claims.ts';
import { followReferral } from '../contributions/referral.ts';
import { assertEarlierReportsRead } from '../linking/earlier-reports.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { assertAssessed, assertReasoned } from './closing-needs.ts';
import { keepConsidered } from './considered.ts';
import { decidedUnder } from './decided-under.ts';

/** As the store keeps it. */
const RcapJson = z
  .string()
  .transform((json): unknown => JSON.parse(json))
  .pipe(Rcap);

/** The assessment as it is kept; `null` for none. */
export const keptRcap = (kept: string | null): Rcap | null => (kept === null ? null : RcapJson.parse(kept));

type Outcome = Input<'triage.setOutcome'>['outcome'];
const done: Readonly<Record<Outcome, { state: ContributionState; what: string }>> = {
  trace: { state: 'trace', what: 'Triaged as a trace' },
  lead: { state: 'lead', what: 'Triaged as a lead' },
  referred: { state: 'referred', what: 'Referred (Prevent)' },
  nfa: { state: 'nfa_proposed', what: 'Proposed no further action' },
};

/** Whether the outcome may be given: the contribution as it stands. Throws what `triage` does. */
export async function assertOutcome(
  context: Context,
  input: Omit<Input<'triage.setOutcome'>, 'version'> & { version?: number },
) {
  const row = await loadForChange(context, input.id, input.version);
  await mustNotBeClaimed(context, input.id);
  // A link is an outcome in itself: another in its place would take the contribution out of every count of linked tips.
  if (row.state === 'linked') throw new VigilError('LINKED_ALREADY');
  await assertReasoned(context, input.outcome, input.reason || null);
  if (input.outcome === 'lead' && input.rcap === undefined && row.rcap === null)
    throw new VigilError('INPUT_INVALID', 'rcap');
  if (input.outcome === 'nfa') {
    const reports = await assertEarlierReportsRead(context, input.id, [context.me.id]);
    await assertAssessed(context, input.id, input.rcap ?? keptRcap(row.rcap), reports);
  }
  return row;
}

/**
 * The outcome replaces the previous one, unless that is a link, which only undo takes back. The clock from receipt to triage stops
 * at the first outcome. "No further action" is only proposed here: a second person signs it off.
 * Throws NOT_FOUND, CHANGED_SINCE, CLAIMED, LINKED_ALREADY, REASON_NEEDED and RCAP_NEEDED where the sign-off rule asks for them, INPUT_INVALID
 * about `rcap` (a lead without one), EARLIER_REPORTS_UNREAD (no further action).
 */
export const triage: UseCase<'triage.setOutcome'> = async (context, input) => {
  const { db, me, now } = context;
  const row = await assertOutcome(context, input);
  const reason = input.reason || null;
  const { state, what } = done[input.outcome];
  const changeId = await recordChange(
    context,
    {
      contributionId: input.id,
      verb: 'triage.setOutcome',
      what,
      reason,
      investigationId: null,
      undoes: null,
      decidedUnder: await decidedUnder(context, input.outcome),
    },
    async () => {
      await db
        .updateTable('contribution_row')
        .set({
          state,
          triagedAt: row.triagedAt ?? now,
          triagedBy: row.triagedAt === null ? me.id : row.triagedBy,
          triageReason: reason,
          proposedBy: input.outcome === 'nfa' ? me.id : null,
          ...(input.rcap === undefined ? {} : { rcap: JSON.stringify(input.rcap) }),
          version: row.version + 1,
        })
        .where('id', '=', input.id)
        .execute();
    },
  );
  await followReferral(context, input.id, state);
  await keepConsidered(context, input.id, changeId, input.together);
  await endClaim(context, input.id);
  return { changeId, state };
};

/** Throws NOT_FOUND, CHANGED_SINCE, CLAIMED. */
export const assess: UseCase<'triage.assess'> = async (context, input) => {
  const row = await loadForChange(context, input.id, input.version);
  await mustNotBeClaimed(context, input.id);
  const changeId = await recordChange(
    context,
    {
      contributionId: input.id,
      verb: 'triage.assess',
      what: 'Assessed risk, credibility, actionability and proportionality',
      reason: null,
      investigationId: null,
      undoes: null,
    },
    async () => {
      await context.db
        .updateTable('contribution_row')
        .set({ rcap: JSON.stringify(input.rcap), version: row.version + 1 })
        .where('id', '=', input.id)
        .execute();
    },
  );
  return { changeId };
};
