/**
 * The outcome of a sample contribution: its state, links and grade, each with the history that an officer's own work
 * leaves.
 */
import type { VerbName } from '../../../preload/contract/index.ts';
import type { ContributionState } from '../../../preload/contract/vocabulary.ts';
import type { Snapshot } from '../../contributions/snapshot.ts';
import type { WriteTransaction } from '../../store/port.ts';
import type { SampleContribution, SampleTriage } from '../generate/sample.ts';
import type { LoadedInvestigations } from './load-investigations.ts';
import type { LoadedIds } from './loaded-ids.ts';

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
const unremarkable = 'Checked against what is held; nothing that suggests relevant activity.';
const reasons: Readonly<Partial<Record<ContributionState, string>>> = {
  nfa: unremarkable,
  nfa_proposed: unremarkable,
  trace: 'Checked against what is held; not of lead potential so far.',
  referred: 'A concern about a person, for those who can help.',
};
const rcap = JSON.stringify({
  risk: 'medium',
  credibility: 'medium',
  actionability: 'medium',
  proportionality: 'high',
});
const conditions = 'Not to be shared outside the unit without asking the evaluator.';
/** The second person, where the first was somebody else. */
const seconds = ['h.farouk', 's.kowal'];

/** The reason that goes with an outcome; `null` where none is asked for. */
export function reasonOf(state: ContributionState): string | null {
  return reasons[state] ?? null;
}

/** What triage left on the contribution itself. */
export function standingOf(triage: SampleTriage, who: (login: string) => number): Standing {
  const { state, at } = triage;
  const by = who(triage.by);
  return {
    state,
    triagedAt: at,
    triagedBy: by,
    triageReason: reasonOf(state),
    proposedBy: state === 'nfa' || state === 'nfa_proposed' ? by : null,
    rcap: state === 'lead' ? rcap : null,
  };
}

/** Returns the function that writes the triage of one contribution, whose id it is given, in the open transaction. */
export function triageLoader(places: LoadedIds, investigations: LoadedInvestigations) {
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
    },
    before: Snapshot,
    after: Snapshot,
  ): Promise<void> {
    const row = { ...told, contributionId: id, before: JSON.stringify(before), after: JSON.stringify(after) };
    await into.fill('change_row', [row]);
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
        what: `Linked to ${operation}`,
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
    { at, by: login, state }: SampleTriage,
    standing: Standing,
  ): Promise<void> {
    const told = { at, by: who(login), reason: reasonOf(state), investigationId: null };
    const proposed: Standing = state === 'nfa' ? { ...standing, state: 'nfa_proposed' } : standing;
    const images = [untriaged, proposed, standing].map((contribution) => ({ ...nothing, contribution }));
    const [before = nothing, after = nothing, agreed = nothing] = images;
    await keep(into, id, { ...told, verb: 'triage.setOutcome', what: words[state] ?? 'Triaged' }, before, after);
    if (state !== 'nfa') return;
    const second = who(seconds.find((other) => other !== login) ?? login);
    const what = 'Agreed to no further action';
    await keep(into, id, { ...told, by: second, reason: null, verb: 'triage.signOff', what }, after, agreed);
  }

  return async (
    into: WriteTransaction,
    id: number,
    { anonymous }: Pick<SampleContribution, 'anonymous'>,
    triage: SampleTriage,
  ): Promise<void> => {
    const standing = standingOf(triage, who);
    if (triage.state === 'linked') await addLinks(into, id, triage, standing);
    else await addOutcome(into, id, triage, standing);
    if (triage.state === 'linked' || triage.state === 'lead') await addGrade(into, id, anonymous, triage);
  };
}
