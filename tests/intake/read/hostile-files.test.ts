/** Small files that are made to take all the time or all the memory. Work above linear would not end within a test's time. */
import { describe, expect, it } from 'vitest';
import { columnNames, limits } from '../../../main/intake/read/file-shape.ts';
import { guessMapping } from '../../../main/intake/read/guess-mapping.ts';
import { htmlToText } from '../../../main/intake/read/html-text.ts';
import { detect, fileOf, readWhole } from './files.ts';
import { workbookOf } from './workbook-file.ts';

const megabyte = 1024 * 1024;
const tooLarge = (content: string | Uint8Array, name?: string) =>
  expect(detect(fileOf(content, name))).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });

describe('a table', () => {
  it('with more columns than a table has is refused as a whole, of whatever kind it is', async () => {
    await tooLarge(`${'a,'.repeat(20_000)}a\n1,2\n`);
    await tooLarge(`text,when${',x'.repeat(limits.columns)}\na,b\n`);
    const cells = Array.from({ length: limits.columns + 1 }, (_, n) => `<c t="inlineStr"><is><t>n${n}</t></is></c>`);
    await tooLarge(
      workbookOf({ sheet: `<row r="1">${cells.join('')}</row><row r="2"><c><v>1</v></c></row>` }),
      'a.xlsx',
    );
    await tooLarge(JSON.stringify(Object.fromEntries(cells.map((_, n) => [`key ${n}`, n]))), 'a.jsonl');
  });

  it('with one row that is far too wide loses that row only', async () => {
    const wide = `3${',x'.repeat(20_000)}`;
    const { found } = await readWhole(fileOf(`ref,text\n1,one\n2,two\n${wide}\n4,four\n`));
    expect(found.map((row) => row.cells?.[0] ?? row.problem)).toEqual([
      '1',
      '2',
      `This row has more than ${limits.columns} cells.`,
      '4',
    ]);
    const inline = (column: string, text: string) => `<c r="${column}" t="inlineStr"><is><t>${text}</t></is></c>`;
    const sheet = [
      `<row r="1">${inline('A1', 'text')}${inline('B1', 'date')}</row>`,
      ...Array.from({ length: 2_000 }, (_, n) => `<row r="${n + 2}">${inline(`XFD${n + 2}`, 'far')}</row>`),
      `<row r="9000">${inline('A9000', 'near')}${inline('XFD9000', '')}</row>`,
    ].join('');
    const book = await readWhole(fileOf(workbookOf({ sheet }), 'wide.xlsx'));
    expect(book.found).toHaveLength(2_001);
    expect(book.found.at(-1)?.cells).toEqual(['near', '']);
  });

  it('with equal names tells them apart, however many there are', { timeout: 30_000 }, () => {
    const names = columnNames(Array.from({ length: 200_000 }, (_, n) => (n % 2 === 0 ? 'a' : 'a (2)')));
    expect(new Set(names).size).toBe(200_000);
    // Long ones that are the same only once they are cut.
    const long = columnNames(Array.from({ length: 100_000 }, (_, n) => `${'x'.repeat(190)}${n % 1_000}`));
    expect(new Set(long).size).toBe(100_000);
    expect(long.every((name) => name.length <= limits.columnName)).toBe(true);
  });

  it('with a quotation mark astray in each row names each of them', { timeout: 60_000 }, async () => {
    const rows = 300_000;
    const { found } = await readWhole(fileOf(`ref,text\n${'1,"a"b\n'.repeat(rows)}2,whole\n`));
    expect(found).toHaveLength(rows + 1);
    expect(found.at(-1)).toEqual({ line: rows + 2, cells: ['2', 'whole'] });
  });

  it('with quoted cells without end on one line is looked through once', { timeout: 60_000 }, async () => {
    const line = `${'"",'.repeat(megabyte)}""\n`;
    const { found } = await readWhole(fileOf(`ref,text\n${line}2,whole\n`));
    expect(found.map(({ line: at }) => at)).toEqual([2, 3]);
  });

  it('is guessed at by the beginnings of its cells', { timeout: 60_000 }, async () => {
    for (const piece of ['@a', '1-', 'a ', ' ', '.'])
      expect(guessMapping(await detect(fileOf(`one,two\n${`${piece.repeat(200_000)},x\n`.repeat(25)}`)))).toBeTruthy();
  });
});

