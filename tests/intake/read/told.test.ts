/** What cannot be read with certainty is told, and nothing is guessed in silence: cases after bug reports that other programs had. */
import { describe, expect, it } from 'vitest';
import { findDateOrder } from '../../../main/intake/read/date-order.ts';
import { readContributions } from '../../../main/intake/read/read-contributions.ts';
import { readPreview } from '../../../main/intake/read/read-preview.ts';
import type { ChosenLayout } from '../../../preload/contract/file-layout.ts';
import { fileOf, now, opened } from './files.ts';
import { textRow, workbookOf } from './workbook-file.ts';

interface Row {
  line: number;
  at: string;
  text: string;
  notes: string[];
}

/** The file as it would be imported by what the preview proposes. */
async function take(content: string | Uint8Array, name = 'tips.csv', layout: ChosenLayout = {}) {
  const path = fileOf(content, name);
  const at = now.toISOString();
  const preview = await readPreview(await opened(path), { given: null, layout, saved: [], now: at });
  const rows: Row[] = [];
  const refused: number[] = [];
  const rules = {
    mapping: preview.mapping,
    now: at,
    installationRank: 3,
    clearance: 3,
    importer: 1,
    keepsAttachments: true,
  };
  const { notes } = await readContributions(await opened(path), { rules, layout }, async (batch) => {
    refused.push(...batch.refused.map(({ line }) => line));
    for (const { line, contribution, notes: of } of batch.rows) {
      const { receivedAt, text } = contribution;
      rows.push({ line, at: receivedAt.slice(0, 16), text, notes: of.map(({ code }) => code) });
    }
  });
  const even = preview.decisions.filter(({ certainty }) => certainty === 'even').map(({ of }) => of);
  return {
    preview,
    rows,
    refused,
    even,
    notes: notes.map(({ code }) => code),
    notesInFull: notes,
    texts: rows.map(({ text }) => text),
  };
}

const gate = 'A man asked about the gate';
const van = 'A van stood at the mill';

