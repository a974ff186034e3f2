/** Releasing an approved page: each time to somebody, with a receipt that says who gave what to whom, and when. */
import { VigilError } from '../../../preload/contract/errors.ts';
import { type PublicFigures, publicPageCounts } from '../../../preload/contract/public-page.ts';
import { type Disclosed, legalBasisOf } from '../../contributions/receipt.ts';
import { type Cell, csvText, writeCsv } from '../../files/csv-file.ts';
import type { Context, LongUseCase, UseCase } from '../../store/use-case.ts';
import { assertNoneReleased } from './draft.ts';
import { requirePage } from './pages.ts';

const marking = 'OFFICIAL';

/** Throws NOT_FOUND, INPUT_INVALID about `legalBasis`, PAGE_NOT_APPROVED, PERIOD_RELEASED where another page of those days was released meanwhile. */
async function giveOut(context: Context, id: number, form: 'pdf' | 'csv', given: Disclosed) {
  const legalBasis = await legalBasisOf(context, given.legalBasis);
  const { recipient } = given;
  const page = await requirePage(context, id);
  if (page.state !== 'approved' && page.state !== 'released') throw new VigilError('PAGE_NOT_APPROVED');
  const { db, me, now } = context;
  if (page.state === 'approved') {
    if (page.corrects === null) await assertNoneReleased(context, { from: page.fromDay, to: page.toDay });
    await db.updateTable('public_page_row').set({ releasedAt: now }).where('id', '=', id).execute();
  }
  const series = `PUB-${now.slice(2, 4)}`;
  const number = `${series}-${String(await context.next(series)).padStart(4, '0')}`;
  await db
    .insertInto('public_release_row')
    .values({ pageId: id, number, form, at: now, by: me.id, recipient, legalBasis })
    .execute();
  context.changed('public-page', `public-page:${id}`);
  return { page, number };
}

/** The file's name has the marking and the period. Throws NOT_FOUND, INPUT_INVALID about `legalBasis`, PAGE_NOT_APPROVED, PERIOD_RELEASED. */
export const release: UseCase<'publicPage.release'> = async (context, input) => {
  const { page, number } = await giveOut(context, input.id, 'pdf', input);
  const name = `${marking} Public help ${page.fromDay} to ${page.toDay} edition ${page.edition}`;
  return { number, ticket: context.tickets.issue({ marking, name }), name };
};

const leftOut = 'left out';

/** A table with one row has no row of totals: it would be the same again. */
function linesOf({ title, note, rows, columns, cells }: PublicFigures['tables'][number]): Cell[][] {
  const shown = rows.length === 1 ? cells.slice(0, 1) : cells;
  return [
    [title],
    [note],
    ['counted', ...columns, 'All'],
    ...shown.map((line, row): Cell[] => [rows[row] ?? 'All', ...line.map((value) => value ?? leftOut)]),
  ];
}

function csvOf(figures: PublicFigures, edition: number, number: string): Cell[][] {
  const { published, perDay } = figures;
  return [
    [marking],
    [`How the public helped, ${figures.from} to ${figures.to}, edition ${edition}, receipt ${number}`],
    [publicPageCounts],
    [`Small numbers, rule version ${figures.rule.version}: ${figures.rule.wording}`],
    [`Late-stage, rule version ${figures.lateStageRule.version}: ${figures.lateStageRule.wording}`],
    ['figure', 'this_page', 'said_of_the_whole_country', 'source'],
    [
      'contributions a day',
      perDay.contributions ?? leftOut,
      published.contributionsPerDay,
      `${published.source} (${published.said})`,
    ],
    ...(figures.tables[0]?.rows ?? []).map((kind, at): Cell[] => [
      `${kind.toLowerCase()} a day`,
      perDay.kinds[at] ?? leftOut,
      kind === 'Hotline calls' ? published.hotlineCallsPerDay : null,
      null,
    ]),
    ['arrests a year', figures.arrestsPerYear ?? leftOut, published.arrestsPerYear, null],
    ...figures.tables.flatMap(linesOf),
    [marking],
  ];
}

/**
 * The receipt is there before the file is: better a receipt for a file that was not written than a file without one. Throws NOT_FOUND,
 * PAGE_NOT_APPROVED, PERIOD_RELEASED, IN_VAULT_FOLDER, NOT_WRITTEN, DISK_FULL.
 */
export const figuresAsCsv: LongUseCase<'publicPage.figuresAsCsv'> = async (context, input) => {
  const { id, reason, recipient } = input;
  const sink = await context.sink(input.saveToken);
  const { page, number } = await context.transact(
    (transaction) => giveOut(transaction, id, 'csv', input),
    () => ({ records: [`public-page:${id}`], reason, recipient }),
  );
  const lines = csvOf(page.figures, page.edition, number);
  await writeCsv(sink, [csvText(lines)]);
  return { rows: lines.length, number };
};
