/** Opening one investigation with everything that belongs to it. */

import { VigilError } from '../../preload/contract/errors.ts';
import type { Output } from '../../preload/contract/index.ts';
import { caveatsOfInvestigations } from '../access/caveats.ts';
import { waitingMarking } from '../access/waiting-markings.ts';
import { topicOf } from '../matching/scoring/index.ts';
import { assessmentsOf } from '../plots/assessments.ts';
import { decisive, isLateStage } from '../plots/late-stage.ts';
import { ruleInForce } from '../plots/rule-in-force.ts';
import { ukDay } from '../store/uk-day.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { Aliases } from './aliases.ts';
import { waitingClosure } from './case-proposals.ts';
import { changesOf } from './changes.ts';
import { asRow, rowsOf } from './rows.ts';
import { mayChangeCase } from './whose.ts';

type Whole = Output<'investigations.get'>;

async function teamOf({ db }: Context, id: number): Promise<Whole['team']> {
  return db
    .selectFrom('team_member')
    .innerJoin('colleague', 'colleague.id', 'team_member.accountId')
    .select(['colleague.id', 'colleague.name'])
    .where('team_member.investigationId', '=', id)
    .orderBy('colleague.name')
    .execute();
}

async function readersOf({ db }: Context, id: number): Promise<Whole['readers']> {
  return db
    .selectFrom('case_reader')
    .innerJoin('colleague', 'colleague.id', 'case_reader.accountId')
    .select(['colleague.id', 'colleague.name'])
    .where('case_reader.investigationId', '=', id)
    .orderBy('colleague.name')
    .execute();
}

async function caseIdentifiersBySubject({ db }: Context, id: number) {
  const rows = await db
    .selectFrom('case_identifier')
    .select(['id', 'subjectId', 'kind', 'text', 'value'])
    .where('investigationId', '=', id)
    .where('withdrawnAt', 'is', null)
    .orderBy('id')
    .execute();
  return Map.groupBy(
    // Words of the summary are kept for matching only: nobody recorded them as identifiers.
    rows.filter((row) => topicOf(row) === null),
    (row) => row.subjectId,
  );
}

async function prioritiesOf({ db }: Context, id: number): Promise<Whole['priorities']> {
  return db
    .selectFrom('priority_change')
    .innerJoin('colleague', 'colleague.id', 'priority_change.by')
    .select([
      'priority_change.at',
      'colleague.name as by',
      'priority_change.fromPriority as from',
      'priority_change.toPriority as to',
      'priority_change.reason',
    ])
    .where('priority_change.investigationId', '=', id)
    .orderBy('priority_change.at', 'desc')
    .orderBy('priority_change.id', 'desc')
    .execute();
}

async function arrestsOf({ db }: Context, id: number): Promise<Whole['arrests']> {
  return db
    .selectFrom('arrest')
    .leftJoin('subject', 'subject.id', 'arrest.subjectId')
    .select([
      'arrest.id',
      'arrest.at',
      'subject.name as subject',
      'arrest.outcome',
      'arrest.power',
      'arrest.offence',
      'arrest.place',
    ])
    .where('arrest.investigationId', '=', id)
    .where('arrest.withdrawnAt', 'is', null)
    .orderBy('arrest.at', 'desc')
    .orderBy('arrest.id', 'desc')
    .execute();
}

async function disruptionOf({ db }: Context, id: number) {
  return db
    .selectFrom('disruption')
    .innerJoin('colleague', 'colleague.id', 'disruption.by')
    .select(['disruption.id', 'disruption.at', 'disruption.summary', 'colleague.name as by'])
    .where('disruption.investigationId', '=', id)
    .where('disruption.withdrawnAt', 'is', null)
    .executeTakeFirst();
}

