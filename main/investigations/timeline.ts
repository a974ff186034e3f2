/**
 * The plot timeline: everything of an investigation that has a date, with the time it happened and the time the police
 * knew of it, so that "what did we know, when?" can be answered.
 */
import { sql } from 'kysely';
import type { Output } from '../../preload/contract/index.ts';
import { label } from '../../preload/contract/words.ts';
import { markingOf } from '../access/marking.ts';
import { isLateStage, type LateStageRule } from '../oversight/late-stage.ts';
import { ruleInForce } from '../oversight/rule-in-force.ts';
import { threatBands } from '../oversight/threat-bands.ts';
import { ukDay } from '../store/uk-day.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { assessmentsOf, type StandingAssessment } from './assessments.ts';
import { gistOf } from './gist.ts';
import { investigationOf } from './reach.ts';

type Entry = Output<'investigations.timeline'>['entries'][number];

/** What most entries have in common: a moment known to the minute, seen by somebody. */
const plain = {
  to: null,
  precision: 'minute',
  basis: 'observed',
  person: null,
  place: null,
  source: null,
  stage: null,
  contributionId: null,
} as const;

async function tipEntries({ db }: Context, id: number): Promise<Entry[]> {
  const rows = await db
    .selectFrom('link')
    .innerJoin('contribution', 'contribution.id', 'link.contributionId')
    .select([
      'contribution.id as contributionId',
      'contribution.reference',
      'contribution.channel',
      'contribution.receivedAt',
      'contribution.place',
      'contribution.area',
      'contribution.tier',
      sql<string>`substr(contribution.text, 1, 400)`.as('start'),
      'link.at',
    ])
    .where('link.investigationId', '=', id)
    .where('link.decision', '=', 'linked')
    .where('link.withdrawnAt', 'is', null)
    .execute();
  return rows.map((row) => ({
    ...plain,
    id: `tip:${row.contributionId}`,
    lane: 'tip',
    kind: row.channel,
    title: gistOf(row.start) || row.reference,
    detail: row.reference,
    from: row.receivedAt,
    basis: 'reported',
    knownAt: row.at,
    place: row.place ?? row.area,
    source: row.channel,
    marking: markingOf(row.tier),
    contributionId: row.contributionId,
  }));
}

async function eventEntries({ db }: Context, id: number, marking: Entry['marking']): Promise<Entry[]> {
  const rows = await db
    .selectFrom('event')
    .leftJoin('subject', 'subject.id', 'event.subjectId')
    // Joined with the view: a contribution out of reach leaves the event without one.
    .leftJoin('contribution', 'contribution.id', 'event.contributionId')
    .selectAll('event')
    .select(['subject.name as person', 'contribution.id as seenContribution', 'contribution.channel as source'])
    .where('event.investigationId', '=', id)
    .where('event.withdrawnAt', 'is', null)
    .execute();
  return rows.map((row) => ({
    id: `event:${row.id}`,
    lane: 'event',
    kind: row.kind,
    title: row.title,
    detail: row.detail,
    from: row.fromAt,
    to: row.toAt,
    precision: row.precision,
    basis: row.basis,
    knownAt: row.knownAt,
    person: row.person,
    place: row.place,
    source: row.source,
    stage: null,
    marking,
    contributionId: row.seenContribution,
  }));
}

async function arrestEntries({ db }: Context, id: number, marking: Entry['marking']): Promise<Entry[]> {
  const rows = await db
    .selectFrom('arrest')
    .leftJoin('subject', 'subject.id', 'arrest.subjectId')
    .select(['arrest.id', 'arrest.at', 'arrest.outcome', 'arrest.recordedAt', 'subject.name as person'])
    .where('arrest.investigationId', '=', id)
    .execute();
  return rows.map((row) => ({
    ...plain,
    id: `arrest:${row.id}`,
    lane: 'arrest',
    kind: row.outcome,
    title: row.person === null ? 'Arrest' : `Arrest of ${row.person}`,
    detail: label(row.outcome),
    from: row.at,
    knownAt: row.recordedAt,
    person: row.person,
    marking,
  }));
}

