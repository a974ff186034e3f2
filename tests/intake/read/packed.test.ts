/** Archives of mails, tables in archives, and spreadsheets of LibreOffice. */
import { describe, expect, it } from 'vitest';
import { detectFile } from '../../../main/intake/read/detect-file.ts';
import { limits } from '../../../main/intake/read/file-shape.ts';
import { detect, everyRow, fileOf, opened, readWhole, take } from './files.ts';
import { date, from, mailOf } from './mail/mails.ts';
import { compoundFileOf, outlookItem } from './mail/outlook-file.ts';
import { odsOf, zipOf } from './workbook-file.ts';

const mail = (subject: string) => mailOf([from, `Subject: ${subject}`, date], 'Two vans.');
const cellsOf = async (parts: Parameters<typeof zipOf>[0], name = 'tips.zip') =>
  (await readWhole(fileOf(zipOf(parts), name))).found.map((row) => row.problem ?? row.cells?.at(-1));

describe('an archive of mails', () => {
  it('gives one row for each, and says what is no mail', async () => {
    const { shape, found } = await readWhole(
      fileOf(
        zipOf([
          { name: 'inbox/', content: '' },
          { name: 'inbox/one.eml', content: mail('first') },
          { name: '__MACOSX/inbox/._one.eml', content: 'x' },
          {
            name: 'two.msg',
            content: compoundFileOf(
              outlookItem({ '0042': 'Owen', '0037': 'second', '1000': 'x' }, {}, 32, '2026-11-20T10:40:00Z'),
            ),
          },
          { name: 'bad.msg', content: 'nothing of the kind' },
          { name: 'map.pdf', content: 'x' },
        ]),
        'tips.zip',
      ),
    );
    expect(shape).toMatchObject({ kind: 'zip', columns: ['from', 'people', 'date', 'subject', 'text'] });
    expect(found.map((row) => [row.line, row.problem ?? row.cells?.[3]])).toEqual([
      [1, 'first'],
      [2, 'second'],
      [3, 'This mail cannot be unpacked or read.'],
      [4, '1 of the files in this archive are no mails: import them by themselves.'],
    ]);
  });

  it('has bounds before it is unpacked', async () => {
    expect(
      await cellsOf([
        { name: 'a.eml', content: mail('a'), claimedSize: limits.mail + 1 },
        { name: 'b.eml', content: mail('b') },
      ]),
    ).toEqual([
      'This mail is larger than Vigil accepts, or has more parts than a mail that somebody wrote.',
      'b\n\nTwo vans.',
    ]);
    const many = Array.from({ length: limits.zipEntries + 1 }, (_, n) => ({ name: `${n}.eml`, content: '' }));
    await expect(detect(fileOf(zipOf(many), 'many.zip'))).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
    await expect(
      detect(fileOf(zipOf([{ name: 'a.eml', content: mail('a'), encrypted: true }]), 'a.zip')),
    ).rejects.toMatchObject({ code: 'FILE_DAMAGED' });
    await expect(detect(fileOf(zipOf([{ name: '../a.eml', content: mail('a') }]), 'a.zip'))).rejects.toMatchObject({
      code: 'FILE_DAMAGED',
    });
  });
});

describe('an archive of tables', () => {
  const table = 'received,text\n2026-11-20 10:40,Two vans at the mill\n';

  it('is read where it holds one, whatever else lies beside it', async () => {
    const { shape, answers } = await take(
      fileOf(
        zipOf([
          { name: 'read me.pdf', content: 'x' },
          { name: 'tips.csv', content: table },
        ]),
        'a.zip',
      ),
    );
    expect(shape).toMatchObject({ kind: 'csv', inside: 'tips.csv', columns: ['received', 'text'] });
    expect(answers).toMatchObject([{ line: 2, answer: { ok: true, value: { text: 'Two vans at the mill' } } }]);
  });

  it('is refused where it holds several, none, or another archive', async () => {
    const code = async (parts: Parameters<typeof zipOf>[0]) =>
      detect(fileOf(zipOf(parts), 'a.zip')).catch((error) => error.code);
    expect(
      await code([
        { name: 'a.csv', content: table },
        { name: 'b.csv', content: table },
      ]),
    ).toBe('FILE_HOLDS_SEVERAL');
    expect(await code([{ name: 'a.png', content: 'x' }])).toBe('FILE_KIND_UNKNOWN');
    expect(await code([{ name: 'a.zip', content: zipOf([{ name: 'a.csv', content: table }]) }])).toBe(
      'FILE_KIND_UNKNOWN',
    );
    expect(await code([{ name: 'a.csv', content: zipOf([{ name: 'a.csv', content: table }]) }])).toBe(
      'FILE_KIND_UNKNOWN',
    );
    expect(
      await code([
        { name: '[Content_Types].xml', content: 'x' },
        { name: 'word/document.xml', content: 'x' },
      ]),
    ).toBe('FILE_IS_DOCUMENT');
    expect(await code([{ name: 'a.csv', content: table, claimedSize: limits.packedTable + 1 }])).toBe('FILE_TOO_LARGE');
  });
});

