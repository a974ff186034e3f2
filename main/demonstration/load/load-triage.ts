/** What became of a sample contribution: its state, links and grade, each with the history that an officer's own work leaves. */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { VerbName } from '../../../preload/contract/index.ts';
import type { ContributionState } from '../../../preload/contract/words.ts';
import type { Image } from '../../contributions/snapshot.ts';
import type { SampleContribution, SampleTriage } from '../generate/sample.ts';
import type { Places } from './ids.ts';
import type { LoadedInvestigations } from './load-investigations.ts';

type Standing = NonNullable<Image['contribution']>;

const untriaged: Standing = {
  state: 'untriaged',
  triagedAt: null,
  triagedBy: null,
  triageReason: null,
  proposedBy: null,
  rcap: null,
};
const nothing: Image = { contribution: null, links: [], grades: [] };

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

/** Gives the function that writes the triage of one contribution, which bears the id, in the transaction that is open. */
export function triageLoader(db: Database, places: Places, investigations: LoadedInvestigations) {
  const who = (login: string) => places.accounts.get(login) ?? 1;
  const link = db.prepare(
    `insert into link_row (contributionId, investigationId, decision, tier, basis, reason, at, by)
     values (?, ?, 'linked', ?, '[]', null, ?, ?)`,
  );
  const grade = db.prepare(
    `insert into grade_row (contributionId, graded, source, intelligence, handling, conditions, at, by)
     values (@contributionId, @graded, @source, @intelligence, @handling, @conditions, @at, @by)`,
  );
  const more = db.prepare('update contribution_row set proposedBy = ?, rcap = ? where id = ?');
  const change = db.prepare(
    `insert into change_row (contributionId, at, by, verb, what, reason, before, after, investigationId)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );

  function keep(
    id: number,
    told: {
      at: string;
      by: number;
      verb: VerbName;
      what: string;
      reason: string | null;
      investigationId: number | null;
    },
    before: Image,
    after: Image,
  ): void {
    const { at, by, verb, what, reason, investigationId } = told;
    change.run(id, at, by, verb, what, reason, JSON.stringify(before), JSON.stringify(after), investigationId);
  }

  function addLinks(id: number, triage: SampleTriage, standing: Standing): void {
    const { at, tier } = triage;
    const by = who(triage.by);
    triage.operations.forEach((operation, index) => {
      const investigationId = investigations.ids.get(operation);
      if (investigationId === undefined) return;
      const row = { contributionId: id, investigationId, decision: 'linked' as const, tier, basis: '[]', reason: null };
      const made = link.run(id, investigationId, tier, at, by);
      const links = [{ ...row, id: Number(made.lastInsertRowid), at, by, withdrawnAt: null, shown: 1 as const }];
      const told = {
        at,
        by,
        verb: 'linking.decide',
        what: `Linked to ${operation}`,
        reason: null,
        investigationId,
      } as const;
      const first = index === 0;
      keep(id, told, first ? { ...nothing, contribution: untriaged } : nothing, {
        ...nothing,
        links,
        contribution: first ? standing : null,
      });
    });
  }

  function addGrade(id: number, anonymous: boolean, { at, by: login }: SampleTriage): void {
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
    const made = { ...row, id: Number(grade.run(row).lastInsertRowid), withdrawnAt: null };
    const what = `Evaluator graded it ${row.source} ${row.intelligence} ${row.handling}`;
    const told = { at, by, verb: 'intake.grade', what, reason: null, investigationId: null } as const;
    keep(id, told, nothing, { ...nothing, grades: [made] });
  }

  function addOutcome(id: number, { at, by: login, state }: SampleTriage, standing: Standing): void {
    const told = { at, by: who(login), reason: reasonOf(state), investigationId: null };
    const proposed: Standing = state === 'nfa' ? { ...standing, state: 'nfa_proposed' } : standing;
    const images = [untriaged, proposed, standing].map((contribution) => ({ ...nothing, contribution }));
    const [before = nothing, after = nothing, agreed = nothing] = images;
    keep(id, { ...told, verb: 'intake.triage', what: words[state] ?? 'Triaged' }, before, after);
    if (state !== 'nfa') return;
    const second = who(seconds.find((other) => other !== login) ?? login);
    const what = 'Agreed to no further action';
    keep(id, { ...told, by: second, reason: null, verb: 'intake.signOff', what }, after, agreed);
  }

  return (id: number, { anonymous }: Pick<SampleContribution, 'anonymous'>, triage: SampleTriage): void => {
    const { state, at } = triage;
    const by = who(triage.by);
    const standing: Standing = {
      state,
      triagedAt: at,
      triagedBy: by,
      triageReason: reasonOf(state),
      proposedBy: state === 'nfa' || state === 'nfa_proposed' ? by : null,
      rcap: state === 'lead' ? rcap : null,
    };
    if (standing.proposedBy !== null || standing.rcap !== null) more.run(standing.proposedBy, standing.rcap, id);
    if (state === 'linked') addLinks(id, triage, standing);
    else addOutcome(id, triage, standing);
    if (state === 'linked' || state === 'lead') addGrade(id, anonymous, triage);
  };
}
