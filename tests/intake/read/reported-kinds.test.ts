/** What public reports of other readers found wrong, tried with inputs of our own: docs/reading.md names the reports. */
import { describe, expect, it } from 'vitest';
import { noDates } from '../../../main/intake/read/date-order.ts';
import { notesOfFile } from '../../../main/intake/read/file-notes.ts';
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
  it('tells which columns are not taken, one of the same name too', async () => {
    const { shape, mapping } = await take(
      fileOf('Received,Text,Text,Weather,Empty\n2026-11-20 09:15,Two vans at the mill,and a lorry,rain,\n'),
    );
    expect(notesOfFile(shape, mapping, noDates)).toMatchObject([
      { code: 'COLUMNS_LEFT_OUT', about: 'Text (2), Weather' },
    ]);
  });

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

  it('has the first nought of a telephone put back, and says so; other numbers stay', async () => {
    const row = (phone: string) => `Received,Text,Phone\n2026-11-20 09:15,Two vans at the mill,${phone}\n`;
    expect(await taken(row('7700900123'))).toMatchObject([
      { sourceContact: '07700900123', notes: ['NOUGHT_PUT_BACK'] },
    ]);
    for (const [given, kept] of [
      ['447700900123.0', '447700900123'],
      ['07700900123', '07700900123'],
      ['+447700900123', '+447700900123'],
      ['4477009001', '4477009001'],
    ])
      expect(await taken(row(given ?? ''))).toMatchObject([{ sourceContact: kept, notes: [] }]);
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
