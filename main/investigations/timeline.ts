/**
 * The plot timeline: everything in an investigation that has a date, with the time it happened and the time the police knew of it,
 * so that "what did we know, when?" can be answered.
 */
import { z } from 'zod';
import type { Output } from '../../preload/contract/index.ts';
import type { LateStageRule } from '../../preload/contract/rule-shapes.ts';
import { label } from '../../preload/contract/vocabulary.ts';
import { withCaveats } from '../access/caveats.ts';
import { markingOf } from '../access/marking.ts';
import { excerptOf, textStart } from '../contributions/excerpt.ts';
import { receivedPrecisions } from '../contributions/received-precision.ts';
import { assessmentsOf, type StandingAssessment } from '../plots/assessments.ts';
import { isLateStage } from '../plots/late-stage.ts';
import { ruleInForce } from '../plots/rule-in-force.ts';
import { threatBands } from '../plots/threat-bands.ts';
import { ukDay } from '../store/uk-day.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { requireInvestigation } from './require.ts';

type Entry = Omit<Output<'investigations.timeline'>['entries'][number], 'caveats'>;
type Stages = Output<'investigations.timeline'>['stages'];

/** What most entries have in common: a moment known to the minute, seen by somebody. */
const plain = {
  to: null,
  precision: 'minute',
  toPrecision: null,
  basis: 'observed',
  place: null,
  source: null,
  stage: null,
  contributionId: null,
} as const;

/** Those of the recorded names that appear in the texts. */
const namedIn = (names: readonly string[], ...texts: readonly string[]) => {
  const text = texts.join(' ').toLowerCase();
  return names.filter((name) => text.includes(name.toLowerCase()));
};

/** The subjects in use. */
async function namesOf({ db }: Context, id: number): Promise<string[]> {
  const rows = await db
    .selectFrom('subject')
    .select('name')
    .where('investigationId', '=', id)
    .where('withdrawnAt', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map((row) => row.name);
}

const inUse = (names: readonly string[], named: readonly string[]) => names.filter((name) => named.includes(name));

const Basis = z.object({ reasons: z.array(z.object({ subjectName: z.string().nullable() })) });

/** The subjects that a link was decided on, as recorded at the time. */
function decidedOn(basis: string): string[] {
  const read = Basis.safeParse(JSON.parse(basis));
  return read.success ? read.data.reasons.flatMap(({ subjectName }) => subjectName ?? []) : [];
}

/** By contribution: the subjects with an identifier that it now shares. */
async function subjectsNamedByContribution({ db }: Context, id: number): Promise<Map<number, string[]>> {
  const rows = await db
    .selectFrom('link')
    .innerJoin('identifier', 'identifier.contributionId', 'link.contributionId')
    .innerJoin('case_identifier', (join) =>
      join
        .onRef('case_identifier.kind', '=', 'identifier.kind')
        .onRef('case_identifier.value', '=', 'identifier.value')
        .onRef('case_identifier.investigationId', '=', 'link.investigationId'),
    )
    .innerJoin('subject', 'subject.id', 'case_identifier.subjectId')
    .select(['link.contributionId', 'subject.name'])
    .distinct()
    .where('link.investigationId', '=', id)
    .where('link.decision', '=', 'linked')
    .where('link.withdrawnAt', 'is', null)
    .where('case_identifier.withdrawnAt', 'is', null)
    .execute();
  return new Map(
    [...Map.groupBy(rows, (row) => row.contributionId)].map(([tip, found]) => [tip, found.map((row) => row.name)]),
  );
}

async function tipEntries(context: Context, id: number, names: readonly string[]): Promise<Entry[]> {
  const { db } = context;
  const held = await subjectsNamedByContribution(context, id);
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
      'contribution.markingRank',
      textStart,
      'link.at',
      'link.basis',
    ])
    .where('link.investigationId', '=', id)
    .where('link.decision', '=', 'linked')
    .where('link.withdrawnAt', 'is', null)
    .execute();
  const precision = await receivedPrecisions(
    context,
    rows.map(({ contributionId }) => contributionId),
  );
  return rows.map((row) => ({
    ...plain,
    precision: precision(row.contributionId),
    id: `tip:${row.contributionId}`,
    itemId: row.contributionId,
    lane: 'tip',
    kind: row.channel,
    title: excerptOf(row.start) || row.reference,
    detail: row.reference,
    from: row.receivedAt,
    basis: 'reported',
    knownAt: row.at,
    persons: inUse(names, [...decidedOn(row.basis), ...(held.get(row.contributionId) ?? [])]),
    place: row.place ?? row.area,
    source: row.channel,
    marking: markingOf(row.markingRank),
    contributionId: row.contributionId,
  }));
}

