import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readEntry } from '../../main/intake/read/investigation-file.ts';
import { orderOf } from '../../main/store/receipt-order.ts';
import { Marking } from '../../preload/contract/vocabulary.ts';
import { type Harness, openHarness } from '../support/engine.ts';

const publicSet = join(import.meta.dirname, '../../../shared/data/tips/investigations.json');
const token = 'a-token-for-the-file';
let harness: Harness;

beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'kowal', roles: ['supervisor'], compartments: ['MEADOW'] },
      { login: 'brennan', roles: ['manager'] },
      { login: 'vane', roles: ['supervisor'] },
      { login: 'yildiz', roles: ['administrator'] },
      { login: 'shah', roles: ['case_officer'] },
      { login: 'audit', roles: ['auditor'] },
    ],
    now: '2026-03-09T10:00:00.000Z',
  });
});
afterEach(() => harness.close());

function fileWith(content: string): string {
  const path = join(harness.folder, 'investigations.json');
  writeFileSync(path, content);
  return path;
}
const take = (login: string, path: string) =>
  harness.as(login).do('intake.importInvestigations', { fileToken: token, task: 't' }, { paths: { [token]: path } });
const refuse = (login: string, path: string, signal?: AbortSignal) =>
  harness.as(login).fails(
    'intake.importInvestigations',
    { fileToken: token, task: 't' },
    {
      paths: { [token]: path },
      ...(signal === undefined ? {} : { signal }),
    },
  );

const entry = {
  operation: 'GREY HERON',
  state: 'live',
  kind: 'attack plot',
  priority: 'P1A',
  summary: 'Planning.',
  area: 'Wexmouth',
  subjects: [{ role: 'suspect', name: 'Craig Dunmore', phones: ['+447700900123'] }],
};

