/** Loads the contributions of a sample world with their triage and their links, in the open transaction. */
import { type ContributionState, Marking, rank } from '../../../preload/contract/vocabulary.ts';
import { firstState } from '../../access/admission.ts';
import { extractForImport } from '../../matching/extract/index.ts';
import { storedKeysIn } from '../../matching/persons/index.ts';
import type { NewContribution, WriteTransaction } from '../../store/port.ts';
import type { SampleContribution, SampleTriage } from '../generate/sample.ts';
import type { LoadedInvestigations } from './load-investigations.ts';
import { reviewLoader } from './load-reviews.ts';
import { isGrave, standingOf, triageLoader } from './load-triage.ts';
import type { LoadedIds } from './loaded-ids.ts';
import { type ReviewedClosure, reviewedClosure } from './second-reviews.ts';

export interface ContributionLoader {
  /** Adds them in the open transaction and returns the records that the log names. */
  add(into: WriteTransaction, batch: readonly SampleContribution[]): Promise<string[]>;
  /** Ties the events that came from a contribution to it. */
  finish(into: WriteTransaction): Promise<void>;
}

const minute = 60_000;
/** Channels whose contributions are spoken, so that somebody writes them down; the rest arrive by themselves. */
const spoken = new Set(['hotline', 'walk-in', 'police']);

/** An advice contact is counted and never triaged. */
function standing(
  { kind, triage }: SampleContribution,
  closure: ReviewedClosure | null,
): { state: ContributionState; triage: SampleTriage | null } {
  if (kind === 'advice' || triage === null) return { state: firstState(kind), triage: null };
  const { review, again } = closure ?? { review: null, again: null };
  if (review === null || review.outcome === 'nfa') return { state: triage.state, triage };
  // Opened again by a second review: the outcome that it has now was given after that, or not yet.
  return again === null
    ? { state: firstState(kind), triage: null }
    : { state: triage.state, triage: { ...triage, at: again } };
}

/** Written down some minutes after receipt, and always before triage and before `now`. */
function recordedAt(receivedAt: string, triage: SampleTriage | null, now: string): string {
  const soon = new Date(Date.parse(receivedAt) + 3 * minute).toISOString();
  return [soon, triage?.at ?? now, now].sort()[0] ?? now;
}

export function loadContributions(
  places: LoadedIds,
  investigations: LoadedInvestigations,
  now: string,
  keepNumbers: boolean,
): ContributionLoader {
  const who = (login: string) => places.accounts.get(login) ?? 1;
  const addTriage = triageLoader(places, investigations, now);
  const reviews = reviewLoader(places, now);
  const waiting: [contribution: number, event: number][] = [];

  function newContribution(from: SampleContribution): NewContribution {
    const { state, triage } = standing(from, reviewedClosure(from, now));
    const identifiers = extractForImport(from.text, { receivedAt: from.receivedAt });
    return {
      kind: from.kind,
      channel: from.channel,
      state,
      receivedAt: from.receivedAt,
      recordedAt: recordedAt(from.receivedAt, triage, now),
      triagedAt: null,
      triagedBy: null,
      triageReason: null,
      ...(triage === null ? {} : standingOf(triage, who, isGrave(from))),
      recordedBy: spoken.has(from.channel) ? who('e.adjei') : null,
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
      markingRank: rank(Marking, from.marking),
      compartmentId: 0,
      identifiers,
      personKeys: storedKeysIn(from.text, from.receivedAt, identifiers),
    };
  }

  async function follow(into: WriteTransaction, from: SampleContribution, id: number): Promise<void> {
    const closure = reviewedClosure(from, now);
    const { triage } = standing(from, closure);
    const opened = closure?.review != null && closure.review.outcome !== 'nfa';
    const before = closure !== null && opened ? await reviews.openedAgain(into, id, closure) : null;
    const last = triage === null ? null : await addTriage(into, id, from, triage);
    if (closure !== null) await reviews.addReview(into, id, from, closure, before ?? last ?? 0);
    if (last !== null) await reviews.addConsidered(into, id, from, last);
    await reviews.addAnswers(into, id, from);
    for (const event of investigations.sources.get(from.reference) ?? []) waiting.push([id, event]);
  }

  return {
    async add(into, batch) {
      const added = await into.contributions.addAll(batch.map(newContribution));
      const ids = added.map((one) => one?.id ?? 0);
      for (const [at, from] of batch.entries()) await follow(into, from, ids[at] ?? 0);
      return ids.length === 0 ? [] : [`contribution:${ids[0]}-${ids.at(-1)}`];
    },
    async finish(into) {
      for (const [contributionId, event] of waiting)
        await into.db.updateTable('event_row').set({ contributionId }).where('id', '=', event).execute();
      // The full-text index was written in many small pieces; a single one is searched faster.
      await into.contributions.tidy();
    },
  };
}
