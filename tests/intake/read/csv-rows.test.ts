/** An officer opens tables as other systems write them, whole and broken. */
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRows } from '../../../main/intake/read/csv-rows.ts';
import { delimiters, limits } from '../../../main/intake/read/file-shape.ts';
import type { Delimiter } from '../../../preload/contract/file-layout.ts';
import { fileOf, opened, readWhole } from './files.ts';

const header = 'ref,received at,text\n';
const unclosed = 'A quotation mark in this row is never closed, or the row is larger than 4 MB.';
const misplaced = 'A quotation mark in this row stands where none may stand.';
const ragged = 'This row has more or fewer cells than there are columns.';

async function rowsOf(content: string | Uint8Array) {
  return (await readWhole(fileOf(content))).found;
}

describe('a table with broken rows', () => {
  it('names a row with too few or too many cells and takes the rest', async () => {
    const found = await rowsOf(`${header}1,2026-03-01,one\n2,2026-03-02\n3,2026-03-03,three,four\n4,2026-03-04,four\n`);
    expect(found).toEqual([
      { line: 2, cells: ['1', '2026-03-01', 'one'] },
      { line: 3, cells: ['2', '2026-03-02', ''], notes: [{ code: 'CELLS_MISSING', about: null }] },
      { line: 4, problem: ragged },
      { line: 5, cells: ['4', '2026-03-04', 'four'] },
    ]);
  });

  it('does not let an unclosed quotation mark swallow the rows after it', async () => {
    const found = await rowsOf(
      `${header}1,2026-03-01,one\n2,2026-03-02,"never closed\n3,2026-03-03,three\n4,2026-03-04,four\n`,
    );
    expect(found).toEqual([
      { line: 2, cells: ['1', '2026-03-01', 'one'] },
      { line: 3, problem: unclosed },
      { line: 4, cells: ['3', '2026-03-03', 'three'] },
      { line: 5, cells: ['4', '2026-03-04', 'four'] },
    ]);
  });

  it('finds its feet again where the next quotation mark would close the open one', async () => {
    const found = await rowsOf(`${header}1,2026-03-01,"open\n2,2026-03-02,"a, b"\n3,2026-03-03,"c"\n`);
    expect(found).toEqual([
      { line: 2, problem: misplaced },
      { line: 3, cells: ['2', '2026-03-02', 'a, b'] },
      { line: 4, cells: ['3', '2026-03-03', 'c'] },
    ]);
  });

  it('takes quotation marks inside plain text and blanks around quoted cells', async () => {
    const found = await rowsOf(`${header}1,2026-03-01,about 6'2" tall\n2, 2026-03-02 , "a, b" \n`);
    expect(found).toEqual([
      { line: 2, cells: ['1', '2026-03-01', `about 6'2" tall`], notes: [{ code: 'QUOTE_AS_WRITTEN', about: null }] },
      { line: 3, cells: ['2', '2026-03-02', 'a, b'] },
    ]);
  });

  it('refuses a quoted cell with loose quotation marks rather than cut it', async () => {
    const found = await rowsOf(
      `${header}1,2026-03-01,"he said "yes, now" to me"\n2,2026-03-02,"say "so""\n3,2026-03-03,three\n`,
    );
    expect(found).toEqual([
      { line: 2, problem: misplaced },
      { line: 3, problem: misplaced },
      { line: 4, cells: ['3', '2026-03-03', 'three'] },
    ]);
  });

  it('refuses a cell above 1 MB and goes on after it', async () => {
    const large = 'x'.repeat(limits.cell + 1);
    const found = await rowsOf(`${header}1,2026-03-01,"${large}\n${large}"\n2,2026-03-02,two\n`);
    expect(found).toEqual([
      { line: 2, problem: 'A cell in this row is larger than 1 MB.' },
      { line: 4, cells: ['2', '2026-03-02', 'two'] },
    ]);
  });

  it('passes over a line without end and goes on after it', async () => {
    const found = await rowsOf(
      `${header}1,2026-03-01,one\n2,2026-03-02,${'x'.repeat(9_000_000)}\n3,2026-03-03,three\n`,
    );
    expect(found.map((row) => [row.line, row.cells?.[0] ?? 'problem'])).toEqual([
      [2, '1'],
      [3, 'problem'],
      [4, '3'],
    ]);
  });
});

describe('a table as it should be', () => {
  it('counts lines as an editor does, over line breaks in cells and blank lines', async () => {
    const found = await rowsOf(`${header}1,2026-03-01,"a\nb\r\nc"\r\n\n2,2026-03-02,two\n`);
    expect(found).toEqual([
      { line: 2, cells: ['1', '2026-03-01', 'a\nb\r\nc'] },
      { line: 6, cells: ['2', '2026-03-02', 'two'] },
    ]);
  });

  it('lets empty cells beyond the last column be', async () => {
    expect(await rowsOf(`${header}1,2026-03-01,one,,\n`)).toEqual([{ line: 2, cells: ['1', '2026-03-01', 'one'] }]);
  });

  it('reads old Mac line ends', async () => {
    const found = await rowsOf('ref,received at,text\r1,2026-03-01,one\r2,2026-03-02,two\r');
    expect(found.map((row) => row.cells?.[2])).toEqual(['one', 'two']);
  });

  it('has a first row too, where there is no header', async () => {
    const { shape, found } = await readWhole(fileOf('1,2026-03-01T10:00:00Z,one\n2,2026-03-02T10:00:00Z,two\n'));
    expect(shape).toMatchObject({ skip: 0, columns: ['Column 1', 'Column 2', 'Column 3'] });
    expect(found.map((row) => row.line)).toEqual([1, 2]);
  });

  it('tells repeated and blank column names apart', async () => {
    const { shape } = await readWhole(fileOf('text,note,note,\na,b,c,d\n'));
    expect(shape.columns).toEqual(['text', 'note', 'note (2)', 'Column 4']);
  });
});

