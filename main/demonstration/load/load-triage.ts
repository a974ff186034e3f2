/**
 * The outcome of a sample contribution: its state, links and grade, each with the history that an officer's own work
 * leaves.
 */
import type { VerbName } from '../../../preload/contract/index.ts';
import type { ContributionState } from '../../../preload/contract/vocabulary.ts';
import type { Snapshot } from '../../contributions/snapshot.ts';
import { suggestedLinks } from '../../linking/candidates.ts';
import { findChildren } from '../../matching/closing/child.ts';
import { findTargets } from '../../matching/closing/target.ts';
import { extract } from '../../matching/extract/index.ts';
import type { WriteTransaction } from '../../store/port.ts';
import type { SampleContribution, SampleTriage } from '../generate/sample.ts';
import { underFirstRules } from './first-rules.ts';
import type { LoadedInvestigations } from './load-investigations.ts';
import { addReferral } from './load-referral.ts';
import type { LoadedIds } from './loaded-ids.ts';
import { rcapOf, reasonOf } from './triage-words.ts';

type Standing = NonNullable<Snapshot['contribution']>;

const untriaged: Standing = {
  state: 'untriaged',
  triagedAt: null,
  triagedBy: null,
  triageReason: null,
  proposedBy: null,
  rcap: null,
};
const nothing: Snapshot = { contribution: null, links: [], grades: [] };

const words: Readonly<Partial<Record<ContributionState, string>>> = {
  trace: 'Triaged as a trace',
  lead: 'Triaged as a lead',
  referred: 'Referred (Prevent)',
  nfa: 'Proposed no further action',
  nfa_proposed: 'Proposed no further action',
};
const conditions = 'Not to be shared outside the unit without asking the evaluator.';
/** Closing it takes an assessment, by the sign-off rule that a vault begins with. */
export const isGrave = ({ immediateRisk, text }: Pick<SampleContribution, 'immediateRisk' | 'text'>): boolean =>
  immediateRisk || findChildren(text).length > 0 || findTargets(text, []).length > 0;

/** What triage left on the contribution itself. `grave`: assessed before it was closed. */
export function standingOf(triage: SampleTriage, who: (login: string) => number, grave: boolean): Standing {
  const { state, at } = triage;
  const by = who(triage.by);
  return {
    state,
    triagedAt: at,
    triagedBy: by,
    triageReason: triage.reason ?? reasonOf(state, at),
    proposedBy: state === 'nfa' || state === 'nfa_proposed' ? by : null,
    rcap: state === 'lead' || (grave && (state === 'nfa' || state === 'nfa_proposed')) ? rcapOf(at) : null,
  };
}