describe('the layout', () => {
  it('forgives blanks and delimiters behind the last cell, in the header too', async () => {
    const blanks = `"Received","Text","Area" \n"20/11/2026 09:15","${gate}, twice","Halverton" \n`;
    expect(await take(blanks)).toMatchObject({ texts: [`${gate}, twice`], notes: [] });
    const behind = `Received;Text;Area;\n20/11/2026 09:15;${gate};Halverton\n20/11/2026 09:16;${van};Wexmouth; \n`;
    expect(await take(behind)).toMatchObject({ texts: [gate, van], notes: [] });
  });

  it('knows marks that a database wrote with a backslash', async () => {
    const file = `"received","text"\n"20/11/2026 09:15","He said \\"the gate\\", twice"\n"20/11/2026 09:16","C:\\vans\\"\n`;
    expect((await take(file)).texts).toEqual(['He said "the gate", twice', 'C:\\vans\\']);
  });

  it('lets no quotation mark swallow rows, and keeps lines of a text that only look like some', async () => {
    const swallowed = `Received,Text,Area\n20/11/2026 09:15,"${gate},A\n20/11/2026 09:16,${van},B\n20/11/2026 09:17,so be it",C\n`;
    expect(await take(swallowed)).toMatchObject({ refused: [2], texts: [van, 'so be it"'] });
    const lines = `Received,Text,Area\n20/11/2026 09:15,"${gate},\nthen, later, he left",A\n`;
    expect(await take(lines)).toMatchObject({ refused: [], texts: [`${gate},\nthen, later, he left`] });
  });

  it('tells which columns are not taken, with how much they hold, and of empty ones nothing', async () => {
    const head = 'Received,Text,Text,Weather,Empty,Late';
    const row = (n: number, rest: string) => `2026-11-20 09:${n},Two vans at the mill ${n},${rest}`;
    const late = Array.from({ length: 25 }, (_, n) => row(n + 20, ',rain, ,'));
    const { preview, notesInFull } = await take([head, row(10, 'and a lorry,,,'), ...late, row(50, ',,,x')].join('\n'));
    // The preview has only seen how the file begins.
    expect(preview.notes).toMatchObject([{ code: 'COLUMNS_LEFT_OUT', about: 'Text (2), Weather' }]);
    const whole = 'Text (2) (1 value), Weather (25 values), Late (1 value)';
    expect(notesInFull).toMatchObject([{ code: 'COLUMNS_LEFT_OUT', about: whole, rows: 0 }]);
    expect((await take(`Received,Text,Empty\n${row(10, '')}\n`)).notes).toEqual([]);
    const many = Array.from({ length: 30 }, (_, n) => `Column of weather ${n}`);
    const wide = await take(`Received,Text,${many.join(',')}\n${row(10, many.map(() => 'x').join(','))}\n`);
    const about = wide.notesInFull[0]?.about ?? '';
    expect(about.length).toBeLessThanOrEqual(200);
    expect(about).toMatch(/^Column of weather 0 \(1 value\), .*\(1 value\) and \d+ more$/);
  });

  it('has a title above it, whatever the names of its columns', async () => {
    const rows = `20/11/2026 09:15,${gate},Halverton\n20/11/2026 09:16,${van},Wexmouth\n`;
    for (const above of ['Weekly list,,\n', '"Weekly list",,\n,,\n'])
      expect(await take(`${above}Foo,Bar,Baz\n${rows}`)).toMatchObject({
        preview: { columns: ['Foo', 'Bar', 'Baz'] },
        texts: [gate, van],
        notes: ['LINES_ABOVE_HEADER', 'COLUMNS_LEFT_OUT'],
      });
    expect((await take(`Foo,Bar,Baz\n${rows}`)).texts).toEqual([gate, van]);
  });

  it('is taken as it was chosen', async () => {
    const cyrillic = Buffer.from([0xcd, 0xe5, 0xe2, 0xe0, 0x20, 0xe8, 0x20, 0xc4, 0xee, 0xed]);
    const file = Buffer.concat([Buffer.from('Received,Text\n20/11/2026 09:15,'), cyrillic, Buffer.from('\n')]);
    expect((await take(file)).notes).toContain('ENCODING_ASSUMED');
    expect(await take(file, 'tips.csv', { encoding: 'windows-1251' })).toMatchObject({
      texts: ['Нева и Дон'],
      notes: [],
    });
    const plain = 'Received\tText\n20/11/2026 09:15\t"open\n';
    expect((await take(plain, 'tips.tsv')).refused).toEqual([2]);
    expect((await take(plain, 'tips.tsv', { quoting: 'none' })).texts).toEqual(['"open']);
    const late = `a,b\nc,d\nx,y\n20/11/2026 09:15,${gate}\n`;
    expect((await take(late, 'tips.csv', { headerRow: 3 })).preview.columns).toEqual(['x', 'y']);
  });
});

describe('dates', () => {
  it('are in the order that the whole column proves, however late', async () => {
    const early = Array.from({ length: 30 }, (_, n) => `02/0${(n % 9) + 1}/2026,Row ${n} of the file`).join('\n');
    const late = await take(`Received,Text\n${early}\n03/14/2026,The last row\n`);
    expect(late.preview.mapping.dateOrder).toBe('month-first');
    expect(late).toMatchObject({ refused: [], even: [] });
    const open = await take(`Received,Text\n${early}\n`);
    expect(open.even).toEqual(['dateOrder']);
    expect(open.notes).toContain('DATE_ORDER_ASSUMED');
    const both = await take(`Received,Text\n25/03/2026,One\n03/14/2026,Two\n`);
    expect(both).toMatchObject({ even: ['dateOrder'], refused: [3] });
    expect(both.notes).toContain('DATE_ORDER_MIXED');
  });

  it('end the look at the column as soon as they are clear', async () => {
    let read = 0;
    async function* rows() {
      for (;;) {
        read += 1;
        yield { line: read, cells: ['25/03/2026'] };
      }
    }
    expect(await findDateOrder(rows(), 0)).toMatchObject({ certain: 'day-first' });
    expect(read).toBeLessThan(10);
  });

  it('that nobody can read are refused, and never become the moment of the import', async () => {
    const { rows, refused } = await take(`Received,Text\nsome time,${gate}\nlast week,${van}\n`);
    expect({ rows, refused }).toEqual({ rows: [], refused: [2, 3] });
    expect((await take(`Area,Text\nHalverton,${gate}\n`)).notes).toContain('NO_DATE_COLUMN');
  });

  it('have their time from another column, or are told to have none', async () => {
    const file = `Date,Time,Text\n20/11/2026,0915hrs,${gate}\n21/11/2026,about noon,${van}\n22/11/2026,9.15 pm,He came back\n`;
    expect((await take(file)).rows.map(({ at, notes }) => [at, notes])).toEqual([
      ['2026-11-20T09:15', []],
      ['2026-11-21T00:00', ['TIME_MISSING']],
      ['2026-11-22T21:15', []],
    ]);
  });

  it.each([
    ['09:15 20/11/2026', '2026-11-20T09:15'],
    ['Fri Nov 20 09:15:00 GMT 2026', '2026-11-20T09:15'],
    ['20261120T091500Z', '2026-11-20T09:15'],
    ['20-Nov-26 09:15 AM', '2026-11-20T09:15'],
    ['2026-11-20 04:15 EST', '2026-11-20T09:15'],
    ['20 November 2026 at 24:00', '2026-11-21T00:00'],
  ])('%s is read', async (written, at) => {
    expect((await take(`Received,Text\n"${written}",${gate}\n`)).rows[0]?.at).toBe(at);
  });
});

