/** Lines of JSON and saved mails. */
import { describe, expect, it } from 'vitest';
import { htmlToText } from '../../../main/intake/read/html-text.ts';
import { detect, fileOf, readWhole, take } from './files.ts';

describe('lines of JSON', () => {
  it('lose only the lines that are broken', async () => {
    const lines = ['{"id":"1","text":"one"}', '{"id":"2",', '[1,2]', 'null', '', '{"id":"3","text":"three"}', '7'];
    const { shape, found } = await readWhole(fileOf(lines.join('\n'), 'tips.jsonl'));
    expect(shape).toMatchObject({ kind: 'jsonl', columns: ['id', 'text'], delimiter: null });
    expect(shape.sample).toEqual([
      ['1', 'one'],
      ['3', 'three'],
    ]);
    expect(found).toEqual([
      { line: 1, cells: ['1', 'one'] },
      { line: 2, problem: 'This line is not valid JSON.' },
      { line: 3, problem: 'This line is not a JSON object.' },
      { line: 4, problem: 'This line is not a JSON object.' },
      { line: 6, cells: ['3', 'three'] },
      { line: 7, problem: 'This line is not a JSON object.' },
    ]);
  });

  it('refuse a value above 1 MB and a line above 4 MB and go on', async () => {
    const large = (size: number) => JSON.stringify({ text: 'x'.repeat(size) });
    const { found } = await readWhole(
      fileOf(`{"text":"a"}\n${large(1_100_000)}\n${large(5_000_000)}\n{"text":"b"}\n`, 'x.jsonl'),
    );
    expect(found).toEqual([
      { line: 1, cells: ['a'] },
      { line: 2, problem: 'A value in this line is larger than 1 MB.' },
      { line: 3, problem: 'This line is larger than 4 MB.' },
      { line: 4, cells: ['b'] },
    ]);
  });

  it('make columns of every key of the first lines, and leave later ones out', async () => {
    const first = ['{"text":"a","n":1658689261123456}', '{"text":"b","yes":true,"none":null,"parts":{"a":[1]}}'];
    const many = Array.from({ length: 300 }, () => '{"text":"c"}');
    const { shape, found } = await readWhole(
      fileOf([...first, ...many, '{"text":"d","late":1,"__proto__":2}'].join('\r\n'), 'x.txt'),
    );
    expect(shape.columns).toEqual(['text', 'n', 'yes', 'none', 'parts.a']);
    expect(found[0]?.cells).toEqual(['a', '1658689261123456', '', '', '']);
    expect(found[1]?.cells).toEqual(['b', '', 'true', '', '1']);
    expect(found.at(-1)).toMatchObject({
      cells: ['d', '', '', '', ''],
      notes: [{ code: 'KEY_WITHOUT_COLUMN', about: 'late' }],
    });
  });
});

const mail = (headers: string[], body: string) => [...headers, '', body].join('\r\n');
const from = 'From: "Wren Hollis" <wren@example.org>';
const date = 'Date: Tue, 3 Mar 2026 14:05:00 +0100';

describe('a saved mail', () => {
  it('is refused above 25 MB before it is read', async () => {
    const path = fileOf(mail([from, date], 'x'.repeat(26 * 1024 * 1024)), 'tip.eml');
    await expect(detect(path)).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
  });

  it('is refused where its parts are nested without end', async () => {
    const deep = Array.from({ length: 400 }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}`);
    const path = fileOf(`${from}\r\n${date}\r\n${deep.join('\r\n')}\r\n`, 'tip.eml');
    await expect(detect(path)).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' });
  });

  it('becomes one contribution by e-mail, its sender kept for the sealed source', async () => {
    const subject = 'Subject: =?utf-8?q?Caf=C3=A9_by_the_station?=';
    const body = 'The same grey estate again,\r\nTX2O RPD I think.';
    const { shape, mapping, answers } = await take(fileOf(mail([from, date, subject], body), 'tip.eml'));
    expect(shape).toMatchObject({ kind: 'eml', columns: ['from', 'people', 'date', 'subject', 'text'] });
    expect(shape.sample[0]?.[3]).toBe('Café by the station');
    expect(mapping).toMatchObject({ text: 'text', receivedAt: 'date', contact: 'from', defaultChannel: 'email' });
    expect(answers).toMatchObject([
      {
        line: 1,
        answer: {
          ok: true,
          value: {
            channel: 'email',
            receivedAt: '2026-03-03T13:05:00.000Z',
            text: 'Café by the station\n\nThe same grey estate again,\nTX2O RPD I think.',
            sourceContact: 'Wren Hollis <wren@example.org>',
          },
        },
      },
    ]);
  });

  it('gives the words of its HTML where it has no plain text, and no attachment', async () => {
    const body = [
      '--b',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<html><head><style>p{color:red}</style></head><body><p>First&nbsp;line &amp; more</p><script>alert(1)</script>',
      '<div>Second<br>third &#163;5 &#x20AC;6 1 < 2</div><!-- hidden --></body></html>',
      '--b',
      'Content-Type: text/csv; name=a.csv',
      'Content-Disposition: attachment; filename=a.csv',
      '',
      'secret,cells',
      '--b--',
    ].join('\r\n');
    const headers = [from, date, 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b'];
    const { found } = await readWhole(fileOf(mail(headers, body)));
    expect(found[0]?.cells?.[4]).toBe('First line & more\n\nSecond\nthird £5 €6 1 < 2');
  });

  // Work above linear would not come to its end within the time that a test has.
  it('cannot be made slow by its mark-up', () => {
    for (const piece of ['<', '<a', '<!--', '</', '&', '<script>', '<!'])
      expect(typeof htmlToText(piece.repeat(200_000), 10_000_000)).toBe('string');
  });
});
