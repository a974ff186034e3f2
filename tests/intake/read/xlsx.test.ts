/** An officer opens a workbook, or what pretends to be one. */
import { describe, expect, it } from 'vitest';
import { isDateFormat, numberText, serialToIso } from '../../../main/intake/read/xlsx-number.ts';
import { detect, fileOf, readWhole, take } from './files.ts';
import { textRow, workbookOf, workbookParts, zipOf } from './workbook-file.ts';

const titles = textRow(1, ['ref', 'date', 'text']);
const oneRow = { sheet: titles + textRow(2, ['1', '2026-03-01', 'one']) };
const book = (content: Uint8Array) => fileOf(content, 'tips.xlsx');
const withPart = (name: string, change: object) =>
  zipOf(workbookParts(oneRow).map((part) => (part.name === name ? { ...part, ...change } : part)));

describe('a workbook that must not be taken', () => {
  it('is refused where it is cut, encrypted, or no workbook inside', async () => {
    const whole = workbookOf(oneRow);
    const cases: [Uint8Array, string][] = [
      [whole.subarray(0, whole.length - 40), 'FILE_DAMAGED'],
      [withPart('xl/worksheets/first.xml', { encrypted: true }), 'FILE_DAMAGED'],
      [Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'FILE_DAMAGED'],
      [withPart('xl/worksheets/first.xml', { content: '<worksheet><sheetData><row>' }), 'FILE_DAMAGED'],
      [withPart('xl/worksheets/first.xml', { content: '<worksheet>&unknown;</worksheet>' }), 'FILE_DAMAGED'],
      [withPart('xl/worksheets/first.xml', { claimedSize: 10 }), 'FILE_DAMAGED'],
      [withPart('xl/workbook.xml', { name: 'xl/other.xml' }), 'FILE_KIND_UNKNOWN'],
      [withPart('xl/_rels/workbook.xml.rels', { name: 'xl/other.xml' }), 'FILE_DAMAGED'],
      [workbookOf({ sheet: titles }), 'FILE_EMPTY'],
      [workbookOf({ sheet: '' }), 'FILE_EMPTY'],
    ];
    for (const [content, code] of cases) await expect(detect(book(content))).rejects.toMatchObject({ code });
  });

  it('is refused where one flipped byte damages the packed sheet', async () => {
    const content = workbookOf({ sheet: titles + textRow(2, ['1', '2026-03-01', 'x'.repeat(500)]) });
    const at = content.indexOf('xl/worksheets/first.xml') + 60;
    content[at] = (content[at] ?? 0) ^ 0xff;
    await expect(detect(book(content))).rejects.toMatchObject({ code: 'FILE_DAMAGED' });
  });

  it('is refused where it would unpack to far more than a sheet holds', async () => {
    const rows = '<row/>'.repeat(6_000_000);
    const bomb = withPart('xl/worksheets/first.xml', {
      content: `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    });
    await expect(detect(book(bomb))).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
    const strings = withPart('xl/sharedStrings.xml', { claimedSize: 200_000_000 });
    await expect(detect(book(strings))).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
    const piece = withPart('xl/worksheets/first.xml', { content: `<worksheet>${'x'.repeat(20_000_000)}</worksheet>` });
    await expect(detect(book(piece))).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
  });

  it('loses only the row where one cell is above 1 MB or stands too far right', async () => {
    const large = textRow(2, ['1', '2026-03-01', 'x'.repeat(1_100_000)]);
    const rows = Array.from({ length: 22 }, (_, i) => textRow(i + 3, [`${i}`, '2026-03-02', 'two']));
    const far = textRow(30, ['9', '2026-03-02', 'nine', 'what is this']);
    const { found } = await readWhole(book(workbookOf({ sheet: titles + large + rows.join('') + far })));
    expect(found[0]).toEqual({ line: 2, problem: 'A cell in this row is larger than 1 MB.' });
    expect(found.filter((row) => row.cells)).toHaveLength(22);
    expect(found.at(-1)).toEqual({ line: 30, problem: 'This row has a cell to the right of the last column.' });
  });
});

describe('a workbook as spreadsheets write it', () => {
  it('gives every sort of cell as it is shown', async () => {
    const strings =
      '<si><t>ref</t></si><si><t>date</t></si><si><r><t>te</t></r><r><t>xt</t></r><rPh><t>hint</t></rPh></si>' +
      '<si><t xml:space="preserve">two &amp; a half_x000D_\nlines</t></si>';
    const sheet =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c>' +
      '<c r="D1" t="inlineStr"><is><t>more</t></is></c></row>' +
      '<row r="2"><c r="A2"><v>7.7009000000000E9</v></c><c r="B2" s="1"><v>46084.586805555555</v></c><c r="C2" t="s"><v>3</v></c>' +
      '<c r="D2" t="b"><v>1</v></c></row>' +
      '<row r="5"><c r="B5" s="2"><v>46084</v></c><c r="C5" t="str"><f>CONCAT("a","b")</f><v>ab</v></c>' +
      '<c r="D5"><f>1/10</f><v>0.1</v></c></row>' +
      '<row r="6"><c r="A6" t="e"><v>#N/A</v></c><c r="B6" t="d"><v>2026-03-03T14:05:00</v></c></row>' +
      '<row r="7"><c r="A7" s="1"/></row>';
    const styles = {
      formats: '<numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/>',
      cells: '<xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/>',
    };
    const { shape, found } = await readWhole(book(workbookOf({ sheet, strings, styles })));
    expect(shape).toMatchObject({ kind: 'xlsx', sheet: 'Contributions', columns: ['ref', 'date', 'text', 'more'] });
    expect(found).toEqual([
      { line: 2, cells: ['7700900000', '2026-03-03T14:05:00', 'two & a half\r\nlines', 'TRUE'] },
      { line: 5, cells: ['', '2026-03-03', 'ab', '0.1'] },
      { line: 6, cells: ['#N/A', '2026-03-03T14:05:00', '', ''] },
    ]);
  });

  it('counts days from 1904 where the workbook says so, and reads prefixed mark-up', async () => {
    const sheet = `${titles}<row r="2"><c r="A2" t="str"><v>1</v></c><c r="B2" s="0"><v>44622</v></c><c r="C2" t="str"><v>one</v></c></row>`;
    const styles = { cells: '<xf numFmtId="22"/>' };
    const parts = workbookParts({ sheet, styles, epoch1904: true }).map((part) => {
      if (part.name !== 'xl/worksheets/first.xml') return part;
      const prefixed = String(part.content)
        .replace(/<(\/?)(?=[a-z])/g, '<$1x:')
        .replace('xmlns=', 'xmlns:x=');
      return { ...part, content: prefixed };
    });
    const { found } = await readWhole(book(zipOf(parts)));
    expect(found).toEqual([{ line: 2, cells: ['1', '2026-03-03', 'one'] }]);
  });

  it('becomes contributions, with its dates on a clock in the United Kingdom', async () => {
    const sheet =
      textRow(1, ['Reference', 'Received', 'Description', 'Source']) +
      '<row r="2"><c r="A2" t="str"><v>A-1</v></c><c r="B2" s="1"><v>46205.5</v></c>' +
      '<c r="C2" t="str"><v>A man paced out the market hall.</v></c><c r="D2" t="str"><v>Anti-Terrorist Hotline</v></c></row>';
    const styles = { cells: '<xf numFmtId="0"/><xf numFmtId="22"/>' };
    const { answers } = await take(book(workbookOf({ sheet, styles })));
    expect(answers).toMatchObject([
      {
        line: 2,
        answer: { ok: true, value: { reference: 'A-1', channel: 'hotline', receivedAt: '2026-07-02T11:00:00.000Z' } },
      },
    ]);
  });

  it('is read as it is unpacked, for thousands of rows', async () => {
    const rows = Array.from({ length: 5000 }, (_, i) => textRow(i + 2, [`${i}`, '2026-03-01', `text ${i * 7919}`]));
    const { found } = await readWhole(book(workbookOf({ sheet: titles + rows.join('') })));
    expect(found).toHaveLength(5000);
    expect(found[4999]).toEqual({ line: 5001, cells: ['4999', '2026-03-01', `text ${4999 * 7919}`] });
  });
});

describe('numbers of a workbook', () => {
  it('are dates by their format only', () => {
    for (const code of ['dd/mm/yyyy', 'yyyy-mm-dd', '[$-809]d mmmm yyyy;@', 'h:mm AM/PM', 'mmm-yy', '[Red]dd/mm'])
      expect(isDateFormat(164, code), code).toBe(true);
    for (const code of ['General', '0.00', '#,##0 "days"', '[Red]0.00', '[h]:mm:ss', '0\\d', '@', '0.00E+00'])
      expect(isDateFormat(164, code), code).toBe(false);
    expect([14, 22, 27, 58].map((id) => isDateFormat(id, undefined))).toEqual([true, true, true, true]);
    expect([0, 1, 13, 45, 49].map((id) => isDateFormat(id, undefined))).toEqual([false, false, false, false, false]);
  });

  it('count days as spreadsheets do, with the day that never was', () => {
    expect(serialToIso(1, false)).toBe('1900-01-01');
    expect(serialToIso(59, false)).toBe('1900-02-28');
    expect(serialToIso(60, false)).toBeNull();
    expect(serialToIso(61, false)).toBe('1900-03-01');
    expect(serialToIso(46084.999999, false)).toBe('2026-03-04');
    expect(serialToIso(0.75, false)).toBe('18:00:00');
    // No contribution is of that day: a part of a day is a time.
    expect(serialToIso(0, true)).toBe('00:00:00');
    expect(serialToIso(1, true)).toBe('1904-01-02');
    expect(serialToIso(-1, false)).toBeNull();
    expect(serialToIso(Number.NaN, false)).toBeNull();
  });

  it('keep the digits that a person typed', () => {
    expect(numberText('0.30000000000000004')).toBe('0.3');
    expect(numberText('1.658689261123456E15')).toBe('1658689261123460');
    expect(numberText('007')).toBe('007');
  });
});