describe('cells', () => {
  it('that a spreadsheet spoilt are left out and told, and refuse the row where they are its text', async () => {
    const file = `Received,Text,Contact,Area\n20/11/2026 09:15,${gate},4.47701E+11,#REF!\n20/11/2026 09:16,#N/A,,\n`;
    const { rows, refused } = await take(file);
    expect(rows.map(({ notes }) => notes)).toEqual([['ERROR_CELL', 'SPOILT_NUMBER']]);
    expect(refused).toEqual([3]);
  });

  it('are one field where a file spreads it over several columns', async () => {
    const { preview } = await take(`Received at,First Name,Surname,Text\n20/11/2026 09:15,Wren,Hollis,${gate}\n`);
    expect(preview.mapping).toMatchObject({ person: 'First Name', also: { person: ['Surname'] } });
  });

  it('with bytes of another encoding trouble their own row only', async () => {
    const file = Buffer.concat([
      Buffer.from('Received,Text\n20/11/2026 09:15,Zoë at the gate\n20/11/2026 09:16,caf'),
      Buffer.from([0xe9]),
      Buffer.from(' at noon\n'),
    ]);
    expect((await take(file)).rows.map(({ text, notes }) => [text, notes])).toEqual([
      ['Zoë at the gate', []],
      ['café at noon', ['BYTES_REPAIRED']],
    ]);
  });
});

describe('a workbook', () => {
  const header = textRow(1, ['Received', 'Text', 'Contact']);
  const cell = (name: string, rest: string) => `<c r="${name}"${rest}</c>`;

  it('whose empty cell points at no shared text has nothing there', async () => {
    const row = `<row r="2">${cell('A2', ' t="str"><v>2026-11-20 09:15</v>')}${cell('B2', ` t="str"><v>${gate}</v>`)}${cell('C2', ' t="s"><v></v>')}</row>`;
    const { preview } = await take(
      workbookOf({ sheet: header + row, strings: '<si><t>Somebody</t></si>' }),
      'tips.xlsx',
    );
    expect(preview.sample[0]?.cells).toEqual(['2026-11-20 09:15', gate, '']);
  });

  it('whose cell keeps an old value beside its text has the text', async () => {
    const row = `<row r="2">${cell('A2', ' t="str"><v>2026-11-20 09:15</v>')}${cell('B2', ` t="inlineStr"><is><t>${gate}</t></is><v>old</v>`)}</row>`;
    expect((await take(workbookOf({ sheet: header + row }), 'tips.xlsx')).texts).toEqual([gate]);
  });
});

describe('JSON', () => {
  it('is read as an array or by lines, whatever the name says, with what lies inside objects', async () => {
    const one = {
      received: '2026-11-20T09:15:00Z',
      text: gate,
      caller: { name: 'Wren Hollis', phone: '07700 900123' },
    };
    for (const [name, text] of [
      ['tips.jsonl', JSON.stringify([one, one], null, 2)],
      ['tips.json', `\uFEFF${JSON.stringify(one)}\n${JSON.stringify(one)}\n`],
    ] as const) {
      const { preview, texts } = await take(text, name);
      expect(texts).toEqual([gate, gate]);
      expect(preview.mapping).toMatchObject({ person: 'caller.name', contact: 'caller.phone' });
    }
  });
});
