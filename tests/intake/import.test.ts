import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { afterEach, describe, expect, it } from 'vitest';
import type { ColumnMapping } from '../../preload/contract/mapping.ts';
import { type Harness, openHarness } from '../support/engine.ts';
import { logLines } from '../support/stage.ts';

const shared = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const tips = join(shared, 'tips', 'tips.csv');
const broken = join(shared, 'broken-csv');
const fileToken = 'token-for-the-file';
const saveToken = 'token-for-the-report';

let harness: Harness;
afterEach(() => harness.close());
const open = async (maximumMarking?: 'OFFICIAL-SENSITIVE') => {
  harness = await openHarness({
    people: [
      { login: 'p.shah', roles: ['intake_officer'], clearance: 'SECRET', compartments: ['Heron'] },
      { login: 'k.boyd', roles: ['intake_officer'] },
    ],
    now: '2026-12-20T10:00:00.000Z',
    ...(maximumMarking === undefined ? {} : { maximumMarking }),
  });
};

const write = (name: string, text: string): string => {
  const path = join(harness.folder, name);
  writeFileSync(path, text);
  return path;
};
const preview = (path: string, mapping: ColumnMapping | null = null) =>
  harness.as('p.shah').do('intake.previewFile', { fileToken, mapping }, { paths: { [fileToken]: path } });
async function take(path: string, options: { dryRun?: boolean; signal?: AbortSignal; mapping?: ColumnMapping } = {}) {
  const mapping = options.mapping ?? (await preview(path)).mapping;
  return harness
    .as('p.shah')
    .do(
      'intake.importFile',
      { fileToken, mapping, dryRun: options.dryRun ?? false, task: 'import' },
      { paths: { [fileToken]: path }, ...(options.signal === undefined ? {} : { signal: options.signal }) },
    );
}
const held = () => (harness.peek().prepare('select count(*) as n from contribution_row').get() as { n: number }).n;
/** Everything that an import wrote, but for who and when. */
const world = () =>
  ['contribution_row', 'identifier_row', 'source_row', 'contribution_rollup_row'].map((table) =>
    harness
      .peek()
      .prepare(`select * from ${table} order by 1, 2, 3, 4`)
      .all()
      .map((row) => {
        const { importId: _, ...rest } = row as Record<string, unknown>;
        return rest;
      }),
  );

function manyRows(count: number): string {
  const rows = Array.from({ length: count }, (_, n) => {
    const at = new Date(Date.parse('2026-01-01T00:00:00.000Z') + n * 60_000).toISOString();
    return `R${n},${at},${n % 9 === 0 ? 'email' : 'online'},"Van TX21 ABC and 07700 900${String(n % 1000).padStart(3, '0')}, row ${n}"`;
  });
  return ['tip_id,received_at,channel,text', ...rows, ''].join('\n');
}

describe('rows that are refused', () => {
  it('never stop the others, and are listed by line without a word of what they hold', async () => {
    await open();
    const path = write(
      'mixed.csv',
      [
        'tip_id,received_at,channel,text',
        'A1,2026-03-01T10:00:00Z,online,A first tip about drums',
        'A2,2031-03-01T10:00:00Z,online,Secretword tomorrow',
        'A3,2026-03-01T10:05:00Z,pigeon,Secretword by bird',
        'A4,2026-03-01T10:06:00Z,online,',
        'A5,2026-03-01T10:07:00Z,hotline,A last tip about drums',
        '',
      ].join('\n'),
    );
    const report = await take(path);
    expect(report).toMatchObject({ imported: 2, refused: 3, alreadyRecorded: 0, cancelled: false });
    expect(report.refusals.map((r) => r.line)).toEqual([3, 4, 5]);
    expect(JSON.stringify(report)).not.toMatch(/secretword|pigeon/i);
    expect(held()).toBe(2);
  });

  it('are those above the installation’s marking, and above the officer’s clearance', async () => {
    await open();
    const rows =
      'received_at,channel,marking,text\n2026-03-01T10:00:00Z,online,TOP SECRET,One\n2026-03-01T10:00:00Z,online,SECRET,Two\n';
    const path = write('marked.csv', rows);
    expect(await take(path)).toMatchObject({ imported: 1, refused: 1 });
    await harness.close();
    await open('OFFICIAL-SENSITIVE');
    expect(await take(write('marked.csv', rows))).toMatchObject({ imported: 0, refused: 2 });
  });

  it('a file, a mapping or a compartment that cannot be taken writes nothing at all', async () => {
    await open();
    const path = write('some.csv', manyRows(5));
    const { mapping } = await preview(path);
    const officer = harness.as('p.shah');
    const ask = (input: object, file: string) =>
      officer.ask(
        'intake.importFile',
        { fileToken, mapping, dryRun: false, task: 'i', ...input },
        { paths: { [fileToken]: file } },
      );
    expect(await ask({ mapping: { ...mapping, text: null } }, path)).toMatchObject({
      error: { code: 'MAPPING_INCOMPLETE' },
    });
    expect(await ask({ compartmentId: 77 }, path)).toMatchObject({ error: { code: 'NOT_FOUND' } });
    expect(await ask({}, join(harness.folder, 'gone.csv'))).toMatchObject({ error: { code: 'FILE_UNREADABLE' } });
    expect(await ask({}, write('empty.csv', ''))).toMatchObject({ error: { code: 'FILE_EMPTY' } });
    expect(held()).toBe(0);
  });
});

