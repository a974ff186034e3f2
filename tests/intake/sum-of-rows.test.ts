/** Every row of a file is counted in the report, and counted once; `read/every-row-once.test.ts` reads more forms of file, without a vault. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Harness, openHarness } from '../support/engine.ts';

const fileToken = 'token-for-the-file';
let harness: Harness;
beforeAll(async () => {
  harness = await openHarness({
    people: [{ login: 'p.shah', roles: ['intake_officer'] }],
    now: '2026-12-20T10:00:00.000Z',
  });
});
afterAll(() => harness.close());

/** What a row is made of, with a number that keeps rows apart. */
const rowOf: Readonly<Record<string, (n: number) => string>> = {
  good: (n) => `R${n},2026-11-02 09:${String(n % 60).padStart(2, '0')},A van at mill number ${n},Halverton`,
  'without a date': (n) => `R${n},one day,A van at mill number ${n},Halverton`,
  'without a text': (n) => `R${n},2026-11-02 09:00,,Halverton`,
  'with a cell too many': (n) => `R${n},2026-11-02 09:00,A van at mill number ${n},Halverton,more`,
  'that came twice': (n) => `R${n},2026-10-25 01:30,A van at mill number ${n},Halverton`,
  'cut short': (n) => `R${n},2026-11-02 09:00,A van at mill number ${n}`,
  'with a stray mark': (n) => `R${n},2026-11-02 09:00,A "van" at mill" number ${n},Halverton`,
  'of several lines': (n) => `R${n},2026-11-02 09:00,"A van\nat mill number ${n}",Halverton`,
};
const doubtfulKinds = ['that came twice', 'cut short', 'with a stray mark'];

const file = fc.array(fc.record({ kind: fc.constantFrom(...Object.keys(rowOf)), again: fc.nat({ max: 3 }) }), {
  minLength: 1,
  maxLength: 120,
});
let made = 0;

it('imported, already recorded and refused sum to the rows of the file, and doubtful ones are among those imported', async () => {
  await fc.assert(
    fc.asyncProperty(file, async (kinds) => {
      const rows = kinds.flatMap(({ kind, again }) => {
        made += 1;
        const row = rowOf[kind]?.(made) ?? '';
        return Array.from({ length: again === 0 ? 2 : 1 }, () => ({ kind, row }));
      });
      const path = join(harness.folder, 'rows.csv');
      // Two whole rows first, so that the layout is not what is tested.
      const first = [made + 1, made + 2].map((n) => rowOf.good?.(n) ?? '');
      made += 2;
      writeFileSync(path, ['ref,received,text,area', ...first, ...rows.map(({ row }) => row), ''].join('\n'));
      const paths = { [fileToken]: path };
      const me = harness.as('p.shah');
      const { mapping } = await me.do('intake.previewFile', { fileToken, mapping: null }, { paths });
      const order = { fileToken, mapping, task: 'i' };
      const dry = await me.do('intake.importFile', { ...order, dryRun: true }, { paths });
      const report = await me.do('intake.importFile', { ...order, dryRun: false }, { paths });
      expect({ ...report, importId: null }).toEqual(dry);
      expect(report.rows).toBe(rows.length + first.length);
      expect(report.imported + report.alreadyRecorded + report.refused).toBe(report.rows);
      const kindsImported = new Map(rows.map(({ kind, row }) => [row, kind]));
      const doubtful = [...kindsImported.values()].filter((kind) => doubtfulKinds.includes(kind)).length;
      expect(report.doubtful).toBe(doubtful);
      const again = await me.do('intake.importFile', { ...order, dryRun: false }, { paths });
      expect(again).toMatchObject({ imported: 0, doubtful: 0, refused: report.refused, rows: report.rows });
      expect(again.alreadyRecorded).toBe(report.imported + report.alreadyRecorded);
    }),
    // A run starts a thread for each reading of its file, so that a few larger files tell more than many small ones.
    { numRuns: 3, endOnFailure: true },
  );
}, 120_000);