/** Returns the function that writes the triage of one contribution, given its id, in the open transaction. */
export function triageLoader(places: LoadedIds, investigations: LoadedInvestigations, now: string) {
  const who = (login: string) => places.accounts.get(login) ?? 1;

  async function keep(
    into: WriteTransaction,
    id: number,
    told: {
      at: string;
      by: number;
      verb: VerbName;
      what: string;
      reason: string | null;
      investigationId: number | null;
      decidedUnder?: string;
    },
    before: Snapshot,
    after: Snapshot,
  ): Promise<number> {
    const row = { ...told, contributionId: id, before: JSON.stringify(before), after: JSON.stringify(after) };
    return into.fill('change_row', [row]);
  }

  async function addLinks(into: WriteTransaction, id: number, triage: SampleTriage, standing: Standing): Promise<void> {
    const { at, matchStrength } = triage;
    const by = who(triage.by);
    for (const [index, operation] of triage.operations.entries()) {
      const investigationId = investigations.ids.get(operation);
      if (investigationId === undefined) continue;
      const row = {
        contributionId: id,
        investigationId,
        decision: 'linked' as const,
        matchStrength,
        basis: '[]',
        reason: null,
      };
      const made = await into.fill('link_row', [{ ...row, at, by }]);
      const links = [{ ...row, id: made, at, by, withdrawnAt: null, shown: 1 as const }];
      const told = {
        at,
        by,
        verb: 'linking.decide',
        what: `Linked to Op ${operation}`,
        reason: null,
        investigationId,
      } as const;
      const first = index === 0;
      await keep(into, id, told, first ? { ...nothing, contribution: untriaged } : nothing, {
        ...nothing,
        links,
        contribution: first ? standing : null,
      });
    }
  }

  async function addGrade(
    into: WriteTransaction,
    id: number,
    anonymous: boolean,
    { at, by: login }: SampleTriage,
  ): Promise<void> {
    const by = who(login);
    const row = {
      contributionId: id,
      graded: 'evaluator' as const,
      source: anonymous ? ('2' as const) : ('1' as const),
      intelligence: anonymous ? ('D' as const) : ('C' as const),
      handling: id % 11 === 0 ? ('C' as const) : ('P' as const),
      conditions: id % 11 === 0 ? conditions : null,
      at,
      by,
    };
    const made = { ...row, id: await into.fill('grade_row', [row]), withdrawnAt: null };
    const what = `Evaluator graded it ${row.source} ${row.intelligence} ${row.handling}`;
    const told = { at, by, verb: 'triage.grade', what, reason: null, investigationId: null } as const;
    await keep(into, id, told, nothing, { ...nothing, grades: [made] });
  }

  async function addOutcome(
    into: WriteTransaction,
    id: number,
    { at, by: login, state, signedOff, reason }: SampleTriage,
    standing: Standing,
  ): Promise<number> {
    const told = { at, by: who(login), reason: reason ?? reasonOf(state, at), investigationId: null };
    const proposed: Standing = state === 'nfa' ? { ...standing, state: 'nfa_proposed' } : standing;
    const images = [untriaged, proposed, standing].map((contribution) => ({ ...nothing, contribution }));
    const [before = nothing, after = nothing, agreed = nothing] = images;
    const outcome = state === 'trace' || state === 'lead' || state === 'referred' ? state : 'nfa';
    const decidedUnder = underFirstRules(outcome);
    const what = { ...told, decidedUnder, verb: 'triage.setOutcome', what: words[state] ?? 'Triaged' } as const;
    const made = await keep(into, id, what, before, after);
    if (state !== 'nfa' || signedOff === null) return made;
    const agrees = 'Agreed to no further action';
    const second = { at: signedOff.at, by: who(signedOff.by), reason: null };
    return keep(into, id, { ...told, ...second, decidedUnder, verb: 'triage.signOff', what: agrees }, after, agreed);
  }

  /** Recorded with the reasons for a match at the time, like any decision; where there were none, nobody was asked. */
  async function addRuledOut(
    into: WriteTransaction,
    id: number,
    { text, receivedAt }: Pick<SampleContribution, 'text' | 'receivedAt'>,
    { at, by: login, ruledOut }: SampleTriage,
  ): Promise<void> {
    const by = who(login);
    for (const { operation, reason } of ruledOut) {
      const investigationId = investigations.ids.get(operation);
      if (investigationId === undefined) continue;
      const tip = { text, identifiers: extract(text, { receivedAt }), receivedAt };
      const { db, frequenciesAmongUnrestricted } = into;
      const reader = { db, frequencies: frequenciesAmongUnrestricted, frequenciesAmongUnrestricted };
      const [asked] = await suggestedLinks(reader, tip, [investigationId]);
      if (asked === undefined) continue;
      const row = {
        contributionId: id,
        investigationId,
        decision: 'not_this' as const,
        matchStrength: asked.matchStrength,
        basis: JSON.stringify({ reasons: asked.reasons, against: asked.against }),
        reason,
        at,
        by,
      };
      const link = { ...row, id: await into.fill('link_row', [row]), withdrawnAt: null, shown: 1 as const };
      const what = `Not a match with Op ${operation}`;
      const told = { at, by, verb: 'linking.decide', what, reason, investigationId } as const;
      await keep(into, id, told, nothing, { ...nothing, links: [link] });
    }
  }

  /** The change that gave it its outcome; `null` where that is a link. */
  return async (
    into: WriteTransaction,
    id: number,
    from: Pick<SampleContribution, 'anonymous' | 'text' | 'receivedAt' | 'immediateRisk'>,
    triage: SampleTriage,
  ): Promise<number | null> => {
    const { anonymous, text, receivedAt } = from;
    await addRuledOut(into, id, { text, receivedAt }, triage);
    const standing = standingOf(triage, who, isGrave(from));
    const outcome = triage.state === 'linked' ? null : await addOutcome(into, id, triage, standing);
    if (outcome === null) await addLinks(into, id, triage, standing);
    if (triage.state === 'referred') await addReferral(into, id, { at: triage.at, by: who(triage.by), now });
    if (triage.state === 'linked' || triage.state === 'lead') await addGrade(into, id, anonymous, triage);
    return outcome;
  };
}