describe('half a character', () => {
  it.each([
    ['in a key of JSON', 'half.jsonl', `{"text":"A van by the weir","no\\ud83dte":"half \\udc00"}\n`],
    [
      'where a long name of a column is cut',
      'long.csv',
      `${'x'.repeat(199)}\u{1f4de}y,channel,text\n1,hotline,A van by the weir\n`,
    ],
  ])('%s does not keep the file from being taken', async (_, name, text) => {
    await open();
    const path = write(name, text);
    const { columns, mapping } = await preview(path);
    expect(columns.filter((column) => !column.isWellFormed())).toEqual([]);
    const whole = { ...mapping, reference: columns.find((column) => !/^(text|channel)$/.test(column)) ?? null };
    const done = await harness
      .as('p.shah')
      .ask(
        'intake.importFile',
        { fileToken, mapping: whole, dryRun: false, task: 'i' },
        { paths: { [fileToken]: path } },
      );
    expect(done).toMatchObject({ ok: true, value: { imported: 1, refused: 0 } });
    const [kept] = harness.peek().prepare('select sourceReference from contribution_row').pluck().all();
    expect(kept).toBe(name === 'half.jsonl' ? 'half \ufffd' : '1');
  });
});

describe.skipIf(!existsSync(broken))('a broken file of another system', () => {
  const names = existsSync(broken) ? readdirSync(broken).filter((file) => /\.(csv|tsv|txt)$/.test(file)) : [];
  it.each(names)('%s is answered row by row or refused by name, never half read', async (name) => {
    await open();
    const path = join(broken, name);
    const paths = { [fileToken]: path };
    const officer = harness.as('p.shah');
    const looked = await officer.ask('intake.previewFile', { fileToken, mapping: null }, { paths });
    if (!looked.ok) {
      expect(looked.error.code).not.toBe('UNEXPECTED');
      return;
    }
    const { mapping } = looked.value as Awaited<ReturnType<typeof preview>>;
    const answer = await officer.ask('intake.importFile', { fileToken, mapping, dryRun: false, task: 'i' }, { paths });
    if (!answer.ok) {
      expect(answer.error.code).not.toBe('UNEXPECTED');
      expect(held()).toBe(0);
      return;
    }
    const report = answer.value as Awaited<ReturnType<typeof take>>;
    expect(held()).toBe(report.imported);
    expect(await take(path, { dryRun: true, mapping })).toMatchObject({
      imported: 0,
      alreadyRecorded: report.imported + report.alreadyRecorded,
      refused: report.refused,
    });
  });
});

