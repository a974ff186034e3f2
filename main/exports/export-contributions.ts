/**
 * Contributions as a CSV file that Vigil imports again by itself. Streamed a page at a time, each page with its own entry
 * of disclosure in the log. The source's identity is never part of it; the conditions of handling code C always are.
 */
import { VigilError } from '../../preload/contract/errors.ts';
import type { QueueFilter } from '../../preload/contract/intake.ts';
import { Marking, rank } from '../../preload/contract/words.ts';
import { markingOf } from '../access/marking.ts';
import { queuePage } from '../contributions/queue-page.ts';
import type { From } from '../contributions/queue-places.ts';
import type { ByteSink } from '../files/byte-sink.ts';
import { type Cell, csvText, writeCsv } from '../files/csv-file.ts';
import { exportedColumns } from '../files/exported-columns.ts';
import type { Context, LongContext, LongUseCase } from '../store/use-case.ts';
import { asRuns } from './runs.ts';

const pageSize = 1_000;
/** Of rows of which only the marking is read. */
const largePage = 20_000;

function readPage(context: Context, filter: QueueFilter, after: number | null) {
  return queuePage(context, filter, { sort: 'oldest', after }, pageSize, (branch) =>
    branch.select([
      'contribution.id',
      'contribution.reference',
      'sourceReference',
      'receivedAt',
      'receiptOrder',
      'channel',
      'kind',
      'area',
      'place',
      'tier',
      'text',
    ]),
  );
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
  last: number | null;
}

async function pageOf(context: Context, filter: QueueFilter, after: number | null): Promise<Page> {
  const rows = await readPage(context, filter, after);
  const ids = rows.map((row) => row.id);
  const conditions = await conditionsOf(context, ids);
  return {
    text: csvText(rows.map((row) => cellsOf(row, conditions.get(row.id) ?? ''))),
    ids,
    tier: rows.reduce((highest, row) => Math.max(highest, row.tier), 0),
    last: rows.at(-1)?.receiptOrder ?? null,
  };
}

interface Told {
  rows: number;
  tier: number;
}

/** The highest marking among what is to be written, which has to stand above all of it. */
async function highestOf(context: LongContext, filter: QueueFilter): Promise<number> {
  let tier = rank(Marking, 'OFFICIAL-SENSITIVE');
  let after: number | null = null;
  for (;;) {
    if (context.signal.aborted) throw new VigilError('CANCELLED');
    const from: From = { sort: 'oldest', after };
    const rows: { tier: number; receiptOrder: number }[] = await context.read(
      (turn) => queuePage(turn, filter, from, largePage, (branch) => branch.select(['tier', 'receiptOrder'])),
      // Nothing of a record is told by this; the pages that are written are logged.
      () => null,
    );
    for (const row of rows) tier = Math.max(tier, row.tier);
    after = rows.at(-1)?.receiptOrder ?? null;
    if (rows.length < largePage) return tier;
  }
}

async function* chunks(
  context: LongContext,
  input: Parameters<typeof exportContributions>[1],
  told: Told,
): AsyncGenerator<string> {
  const top = told.tier;
  yield csvText([[markingOf(top)], exportedColumns]);
  let after: number | null = null;
  do {
    if (context.signal.aborted) throw new VigilError('CANCELLED');
    const page: Page = await context.read(
      (turn) => pageOf(turn, input.filter, after),
      ({ ids }) => ({ subjects: asRuns('contribution', ids), reason: input.reason, recipient: input.recipient }),
    );
    yield page.text;
    told.rows += page.ids.length;
    told.tier = Math.max(told.tier, page.tier);
    context.progress(told.rows, null, 'Writing contributions');
    after = page.ids.length === pageSize ? page.last : null;
  } while (after !== null);
  // Something more highly marked came in meanwhile: the file is begun anew, under its marking.
  if (told.tier > top) throw new MarkedHigher();
  yield csvText([[markingOf(top)]]);
}

class MarkedHigher extends Error {}

/** Throws as `writeCsv` does. */
async function write(
  context: LongContext,
  sink: ByteSink,
  input: Parameters<typeof exportContributions>[1],
  told: Told,
): Promise<Told> {
  try {
    await writeCsv(sink, chunks(context, input, told));
    return told;
  } catch (error) {
    if (!(error instanceof MarkedHigher)) throw error;
    return write(context, sink, input, { rows: 0, tier: told.tier });
  }
}

/** Throws IN_VAULT_FOLDER, NOT_WRITTEN, DISK_FULL, CANCELLED; in each case no file is left. */
export const exportContributions: LongUseCase<'exchange.exportContributions'> = async (context, input) => {
  const sink = await context.sink(input.saveToken);
  const told = await write(context, sink, input, { rows: 0, tier: await highestOf(context, input.filter) });
  return { rows: told.rows, marking: markingOf(told.tier) };
};
