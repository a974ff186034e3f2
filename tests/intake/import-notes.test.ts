/** What is told of rows that could not be read with certainty: in the answer, in the saved report, and with the contribution. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Harness, openHarness } from '../support/engine.ts';

const fileToken = 'token-for-the-file';
let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'p.shah', roles: ['intake_officer'] },
      { login: 'k.boyd', roles: ['case_officer'] },
    ],
    now: '2026-12-20T10:00:00.000Z',
  });
});
afterEach(() => harness.close());

async function take(text: string, dryRun = false) {
  const path = join(harness.folder, 'rows.csv');
  writeFileSync(path, text);
  const paths = { [fileToken]: path };
  const { mapping } = await harness.as('p.shah').do('intake.previewFile', { fileToken, mapping: null }, { paths });
  return harness.as('p.shah').do('intake.importFile', { fileToken, mapping, dryRun, task: 'i' }, { paths });
}

const rows = `ref,received,text
A-1,2026-10-25 01:30,This hour came twice.
A-2,not a date,This row is refused.
A-3,2026-11-02 09:00,Nothing is odd here.
A-4,2026-10-25 01:45,This one came twice as well.
,2026-11-02 09:00,Nothing is odd here.
`;

it('a doubtful row is taken, counted once, and named by its line', async () => {
  const dry = await take(rows, true);
  const report = await take(rows);
  expect(report).toMatchObject({ rows: 5, imported: 4, alreadyRecorded: 0, refused: 1, doubtful: 2 });
  expect(report.notes).toMatchObject([{ code: 'CLOCKS_WENT_BACK', about: 'received', rows: 2, lines: [2, 5] }]);
  expect(report.notes[0]?.says).toContain('column “received” came twice');
  expect({ ...report, importId: null }).toEqual(dry);
  // The same file again: the rows are known, and nothing is doubtful about knowing them.
  expect(await take(rows)).toMatchObject({ rows: 5, imported: 0, alreadyRecorded: 4, refused: 1, doubtful: 0 });
});

it('its note stays with the contribution, for everybody who may read that', async () => {
  const { importId } = await take(rows);
  const { rows: queue } = await harness.as('k.boyd').do('contributions.queue', {
    filter: { importId: importId ?? 0 },
    sort: 'oldest',
    after: null,
    limit: 10,
  });
  const seen = await Promise.all(queue.map(({ id }) => harness.as('k.boyd').do('triage.get', { id })));
  expect(seen.map(({ sourceReference, notes }) => [sourceReference, notes.map(({ code }) => code)])).toEqual([
    ['A-1', ['CLOCKS_WENT_BACK']],
    ['A-4', ['CLOCKS_WENT_BACK']],
    ['A-3', []],
    [null, []],
  ]);
});

it('the saved report holds the totals and each noted line', async () => {
  const { importId } = await take(rows);
  const saved = join(harness.folder, 'report.csv');
  await harness
    .as('p.shah')
    .do(
      'intake.saveImportReport',
      { importId: importId ?? 0, saveToken: fileToken },
      { paths: { [fileToken]: saved } },
    );
  const lines: string[][] = parse(readFileSync(saved), { bom: true });
  expect(lines.map(([line, outcome]) => `${line} ${outcome}`)).toEqual([
    'line outcome',
    ' marking',
    ' import',
    ' imported',
    ' already recorded',
    ' refused',
    ' imported, and doubtful',
    '3 refused',
    '2 imported with a note',
    '5 imported with a note',
    ' marking',
  ]);
  expect(readFileSync(saved, 'utf8')).not.toContain('came twice as well');
});

it('says how many rows were received more than a year ago, once for the file, and leaves each row without a note', async () => {
  const old = `ref,received,text
B-1,2020-09-22 10:00,Received long ago.
B-2,2025-12-20 09:59,A year and a minute ago.
B-3,2025-12-20 10:01,A minute less than a year ago.
B-4,not a date,Refused.
`;
  const dry = await take(old, true);
  const report = await take(old);
  expect(report).toMatchObject({ imported: 3, refused: 1, doubtful: 0 });
  expect(report.notes).toMatchObject([{ code: 'RECEIVED_LONG_AGO', rows: 2, lines: [2, 3] }]);
  expect(report.notes[0]?.says).toContain('more than a year ago');
  expect(dry.notes).toEqual(report.notes);
  expect(harness.peek().prepare('select count(*) as n from contribution_note_row').get()).toEqual({ n: 0 });

  const path = join(harness.folder, 'report.csv');
  const saved = { importId: report.importId ?? 0, saveToken: 'token-for-the-save' };
  await harness.as('p.shah').do('intake.saveImportReport', saved, { paths: { 'token-for-the-save': path } });
  expect(readFileSync(path, 'utf8')).toMatch(/note on the file,.*more than a year ago.* Rows: 2\./);
});