describe('a spreadsheet of LibreOffice', () => {
  const ods = (body: string, styles = '') => fileOf(odsOf(body, styles), 'tips.ods');
  const cell = (text: string) =>
    `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`;
  const row = (...cells: string[]) => `<table:table-row>${cells.join('')}</table:table-row>`;
  const head = row(cell('received'), cell('text'), cell('count'));
  const day =
    '<table:table-cell office:value-type="date" office:date-value="2026-11-20T10:40:00"><text:p>20/11/26</text:p></table:table-cell>';
  const number =
    '<table:table-cell office:value-type="float" office:value="447700900123"><text:p>4.48E+11</text:p></table:table-cell>';
  const endless =
    '<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>';

  it('is read with its dates and numbers as they are kept, not as they are shown', async () => {
    const note = '<office:annotation><text:p>not said</text:p></office:annotation>';
    const words = `<table:table-cell office:value-type="string">${note}<text:p>Two<text:s text:c="2"/>vans</text:p><text:p>at the <text:span>mill</text:span></text:p></table:table-cell>`;
    const { shape, found } = await readWhole(
      ods(
        `<table:table table:name="Tips">${head}${row(day, words, number)}${endless}${row(day, cell('late'))}</table:table>`,
      ),
    );
    expect(shape).toMatchObject({ kind: 'ods', skip: 1, columns: ['received', 'text', 'count'] });
    expect(found).toEqual([
      { line: 2, cells: ['2026-11-20T10:40:00', 'Two  vans\nat the mill', '447700900123'] },
      { line: 1_048_573, cells: ['2026-11-20T10:40:00', 'late', ''] },
    ]);
  });

  it('has the first sheet read that is shown, and no table within a cell', async () => {
    const hidden =
      '<style:style style:name="ta1" style:family="table"><style:table-properties table:display="false"/></style:style>';
    const sheets = `<table:table table:name="Lists" table:style-name="ta1">${row(cell('secret'))}</table:table><table:table table:name="Tips">${head}${row(day, cell('Two vans at the mill'), number)}</table:table><table:table>${row(cell('more'))}</table:table>`;
    expect((await readWhole(ods(sheets, hidden))).found).toMatchObject([
      { cells: ['2026-11-20T10:40:00', 'Two vans at the mill', '447700900123'] },
    ]);
  });

  it('has the sheet read whose columns have usual names, shown with the others, and another where one is chosen', async () => {
    const sheet = (name: string, ...rows: string[]) =>
      `<table:table table:name="${name}">${rows.join('')}</table:table>`;
    const path = ods(
      sheet('Cover', row(cell('Weekly list')), row(cell('Printed today'))) +
        sheet('Tips', head, row(day, cell('Two vans at the mill'), number)) +
        sheet('Older', head, row(day, cell('A lorry at the mill'), number)) +
        sheet('Empty'),
    );
    const shape = await detect(path);
    expect(shape).toMatchObject({ sheet: 'Tips', sheets: ['Cover', 'Tips', 'Older'] });
    expect(shape.decisions.find(({ of }) => of === 'sheet')).toMatchObject({ value: 'Tips', certainty: 'even' });
    expect(shape.notes).toMatchObject([{ code: 'OTHER_SHEETS', about: 'Cover, Older' }]);
    const chosen = await detectFile(await opened(path), { sheet: 'Older' });
    expect((await everyRow(path, chosen)).map(({ cells }) => cells?.[1])).toEqual(['A lorry at the mill']);
    await expect(detectFile(await opened(path), { sheet: 'Nowhere' })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      about: 'layout.sheet',
    });
  });

  it('that claims more than there is holds no more than a sheet does', async () => {
    const wide = `<table:table-cell table:number-columns-repeated="900000000" office:value-type="string"><text:p>x</text:p></table:table-cell>`;
    const repeated = `<table:table-row table:number-rows-repeated="900000000">${day}${cell('again')}</table:table-row>`;
    const { found } = await readWhole(ods(`<table:table>${head}${row(wide)}${repeated}</table:table>`));
    expect(found[0]).toEqual({ line: 2, problem: `This row has more than ${limits.columns} cells.` });
    expect(found).toHaveLength(1 + limits.repeatedRows);
    await expect(detect(ods('<table:table>'))).rejects.toMatchObject({ code: 'FILE_DAMAGED' });
  });
});