describe('a file of tips', () => {
  it.skipIf(!existsSync(tips))(
    'comes in whole, each text as it was written, and a second time adds nothing',
    async () => {
      await open();
      const looked = await preview(tips);
      expect(looked.savedMapping).toBeNull();
      const dry = await take(tips, { dryRun: true });
      expect(dry).toMatchObject({ importId: null, imported: 160, alreadyRecorded: 0, refused: 0 });
      expect(held()).toBe(0);
      // It touched no record, and was asked what is held already.
      expect(logLines(harness, 'intake.importFile')).toMatchObject([{ records: [], outcome: 'done' }]);
      const report = await take(tips);
      expect(report).toMatchObject({ imported: 160, alreadyRecorded: 0, refused: 0 });
      const before = world();
      const source: { tip_id: string; received_at: string; channel: string; text: string }[] = parse(
        readFileSync(tips),
        { columns: true },
      );
      const rows = harness
        .peek()
        .prepare('select sourceReference, receivedAt, channel, text from contribution_row order by id')
        .all();
      expect(rows).toEqual(
        source.map((tip) => ({
          sourceReference: tip.tip_id,
          receivedAt: new Date(tip.received_at).toISOString(),
          channel: tip.channel,
          text: tip.text,
        })),
      );
      expect(await take(tips)).toMatchObject({ imported: 0, alreadyRecorded: 160, refused: 0 });
      expect(world()).toEqual(before);
      // Each has a line for its beginning, for each batch, and for its end; the second took nothing in.
      const lines = logLines(harness, 'intake.importFile').map(({ records }) => records);
      const [one, other] = [`import:${report.importId}`, `import:${(report.importId ?? 0) + 1}`];
      expect(lines.filter((subjects) => subjects.includes(one))).toEqual([[one], ['contribution:1-160', one], [one]]);
      expect(lines.filter((subjects) => subjects.includes(other))).toEqual([[other], [other], [other]]);
    },
  );

  it('that was cancelled half-way keeps whole batches, and the next run takes up the rest', async () => {
    await open();
    const path = write('many.csv', manyRows(16_000));
    const { mapping } = await preview(path);
    const stop = new AbortController();
    const running = take(path, { mapping, signal: stop.signal });
    while (held() === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    stop.abort();
    const cut = await running;
    expect(cut.cancelled).toBe(true);
    expect(cut.imported).toBe(held());
    expect(cut.imported).toBeLessThan(16_000);
    expect(harness.peek().prepare('select state, imported from import_row').all()).toEqual([
      { state: 'cancelled', imported: cut.imported },
    ]);
    const rest = await take(path, { mapping });
    expect(rest).toMatchObject({ imported: 16_000 - cut.imported, alreadyRecorded: cut.imported, cancelled: false });
    const inTwo = world();
    const chain = harness.peek().prepare('select count(*) as n from log_row').get();
    expect(chain).not.toEqual({ n: 0 });
    await harness.close();
    await open();
    await take(write('many.csv', manyRows(16_000)), { mapping });
    expect(world()).toEqual(inTwo);
  }, 60_000);

  it('lets others work meanwhile, and claims nothing in the log that they took in', async () => {
    await open();
    const path = write('many.csv', manyRows(9_000));
    let running = true;
    const all = take(path).finally(() => {
      running = false;
    });
    const recorded: number[] = [];
    while (running) {
      // As a request from a window comes: through the event loop.
      await setImmediate();
      const form = { channel: 'hotline' as const, text: `Call ${recorded.length}` };
      recorded.push((await harness.as('k.boyd').do('intake.record', { form, draftId: null })).id);
    }
    expect(await all).toMatchObject({ imported: 9_000, alreadyRecorded: 0, refused: 0 });
    expect(held()).toBe(9_000 + recorded.length);
    const imported = harness
      .peek()
      .prepare('select min(id) as first, max(id) as last from contribution_row where importId = 1')
      .get();
    const between = imported as { first: number; last: number };
    // Some of the calls came in between the rows of the file.
    expect(recorded.filter((id) => id > between.first && id < between.last).length).toBeGreaterThan(3);
    const ranges = logLines(harness, 'intake.importFile').flatMap(({ records }) =>
      records
        .filter((one) => one.startsWith('contribution:'))
        .map((one) => one.slice('contribution:'.length).split('-').map(Number)),
    );
    expect(ranges.reduce((sum, [first = 0, last = 0]) => sum + last - first + 1, 0)).toBe(9_000);
    for (const id of recorded) expect(ranges.some(([first = 0, last = 0]) => id >= first && id <= last)).toBe(false);
    // One after the other in order of receipt, whatever came between.
    const places = harness
      .peek()
      .prepare('select receiptOrder from contribution_row where importId = 1 order by id')
      .pluck()
      .all();
    expect(places).toEqual(places.toSorted((one, other) => Number(one) - Number(other)));
  });

  it('keeps no words of an advice contact in its lesser fields either, and knows it again', async () => {
    await open();
    const rows = [
      'ADV-26-000123,Wexmouth,,',
      '"Jo Example, Test Row",,1 Test Row,Asked about doors',
      '01632 960123,"Jo Example has a rifle",,',
      '5f0c2a44-8f4e-4f7e-9b1c-0d5a5f6e7a10,,,',
      'Jo,,,',
    ];
    const path = write(
      'advice.csv',
      `tip_id,area,where,text,channel,received_at\n${rows.map((row) => `${row},advice,2026-03-01T10:00:00Z`).join('\n')}\n`,
    );
    expect(await take(path)).toMatchObject({ imported: 5, refused: 0 });
    expect(
      harness
        .peek()
        .prepare('select sourceReference, area, place, text, contactable from contribution_row order by id')
        .all(),
    ).toEqual(
      ['ADV-26-000123', null, null, '5f0c2a44-8f4e-4f7e-9b1c-0d5a5f6e7a10', null].map((sourceReference) => ({
        sourceReference,
        area: null,
        place: null,
        text: '',
        contactable: 0,
      })),
    );
    expect(await take(path)).toMatchObject({ imported: 0, alreadyRecorded: 5 });
  });

  it('keeps the source apart from the tip, and nothing at all of an advice contact', async () => {
    await open();
    const path = write(
      'people.csv',
      'received_at,channel,name,phone,text\n2026-03-01T10:00:00Z,hotline,Jo Example,01632 960123,A van\n2026-03-01T10:00:00Z,advice,Al Example,01632 960124,Asked about doors\n',
    );
    const { mapping } = await preview(path);
    expect(await take(path, { mapping: { ...mapping, person: 'name', contact: 'phone' } })).toMatchObject({
      imported: 2,
    });
    expect(harness.peek().prepare('select contributionId, name, contact from source_row').all()).toEqual([
      { contributionId: 1, name: 'Jo Example', contact: '01632 960123' },
    ]);
    expect(harness.peek().prepare("select text, state from contribution_row where kind = 'advice'").all()).toEqual([
      { text: '', state: 'nfa' },
    ]);
  });

  it('is known again by its columns once a mapping was saved', async () => {
    await open();
    const path = write(
      'odd.csv',
      'a,b\nA long story about a van at night,2026-03-01T10:00:00Z\nAnother long story about drums,2026-03-02T10:00:00Z\n',
    );
    const { mapping, columns } = await preview(path);
    await harness
      .as('p.shah')
      .do('intake.saveMapping', { name: 'Odd ones', columns, mapping: { ...mapping, text: 'a', receivedAt: null } });
    const again = await preview(path);
    expect(again).toMatchObject({ savedMapping: 'Odd ones', mapping: { text: 'a', receivedAt: null } });
    expect((await harness.as('k.boyd').do('intake.mappings', {})).mappings).toEqual([]);
  });
});

describe('the report of an import', () => {
  const save = (login: string, importId: number, path: string) =>
    harness.as(login).ask('intake.saveImportReport', { importId, saveToken }, { paths: { [saveToken]: path } });

  it('is its importer’s only, and is written whole or not at all', async () => {
    await open();
    const { importId } = await take(write('some.csv', manyRows(3)));
    const id = importId ?? 0;
    expect(await save('k.boyd', id, join(harness.folder, 'r.csv'))).toMatchObject({ error: { code: 'NOT_FOUND' } });
    mkdirSync(join(harness.folder, 'taken.csv'));
    expect(await save('p.shah', id, join(harness.folder, 'taken.csv'))).toMatchObject({
      error: { code: 'NOT_WRITTEN' },
    });
    expect(await save('p.shah', id, join(harness.folder, 'no', 'r.csv'))).toMatchObject({
      error: { code: 'NOT_WRITTEN' },
    });
    expect(readdirSync(harness.folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('holds every refused row, also beyond what the answer lists, and no cell that a spreadsheet would run', async () => {
    await open();
    const bad = Array.from({ length: 1_203 }, (_, n) => `2026-03-01T10:00:00Z,pigeon,Row ${n}`);
    const path = write(
      'bad.csv',
      ['received_at,=channel,text', '2026-03-01T10:00:00Z,online,Good', ...bad, ''].join('\n'),
    );
    const { mapping } = await preview(path);
    const report = await take(path, { mapping: { ...mapping, channel: '=channel', text: 'text' } });
    expect(report).toMatchObject({ imported: 1, refused: 1_203 });
    expect(report.refusals).toHaveLength(200);
    const target = join(harness.folder, 'report.csv');
    expect(await save('p.shah', report.importId ?? 0, target)).toMatchObject({ ok: true, value: { rows: 1_210 } });
    const rows: { line: string; outcome: string; reason: string }[] = parse(readFileSync(target), {
      columns: true,
      bom: true,
    });
    expect(rows.filter((row) => row.outcome === 'refused' && row.line !== '')).toHaveLength(1_203);
    expect(rows[0]).toEqual({ line: '', outcome: 'marking', reason: 'OFFICIAL-SENSITIVE' });
    expect(rows.at(-1)).toEqual(rows[0]);
    expect(rows.flatMap((row) => Object.values(row)).filter((cell) => /^[=+@-]/.test(cell))).toEqual([]);
  });
});
