/** What an import added and refused, and what was uncertain in it, as a CSV file for whoever sent the rows. It contains no content of any row. */
import { z } from 'zod';
import { VigilError } from '../../preload/contract/errors.ts';
import { FileNote, NoteMark, saidNote } from '../../preload/contract/reading-notes.ts';
import { markingOf } from '../access/marking.ts';
import { csvText, writeCsv } from '../files/csv-file.ts';
import type { Context, LongUseCase } from '../store/use-case.ts';

const Reasons = z.array(z.string());
const NotesOfFile = z.array(FileNote);
const NotesOfRow = z.array(NoteMark);
const pageSize = 1_000;
const header = ['line', 'outcome', 'reason'];

async function readImport({ db }: Context, importId: number) {
  const row = await db.selectFrom('import').selectAll().where('id', '=', importId).executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  const highest = await db
    .selectFrom('contribution')
    .select((eb) => eb.fn.max('markingRank').as('markingRank'))
    .where('importId', '=', importId)
    .executeTakeFirst();
  return { ...row, marking: markingOf(Math.max(1, highest?.markingRank ?? 1)) };
}

/** Refusals after `line`, in the order of the file. */
async function refusalsAfter({ db }: Context, importId: number, line: number) {
  return db
    .selectFrom('import_refusal')
    .select(['line', 'reasons'])
    .where('importId', '=', importId)
    .where('line', '>', line)
    .orderBy('line')
    .limit(pageSize)
    .execute();
}

/** Rows that were imported and bear a note, after `line`. */
async function notedAfter({ db }: Context, importId: number, line: number) {
  return db
    .selectFrom('contribution_note')
    .select(['line', 'notes'])
    .where('importId', '=', importId)
    .where('line', '>', line)
    .orderBy('line')
    .limit(pageSize)
    .execute();
}

const saidOf = (notes: string) =>
  NotesOfRow.parse(JSON.parse(notes))
    .map((note) => saidNote(note).says)
    .join(' ');

/** Page after page, each of them behind the last line of the one before. */
async function* pages<T extends { line: number }>(next: (line: number) => Promise<T[]>): AsyncGenerator<T[]> {
  let page = await next(-1);
  for (let last = page.at(-1); last !== undefined; last = page.at(-1)) {
    yield page;
    page = await next(last.line);
  }
}

type Row = [line: number | '', outcome: string, reason: string];

/**
 * First the marking and the totals, then each refused row with its line in the file, each row that was imported with a note, finally the
 * marking again. Returns
 * the number of rows under the heading. Throws NOT_FOUND for an import that is not one's own, IN_VAULT_FOLDER,
 * NOT_WRITTEN, DISK_FULL.
 */
export const saveImportReport: LongUseCase<'intake.saveImportReport'> = async (context, input) => {
  const sink = await context.sink(input.saveToken);
  const { importId } = input;
  const found = await context.read(
    (transaction) => readImport(transaction, importId),
    () => ({ records: [`import:${importId}`] }),
  );
  const head: Row[] = [
    ['', 'marking', found.marking],
    ['', 'import', found.state],
    ['', 'imported', String(found.imported)],
    ['', 'already recorded', String(found.alreadyRecorded)],
    ['', 'refused', String(found.refused)],
    ['', 'imported, and doubtful', String(found.doubtful)],
    ...NotesOfFile.parse(JSON.parse(found.notes))
      .filter(({ rows, code }) => rows === 0 || code === 'RECEIVED_LONG_AGO')
      .map(({ says, rows }): Row => ['', 'note on the file', rows === 0 ? says : `${says} Rows: ${rows}.`]),
  ];
  const foot: Row[] = [['', 'marking', found.marking]];
  let written = head.length + foot.length;
  const read = <T>(work: (transaction: Context) => Promise<T>) => context.read(work, () => null);

  async function* parts(): AsyncGenerator<string> {
    yield csvText([header, ...head]);
    for await (const page of pages((line) => read((transaction) => refusalsAfter(transaction, importId, line)))) {
      yield csvText(page.map((row) => [row.line, 'refused', Reasons.parse(JSON.parse(row.reasons)).join(' ')]));
      written += page.length;
    }
    for await (const page of pages((line) => read((transaction) => notedAfter(transaction, importId, line)))) {
      yield csvText(page.map((row) => [row.line, 'imported with a note', saidOf(row.notes)]));
      written += page.length;
    }
    yield csvText(foot);
  }

  await writeCsv(sink, parts());
  return { rows: written };
};