async function workEntries({ db }: Context, id: number, marking: Entry['marking']): Promise<Entry[]> {
  const actions = await db
    .selectFrom('action')
    .select(['id', 'title', 'state', 'at', 'due', 'result'])
    .where('investigationId', '=', id)
    .execute();
  const decisions = await db
    .selectFrom('decision')
    .select(['id', 'number', 'title', 'reason', 'at', 'recordedAt', 'late'])
    .where('investigationId', '=', id)
    .execute();
  return [
    ...actions.map(
      (row): Entry => ({
        ...plain,
        id: `action:${row.id}`,
        lane: 'action',
        kind: row.state,
        title: row.title,
        detail: [row.due === null ? '' : `Due ${row.due}.`, row.result ?? ''].filter((part) => part !== '').join(' '),
        from: row.at,
        knownAt: row.at,
        marking,
      }),
    ),
    ...decisions.map(
      (row): Entry => ({
        ...plain,
        id: `decision:${row.id}`,
        lane: 'decision',
        kind: row.late === 1 ? 'late' : 'decision',
        title: `${row.number}. ${row.title}`,
        detail: row.reason,
        from: row.at,
        knownAt: row.recordedAt,
        marking,
      }),
    ),
  ];
}

async function disruptionEntries({ db }: Context, id: number, marking: Entry['marking']): Promise<Entry[]> {
  const rows = await db.selectFrom('disruption').selectAll().where('investigationId', '=', id).execute();
  return rows.map((row) => ({
    ...plain,
    id: `disruption:${row.investigationId}`,
    lane: 'disruption',
    kind: 'disruption',
    title: 'Disrupted',
    detail: row.summary,
    from: row.at,
    knownAt: row.recordedAt,
    marking,
  }));
}

const standing = (one: StandingAssessment) =>
  one.refused ? 'refused' : one.countersigned ? 'countersigned' : 'proposed';

function stageEntries(assessments: readonly StandingAssessment[], marking: Entry['marking']): Entry[] {
  return assessments.map((one) => ({
    ...plain,
    id: `assessment:${one.id}`,
    lane: 'stage',
    kind: standing(one),
    title: label(one.stage),
    detail: one.reason,
    from: one.at,
    basis: 'assessed',
    knownAt: one.recordedAt,
    stage: one.stage,
    marking,
  }));
}

/** The ladder as it was climbed, also by assessments that nobody countersigned yet; a refused one moved nothing. */
function ladder(rule: LateStageRule, assessments: readonly StandingAssessment[]) {
  return assessments
    .filter((one) => !one.refused)
    .map((one) => ({ from: one.at, stage: one.stage, lateStage: isLateStage(rule, one) }));
}

/** Entries come in the order of their dates; threat levels from the one in force at the first entry on. Throws NOT_FOUND. */
export const timeline: UseCase<'investigations.timeline'> = async (context, { id }) => {
  const { tier, openedAt } = await investigationOf(context, id);
  const marking = markingOf(tier);
  const { rule } = await ruleInForce(context, ukDay(context.now));
  const assessments = await assessmentsOf(context, [id]);
  const entries = [
    ...stageEntries(assessments, marking),
    ...(await tipEntries(context, id)),
    ...(await eventEntries(context, id, marking)),
    ...(await arrestEntries(context, id, marking)),
    ...(await workEntries(context, id, marking)),
    ...(await disruptionEntries(context, id, marking)),
  ].sort((one, other) => one.from.localeCompare(other.from) || one.id.localeCompare(other.id));
  const first = [openedAt, ...entries.map((entry) => entry.from)].sort()[0] ?? openedAt;
  return { entries, stages: ladder(rule, assessments), threat: await threatBands(context, first, context.now) };
};
