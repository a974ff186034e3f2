/**
 * Contributions as a CSV file that Vigil imports again by itself. Streamed a page at a time, each page with its own entry
 * of disclosure in the log. The source's identity is never part of it; the conditions of handling code C always are.
 */
import { VigilError } from '../../preload/contract/errors.ts';
import type { QueueFilter } from '../../preload/contract/intake.ts';
import { Marking, rank } from '../../preload/contract/words.ts';
import { markingOf } from '../access/marking.ts';
import { type Cell, csvText, writeCsvFile } from '../files/csv-file.ts';
import { filtered } from '../intake/queue-filter.ts';
import type { Context, LongContext, LongUseCase } from '../store/use-case.ts';
import { asRuns } from './runs.ts';

const pageSize = 1_000;
const columns = [
  'tip_id',
  'received_at',
  'channel',
  'kind',
  'area',
  'where',
  'marking',
  'conditions',
  'vigil_number',
  'text',
] as const;

interface Place {
  receivedAt: string;
  id: number;
}

async function readPage(context: Context, filter: QueueFilter, after: Place | null) {
  const branches = filtered(context, filter).map((branch) => {
    const chosen = branch.select([
      'contribution.id',
      'contribution.reference',
      'sourceReference',
      'receivedAt',
      'channel',
      'kind',
      'area',
      'place',
      'tier',
      'text',
    ]);
    return after === null
      ? chosen
      : chosen.where((eb) => eb(eb.refTuple('receivedAt', 'id'), '>', eb.tuple(after.receivedAt, after.id)));
  });
  const [first, ...more] = branches;
  if (first === undefined) return [];
  return more
    .reduce((query, branch) => query.unionAll(branch), first)
    .orderBy('receivedAt')
    .orderBy('id')
    .limit(pageSize)
    .execute();
}

/** Conditions that travel with the content, of the grades that stand. */
async function conditionsOf({ db }: Context, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('grade')
    .select(['contributionId', 'conditions'])
    .where('contributionId', 'in', [...ids])
    .where('handling', '=', 'C')
    .where('withdrawnAt', 'is', null)
    .orderBy('id')
    .execute();
  const grouped = Map.groupBy(rows, (row) => row.contributionId);
  return new Map(
    [...grouped].map(([id, grades]) => [id, [...new Set(grades.map((grade) => grade.conditions ?? ''))].join(' / ')]),
  );
}

type Row = Awaited<ReturnType<typeof readPage>>[number];

function cellsOf(row: Row, conditions: string): Cell[] {
  return [
    // The sender's own number, where there is one: by it the same contribution is known again.
    row.sourceReference ?? row.reference,
    row.receivedAt,
    row.channel,
    row.kind,
    row.area,
    row.place,
    markingOf(row.tier),
    conditions,
    row.reference,
    row.text,
  ];
}

interface Page {
  text: string;
  ids: number[];
  tier: number;
  last: Place | null;
}

async function pageOf(context: Context, filter: QueueFilter, after: Place | null): Promise<Page> {
  const rows = await readPage(context, filter, after);
  const ids = rows.map((row) => row.id);
  const conditions = await conditionsOf(context, ids);
  return {
    text: csvText(rows.map((row) => cellsOf(row, conditions.get(row.id) ?? ''))),
    ids,
    tier: rows.reduce((highest, row) => Math.max(highest, row.tier), 0),
    last: rows.at(-1) ?? null,
  };
}

interface Told {
  rows: number;
  tier: number;
}

async function* chunks(
  context: LongContext,
  input: Parameters<typeof exportContributions>[1],
  told: Told,
): AsyncGenerator<string> {
  yield csvText([columns]);
  let after: Place | null = null;
  do {
    if (context.signal.aborted) throw new VigilError('CANCELLED');
    const page: Page = await context.transact(
      (turn) => pageOf(turn, input.filter, after),
      ({ ids }) => ({ subjects: asRuns('contribution', ids), reason: input.reason, recipient: input.recipient }),
    );
    yield page.text;
    told.rows += page.ids.length;
    told.tier = Math.max(told.tier, page.tier);
    context.progress(told.rows, null, 'Writing contributions');
    after = page.ids.length === pageSize ? page.last : null;
  } while (after !== null);
}

/** Throws NOT_WRITTEN, DISK_FULL, CANCELLED; in each case no file is left. */
export const exportContributions: LongUseCase<'exchange.exportContributions'> = async (context, input) => {
  const told: Told = { rows: 0, tier: rank(Marking, 'OFFICIAL-SENSITIVE') };
  await writeCsvFile(context.path(input.saveToken), chunks(context, input, told));
  return { rows: told.rows, marking: markingOf(told.tier) };
};
