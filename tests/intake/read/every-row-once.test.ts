/** Every row of a file is taken or refused, and that once, whatever the file is made of: the readers alone, without a vault. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { heldSource } from '../../../main/files/held-source.ts';
import { detectFile } from '../../../main/intake/read/detect-file.ts';
import { guessMapping } from '../../../main/intake/read/guess-mapping.ts';
import { readContributions } from '../../../main/intake/read/read-contributions.ts';
import { now } from './files.ts';
import { odsOf, textRow, workbookOf, zipOf } from './workbook-file.ts';

/** What a row is, and whether it can be taken; null for what is no row. */
const kinds = {
  good: true,
  'of several lines': true,
  'without a date': false,
  'without a text': false,
  blank: null,
  /** As only this form of file can be broken. */
  odd: false,
} as const;
type Kind = keyof typeof kinds;

interface Row {
  n: number;
  kind: Kind;
}
const names = ['received', 'text', 'area'];
function cellsOf({ n, kind }: Row): string[] {
  if (kind === 'blank') return ['', '', ''];
  const date = kind === 'without a date' ? 'one day' : `2026-11-02 09:${String(n % 60).padStart(2, '0')}`;
  const lines = kind === 'of several lines' ? '\nand he said, "wait"; then\tnothing <more> & left' : '';
  return [date, kind === 'without a text' ? '' : `A van at mill number ${n}${lines}`, 'Halverton'];
}

interface Form {
  extension: string;
  write(rows: readonly Row[]): string | Buffer;
  /** Where the form differs from the others. */
  takes: Partial<Record<Kind, boolean | null>>;
}

