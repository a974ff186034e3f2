/** What a merged cell means for those that it reaches over: in workbooks of both kinds and in tables of web pages. */
import { describe, expect, it } from 'vitest';
import { detect, everyRow, fileOf, take } from './files.ts';
import { odsOf, textRow, workbookOf } from './workbook-file.ts';

interface Made {
  text: string;
  /** Rows and columns that it reaches over. */
  rows?: number;
  columns?: number;
  /** Covered by another one, and what it still holds. */
  under?: true;
}
type Cell = Made | string;
const made = (cell: Cell): Made => (typeof cell === 'string' ? { text: cell } : cell);
const under = { text: '', under: true } as const;

function xlsx(table: readonly (readonly Cell[])[]): string {
  const merged = table.flatMap((cells, row) =>
    cells.map(made).flatMap(({ rows = 1, columns = 1 }, column) => {
      const name = (c: number, r: number) => `${String.fromCharCode(65 + c)}${r}`;
      return rows * columns > 1 ? [`${name(column, row + 1)}:${name(column + columns - 1, row + rows)}`] : [];
    }),
  );
  const sheet = table
    .map((cells, at) =>
      textRow(
        at + 1,
        cells.map(made).map(({ text }) => text),
      ),
    )
    .join('');
  return fileOf(workbookOf({ sheet, merged }), 'tips.xlsx');
}

function ods(table: readonly (readonly Cell[])[]): string {
  const cellOf = ({ text, rows = 1, columns = 1, under = undefined }: Made) => {
    const name = under ? 'covered-table-cell' : 'table-cell';
    const spans = `table:number-columns-spanned="${columns}" table:number-rows-spanned="${rows}"`;
    return `<table:${name} office:value-type="string" ${spans}><text:p>${text}</text:p></table:${name}>`;
  };
  const rows = table.map((cells) => `<table:table-row>${cells.map(made).map(cellOf).join('')}</table:table-row>`);
  return fileOf(odsOf(`<table:table table:name="Tips">${rows.join('')}</table:table>`), 'tips.ods');
}

function html(table: readonly (readonly Cell[])[]): string {
  const cellOf = ({ text, rows = 1, columns = 1, under = undefined }: Made) =>
    under ? '' : `<td rowspan="${rows}" colspan="${columns}">${text}</td>`;
  const rows = table.map((cells) => `<tr>${cells.map(made).map(cellOf).join('')}</tr>`);
  return fileOf(`<html><body><table>${rows.join('')}</table></body></html>`, 'tips.html');
}

const header = ['Received', 'Details', 'Area'];
const day = '20/11/2026 09:15';
const plain = ['21/11/2026 10:15', 'A dog barked', 'Seaford'];
async function read(path: string) {
  const { answers } = await take(path);
  return answers.map(({ line, answer }) =>
    answer.ok
      ? [line, answer.value.text, answer.value.area, ...answer.notes.map(({ code, about }) => `${code} ${about}`)]
      : [line, ...answer.reasons],
  );
}

describe.each([
  ['a workbook', xlsx],
  ['a spreadsheet of LibreOffice', ods],
  ['a web page', html],
])('in %s', (_, file) => {
  it('a cell over several rows stands for each of them, which is told below the first', async () => {
    const path = file([
      header,
      [{ text: day, rows: 3 }, 'Two vans', { text: 'Halverton', rows: 2 }],
      [under, 'A lorry', under],
      [under, 'A car', ''],
      plain,
    ]);
    expect(await read(path)).toEqual([
      [2, 'Two vans', 'Halverton'],
      [3, 'A lorry', 'Halverton', 'MERGED_ABOVE Received', 'MERGED_ABOVE Area'],
      [4, 'A car', null, 'MERGED_ABOVE Received'],
      [5, 'A dog barked', 'Seaford'],
    ]);
  });

  it('a row that is merged with the one above in all its cells is no row of its own', async () => {
    const twice = [day, 'Two vans', 'Halverton'].map((text) => ({ text, rows: 2 }));
    expect(await read(file([header, twice, [under, under, under], plain]))).toEqual([
      [2, 'Two vans', 'Halverton'],
      [4, 'A dog barked', 'Seaford'],
    ]);
  });

  it('a cell over several columns is that of the first, and the others are told to be empty', async () => {
    expect(
      await read(file([header, [day, { text: 'Two vans', columns: 2, rows: 2 }, under], [day, under, under]])),
    ).toEqual([
      [2, 'Two vans', null, 'MERGED_LEFT Area'],
      [3, 'Two vans', null, 'MERGED_LEFT Area', 'MERGED_ABOVE Details'],
    ]);
  });

  it('names of columns over two rows are found in the second', async () => {
    const shape = await detect(
      file([
        [{ text: 'Received', rows: 2 }, { text: 'Details', rows: 2 }, { text: 'Caller', columns: 2 }, under],
        [under, under, 'Name', 'Phone'],
        [day, 'Two vans', 'Craig Dunmore', '07700 900123'],
      ]),
    );
    expect(shape).toMatchObject({ columns: ['Received', 'Details', 'Name', 'Phone'], skip: 2 });
  });
});

it.each([
  ['a workbook', xlsx],
  ['a spreadsheet of LibreOffice', ods],
])('in %s what lies hidden under a merged cell is not read', async (_, file) => {
  const hidden = { text: 'Seaford', under: true } as const;
  const path = file([header, [day, 'Two vans', { text: 'Halverton', rows: 2 }], [day, 'A lorry', hidden]]);
  expect(await read(path)).toMatchObject([
    [2, 'Two vans', 'Halverton'],
    [3, 'A lorry', 'Halverton', 'MERGED_ABOVE Area'],
  ]);
});

it('merged cells that lie across each other cost no more than their rows', async () => {
  const sheet = Array.from({ length: 300 }, (_, row) =>
    textRow(row + 1, [day, 'Two vans at the mill', 'Halverton']),
  ).join('');
  const merged = Array.from({ length: 100_000 }, (_, at) => `A${(at % 250) + 1}:ALL1048576`);
  const path = fileOf(workbookOf({ sheet, merged }), 'tips.xlsx');
  const started = process.cpuUsage();
  await everyRow(path, await detect(path));
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(8_000);
});