const written = 'Café near “Æther” – £5, €6';
const encodings: Record<string, { bytes: (text: string) => Uint8Array; encoding: string }> = {
  'UTF-8': { bytes: (text) => Buffer.from(text), encoding: 'utf-8' },
  'UTF-8 with mark': { bytes: (text) => Buffer.from(`\ufeff${text}`), encoding: 'utf-8' },
  'UTF-16LE': { bytes: (text) => Buffer.from(text, 'utf16le'), encoding: 'utf-16le' },
  'UTF-16LE with mark': { bytes: (text) => Buffer.from(`\ufeff${text}`, 'utf16le'), encoding: 'utf-16le' },
  'UTF-16BE': { bytes: (text) => Buffer.from(text, 'utf16le').swap16(), encoding: 'utf-16be' },
  'UTF-16BE with mark': { bytes: (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), encoding: 'utf-16be' },
  'Windows-1252': {
    bytes: (text) => {
      const high = new Map([...'€‚ƒ„…†‡ˆ‰Š‹Œ'].map((c, i) => [c, 0x80 + i]));
      for (const [i, c] of [...'‘’“”•–—˜™š›œ'].entries()) high.set(c, 0x91 + i);
      return Uint8Array.from([...text], (c) => high.get(c) ?? c.charCodeAt(0));
    },
    encoding: 'windows-1252',
  },
};

describe('every encoding with every delimiter', () => {
  for (const [name, { bytes, encoding }] of Object.entries(encodings))
    for (const delimiter of delimiters)
      it(`${name}, ${JSON.stringify(delimiter)}`, async () => {
        const table = stringify(
          [
            ['ref', 'received at', 'text'],
            ['1', '2026-03-01', written],
            ['2', '2026-03-02', `${written}\nsecond line; with | all , of\tthem`],
          ],
          { delimiter, record_delimiter: '\r\n' },
        );
        const { shape, found } = await readWhole(fileOf(bytes(table)));
        expect(shape).toMatchObject({ encoding, delimiter, kind: delimiter === '\t' ? 'tsv' : 'csv', skip: 1 });
        expect(shape.columns).toEqual(['ref', 'received at', 'text']);
        expect(found.map((row) => row.cells)).toEqual([
          ['1', '2026-03-01', written],
          ['2', '2026-03-02', `${written}\nsecond line; with | all , of\tthem`],
        ]);
      });

  it('finds Windows-1252 even where the first odd byte stands far down', async () => {
    const rows = `${header}${'1,2026-03-01,plain\n'.repeat(40_000)}`;
    const { shape, found } = await readWhole(fileOf(Buffer.from(`${rows}2,2026-03-02,caf\xe9\n`, 'latin1')));
    expect(shape.encoding).toBe('windows-1252');
    expect(found.at(-1)?.cells?.[2]).toBe('café');
  });

  it('keeps UTF-8 characters that lie across two blocks', async () => {
    const long = 'é€😀'.repeat(30_000);
    for (const shift of ['', 'x', 'xx', 'xxx']) {
      const { shape, found } = await readWhole(fileOf(`${header}1,2026-03-01,${shift}${long}\n`));
      expect(shape.encoding).toBe('utf-8');
      expect(found[0]?.cells?.[2]).toBe(shift + long);
    }
  });
});

describe('whatever another program writes as CSV', () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', 'é', '"', ',', ';', '\n', '\r\n', ' ', '😀', '|', '\t'),
    maxLength: 12,
  });
  const table = fc
    .integer({ min: 2, max: 5 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }),
    );

  it('is read back equal', async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom<Delimiter>(...delimiters),
        fc.constantFrom('\n', '\r\n'),
        async (cells, delimiter, end) => {
          const path = fileOf(stringify(cells, { delimiter, record_delimiter: end, quoted: true }));
          const plan = { encoding: 'utf-8', delimiter, width: cells[0]?.length ?? 0, skip: 0 } as const;
          const back: (string[] | undefined)[] = [];
          for await (const row of csvRows(await opened(path), plan)) back.push(row.cells);
          expect(back).toEqual(cells);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('never throws and never gives a row of another width, whatever the bytes', async () => {
    const noise = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', '""', '\0'), maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(noise, async (text) => {
        const plan = { encoding: 'utf-8', delimiter: ',', width: 3, skip: 0 } as const;
        let line = 0;
        for await (const row of csvRows(await opened(fileOf(text)), plan)) {
          expect(row.line).toBeGreaterThan(line);
          line = row.line;
          if (row.cells) expect(row.cells).toHaveLength(3);
          else expect(row.problem).toMatch(/\.$/);
        }
        expect(line).toBeLessThanOrEqual(text.split(/\n|\r/).length);
      }),
      { numRuns: 300 },
    );
  });
});