describe('a file of investigations', () => {
  it('is refused as a whole where it is none', async () => {
    expect((await refuse('kowal', join(harness.folder, 'missing.json'))).code).toBe('FILE_UNREADABLE');
    const whole = JSON.stringify(entry);
    for (const content of ['{}', '{"operation":', '"["', 'a,b\n1,2\n'])
      expect((await refuse('kowal', fileWith(content))).code).toBe('FILE_KIND_UNKNOWN');
    // Damage far down is found before the first entry is taken.
    for (const content of ['[{"operation":', `[${whole}`, `[${whole}]]`, `[${whole}} `, `[${whole},{"a"}]`])
      expect((await refuse('kowal', fileWith(content))).code).toBe('FILE_DAMAGED');
    for (const content of ['[]', ' [ \n ] ', '', ' '])
      expect((await refuse('kowal', fileWith(content))).code).toBe('FILE_EMPTY');
    expect((await harness.as('kowal').do('investigations.list', {})).rows).toEqual([]);
    expect((await refuse('shah', fileWith('[]'))).code).toBe('NOT_ALLOWED');
  });

  it('loses no entry to a comma too many behind the last', async () => {
    expect(await take('kowal', fileWith(`[${JSON.stringify(entry)},]`))).toMatchObject({ imported: 1 });
  });

  it('has its bad entries refused one by one, by the name of the field and never by what stood in it', async () => {
    const marker = 'MARKER-7431';
    const path = fileWith(
      JSON.stringify([
        entry,
        { ...entry, operation: 'RED KITE', priority: marker },
        { ...entry, operation: 'SLOW WORM', subjects: [{ role: 'suspect', name: '' }] },
        marker,
        // Half a character, which no store keeps as it is.
        { ...entry, operation: 'CORN BUNTING', subjects: [{ role: 'suspect', name: 'Jo', aliases: ['\ud83d'] }] },
      ]),
    );
    const report = await take('kowal', path);
    expect(report).toMatchObject({ imported: 1, alreadyRecorded: 0, refused: 4 });
    expect(report.refusals).toEqual([
      { line: 2, reasons: ['The field “priority” is missing or cannot be taken.'] },
      { line: 3, reasons: ['The field “subjects.0.name” is missing or cannot be taken.'] },
      { line: 4, reasons: ['The entry is not an investigation.'] },
      { line: 5, reasons: ['The field “subjects.0.aliases.0” is missing or cannot be taken.'] },
    ]);
    expect(JSON.stringify(report)).not.toContain(marker);
  });

  it('holds its identifiers as tips name them, several in one field apart, and tells what it cannot read', async () => {
    const subject = {
      role: 'suspect',
      name: 'Craig Dunmore aka Craggy',
      aliases: 'C. Dunmore; Mr D / The Dun',
      phones: ['07700 900 123 / 07700900456', 'ask his mum', 7700900789],
      emails: ' Craig.D@Example.com, craig@example.net',
      handles: ['craig_d99', 'no handle here'],
      vehicles: [{ vrm: 'tx21-abc and TX71 XYZ' }, { vrm: 'a blue one' }],
      addresses: [{ text: '4 Mill Lane, Halverton', postcode: 'zz993ab' }],
    };
    const report = await take(
      'kowal',
      fileWith(JSON.stringify([{ ...entry, operation: 'PALE HERON', subjects: [subject] }])),
    );
    expect(report).toMatchObject({ imported: 1, noted: 1 });
    expect(report.notes).toEqual([
      {
        line: 1,
        notes: [
          'Not all of “subjects.0.phones.1” reads as a telephone number: add it by hand.',
          // Its zero was lost with the marks of quotation.
          'Not all of “subjects.0.phones.2” reads as a telephone number: add it by hand.',
          'Not all of “subjects.0.handles.1” reads as a handle: add it by hand.',
          'Not all of “subjects.0.vehicles.1.vrm” reads as a registration mark: add it by hand.',
        ],
      },
    ]);
    const held = harness
      .peek()
      .prepare(
        `select kind, value, text from case_identifier_row where kind in ('phone', 'email', 'handle', 'vrm', 'postcode', 'person') order by id`,
      )
      .raw()
      .all();
    expect(held).toEqual([
      ['person', 'craig dunmore', 'Craig Dunmore'],
      ['person', 'craggy', 'Craggy'],
      ['person', 'c dunmore', 'C. Dunmore'],
      ['person', 'mr d', 'Mr D'],
      ['person', 'the dun', 'The Dun'],
      ['phone', '+447700900123', '07700 900 123'],
      ['phone', '+447700900456', '07700900456'],
      ['email', 'craig.d@example.com', 'Craig.D@Example.com'],
      ['email', 'craig@example.net', 'craig@example.net'],
      ['handle', '@craig_d99', 'craig_d99'],
      ['vrm', 'TX21ABC', 'tx21-abc'],
      ['vrm', 'TX71XYZ', 'TX71 XYZ'],
      ['postcode', 'ZZ99 3AB', 'zz993ab'],
    ]);
  });

  it('is stopped between batches and keeps what was committed', async () => {
    const stop = new AbortController();
    stop.abort();
    expect((await refuse('kowal', fileWith(JSON.stringify([entry])), stop.signal)).code).toBe('CANCELLED');
    expect((await harness.as('kowal').do('investigations.list', {})).rows).toEqual([]);
  });

  it('is taken from those who open investigations, and adds none twice', async () => {
    const path = fileWith(JSON.stringify([entry, entry]));
    expect(await take('kowal', path)).toMatchObject({ imported: 1, alreadyRecorded: 1 });
    expect(await take('kowal', path)).toMatchObject({ imported: 0, alreadyRecorded: 2 });
    const search = { text: 'GREY HERON', limit: 10 };
    expect((await harness.as('shah').do('search.find', search)).hits[0]).toMatchObject({ kind: 'investigation' });
  });

  it('tells nobody without casework whether an operation of that name is held', async () => {
    const held = fileWith(JSON.stringify([entry]));
    const answersTo = async (login: string) => {
      const asked = await harness
        .as(login)
        .ask('intake.importInvestigations', { fileToken: token, task: 't' }, { paths: { [token]: held } });
      return JSON.stringify(asked);
    };
    for (const login of ['yildiz', 'audit']) {
      const before = await answersTo(login);
      await take('kowal', held);
      const after = await answersTo(login);
      expect(after).toBe(before);
      expect(after).toContain('NOT_ALLOWED');
      expect(after).not.toContain('HERON');
    }
  });

  it('tells a supervisor nothing of an operation inside a compartment of others', async () => {
    await harness.as('kowal').do('investigations.open', {
      operation: 'GREY HERON',
      kind: 'other',
      priority: 'P3',
      reason: 'Closed circle',
      summary: 'Hidden.',
      area: '',
      marking: 'OFFICIAL-SENSITIVE',
      compartmentId: harness.compartment('MEADOW'),
    });
    expect(await take('vane', fileWith(JSON.stringify([entry])))).toMatchObject({ imported: 1, alreadyRecorded: 0 });
  });

  it.skipIf(!existsSync(publicSet))('takes the public set whole, and again nothing', async () => {
    expect(await take('kowal', publicSet)).toEqual({
      imported: 30,
      alreadyRecorded: 0,
      refused: 0,
      refusals: [],
      noted: 0,
      notes: [],
      late: { delivered: 0, more: false },
    });
    expect(await take('kowal', publicSet)).toMatchObject({ imported: 0, alreadyRecorded: 30 });
    const { rows } = await harness.as('shah').do('investigations.list', { text: 'larkspur' });
    expect(rows).toMatchObject([{ operation: 'LARKSPUR', priority: 'P1A', subjects: expect.any(Number) }]);
    const tip = { text: 'That lad Dunny with the white Transit, TX21 ABC, is at it again' };
    const { suggestions } = await harness.as('shah').do('linking.suggestForText', tip);
    expect(suggestions[0]).toMatchObject({ operation: 'LARKSPUR', matchStrength: 'strong' });
    const { entries } = await harness.as('audit').do('audit.entries', { processing: 'collection', after: null });
    expect(entries.flatMap((one) => one.records)).toHaveLength(30);
    expect((await harness.as('audit').do('audit.verify', {})).whole).toBe(true);
  });

  it('answers each entry, whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (content) => {
        const read = readEntry(content, 3);
        expect(read.line).toBe(3);
        if (!read.ok) expect(read.reasons.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('exported contributions', () => {
  const folder = () => {
    const path = join(harness.folder, 'out');
    mkdirSync(path, { recursive: true });
    return path;
  };
  const ask = (filter: object = {}) => ({
    filter,
    saveToken: token,
    reason: 'Asked for by the court',
    recipient: 'A partner',
    legalBasis: 'dpa-part-3',
    task: 't',
  });
  const record = (form: object, login = 'kowal') =>
    harness.as(login).do('intake.record', { form: { channel: 'hotline', text: 'Seen', ...form }, draftId: null });
  /** The rows between the marking that stands above all of them and the one below. */
  const rowsOf = (path: string): Record<string, string>[] => {
    const records: string[][] = parse(readFileSync(path), { bom: true, relax_column_count: true });
    expect(records[0]).toEqual(records.at(-1));
    expect(Marking.options).toContain(records[0]?.[0]);
    const [names = [], ...rows] = records.slice(1, -1);
    return rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] ?? ''])));
  };

  it('leave no file behind where the export was stopped or cannot be written', async () => {
    await record({});
    const stop = new AbortController();
    stop.abort();
    const path = join(folder(), 'export.csv');
    const stopped = await harness
      .as('brennan')
      .fails('exports.contributions', ask(), { paths: { [token]: path }, signal: stop.signal });
    expect(stopped.code).toBe('CANCELLED');
    expect(readdirSync(folder())).toEqual([]);
    const nowhere = { paths: { [token]: join(harness.folder, 'no', 'such', 'x.csv') } };
    expect((await harness.as('brennan').fails('exports.contributions', ask(), nowhere)).code).toBe('NOT_WRITTEN');
    expect((await harness.as('shah').fails('exports.contributions', ask(), nowhere)).code).toBe('NOT_ALLOWED');
  });

  it('hold no hidden record, no identity, and always the conditions of handling', async () => {
    const open = await record({ sourceName: 'MARKER-NAME', sourceContact: '07700 900123', text: 'A van' });
    await record({ text: 'MARKER-HIDDEN', compartmentId: harness.compartment('MEADOW') });
    await harness.as('kowal').do('triage.grade', {
      id: open.id,
      as: 'evaluator',
      source: '2',
      intelligence: 'D',
      handling: 'C',
      conditions: 'Ask first',
    });
    const path = join(folder(), 'export.csv');
    const told = await harness.as('brennan').do('exports.contributions', ask(), { paths: { [token]: path } });
    expect(told).toEqual({
      rows: 1,
      marking: 'OFFICIAL-SENSITIVE',
      receipt: expect.stringMatching(/^EXP-26-P\d-0001$/),
    });
    expect(readFileSync(path, 'utf8')).not.toContain('MARKER');
    expect(rowsOf(path)).toMatchObject([
      { tip_id: open.reference, conditions: 'Ask first', marking: 'OFFICIAL-SENSITIVE', text: 'A van' },
    ]);
    const { entries } = await harness.as('audit').do('audit.entries', { processing: 'disclosure', after: null });
    expect(entries).toMatchObject([
      { records: [`contribution:${open.id}`], reason: 'Asked for by the court', recipient: 'A partner' },
    ]);
  });

  it('say the highest marking among them', async () => {
    await record({ marking: 'SECRET' });
    const path = join(folder(), 'export.csv');
    expect(await harness.as('brennan').do('exports.contributions', ask(), { paths: { [token]: path } })).toMatchObject({
      marking: 'SECRET',
    });
  });

  it('are imported again by themselves, word for word, beyond one page', async () => {
    const texts = [
      'Two lines\nof text, with "quotes"',
      'café, naïve, Zoë',
      'semi;colon\tand tab',
      'lines\nwithout\n\nquotes ',
    ];
    for (const [n, text] of texts.entries())
      await record({
        text,
        area: n % 2 === 0 ? 'Wexmouth' : undefined,
        place: 'Harbour, north side',
        channel: 'online',
        marking: n === 0 ? 'OFFICIAL' : 'OFFICIAL-SENSITIVE',
        receivedAt: `2026-02-0${n + 1}T08:30:15.000Z`,
      });
    await record({ channel: 'advice', text: undefined });
    const path = join(folder(), 'export.csv');
    await harness.as('brennan').do('exports.contributions', ask(), { paths: { [token]: path } });

    const other = await openHarness({
      people: [{ login: 'kowal', roles: ['supervisor'] }],
      now: '2026-03-10T10:00:00.000Z',
    });
    try {
      const paths = { [token]: path };
      const preview = await other.as('kowal').do('intake.previewFile', { fileToken: token, mapping: null }, { paths });
      expect(preview.mapping).toMatchObject({
        text: 'text',
        receivedAt: 'received_at',
        channel: 'channel',
        kind: 'kind',
        reference: 'tip_id',
        area: 'area',
        where: 'where',
        marking: 'marking',
        person: null,
        contact: null,
      });
      const file = { fileToken: token, mapping: preview.mapping, dryRun: false, task: 't' };
      expect(await other.as('kowal').do('intake.importFile', file, { paths })).toMatchObject({
        imported: 5,
        refused: 0,
      });
      const columns = 'kind, channel, receivedAt, text, area, place, markingRank';
      const held = (from: Harness) =>
        from.peek().prepare(`select ${columns} from contribution_row order by receivedAt, text`).all();
      expect(held(other)).toEqual(held(harness));
      expect(await other.as('kowal').do('intake.importFile', file, { paths })).toMatchObject({
        imported: 0,
        alreadyRecorded: 5,
      });
    } finally {
      await other.close();
    }
  });

  describe('that come back', () => {
    const texts = [
      '\rbegins with a lone return\rand has another',
      '\r\nbegins with a line',
      '=1+1 he typed',
      "'-10 degrees' he said",
      "''=2",
      ' \u200b+44 7700 900456 is on the note',
      '\ttabbed',
      'twice the same',
      'twice the same',
    ];
    const fileToken = 'a-token-for-the-way-in';
    async function written(login = 'brennan'): Promise<string> {
      const path = join(folder(), 'export.csv');
      await harness.as(login).do('exports.contributions', ask(), { paths: { [token]: path } });
      return path;
    }
    async function takeIn(
      into: Harness,
      path: string,
      input: { dryRun?: boolean; login?: string; compartmentId?: number },
    ) {
      const { login = 'kowal', dryRun = false, ...rest } = input;
      const paths = { [fileToken]: path };
      const { mapping } = await into.as(login).do('intake.previewFile', { fileToken, mapping: null }, { paths });
      return into.as(login).do('intake.importFile', { fileToken, mapping, dryRun, task: 't', ...rest }, { paths });
    }
    const held = (from: Harness) =>
      from
        .peek()
        .prepare(
          'select kind, channel, receivedAt, text, area, place, markingRank from contribution_row order by receivedAt, id',
        )
        .all();
    async function typed(): Promise<void> {
      for (const [n, text] of texts.entries())
        await record({
          text,
          area: n === 0 ? '=Wexmouth' : undefined,
          place: n === 1 ? "'@ the weir" : undefined,
          sourceName: n % 2 === 0 ? 'Jo Example' : undefined,
          sourceContact: n % 2 === 0 ? '01632 960123' : undefined,
          receivedAt: `2026-02-0${Math.min(n, 7) + 1}T08:30:15.123Z`,
        });
      await record({ channel: 'advice', text: undefined });
    }

    it('add nothing to the vault that they are from, typed ones and ones with a source too', async () => {
      await typed();
      await record({ text: 'in a circle', compartmentId: harness.compartment('MEADOW') });
      const before = held(harness);
      const path = await written('kowal');
      const all = { imported: 0, alreadyRecorded: texts.length + 2, refused: 0 };
      expect(await takeIn(harness, path, { dryRun: true })).toMatchObject(all);
      expect(await takeIn(harness, path, {})).toMatchObject(all);
      // Nor a copy inside, or outside, the compartment that they are in.
      expect(await takeIn(harness, path, { compartmentId: harness.compartment('MEADOW') })).toMatchObject(all);
      expect(held(harness)).toEqual(before);
    });

    it('are in another vault what they were in theirs, once, and on their way back too', async () => {
      await typed();
      const path = await written();
      const people = [{ login: 'kowal', roles: ['supervisor' as const] }];
      const other = await openHarness({ people, now: '2026-03-10T10:00:00.000Z' });
      try {
        // There the same numbers are already those of other contributions.
        for (let n = 0; n < 3; n++)
          await other
            .as('kowal')
            .do('intake.record', { form: { channel: 'hotline', text: `Theirs ${n}` }, draftId: null });
        expect(await takeIn(other, path, {})).toMatchObject({
          imported: texts.length + 1,
          alreadyRecorded: 0,
          refused: 0,
        });
        expect(await takeIn(other, path, {})).toMatchObject({ imported: 0, alreadyRecorded: texts.length + 1 });
        expect(held(other).slice(0, texts.length)).toEqual(held(harness).slice(0, texts.length));
        const back = join(folder(), 'back.csv');
        await other.as('kowal').do('exports.contributions', ask(), { paths: { [token]: back } });
        expect(await takeIn(harness, back, {})).toMatchObject({
          imported: 3,
          alreadyRecorded: texts.length + 1,
          refused: 0,
        });
      } finally {
        await other.close();
      }
    });

    it('tell nobody that a number is one of a contribution that they may not see', async () => {
      const hidden = await record({ text: 'MARKER', compartmentId: harness.compartment('MEADOW') });
      const path = await written('kowal');
      expect(readFileSync(path, 'utf8')).toContain(hidden.reference);
      expect(await takeIn(harness, path, { login: 'shah', dryRun: true })).toMatchObject({
        imported: 1,
        alreadyRecorded: 0,
      });
      const unknown = join(folder(), 'unknown.csv');
      writeFileSync(unknown, readFileSync(path, 'utf8').replaceAll(hidden.reference, 'TIP-26-999999'));
      expect(await takeIn(harness, unknown, { login: 'shah', dryRun: true })).toMatchObject({
        imported: 1,
        alreadyRecorded: 0,
      });
    });

    it('are told from files of others, whose apostrophes are their authors’', async () => {
      const path = join(folder(), 'foreign.csv');
      const lines = ["'-10 degrees' he said and laughed.", "'+44 7700 900456' stood on the note."];
      writeFileSync(path, ['Received,Text', ...lines.map((line) => `20/02/2026 09:15,${line}`), ''].join('\n'));
      expect(await takeIn(harness, path, {})).toMatchObject({ imported: 2 });
      expect(harness.peek().prepare('select text from contribution_row order by id').pluck().all()).toEqual(lines);
    });
  });

  it('are written page after page, each row once, as the filter has it', async () => {
    const add = harness.peek().prepare(
      `insert into contribution_row (reference, kind, channel, state, receivedAt, receiptOrder, recordedAt, day, text, markingRank, compartmentId)
       values (?, 'tip', ?, 'untriaged', ?, ?, ?, '2026-01-01', 'Seen', 1, 0)`,
    );
    harness.peek().transaction(() => {
      for (let n = 0; n < 2_500; n += 1) {
        const at = new Date(Date.UTC(2026, 0, 1) + (n % 50) * 60_000).toISOString();
        add.run(`TIP-26-${String(n + 1).padStart(6, '0')}`, n % 5 === 0 ? 'police' : 'online', at, orderOf(at) + n, at);
      }
    })();
    const path = join(folder(), 'export.csv');
    const told = await harness
      .as('brennan')
      .do('exports.contributions', ask({ channels: ['online'] }), { paths: { [token]: path } });
    expect(told.rows).toBe(2_000);
    expect(new Set(rowsOf(path).map((row) => row.tip_id)).size).toBe(2_000);
    expect(rowsOf(path).every((row) => row.channel === 'online')).toBe(true);
  });
});
