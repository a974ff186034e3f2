/** Importing a CSV file, end to end, compared with bare inserts of the rows it produced. */
import Sqlite, { type Database } from 'better-sqlite3-multiple-ciphers';
import { configure } from '../../../main/vault/open-database.ts';
import type { Harness } from '../harness.ts';
import { peakMegabytes } from '../peak-memory.ts';
import type { Result } from '../result.ts';
import { mapping } from '../sample-file.ts';

/** The goals for a day's work, and for a whole country's eighteen months. */
const goalsFor = (rows: number) =>
  rows <= 50_000 ? { perSecond: 15_000, megabytes: 400, ratio: null } : { perSecond: 20_000, megabytes: 500, ratio: 2 };
const batchSize = 2_000;
/** Stands for the path of the file, as the gate's tokens do. */
const token = 'the-file-of-the-measure';

export interface Imported {
  /** Until the last row was kept. */
  seconds: number;
  peak: number;
}

/** Throws where not every row of the file was imported. */
export async function importSample(harness: Harness, path: string, rows: number): Promise<Imported> {
  const started = performance.now();
  let kept = started;
  harness.hear((message) => {
    if (message.kind === 'progress') kept = performance.now();
  });
  const report = await harness.ask(
    's.kowal',
    'intake.importFile',
    { fileToken: token, mapping, dryRun: false, task: 'bench' },
    { [token]: path },
  );
  const seconds = (kept - started) / 1000;
  if (report.imported !== rows)
    throw new Error(`of ${rows} rows, ${report.imported} were imported and ${report.refused} refused`);
  return { seconds, peak: peakMegabytes() };
}

interface ParsedRow {
  id: number;
  values: (string | number | null)[];
}

function* parsedRows(db: Database): Generator<ParsedRow[]> {
  const some = db
    .prepare<[number, number]>(
      `select id, reference, kind, channel, receivedAt, text, area, place, markingRank from contribution_row
       where id > ? order by id limit ?`,
    )
    .raw();
  let last = 0;
  for (;;) {
    const batch = some.all(last, batchSize) as (string | number | null)[][];
    if (batch.length === 0) return;
    yield batch.map((values) => ({ id: Number(values[0]), values }));
    last = Number(batch.at(-1)?.[0]);
  }
}

/** The seconds that plain SQLite takes for the same rows once they have been read: one table and the same full-text index. */
function plainSeconds(from: Database, path: string): number {
  const db = new Sqlite(path);
  configure(db);
  db.exec(`create table contribution (
      id integer primary key, reference text not null, kind text not null, channel text not null,
      receivedAt text not null, text text not null, area text, place text, markingRank integer not null);
    create virtual table words using fts5 (text, area, place, content='contribution', content_rowid='id',
      tokenize="unicode61 remove_diacritics 2", detail=none, columnsize=0);`);
  const row = db.prepare('insert into contribution values (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const words = db.prepare('insert into words (rowid, text, area, place) values (?, ?, ?, ?)');
  const add = db.transaction((batch: readonly ParsedRow[]) => {
    for (const { id, values } of batch) {
      row.run(...values);
      words.run(id, values[5], values[6], values[7]);
    }
  });
  let milliseconds = 0;
  for (const batch of parsedRows(from)) {
    const started = performance.now();
    add(batch);
    milliseconds += performance.now() - started;
  }
  db.close();
  return milliseconds / 1000;
}

export function importResult(harness: Harness, imported: Imported, rows: number, plainPath: string): Result {
  const perSecond = rows / imported.seconds;
  const ratio = imported.seconds / plainSeconds(harness.db, plainPath);
  const goals = goalsFor(rows);
  const told = goals.ratio === null ? '' : `, at most ${goals.ratio} times plain`;
  return {
    name: 'import',
    median_ms: null,
    p95_ms: null,
    per_second: perSecond,
    peak_mb: imported.peak,
    ratio_plain: ratio,
    ratio_postgres: null,
    goal: `at least ${goals.perSecond} rows/s, under ${goals.megabytes} MB${told}`,
    met: perSecond >= goals.perSecond && imported.peak < goals.megabytes && ratio <= (goals.ratio ?? ratio),
  };
}