const head = 'From: a@example.org\r\nDate: Tue, 3 Mar 2026 14:05:00 +0000\r\nMIME-Version: 1.0\r\n';
const multipart = (boundary: string) => `Content-Type: multipart/mixed; boundary=${boundary}\r\n\r\n--${boundary}\r\n`;
const largeText = { line: 1, problem: 'The text of this mail is larger than 1 MB.' };

describe('a mail', () => {
  it('of 24 MB of mark-up, of empty lines, or of parts without end is refused before it is taken apart', async () => {
    await tooLarge(`${head}Content-Type: text/html\r\n\r\n${`${'<'.repeat(1_000)}\r\n`.repeat(24 * 1024)}`, 'a.eml');
    await tooLarge(`${head}\r\n${'\n'.repeat(24 * megabyte)}`, 'b.eml');
    await tooLarge(`${head}${multipart('b')}${'\r\nx\r\n--b\r\n'.repeat(limits.mailParts)}`, 'c.eml');
    await tooLarge(head + Array.from({ length: 2_000 }, (_, n) => multipart(`b${n}`)).join(''), 'd.eml');
    await tooLarge(`${head}${'Content-Type: message/rfc822\r\n\r\n'.repeat(2_000)}x`, 'e.eml');
    await tooLarge(`${head}${'X-Note: y\r\n'.repeat(100_000)}\r\nx`, 'f.eml');
    await tooLarge(`${head}${multipart('b')}Content-Type: image/png\r\n\r\n${'--x\n'.repeat(2_000_000)}`, 'g.eml');
  });

  it('of as much mark-up as is taken apart is said to hold too much, in little time', { timeout: 60_000 }, async () => {
    const body = (piece: string) =>
      `${`${piece.repeat(Math.ceil(1_000 / piece.length))}\r\n`.repeat(Math.floor(limits.mailText / 1_100))}`;
    for (const piece of ['<', 'a ']) {
      const { found } = await readWhole(fileOf(`${head}Content-Type: text/html\r\n\r\n${body(piece)}`, 'a.eml'));
      expect(found).toEqual([largeText]);
    }
    for (const piece of ['<br>', '<b>', '<a', '<!--', '<script>', '<p', '</'])
      expect(htmlToText(`${body(piece)}-->></script> the end`, 10 * megabyte)).toMatch(/the end$/);
  });

  it('keeps its words whatever it brings along: attachments are passed over before anything is made of them', async () => {
    const parts = [
      ['Content-Type: text/plain; charset=utf-8', 'The van came back.'],
      [
        'Content-Type: application/pdf; name="a.pdf"\r\nContent-Transfer-Encoding: base64',
        `${'QUJD'.repeat(19)}\r\n`.repeat(150_000),
      ],
      [
        'Content-Type: text/csv\r\nContent-Disposition: attachment; filename=a.csv',
        'Content-Type: text/plain\r\n\r\nsecret,cells\r\n'.repeat(60_000),
      ],
      ['Content-Type: text/plain', '-- \r\nContent-Type: image/png\r\n\r\nIt had no plates.'],
    ];
    const body = parts.map(([headers, content]) => `--=_x\r\n${headers}\r\n\r\n${content}\r\n`).join('');
    const mail = `${head}Subject: boundary=none\r\nContent-Type: multipart/mixed;\r\n boundary="=_x"\r\n\r\n${body}--=_x--\r\n`;
    const { found } = await readWhole(fileOf(mail, 'a.eml'));
    expect(found[0]?.cells?.[4]).toBe(
      'boundary=none\n\nThe van came back.\n\n-- \nContent-Type: image/png\n\nIt had no plates.',
    );
  });

  it('inside a mail keeps its words', async () => {
    const inner = `${head}Subject: Inner\r\n\r\nForwarded words.\r\n`;
    const mail = `${head}${multipart('b')}Content-Type: message/rfc822\r\n\r\n${inner}--b--\r\n`;
    const { found } = await readWhole(fileOf(mail, 'a.eml'));
    expect(found[0]?.cells?.[4]).toContain('Forwarded words.');
  });
});
