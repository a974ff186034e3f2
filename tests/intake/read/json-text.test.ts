/** JSON as programs really write it: keys that come twice, marks of other languages, sequences. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repeatedKeys, withoutForeignMarks } from '../../../main/intake/read/json-text.ts';
import { detect, fileOf, take } from './files.ts';

const at = '"received":"2026-11-20T09:15:00Z"';
async function read(text: string, name = 'tips.json') {
  const { answers, shape } = await take(fileOf(text, name));
  const rows = answers.map(({ answer }) =>
    answer.ok
      ? [answer.value.text, ...answer.notes.map(({ code, about }) => `${code} ${about ?? ''}`.trim())]
      : answer.reasons,
  );
  return { rows, notes: shape.notes.map(({ code, about }) => `${code} ${about}`) };
}

describe('a key that stands twice in one record', () => {
  it('is told, and of what one record holds nothing is said of another', async () => {
    const twice = `{${at},"text":"Two vans","t\\u0065xt":"A lorry"}`;
    const once = `{${at},"text":"A car","seen":{"text":"text"}}`;
    const rows = [['A lorry', 'KEY_REPEATED text'], ['A car']];
    expect(await read(`${twice}\n${once}\n`, 'tips.jsonl')).toMatchObject({ rows });
    expect(await read(`[${twice},${once}]`)).toMatchObject({ rows });
    expect(await read(`{"data":[${twice},${once}]}`)).toMatchObject({
      rows: [['A lorry'], ['A car']],
      notes: ['KEY_REPEATED text'],
    });
  });

  it('is found deep within, and is several tables where the lists of records have one key', async () => {
    expect(await read(`[{${at},"text":"Two vans","seen":{"a":1,"b":[{"c":1,"c":2}]}}]`)).toMatchObject({
      rows: [['Two vans', 'KEY_REPEATED c']],
    });
    const lists = `{"data":[{${at},"text":"Two vans"}],"data":[{${at},"text":"A lorry"}]}`;
    await expect(detect(fileOf(lists, 'tips.json'))).rejects.toMatchObject({ code: 'FILE_HOLDS_SEVERAL' });
  });

  it('is never seen in what an object can be written as', () => {
    fc.assert(
      fc.property(fc.object({ maxDepth: 4 }), (object) => {
        expect(repeatedKeys(JSON.stringify(object))).toEqual({ inList: null, outside: null });
      }),
    );
  });
});

describe('JSON with marks of other languages', () => {
  it.each([
    `{${at},"text":"Two vans","age":NaN,"far":-Infinity}`,
    `{${at},"text":"Two vans",}`,
    `{${at},"text":"Two vans","seen":["a","b", ], /* never, {sure} */ }`,
  ])('is read without them, and told: %s', async (record) => {
    const rows = [['Two vans', 'JSON_MENDED'], ['A lorry']];
    const plain = `{${at},"text":"A lorry"}`;
    expect(await read(`${record}\n${plain}\n`, 'tips.jsonl')).toMatchObject({ rows });
    expect(await read(`[${record},\n${plain},\n]`)).toMatchObject({ rows });
  });

  it('keeps what only looks so within a text, and refuses what is no JSON then either', async () => {
    const text = 'NaN, // Infinity /* ,} and \\"NaN\\" \\\\';
    expect(await read(`[{${at},"text":"${text}",}]`)).toMatchObject({
      rows: [['NaN, // Infinity /* ,} and "NaN" \\', 'JSON_MENDED']],
    });
    expect(await read(`{${at},"text":"A lorry"}\n{${at},'text':"Two vans",}\n`, 'tips.jsonl')).toMatchObject({
      rows: [['A lorry'], ['This line is not valid JSON.']],
    });
    for (const empty of [`[{${at},"text":"a"},,{${at},"text":"b"}]`])
      await expect(detect(fileOf(empty, 'tips.json'))).rejects.toMatchObject({ code: 'FILE_DAMAGED' });
  });

  it('leaves every JSON as it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        expect(withoutForeignMarks(text)).toBe(text);
      }),
    );
  });

  it('is refused with a row of commas, in no more time', async () => {
    const commas = `{${at},"text":"Two vans"${','.repeat(1_000_000)}}`;
    const started = process.cpuUsage();
    expect(await read(`{${at},"text":"A lorry"}\n${commas}\n`, 'tips.jsonl')).toMatchObject({
      rows: [['A lorry'], ['This line is not valid JSON.']],
    });
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(4_000);
  });

  it('takes time that grows with its length alone', () => {
    const started = process.cpuUsage();
    for (const piece of ['/*', '//', '"', '\\', ',', '{"a":', '"\\', ', ', '[']) {
      const long = piece.repeat(1_000_000);
      withoutForeignMarks(long);
      withoutForeignMarks(`"${long}`);
    }
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(8_000);
  });
});

it('a text sequence is read by its separators, each record over as many lines as it has', async () => {
  const record = (text: string) => `\u001e${JSON.stringify({ received: '2026-11-20T09:15:00Z', text }, null, 2)}\n`;
  const cut = '\u001e{"received":"2026-11-20T09:15';
  const file = record('Two vans') + cut + record('A lorry');
  for (const name of ['tips.json', 'tips.jsonl', 'tips.json-seq'])
    expect(await read(file, name)).toMatchObject({
      rows: [['Two vans'], ['This line is not valid JSON.'], ['A lorry']],
    });
});
