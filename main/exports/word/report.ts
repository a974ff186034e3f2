/**
 * An intelligence report of one contribution or one event: graded 3x5x2, with its handling, what it says and where it came from. The
 * source is never in it, whoever may open it: only how reliable it was graded, and through which channel it came.
 */
import { VigilError } from '../../../preload/contract/errors.ts';
import { handlingWords, intelligenceWords, sourceWords } from '../../../preload/contract/grade-words.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { loadForChange } from '../../contributions/change-log.ts';
import { receivedPrecisions } from '../../contributions/received-precision.ts';
import { dateWords, whenWords } from '../../investigations/date-words.ts';
import { requireInvestigationInReach } from '../../investigations/require.ts';
import type { Context } from '../../store/use-case.ts';
import { handlingOf } from '../handling.ts';
import { type Content, facts, listed, part } from './content.ts';

async function gradesOf({ db }: Context, contributionId: number) {
  return db
    .selectFrom('grade')
    .select(['graded', 'source', 'intelligence', 'handling', 'conditions', 'at'])
    .where('contributionId', '=', contributionId)
    .where('withdrawnAt', 'is', null)
    .orderBy('id')
    .execute();
}

function gradingBlocks(grades: Awaited<ReturnType<typeof gradesOf>>) {
  return listed(
    'Grading (3x5x2)',
    'It has not been graded: treat the source as untested and the intelligence as not known.',
    {
      head: ['Graded by', 'Source', 'Intelligence', 'Handling'],
      shares: [16, 22, 30, 32],
      rows: grades.map(({ graded, source, intelligence, handling, conditions, at }) => [
        `${label(graded)}, ${dateWords(at, 'day')}`,
        `${source}: ${sourceWords[source]}`,
        `${intelligence}: ${intelligenceWords[intelligence]}`,
        `${handling}: ${handlingWords[handling]}${conditions === null ? '' : `\n${conditions}`}`,
      ]),
    },
  );
}

/** Throws NOT_FOUND, OPENED_TO_READ, PERSONAL_CONTENT. */
export async function contributionReport(context: Context, id: number): Promise<Content> {
  await loadForChange(context, id);
  const row = await context.db
    .selectFrom('contribution')
    .select([
      'reference',
      'receivedAt',
      'recordedAt',
      'channel',
      'kind',
      'area',
      'place',
      'anonymous',
      'text',
      'markingRank',
    ])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const precision = await receivedPrecisions(context, [id]);
  return {
    title: `Intelligence report ${row.reference}`,
    blocks: [
      ...gradingBlocks(await gradesOf(context, id)),
      part('Intelligence'),
      { kind: 'text', text: row.text },
      part('Provenance'),
      facts([
        ['Reference', row.reference],
        ['Received', dateWords(row.receivedAt, precision(id))],
        ['Recorded', dateWords(row.recordedAt, 'minute')],
        ['Channel', label(row.channel)],
        ['Kind', label(row.kind)],
        ['Area', row.area],
        ['Place', row.place],
        ['Source', row.anonymous === 1 ? 'Did not give a name' : 'Held apart; not in this report'],
      ]),
    ],
    handling: await handlingOf(context, { investigation: null, contributionIds: [id] }),
    markingRank: row.markingRank,
    investigationId: null,
    contributionIds: [id],
  };
}

/** Throws NOT_FOUND, OPENED_TO_READ. */
export async function eventReport(
  context: Context,
  of: { investigationId: number; eventId: number },
): Promise<Content> {
  const { reference, markingRank } = await requireInvestigationInReach(context, of.investigationId);
  const row = await context.db
    .selectFrom('event')
    // Joined with the view: a contribution that the viewer may not see leaves the event without one.
    .leftJoin('contribution', 'contribution.id', 'event.contributionId')
    .leftJoin('subject', 'subject.id', 'event.subjectId')
    .selectAll('event')
    .select([
      'contribution.id as seenId',
      'contribution.reference as seenReference',
      'contribution.channel as seenChannel',
      'contribution.markingRank as seenMarkingRank',
      'subject.name as person',
    ])
    .where('event.id', '=', of.eventId)
    .where('event.investigationId', '=', of.investigationId)
    .where('event.withdrawnAt', 'is', null)
    .executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  const contributionIds = row.seenId === null ? [] : [row.seenId];
  return {
    title: `Intelligence report of an event, ${reference}`,
    blocks: [
      ...(row.seenId === null ? [] : gradingBlocks(await gradesOf(context, row.seenId))),
      part('Intelligence'),
      { kind: 'text', text: row.detail === '' ? row.title : `${row.title}\n${row.detail}` },
      part('Provenance'),
      facts([
        ['Kind', label(row.kind)],
        ['When', whenWords(row)],
        ['How it is known', label(row.basis)],
        ['Known since', dateWords(row.knownAt, 'minute')],
        ['Place', row.place],
        ['Concerns', row.person],
        ['Contribution', row.seenReference],
        ['Channel', row.seenChannel === null ? null : label(row.seenChannel)],
        ['Source', row.seenId === null ? null : 'Held apart; not in this report'],
      ]),
    ],
    handling: await handlingOf(context, { investigation: { id: of.investigationId, reference }, contributionIds }),
    markingRank: Math.max(markingRank, row.seenMarkingRank ?? 0),
    investigationId: of.investigationId,
    contributionIds,
  };
}