const delimited = (mark: string, odd: boolean, oddLine: (n: number) => string): Form => ({
  extension: mark === '\t' ? '.tsv' : '.csv',
  takes: { odd },
  write: (rows) => {
    const quoted = (cell: string) => (/[",;\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
    const line = (row: Row) => (row.kind === 'odd' ? oddLine(row.n) : cellsOf(row).map(quoted).join(mark));
    return [names.join(mark), ...rows.map(line), ''].join('\r\n');
  },
});
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const record = (row: Row) => {
  const [received, text, area] = cellsOf(row);
  return row.kind === 'odd'
    ? `{"received": "2026-11-02 09:00", 'text': ${row.n}}`
    : JSON.stringify({ received, text, area });
};
const xlsx = (rows: readonly Row[]) => {
  const sheet = rows.map((row, at) =>
    row.kind === 'odd'
      ? textRow(at + 2, [...cellsOf({ ...row, kind: 'good' }), 'more'])
      : textRow(at + 2, cellsOf(row)),
  );
  return workbookOf({ sheet: textRow(1, names) + sheet.join('') });
};

const forms: Readonly<Record<string, Form>> = {
  'commas, with odd rows a cell too many': delimited(
    ',',
    false,
    (n) => `2026-11-02 09:00,A van at mill number ${n},Halverton,more`,
  ),
  'semicolons, with odd rows a cell short': delimited(';', true, (n) => `2026-11-02 09:00;A van at mill number ${n}`),
  'tabs, with stray marks': delimited('\t', true, (n) => `2026-11-02 09:00\tA "van" at mill" number ${n}\tHalverton`),
  'commas, with marks that are never closed': delimited(
    ',',
    false,
    (n) => `2026-11-02 09:00,"A van at mill number ${n},Halverton`,
  ),
  'lines of JSON, some broken': {
    extension: '.jsonl',
    takes: {},
    // A record of nothing is a row all the same.
    write: (rows) => rows.flatMap((row) => (row.kind === 'blank' ? [''] : [record(row)])).join('\n'),
  },
  'a list of JSON, some broken': {
    extension: '.json',
    takes: {},
    write: (rows) => `[${rows.flatMap((row) => (row.kind === 'blank' ? [] : [record(row)])).join(',\n')}\n]`,
  },
  'a workbook, with odd rows too wide': { extension: '.xlsx', takes: {}, write: xlsx },
  'a table in an archive': {
    extension: '.zip',
    takes: {},
    write: (rows) => zipOf([{ name: 'tips.xlsx', content: xlsx(rows) }]),
  },
  'a spreadsheet of LibreOffice, with rows merged upwards': {
    extension: '.ods',
    takes: { odd: true },
    write: (rows) => {
      const cell = (text: string, at: number, row: Row) => {
        const lines = text.split('\n').map((line) => `<text:p>${escaped(line)}</text:p>`);
        const rows = row.kind === 'odd' && at === 2 ? ' table:number-rows-spanned="2"' : '';
        return `<table:table-cell office:value-type="string"${rows}>${lines.join('')}</table:table-cell>`;
      };
      const written = rows.map((row) => {
        const cells = cellsOf(row.kind === 'odd' ? { ...row, kind: 'good' } : row);
        return `<table:table-row>${cells.map((text, at) => cell(text, at, row)).join('')}</table:table-row>`;
      });
      const head = names.map((name) => `<table:table-cell><text:p>${name}</text:p></table:table-cell>`).join('');
      return odsOf(
        `<table:table table:name="T"><table:table-row>${head}</table:table-row>${written.join('')}</table:table>`,
      );
    },
  },
  'a page, with ends left out': {
    extension: '.html',
    takes: { odd: true },
    write: (rows) => {
      const line = (row: Row) =>
        row.kind === 'odd'
          ? `<tr><td>${cellsOf({ ...row, kind: 'good' })
              .map(escaped)
              .join('<td>')}`
          : `<tr>${cellsOf(row)
              .map((cell) => `<td>${escaped(cell)}</td>`)
              .join('')}</tr>`;
      return `<html><table><tr><th>${names.join('<th>')}${rows.map(line).join('\n')}</table></html>`;
    },
  },
  'a mailbox, with dates of its own for mails that have none': {
    extension: '.mbox',
    takes: { odd: true, 'without a date': true, 'without a text': null },
    write: (rows) => {
      const mail = (row: Row) => {
        const [, text = ''] = cellsOf(row.kind === 'odd' ? { ...row, kind: 'good' } : row);
        const dated = row.kind === 'without a date' ? [] : ['Date: Mon, 2 Nov 2026 09:15:00 +0000'];
        const head = ['From - Mon Nov  2 09:15:00 2026', 'From: caller@example.org', ...dated, 'Subject: The mill'];
        return [...head, '', row.kind === 'odd' ? `${text}\n\nFrom there he left` : text, '', ''].join('\n');
      };
      return rows
        .filter(({ kind }) => kind !== 'blank' && kind !== 'without a text')
        .map(mail)
        .join('');
    },
  },
};

async function readAll(content: string | Buffer, extension: string) {
  const source = heldSource(Buffer.from(content), extension);
  const mapping = guessMapping(await detectFile(source));
  const rules = {
    mapping,
    now: now.toISOString(),
    installationRank: 3,
    clearance: 3,
    importer: 1,
    keepsAttachments: true,
  };
  const taken: number[] = [];
  const lines: number[] = [];
  await readContributions(source, { rules, layout: {} }, async ({ rows, refused }) => {
    taken.push(...rows.map(({ contribution }) => Number(/number (\d+)/.exec(contribution.text)?.[1])));
    lines.push(...[...rows, ...refused].map(({ line }) => line));
  });
  return { taken, lines };
}

const rowsOf = fc.array(fc.constantFrom(...(Object.keys(kinds) as Kind[])), { maxLength: 60 });

it.each(Object.entries(forms))('%s', async (_, { extension, write, takes }) => {
  const outcome = { ...kinds, ...takes };
  await fc.assert(
    fc.asyncProperty(rowsOf, async (made) => {
      // Two whole rows first, so that the layout is not what is tested.
      const rows = [...(['good', 'good'] as const), ...made].map((kind, n): Row => ({ n, kind }));
      const { taken, lines } = await readAll(write(rows), extension);
      expect(taken).toEqual(rows.filter(({ kind }) => outcome[kind] === true).map(({ n }) => n));
      expect(lines.length).toBe(rows.filter(({ kind }) => outcome[kind] !== null).length);
      expect(new Set(lines).size).toBe(lines.length);
    }),
    { numRuns: 100, endOnFailure: true },
  );
});
