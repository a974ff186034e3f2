/** Contributions of a sample world with their triage and their links, on the connection that is open. */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { type ContributionState, Marking, rank } from '../../../preload/contract/words.ts';
import { firstState } from '../../access/admission.ts';
import { extractForImport } from '../../matching/extract/index.ts';
import { bulk, type NewContribution } from '../../store/sqlite/contributions.ts';
import { tidyWords } from '../../store/sqlite/search.ts';
import type { SampleContribution, SampleTriage } from '../generate/sample.ts';
import type { Places } from './ids.ts';
import type { LoadedInvestigations } from './load-investigations.ts';
import { reasonOf, triageLoader } from './load-triage.ts';

export interface ContributionLoader {
  /** Adds them in the transaction that is open and gives what the log names. */
  add(batch: readonly SampleContribution[]): string[];
  /** Ties the events that came from a contribution to it. */
  finish(): void;
}

const minute = 60_000;
/** Who writes down what comes by voice; the rest arrives by itself. */
const taken = new Set(['hotline', 'walk-in', 'police']);

/** An advice contact is counted and never triaged. */
function standing({ kind, triage }: SampleContribution): { state: ContributionState; triage: SampleTriage | null } {
  return kind === 'advice' || triage === null
    ? { state: firstState(kind), triage: null }
    : { state: triage.state, triage };
}

/** Written down some minutes after receipt, and always before triage and before `now`. */
function recordedAt(receivedAt: string, triage: SampleTriage | null, now: string): string {
  const soon = new Date(Date.parse(receivedAt) + 3 * minute).toISOString();
  return [soon, triage?.at ?? now, now].sort()[0] ?? now;
}

export function loadContributions(
  db: Database,
  places: Places,
  investigations: LoadedInvestigations,
  now: string,
  keepNumbers: boolean,
): ContributionLoader {
  const adder = bulk(db);
  const who = (login: string) => places.accounts.get(login) ?? 1;
  const addTriage = triageLoader(db, places, investigations);
  const source = db.prepare('update event_row set contributionId = ? where id = ?');
  const waiting: [contribution: number, event: number][] = [];

  function newContribution(from: SampleContribution): NewContribution {
    const { state, triage } = standing(from);
    return {
      kind: from.kind,
      channel: from.channel,
      state,
      receivedAt: from.receivedAt,
      recordedAt: recordedAt(from.receivedAt, triage, now),
      triagedAt: triage?.at ?? null,
      triagedBy: triage === null ? null : who(triage.by),
      triageReason: triage === null ? null : reasonOf(state),
      takenBy: taken.has(from.channel) ? who('e.adjei') : null,
      importId: null,
      sourceReference: keepNumbers ? from.reference : null,
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
    };
  }

  function follow(from: SampleContribution, id: number): number {
    const { triage } = standing(from);
    if (triage !== null) addTriage(id, from, triage);
    for (const event of investigations.sources.get(from.reference) ?? []) waiting.push([id, event]);
    return id;
  }

  return {
    add(batch) {
      const added = adder.addContributions(batch.map(newContribution));
      const ids = batch.map((from, at) => follow(from, added[at]?.id ?? 0));
      return ids.length === 0 ? [] : [`contribution:${ids[0]}-${ids.at(-1)}`];
    },
    finish() {
      for (const [id, event] of waiting) source.run(id, event);
      // The index of words was written in many small pieces; one is found faster.
      tidyWords(db);
    },
  };
}