/** Withdrawn items, newest first. Identifiers withdrawn along with their subject come back with it, and are not listed separately. */
async function withdrawnOf({ db }: Context, id: number): Promise<Whole['withdrawn']> {
  const subjects = await db
    .selectFrom('subject')
    .select(['id', 'name', 'withdrawnAt'])
    .where('investigationId', '=', id)
    .where('withdrawnAt', 'is not', null)
    .execute();
  const gone = new Map(subjects.map((subject) => [subject.id, subject.withdrawnAt]));
  const caseIdentifiers = await db
    .selectFrom('case_identifier')
    .select(['id', 'subjectId', 'kind', 'value', 'text', 'withdrawnAt'])
    .where('investigationId', '=', id)
    .where('withdrawnAt', 'is not', null)
    .execute();
  const events = await db
    .selectFrom('event')
    .select(['id', 'title', 'withdrawnAt'])
    .where('investigationId', '=', id)
    .where('withdrawnAt', 'is not', null)
    .execute();
  const arrests = await db
    .selectFrom('arrest')
    .leftJoin('subject', 'subject.id', 'arrest.subjectId')
    .select(['arrest.id', 'arrest.day', 'subject.name', 'arrest.withdrawnAt'])
    .where('arrest.investigationId', '=', id)
    .where('arrest.withdrawnAt', 'is not', null)
    .execute();
  const disruptions = await db
    .selectFrom('disruption')
    .select(['id', 'summary', 'withdrawnAt'])
    .where('investigationId', '=', id)
    .where('withdrawnAt', 'is not', null)
    .execute();
  const out = (what: Whole['withdrawn'][number]['what'], itemId: number, words: string, at: string | null) => ({
    what,
    itemId,
    words,
    at: at ?? '',
  });
  return [
    ...subjects.map((row) => out('subject', row.id, row.name, row.withdrawnAt)),
    ...caseIdentifiers
      .filter((row) => topicOf(row) === null && (row.subjectId === null || gone.get(row.subjectId) !== row.withdrawnAt))
      .map((row) => out('identifier', row.id, row.text, row.withdrawnAt)),
    ...events.map((row) => out('event', row.id, row.title, row.withdrawnAt)),
    ...arrests.map((row) => out('arrest', row.id, `${row.name ?? 'Not a subject'}, ${row.day}`, row.withdrawnAt)),
    ...disruptions.map((row) => out('disruption', row.id, row.summary, row.withdrawnAt)),
  ].sort((one, other) => other.at.localeCompare(one.at) || one.itemId - other.itemId);
}

/** Assessments and priorities come newest first; withdrawn items are in a list of their own. Throws NOT_FOUND. */
export const get: UseCase<'investigations.get'> = async (context, { id }) => {
  const row = await rowsOf(context).where('investigation.id', '=', id).executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  const caseIdentifiers = await caseIdentifiersBySubject(context, id);
  const subjects = await context.db
    .selectFrom('subject')
    .select(['id', 'role', 'name', 'aliases', 'born'])
    .where('investigationId', '=', id)
    .where('withdrawnAt', 'is', null)
    .orderBy('id')
    .execute();
  const mayChange = await mayChangeCase(context, row);
  const { rule, version, wording } = await ruleInForce(context, ukDay(context.now));
  const assessments = await assessmentsOf(context, [id]);
  const disruption = await disruptionOf(context, id);
  const peak = disruption === undefined ? null : decisive(rule, assessments, disruption.at);
  return {
    ...asRow(row, rule, await caveatsOfInvestigations(context, [id])),
    team: await teamOf(context, id),
    people: subjects.map((subject) => ({
      ...subject,
      aliases: Aliases.parse(JSON.parse(subject.aliases)),
      identifiers: caseIdentifiers.get(subject.id) ?? [],
    })),
    identifiers: caseIdentifiers.get(null) ?? [],
    assessments: assessments.map((one) => ({ ...one, lateStage: isLateStage(rule, one) })).reverse(),
    priorities: await prioritiesOf(context, id),
    changes: await changesOf(context, id),
    withdrawn: await withdrawnOf(context, id),
    arrests: await arrestsOf(context, id),
    disruption:
      disruption === undefined ? null : { ...disruption, lateStage: peak !== null && isLateStage(rule, peak) },
    lateStageRule: { version, wording },
    mayChange,
    waitingMarking: await waitingMarking(context, { investigationId: id }, mayChange),
    readers: await readersOf(context, id),
    closure: await waitingClosure(context, id),
  };
};
