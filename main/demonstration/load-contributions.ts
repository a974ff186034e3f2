/** Contributions of a sample world with their triage and their links, on the connection that is open. */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { type ContributionState, Marking, rank } from '../../preload/contract/words.ts';
import { firstState } from '../intake/admission.ts';
import { extractForImport } from '../linking/extract/index.ts';
import { bulk } from '../store/bulk.ts';
import type { Places } from './load.ts';
import type { LoadedInvestigations } from './load-investigations.ts';
import type { SampleContribution, SampleTriage } from './sample.ts';

export interface ContributionLoader {
  /** Adds them in the transaction that is open and gives what the log names. */
  add(batch: readonly SampleContribution[]): string[];
  /** Ties the events that came from a contribution to it. */
  finish(): void;
}

const minute = 60_000;
/** Who writes down what comes by voice; the rest arrives by itself. */
const taken = new Set(['hotline', 'walk-in', 'police']);
const reasons: Readonly<Record<string, string>> = {
  nfa: 'Checked against what is held; nothing that suggests relevant activity.',
  nfa_proposed: 'Checked against what is held; nothing that suggests relevant activity.',
  trace: 'Checked against what is held; not of lead potential so far.',
  referred: 'A concern about a person, for those who can help.',
};
const rcap = JSON.stringify({
  risk: 'medium',
  credibility: 'medium',
  actionability: 'medium',
  proportionality: 'high',
});

interface Standing {
  state: ContributionState;
  triage: SampleTriage | null;
}

/** An advice contact is counted and never triaged. */
function standing({ kind, triage }: SampleContribution): Standing {
  return kind === 'advice' || triage === null
    ? { state: firstState(kind), triage: null }
    : { state: triage.state, triage };
}

export function loadContributions(
  db: Database,
  places: Places,
  investigations: LoadedInvestigations,
  now: string,
): ContributionLoader {
  const adder = bulk(db);
  const who = (login: string) => places.accounts.get(login) ?? null;
  const intakeOfficer = who('e.adjei');
  const link = db.prepare(
    `insert into link_row (contributionId, investigationId, decision, tier, basis, reason, at, by)
     values (?, ?, 'linked', ?, '[]', null, ?, ?)`,
  );
  const grade = db.prepare(
    `insert into grade_row (contributionId, graded, source, intelligence, handling, conditions, at, by)
     values (?, 'evaluator', ?, ?, ?, ?, ?, ?)`,
  );
  const more = db.prepare('update contribution_row set proposedBy = ?, rcap = ? where id = ?');
  const source = db.prepare('update event_row set contributionId = ? where id = ?');
  const waiting: [contribution: number, event: number][] = [];

  function addTriage(id: number, from: SampleContribution, triage: SampleTriage): void {
    const by = who(triage.by) ?? intakeOfficer;
    if (triage.state === 'nfa_proposed' || triage.state === 'lead')
      more.run(triage.state === 'nfa_proposed' ? by : null, triage.state === 'lead' ? rcap : null, id);
    for (const operation of triage.operations) {
      const investigationId = investigations.ids.get(operation);
      if (investigationId !== undefined) link.run(id, investigationId, triage.tier, triage.at, by);
    }
    if (triage.state !== 'linked' && triage.state !== 'lead') return;
    const restricted = id % 11 === 0;
    grade.run(
      id,
      from.anonymous ? '2' : '1',
      from.anonymous ? 'D' : 'C',
      restricted ? 'C' : 'P',
      restricted ? 'Not to be shared outside the unit without asking the evaluator.' : null,
      triage.at,
      by,
    );
  }

  function addOne(from: SampleContribution): number {
    const { state, triage } = standing(from);
    const soon = new Date(Date.parse(from.receivedAt) + 3 * minute).toISOString();
    const at = triage !== null && triage.at < soon ? triage.at : soon;
    const added = adder.addContribution({
      kind: from.kind,
      channel: from.channel,
      state,
      receivedAt: from.receivedAt,
      recordedAt: at < now ? at : now,
      triagedAt: triage?.at ?? null,
      triagedBy: triage === null ? null : (who(triage.by) ?? intakeOfficer),
      triageReason: triage === null ? null : (reasons[state] ?? null),
      takenBy: taken.has(from.channel) ? intakeOfficer : null,
      importId: null,
      sourceReference: null,
      rowKey: null,
      text: from.text,
      area: from.area || null,
      place: from.where || null,
      immediateRisk: from.immediateRisk,
      riskConfirmed: from.immediateRisk,
      anonymous: from.anonymous,
      contactable: from.contactable,
      source: null,
      tier: rank(Marking, from.marking),
      compartmentId: 0,
      identifiers: extractForImport(from.text, { receivedAt: from.receivedAt }),
    });
    const id = added?.id ?? 0;
    if (triage !== null) addTriage(id, from, triage);
    for (const event of investigations.sources.get(from.reference) ?? []) waiting.push([id, event]);
    return id;
  }

  return {
    add(batch) {
      const ids = batch.map(addOne);
      return ids.length === 0 ? [] : [`contribution:${ids[0]}-${ids.at(-1)}`];
    },
    finish() {
      for (const [id, event] of waiting) source.run(id, event);
      // The index of words was written in a thousand small pieces; one is found faster.
      db.exec("insert into contribution_words (contribution_words) values ('optimize')");
    },
  };
}
