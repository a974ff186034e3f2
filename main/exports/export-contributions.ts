/**
 * Contributions as a CSV file that Vigil can import again. Streamed a page at a time, each page with its own disclosure entry in
 * the log. The source's identity is never included; the conditions of handling code C always are.
 */

import type { Caveat } from '../../preload/contract/caveats.ts';
import type { QueueFilter } from '../../preload/contract/contributions.ts';
import { VigilError } from '../../preload/contract/errors.ts';
import { Marking, type ReceivedPrecision, rank } from '../../preload/contract/vocabulary.ts';
import { caveatsOfContributions, onceEach } from '../access/caveats.ts';
import { markingOf } from '../access/marking.ts';
import { conditionsOf } from '../contributions/conditions.ts';
import { decidedUnderOf } from '../contributions/decided-under.ts';
import { queuePage } from '../contributions/queue-page.ts';
import type { From } from '../contributions/queue-places.ts';
import { finishReceipt, giveReceipt } from '../contributions/receipt.ts';
import { receivedPrecisions } from '../contributions/received-precision.ts';
import type { ByteSink } from '../files/byte-sink.ts';
import { type Cell, csvText, writeCsv } from '../files/csv-file.ts';
import { exportedColumns } from '../files/exported-columns.ts';
import { ukDay } from '../store/uk-day.ts';
import type { Context, LongContext, LongUseCase } from '../store/use-case.ts';
import { asIdRanges } from './id-ranges.ts';

const pageSize = 1_000;
/** Page size where only the marking is read. */
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
      'markingRank',
      'text',
    ]),
  );
}

type Row = Awaited<ReturnType<typeof readPage>>[number];

function cellsOf(row: Row, conditions: string, precision: ReceivedPrecision, decided: string | null): Cell[] {
  return [
    // The sender's own reference, where there is one: it identifies the same contribution later.
    row.sourceReference ?? row.reference,
    // A time that nobody gave does not leave with it.
    precision === 'day' ? ukDay(row.receivedAt) : row.receivedAt,
    row.channel,
    row.kind,
    row.area,
    row.place,
    markingOf(row.markingRank),
    conditions,
    row.reference,
    decided,
    row.text,
  ];
}

interface Page {
  text: string;
  ids: number[];
  markingRank: number;
  caveats: readonly Caveat[];
  last: number | null;
}

async function pageOf(context: Context, filter: QueueFilter, after: number | null): Promise<Page> {
  const rows = await readPage(context, filter, after);
  const ids = rows.map((row) => row.id);
  const conditions = await conditionsOf(context, ids);
  const caveats = await caveatsOfContributions(context, ids);
  // What stands beside the marking travels with the content, before the conditions of its grade.
  const handlingOf = (id: number) =>
    [...(caveats.get(id) ?? []).map(({ text }) => text), conditions.get(id) ?? '']
      .filter((one) => one !== '')
      .join(' / ');
  const precision = await receivedPrecisions(context, ids);
  const decided = await decidedUnderOf(context, ids);
  return {
    text: csvText(rows.map((row) => cellsOf(row, handlingOf(row.id), precision(row.id), decided.get(row.id) ?? null))),
    ids,
    markingRank: rows.reduce((highest, row) => Math.max(highest, row.markingRank), 0),
    caveats: onceEach([...caveats.values()].flat()),
    last: rows.at(-1)?.receiptOrder ?? null,
  };
}

interface Told {
  rows: number;
  markingRank: number;
  caveats: readonly Caveat[];
}

/** The highest marking of anything to be written, which has to appear above all of it. */
async function highestOf(context: LongContext, filter: QueueFilter): Promise<number> {
  let markingRank = rank(Marking, 'OFFICIAL-SENSITIVE');
  let after: number | null = null;
  for (;;) {
    if (context.signal.aborted) throw new VigilError('CANCELLED');
    const from: From = { sort: 'oldest', after };
    const rows: { markingRank: number; receiptOrder: number }[] = await context.read(
      (transaction) =>
        queuePage(transaction, filter, from, largePage, (branch) => branch.select(['markingRank', 'receiptOrder'])),
      // This discloses no record; the pages that are written are logged.
      () => null,
    );
    for (const row of rows) markingRank = Math.max(markingRank, row.markingRank);
    after = rows.at(-1)?.receiptOrder ?? null;
    if (rows.length < largePage) return markingRank;
  }
}

async function* chunks(
  context: LongContext,
  input: Parameters<typeof exportContributions>[1],
  told: Told,
): AsyncGenerator<string> {
  const top = told.markingRank;
  yield csvText([[markingOf(top)], exportedColumns]);
  let after: number | null = null;
  do {
    if (context.signal.aborted) throw new VigilError('CANCELLED');
    const page: Page = await context.read(
      (transaction) => pageOf(transaction, input.filter, after),
      ({ ids }) => ({ records: asIdRanges('contribution', ids), reason: input.reason, recipient: input.recipient }),
    );
    yield page.text;
    told.rows += page.ids.length;
    told.markingRank = Math.max(told.markingRank, page.markingRank);
    told.caveats = onceEach([...told.caveats, ...page.caveats]);
    context.progress(told.rows, null, 'Writing contributions');
    after = page.ids.length === pageSize ? page.last : null;
  } while (after !== null);
  // Something with a higher marking came in meanwhile: the file is started again, under that marking.
  if (told.markingRank > top) throw new MarkedHigher();
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
    return write(context, sink, input, { rows: 0, markingRank: told.markingRank, caveats: [] });
  }
}

/** Throws INPUT_INVALID about `legalBasis`, IN_VAULT_FOLDER, NOT_WRITTEN, DISK_FULL, CANCELLED; in each case no file is left. */
export const exportContributions: LongUseCase<'exports.contributions'> = async (context, input) => {
  const sink = await context.sink(input.saveToken);
  const highest = await highestOf(context, input.filter);
  // Before anything is written: better a receipt of a file that was not finished than a file without one.
  const receipt = await context.transact(
    (transaction) => giveReceipt(transaction, input, 'Contributions, as CSV', highest),
    // What it holds has lines of its own.
    () => null,
  );
  const told = await write(context, sink, input, { rows: 0, markingRank: highest, caveats: [] });
  await context.conclude(
    (transaction) => {
      const { rows: recordCount, markingRank, caveats } = told;
      return finishReceipt(transaction, receipt.id, { recordCount, markingRank, caveats });
    },
    () => null,
  );
  return { rows: told.rows, marking: markingOf(told.markingRank), receipt: receipt.number };
};
