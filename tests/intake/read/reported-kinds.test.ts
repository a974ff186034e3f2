/** What public reports of other readers found wrong, tried with inputs of our own: docs/reading.md names the reports. */
import { describe, expect, it } from 'vitest';
import { parseTimestamp } from '../../../main/intake/read/timestamp.ts';
import { detect, fileOf, take } from './files.ts';
import { date, from, mailOf } from './mail/mails.ts';
import { textRow, workbookOf } from './workbook-file.ts';

async function taken(content: string | Uint8Array, name?: string) {
  const { answers } = await take(fileOf(content, name));
  return answers.map(({ answer }) =>
    answer.ok ? { ...answer.value, notes: answer.notes.map(({ code }) => code) } : answer.reasons.join(' '),
  );
}
const now = Date.parse('2026-11-28T10:00:00Z');

describe('JSON', () => {
  it('that holds its records in a list within an object is read as the list', async () => {
    const wrapped = {
      status: 'ok',
      data: { items: [{ received: '2026-11-20T09:15:00Z', text: 'Two vans at the mill' }] },
    };
    for (const text of [JSON.stringify(wrapped), JSON.stringify(wrapped, null, 2)])
      expect(await taken(text, 'tips.json')).toMatchObject([
        { text: 'Two vans at the mill', receivedAt: '2026-11-20T09:15:00.000Z' },
      ]);
    const two = { calls: [{ text: 'Two vans' }], mails: [{ text: 'A lorry' }] };
    await expect(detect(fileOf(JSON.stringify(two), 'tips.json'))).rejects.toMatchObject({
      code: 'FILE_HOLDS_SEVERAL',
    });
    // Programs keep lists of other things in such files too: settings, keys.
    const settings = { version: 1, slots: [{ login: 'p.shah', salt: 'bm8gc2VjcmV0' }] };
    await expect(detect(fileOf(JSON.stringify(settings, null, 2), 'tips.json'))).rejects.toMatchObject({
      code: expect.stringMatching(/^FILE_/),
    });
  });

  it('that is one record is read as one, over several lines too, with the list that is part of it', async () => {
    const record = { received: '2026-11-20T09:15:00Z', text: 'Two vans at the mill', seen: [{ plate: 'TX21 ABC' }] };
    expect(await taken(JSON.stringify(record), 'tips.json')).toMatchObject([{ text: 'Two vans at the mill' }]);
    const { seen: _, ...plain } = record;
    expect(await taken(JSON.stringify(plain, null, 2), 'tips.json')).toMatchObject([{ text: 'Two vans at the mill' }]);
    await expect(detect(fileOf('{"text": "Two vans"', 'tips.json'))).rejects.toMatchObject({ code: 'FILE_DAMAGED' });
  });

  it('keeps every digit of a long number, and takes lines that end with the comma of a list', async () => {
    const line = (id: string) => `{"received":"2026-11-20T09:15:00Z","text":"Two vans at the mill","id":${id}},\n`;
    const found = await taken(line('12345678901234567890') + line('12345678901234567891'), 'tips.jsonl');
    expect(found).toMatchObject([{ reference: '12345678901234567890' }, { reference: '12345678901234567891' }]);
  });
});

describe('a table', () => {
  it('has letters that were encoded twice put right, and says so; letters that only look so stay', async () => {
    const twice = (text: string) => Buffer.from(text, 'utf8').toString('latin1');
    const row = (text: string) => `Received,Text\n2026-11-20 09:15,"${text}"\n`;
    expect(await taken(row(twice('Zoë Müller was at the mill')))).toMatchObject([
      { text: 'Zoë Müller was at the mill', notes: ['LETTERS_PUT_RIGHT'] },
    ]);
    expect(await taken(row('itâ€™s at the mill, Å‚ukasz said'))).toMatchObject([
      { text: 'it’s at the mill, łukasz said', notes: ['LETTERS_PUT_RIGHT'] },
    ]);
    for (const text of ['Ângela’s café — “Ébène” at the mill', 'DÉJÀ VU', 'Ã and Â alone'])
      expect(await taken(row(text))).toMatchObject([{ text, notes: [] }]);
  });

  describe('of telephones that have lost their first nought', () => {
    const contacts = async (...phones: string[]) => {
      const rows = phones.map((phone, at) => `2026-11-20 09:1${at},Two vans at the mill,${phone}\n`);
      const found = await taken(`Received,Text,Phone\n${rows.join('')}`);
      return found.map((one) => (typeof one === 'string' ? one : [one.sourceContact, ...one.notes].join(' ')));
    };

    it.each(['7700900123', '7624000123', '2079460123', '1632960123', '1134960123'])(
      'has %s put right, and says so, where nothing speaks against it',
      async (phone) => {
        const put = [`0${phone} NOUGHT_PUT_BACK`];
        expect(await contacts(phone)).toEqual(put);
        expect(await contacts('020 7946 0000', phone, '+44 7700 900999', '+1 212 555 0123')).toContain(put[0]);
        expect(await contacts(phone, 'anon')).toContain(put[0]);
      },
    );

    it.each([
      ['a number of no British length or opening', ['7055550123'], '7055550123'],
      ['a London opening that is not given out', ['2125550123'], '2125550123'],
      ['a mobile among numbers of another country', ['7735550123', '+1 212 555 0123', '+1 312 555 0199'], '7735550123'],
      ['a mobile among ten digits that are not British', ['2125550123', '7735550123', '9175550123'], '7735550123'],
      ['a number with its country', ['447700900123.0'], '447700900123'],
      ['a whole number', ['07700900123'], '07700900123'],
      ['a short one', ['4477009001'], '4477009001'],
    ])('leaves %s', async (_, phones, kept) => expect(await contacts(...phones)).toContain(kept));
  });

  it('has rows that a filter hides read, and says so', async () => {
    const hidden = textRow(2, ['2026-11-20 09:15', 'Two vans at the mill']).replace('<row ', '<row hidden="1" ');
    const sheet = textRow(1, ['Received', 'Text']) + hidden + textRow(3, ['2026-11-20 10:15', 'A lorry at the mill']);
    expect(await taken(workbookOf({ sheet }), 'tips.xlsx')).toMatchObject([{ notes: ['HIDDEN_ROW'] }, { notes: [] }]);
  });

  it('whose date is called so never has another time written, whatever it looks like', async () => {
    const found = await taken('Received,Text\nNov 2026,Two vans at the mill\nDec 2026,A lorry at the mill\n');
    expect(found).toEqual([expect.stringContaining('date'), expect.stringContaining('date')]);
  });
});

