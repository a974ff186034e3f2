/** Opening one investigation with everything that belongs to it. */

import { z } from 'zod';
import { VigilError } from '../../preload/contract/errors.ts';
import type { Output } from '../../preload/contract/index.ts';
import { decisive, isLateStage } from '../oversight/late-stage.ts';
import { ruleInForce } from '../oversight/rule-in-force.ts';
import { ukDay } from '../store/uk-day.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { assessmentsOf } from './assessments.ts';
import { changesOf } from './changes.ts';
import { asRow, rowsOf } from './rows.ts';

type Whole = Output<'investigations.look'>;
const Aliases = z.array(z.string());

async function teamOf({ db }: Context, id: number): Promise<Whole['team']> {
  return db
    .selectFrom('team_member')
    .innerJoin('colleague', 'colleague.id', 'team_member.accountId')
    .select(['colleague.id', 'colleague.name'])
    .where('team_member.investigationId', '=', id)
    .orderBy('colleague.name')
    .execute();
}

/** Words of the summary are held for matching only: nobody put them there as identifiers. */
const isTopic = (held: { kind: string; value: string }) => held.kind === 'place' && held.value.startsWith('about ');

async function heldOf({ db }: Context, id: number) {
  const rows = await db
    .selectFrom('held')
    .select(['id', 'subjectId', 'kind', 'text', 'value'])
    .where('investigationId', '=', id)
    .where('withdrawnAt', 'is', null)
    .orderBy('id')
    .execute();
  return Map.groupBy(
    rows.filter((row) => !isTopic(row)),
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
    .select(['arrest.id', 'arrest.at', 'subject.name as subject', 'arrest.outcome'])
    .where('arrest.investigationId', '=', id)
    .orderBy('arrest.at', 'desc')
    .execute();
}

async function disruptionOf({ db }: Context, id: number) {
  return db
    .selectFrom('disruption')
    .innerJoin('colleague', 'colleague.id', 'disruption.by')
    .select(['disruption.at', 'disruption.summary', 'colleague.name as by'])
    .where('disruption.investigationId', '=', id)
    .executeTakeFirst();
}

/** Assessments and priorities come newest first; what was withdrawn is left out. Throws NOT_FOUND. */
export const look: UseCase<'investigations.look'> = async (context, { id }) => {
  const row = await rowsOf(context).where('investigation.id', '=', id).executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  const held = await heldOf(context, id);
  const subjects = await context.db
    .selectFrom('subject')
    .select(['id', 'role', 'name', 'aliases', 'born'])
    .where('investigationId', '=', id)
    .where('withdrawnAt', 'is', null)
    .orderBy('id')
    .execute();
  const { rule, version, wording } = await ruleInForce(context, ukDay(context.now));
  const assessments = await assessmentsOf(context, [id]);
  const disruption = await disruptionOf(context, id);
  const peak = disruption === undefined ? null : decisive(rule, assessments, disruption.at);
  return {
    ...asRow(row),
    team: await teamOf(context, id),
    people: subjects.map((subject) => ({
      ...subject,
      aliases: Aliases.parse(JSON.parse(subject.aliases)),
      identifiers: held.get(subject.id) ?? [],
    })),
    identifiers: held.get(null) ?? [],
    assessments: assessments.map((one) => ({ ...one, lateStage: isLateStage(rule, one) })).reverse(),
    priorities: await prioritiesOf(context, id),
    changes: await changesOf(context, id),
    arrests: await arrestsOf(context, id),
    disruption:
      disruption === undefined ? null : { ...disruption, lateStage: peak !== null && isLateStage(rule, peak) },
    lateStageRule: { version, wording },
  };
};