async function eventEntries(
  { db }: Context,
  id: number,
  names: readonly string[],
  marking: Entry['marking'],
): Promise<Entry[]> {
  const rows = await db
    .selectFrom('event')
    .leftJoin('subject', 'subject.id', 'event.subjectId')
    // Joined with the view: a contribution that the viewer may not see leaves the event without one.
    .leftJoin('contribution', 'contribution.id', 'event.contributionId')
    .selectAll('event')
    .select(['subject.name as person', 'contribution.id as seenContribution', 'contribution.channel as source'])
    .where('event.investigationId', '=', id)
    .where('event.withdrawnAt', 'is', null)
    .execute();
  return rows.map((row) => ({
    id: `event:${row.id}`,
    itemId: row.id,
    lane: 'event',
    kind: row.kind,
    title: row.title,
    detail: row.detail,
    from: row.fromAt,
    to: row.toAt,
    precision: row.precision,
    toPrecision: row.toPrecision,
    basis: row.basis,
    knownAt: row.knownAt,
    persons: [...new Set([...(row.person === null ? [] : [row.person]), ...namedIn(names, row.title, row.detail)])],
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
    .select([
      'arrest.id',
      'arrest.at',
      'arrest.outcome',
      'arrest.power',
      'arrest.offence',
      'arrest.place',
      'arrest.recordedAt',
      'subject.name as person',
    ])
    .where('arrest.investigationId', '=', id)
    .where('arrest.withdrawnAt', 'is', null)
    .execute();
  return rows.map((row) => ({
    ...plain,
    id: `arrest:${row.id}`,
    itemId: row.id,
    lane: 'arrest',
    kind: row.outcome,
    title: row.person === null ? 'Arrest' : `Arrest of ${row.person}`,
    detail: [label(row.outcome), row.offence, row.power].filter((words) => words !== null).join('; '),
    place: row.place,
    from: row.at,
    knownAt: row.recordedAt,
    persons: row.person === null ? [] : [row.person],
    marking,
  }));
}

async function workEntries(
  { db }: Context,
  id: number,
  names: readonly string[],
  marking: Entry['marking'],
): Promise<Entry[]> {
  const actions = await db
    .selectFrom('action')
    .select(['id', 'title', 'state', 'at', 'due', 'result'])
    .where('investigationId', '=', id)
    .execute();
  const decisions = await db
    .selectFrom('decision')
    .select(['id', 'number', 'title', 'text', 'reason', 'at', 'recordedAt', 'late'])
    .where('investigationId', '=', id)
    .execute();
  return [
    ...actions.map(
      (row): Entry => ({
        ...plain,
        id: `action:${row.id}`,
        itemId: row.id,
        lane: 'action',
        kind: row.state,
        title: row.title,
        detail: [row.due === null ? '' : `Due ${row.due}.`, row.result ?? ''].filter((part) => part !== '').join(' '),
        from: row.at,
        knownAt: row.at,
        persons: namedIn(names, row.title, row.result ?? ''),
        marking,
      }),
    ),
    ...decisions.map(
      (row): Entry => ({
        ...plain,
        id: `decision:${row.id}`,
        itemId: row.id,
        lane: 'decision',
        kind: row.late === 1 ? 'late' : 'decision',
        title: `${row.number}. ${row.title}`,
        detail: row.reason,
        from: row.at,
        knownAt: row.recordedAt,
        persons: namedIn(names, row.title, row.text, row.reason),
        marking,
      }),
    ),
  ];
}

async function disruptionEntries(
  { db }: Context,
  id: number,
  names: readonly string[],
  marking: Entry['marking'],
): Promise<Entry[]> {
  const rows = await db
    .selectFrom('disruption')
    .selectAll()
    .where('investigationId', '=', id)
    .where('withdrawnAt', 'is', null)
    .orderBy('at')
    .execute();
  return rows.map((row) => ({
    ...plain,
    id: `disruption:${row.id}`,
    itemId: row.id,
    lane: 'disruption',
    kind: 'disruption',
    title: 'Disrupted',
    detail: row.summary,
    from: row.at,
    knownAt: row.recordedAt,
    persons: namedIn(names, row.summary),
    marking,
  }));
}

const standing = (one: StandingAssessment) =>
  one.refused ? 'refused' : one.countersigned ? 'countersigned' : 'proposed';

function stageEntries(
  assessments: readonly StandingAssessment[],
  names: readonly string[],
  marking: Entry['marking'],
): Entry[] {
  return assessments.map((one) => ({
    ...plain,
    id: `assessment:${one.id}`,
    itemId: one.id,
    lane: 'stage',
    kind: standing(one),
    title: label(one.stage),
    detail: one.reason,
    from: one.at,
    basis: 'assessed',
    knownAt: one.recordedAt,
    persons: namedIn(names, one.reason),
    stage: one.stage,
    marking,
  }));
}

/** The stages in the order they were reached, including by assessments that nobody has countersigned yet; a refused one changed nothing. */
function ladder(
  rule: LateStageRule,
  assessments: readonly StandingAssessment[],
  disruptions: readonly Entry[],
): Stages {
  const standing = assessments.filter((one) => !one.refused);
  return standing.map((one, at) => {
    const next = standing[at + 1]?.at;
    const ended = disruptions.find(({ from }) => from >= one.at && (next === undefined || from < next));
    return {
      from: one.at,
      stage: one.stage,
      knownAt: one.recordedAt,
      lateStageSince: isLateStage(rule, one) ? (one.countersignedAt ?? one.recordedAt) : null,
      disrupted: ended === undefined ? null : { at: ended.from, knownAt: ended.knownAt },
    };
  });
}

/**
 * Adds the stage that the plot was at when each happened: none before the first and after a disruption. `entries` and `stages` are in the
 * order of their dates.
 */
function withStages(entries: readonly Entry[], stages: Stages): Entry[] {
  let at = 0;
  return entries.map((entry) => {
    while ((stages[at]?.from ?? entry.from) < entry.from) at += 1;
    const reached = stages[at]?.from === entry.from ? stages[at] : stages[at - 1];
    const over = reached !== undefined && reached.disrupted !== null && reached.disrupted.at < entry.from;
    return { ...entry, stage: entry.stage ?? (over ? null : (reached?.stage ?? null)) };
  });
}

/** Entries come in the order of their dates; threat levels begin with the one in force at the first entry. Throws NOT_FOUND. */
export async function timelineOf(context: Context, id: number): Promise<Output<'investigations.timeline'>> {
  const { markingRank, openedAt } = await requireInvestigation(context, id);
  const marking = markingOf(markingRank);
  const { rule } = await ruleInForce(context, ukDay(context.now));
  const assessments = await assessmentsOf(context, [id]);
  const names = await namesOf(context, id);
  const disruptions = await disruptionEntries(context, id, names, marking);
  const stages = ladder(rule, assessments, disruptions);
  const entries = [
    ...stageEntries(assessments, names, marking),
    ...(await tipEntries(context, id, names)),
    ...(await eventEntries(context, id, names, marking)),
    ...(await arrestEntries(context, id, marking)),
    ...(await workEntries(context, id, names, marking)),
    ...disruptions,
  ].sort((one, other) => one.from.localeCompare(other.from) || one.id.localeCompare(other.id));
  const first = [openedAt, ...entries.map((entry) => entry.from)].sort()[0] ?? openedAt;
  const marked = await withCaveats(context, withStages(entries, stages), ({ contributionId }) => [
    contributionId === null ? { investigationId: id } : { contributionId },
  ]);
  return { entries: marked, stages, threat: await threatBands(context, first, context.now) };
}

export const timeline: UseCase<'investigations.timeline'> = (context, { id }) => timelineOf(context, id);