describe('a date', () => {
  it.each([
    ['20 Nov 2026 12 noon', '2026-11-20T12:00:00.000Z'],
    ['20/11/2026, midday', '2026-11-20T12:00:00.000Z'],
    ['20 Nov 2026 at 12:00 noon', '2026-11-20T12:00:00.000Z'],
    ['20.11.2026 09:15 Uhr', '2026-11-20T09:15:00.000Z'],
    ['2026-11-20 09h15', '2026-11-20T09:15:00.000Z'],
    ['2026-11-20 09:15 (GMT)', '2026-11-20T09:15:00.000Z'],
    ['2026-07-20 09:15 Europe/London', '2026-07-20T08:15:00.000Z'],
    ['\u200e20/\u200e11/\u200e2026 09:15', '2026-11-20T09:15:00.000Z'],
    ['٢٠/١١/٢٠٢٦ ٠٩:١٥', '2026-11-20T09:15:00.000Z'],
    ['2016-12-31 23:59:60', '2017-01-01T00:00:00.000Z'],
  ])('%s is read', (written, at) => {
    const read = parseTimestamp(written, 'day-first', now);
    expect(read.ok && new Date(read.ms).toISOString()).toBe(at);
  });

  it.each(['20 Nov 2026 midnight', '2026-11-20 09:15:60', '20/11/2026 at approx 09:15', '20-21/11/2026'])(
    '%s is not guessed at',
    (written) => expect(parseTimestamp(written, 'day-first', now).ok).toBe(false),
  );
});

it('a mail whose parts cannot be told apart is said to be damaged', async () => {
  const type = 'Content-Type: multipart/mixed; boundary="other"';
  const text = mailOf([from, 'Subject: The mill', date, type], '--b\nContent-Type: text/plain\n\nTwo vans.\n--b--\n');
  expect(await taken(text, 'tip.eml')).toMatchObject([{ notes: ['MAIL_DAMAGED'] }]);
});

it('a mail with a date and no time is of that day', async () => {
  const found = await taken(mailOf([from, 'Subject: The mill', 'Date: 20 Jul 2026'], 'Two vans.'), 'tip.eml');
  expect(found).toMatchObject([{ receivedAt: '2026-07-19T23:00:00.000Z', notes: ['DATE_WITHOUT_TIME'] }]);
});

describe('a text', () => {
  it('holds what separates lines elsewhere, and the delimiters of other files', async () => {
    const line = (text: string) => `${JSON.stringify({ received: '2026-11-20T09:15:00Z', text })}\n`;
    expect(await taken(line('Two\u2028vans') + line('A\u2029lorry'), 'tips.jsonl')).toMatchObject([
      { text: 'Two\u2028vans' },
      { text: 'A\u2029lorry' },
    ]);
    const list = `received;text;area\nApril 9, 2026;['112', '113'] two vans, then;A\nApril 8, 2026;a lorry, too;B\n`;
    expect(await taken(list)).toMatchObject([
      { text: "['112', '113'] two vans, then", area: 'A' },
      { text: 'a lorry, too', area: 'B' },
    ]);
    const marked = '\ufeff"received","text"\n"20/11/2026 09:15","Two vans at the mill"\n';
    expect(await taken(marked)).toMatchObject([
      { text: 'Two vans at the mill', receivedAt: '2026-11-20T09:15:00.000Z' },
    ]);
  });

  it('of several pieces is whole in a workbook, and its paragraphs stand apart in a page', async () => {
    const pieces = '<is><r><t>Two </t></r><r><rPr><b/></rPr><t>vans</t></r><rPh sb="0" eb="1"><t>hint</t></rPh></is>';
    const row = `<row r="2"><c r="A2" t="inlineStr"><is><t>20/11/2026 09:15</t></is></c><c r="B2" t="inlineStr">${pieces}</c></row>`;
    const book = workbookOf({ sheet: textRow(1, ['Received', 'Text']) + row });
    expect(await taken(book, 'tips.xlsx')).toMatchObject([{ text: 'Two vans' }]);
    const page = `<html><table><tr><th>Received<th>Text<tr><td>20/11/2026 09:15<td><p>Two vans</p><p>A lorry</p></table></html>`;
    expect(await taken(page, 'tips.html')).toMatchObject([{ text: 'Two vans\n\nA lorry' }]);
  });
});

it('words of a header that each end and begin an encoding of Japan are read as one', async () => {
  const encoded = (letters: string) =>
    `=?ISO-2022-JP?B?${Buffer.from(`\u001b$B${letters}\u001b(B`, 'latin1').toString('base64')}?=`;
  const subject = `Subject: ${encoded('%F%9')}\r\n ${encoded('%H')}`;
  expect(await taken(mailOf([from, subject, date], 'Two vans.'), 'tip.eml')).toMatchObject([
    { text: 'テスト\n\nTwo vans.', notes: [] },
  ]);
});
