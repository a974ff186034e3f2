/** Everything of an investigation that has a date, as a document. */
import { label } from '../../../preload/contract/vocabulary.ts';
import { dateWords, whenWords } from '../../investigations/date-words.ts';
import { requireInvestigationInReach } from '../../investigations/require.ts';
import { timelineOf } from '../../investigations/timeline.ts';
import type { Context } from '../../store/use-case.ts';
import { handlingOf } from '../handling.ts';
import { type Content, highest, listed } from './content.ts';

/** More would be no document that anybody edits. */
const most = 3_000;

const laneWords = {
  stage: 'Stage',
  tip: 'Contribution',
  event: 'Event',
  arrest: 'Arrest',
  action: 'Action',
  decision: 'Decision',
  disruption: 'Disruption',
} as const;

/** Title and detail, where the detail says more. */
const told = (title: string, detail: string) => (detail === '' || detail === title ? title : `${title}\n${detail}`);

/** Throws NOT_FOUND, OPENED_TO_READ. */
export async function chronology(context: Context, id: number): Promise<Content> {
  const { reference, operation, markingRank } = await requireInvestigationInReach(context, id);
  const whole = await timelineOf(context, id);
  const entries = whole.entries.slice(0, most);
  const left = whole.entries.length - entries.length;
  const contributionIds = [...new Set(entries.flatMap(({ contributionId }) => contributionId ?? []))];
  return {
    title: `Op ${operation}, ${reference}: chronology`,
    blocks: [
      ...listed('Chronology', 'Nothing of it has a date yet.', {
        head: ['When', 'What', 'Told', 'Who and where', 'Known since'],
        shares: [17, 14, 37, 18, 14],
        rows: entries.map((entry) => [
          whenWords({ ...entry, fromAt: entry.from, toAt: entry.to }),
          `${laneWords[entry.lane]}: ${label(entry.kind)}`,
          told(entry.title, entry.detail),
          [...entry.persons, entry.place ?? ''].filter((words) => words !== '').join('\n'),
          dateWords(entry.knownAt, 'minute'),
        ]),
      }),
      ...(left === 0
        ? []
        : [{ kind: 'text' as const, text: `The first ${most} by date. ${left} more are not in this document.` }]),
    ],
    handling: await handlingOf(context, { investigation: { id, reference }, contributionIds }),
    markingRank: highest(
      markingRank,
      entries.map(({ marking }) => marking),
    ),
    investigationId: id,
    contributionIds,
  };
}
