/** Writes the second reviews of a sample world's closures, what was considered before them, and what callers were told. */
import type { Snapshot } from '../../contributions/snapshot.ts';
import type { WriteTransaction } from '../../store/port.ts';
import { addDays, ukDay } from '../../store/uk-day.ts';
import type { SampleContribution } from '../generate/sample.ts';
import { underFirstRules } from './first-rules.ts';
import type { LoadedIds } from './loaded-ids.ts';
import type { ReviewedClosure } from './second-reviews.ts';
import { reasonOf } from './triage-words.ts';

type Standing = NonNullable<Snapshot['contribution']>;

const untriaged: Standing = {
  state: 'untriaged',
  triagedAt: null,
  triagedBy: null,
  triageReason: null,
  proposedBy: null,
  rcap: null,
};
const day = 24 * 60 * 60_000;
const minute = 60_000;

const image = (contribution: Standing): string => JSON.stringify({ contribution, links: [], grades: [] });

/** Returns what writes them, given the id of a contribution, in the open transaction. */
export function reviewLoader(places: LoadedIds, now: string) {
  const who = (login: string) => places.accounts.get(login) ?? 1;
  const lately = (at: string, days: number) => Date.parse(now) - Date.parse(at) < days * day;

  async function change(
    into: WriteTransaction,
    contributionId: number,
    told: { at: string; by: number; verb: string; what: string; reason: string | null; decidedUnder?: string },
    before: Standing,
    after: Standing,
  ): Promise<number> {
    const row = { ...told, contributionId, investigationId: null, before: image(before), after: image(after) };
    return into.fill('change_row', [row]);
  }

  /** Proposed, agreed and opened again: what went before the outcome that it has now. */
  async function openedAgain(into: WriteTransaction, id: number, closure: ReviewedClosure): Promise<number> {
    const { closed, signed, review } = closure;
    const by = who(closed.by);
    const triageReason = reasonOf('nfa', closed.at);
    const proposed: Standing = {
      ...untriaged,
      state: 'nfa_proposed',
      triagedAt: closed.at,
      triagedBy: by,
      triageReason,
      proposedBy: by,
    };
    const agreed: Standing = { ...proposed, state: 'nfa' };
    const decidedUnder = underFirstRules('nfa');
    const proposal = {
      at: closed.at,
      by,
      verb: 'triage.setOutcome',
      what: 'Proposed no further action',
      reason: triageReason,
      decidedUnder,
    };
    await change(into, id, proposal, untriaged, proposed);
    const second = { at: signed.at, by: who(signed.by), verb: 'triage.signOff', reason: null, decidedUnder };
    const changeId = await change(into, id, { ...second, what: 'Agreed to no further action' }, proposed, agreed);
    if (review !== null)
      await change(
        into,
        id,
        {
          at: review.at,
          by: who(review.by),
          verb: 'reviews.give',
          what: 'Opened again: a blind second review came to another outcome',
          reason: review.reason,
        },
        agreed,
        untriaged,
      );
    return changeId;
  }

  async function addReview(
    into: WriteTransaction,
    id: number,
    { kind }: SampleContribution,
    closure: ReviewedClosure,
    changeId: number,
  ): Promise<void> {
    const { closed, signed, review } = closure;
    await into.fill('closure_review_row', [
      {
        contributionId: id,
        kind,
        month: signed.at.slice(0, 7),
        changeId,
        proposedBy: who(closed.by),
        signedBy: who(signed.by),
        closedAt: signed.at,
        shareVersion: 1,
        reviewedBy: review === null ? null : who(review.by),
        reviewedAt: review?.at ?? null,
        outcome: review?.outcome ?? null,
        reason: review?.reason ?? null,
        agrees: review === null ? null : review.outcome === 'nfa' ? 1 : 0,
      },
    ]);
  }

  /** What the last month's decisions rested on. */
  async function addConsidered(into: WriteTransaction, id: number, from: SampleContribution, changeId: number) {
    const { triage, where, area } = from;
    if (triage === null || !lately(triage.at, 30)) return;
    const before = (minutes: number) => new Date(Date.parse(triage.at) - minutes * minute).toISOString();
    const words = where || area;
    const considered = {
      version: 1,
      from: before(6),
      to: triage.at,
      opened: id % 3 === 0 && id > 1 ? [id - 1] : [],
      cases: [],
      decided: [],
      possibleLinks: true,
      sameOrigin: id % 2 === 0,
      searches: words === '' ? 0 : 1,
      whole: true,
    };
    const by = who(triage.by);
    await into.fill('consideration_row', [
      { contributionId: id, changeId, at: triage.at, by, considered: JSON.stringify(considered) },
    ]);
    if (words !== '')
      await into.fill('search_note_row', [
        {
          contributionId: id,
          at: before(4),
          by,
          words,
          clearance: 1,
          known: '{"cases":[],"contributions":[],"sources":[]}',
          compartments: '[]',
        },
      ]);
  }

  /** Some callers of the last two months were asked through, and told what would follow. */
  async function addAnswers(into: WriteTransaction, id: number, from: SampleContribution): Promise<void> {
    if (from.channel !== 'hotline' || from.kind === 'advice' || !from.contactable || !lately(from.receivedAt, 60))
      return;
    await into.fill('intake_answer_row', [
      {
        contributionId: id,
        version: 1,
        answers: JSON.stringify(from.where === '' ? {} : { where: from.where }),
        callBackOn: addDays(ukDay(from.receivedAt), 3),
        language: id % 9 === 0 ? 'Polish' : null,
        toldCaller: 'That somebody will read it today, and ring back if there is anything to ask.',
      },
    ]);
  }

  return { openedAgain, addReview, addConsidered, addAnswers };
}
