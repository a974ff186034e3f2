/** Files at the desks of a unit: imported and exported through the line, as on one desk, whatever goes wrong on the way. */
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DeskLine, openUnit, type Unit } from '../support/unit.ts';

const people = [
  { login: 'iqbal', roles: ['intake_officer' as const] },
  { login: 'shah', roles: ['case_officer' as const, 'supervisor' as const] },
];
let unit: Unit;
beforeEach(async () => {
  unit = await openUnit(people, { largestFile: 64 });
  mkdirSync(join(unit.folder, 'desk'));
});
afterEach(() => unit.close());

const fileToken = 'token-of-a-file-on-the-desk';
const saveToken = 'token-of-a-place-on-the-desk';
/** Where the person at the desk has their files. */
const at = (name: string) => join(unit.folder, 'desk', name);

async function desk(login: string, name = 'desk-01'): Promise<DeskLine> {
  const line = unit.connect(await unit.addWorkstation(name));
  await line.signIn(login);
  return line;
}

type Chosen = { [fileToken]: string };

/** A file at the desk, of so many rows with about so many characters each. */
function tips(name: string, rows: number, { characters = 60, series = 'A' } = {}): Chosen {
  const seen = 'seen again '.repeat(Math.ceil(characters / 11));
  const lines = Array.from(
    { length: rows },
    (_, n) => `${series}-${n},20/02/2026 09:15,"Van ${n} behind the mill ${seen}"`,
  );
  writeFileSync(at(name), ['Ref,Received,Details', ...lines, ''].join('\r\n'));
  return { [fileToken]: at(name) };
}

/** Imports what was chosen; `id` is that of the request. */
async function importing(line: DeskLine, paths: Chosen) {
  const { mapping } = await line.do('intake.previewFile', { fileToken, mapping: null }, paths);
  return line.begin('intake.importFile', { fileToken, mapping, dryRun: false, task: 'import' }, paths);
}
const toldOfRows = (line: DeskLine) => line.until(() => line.heard.find(({ kind }) => kind === 'progress'));

const disclosure = {
  filter: {},
  saveToken,
  reason: 'Asked for by the court',
  recipient: 'A partner',
  legalBasis: 'dpa-part-3',
  task: 'export',
};

describe('a file that a desk imports', () => {
  it('is refused by name where it is not there, is no file, or is larger than the unit allows', async () => {
    const line = await desk('iqbal');
    const look = (path: string) => line.ask('intake.previewFile', { fileToken, mapping: null }, { [fileToken]: path });
    expect(await look(at('nowhere.csv'))).toMatchObject({ error: { code: 'FILE_UNREADABLE' } });
    expect(await look(at('.'))).toMatchObject({ error: { code: 'FILE_UNREADABLE' } });
    tips('large.csv', 1);
    truncateSync(at('large.csv'), 64_000_001);
    expect(await look(at('large.csv'))).toMatchObject({ error: { code: 'FILE_OVER_UNIT_LIMIT' } });
    tips('small.csv', 1);
    expect(await look(at('small.csv'))).toMatchObject({ ok: true });
  });

  it('is not one that the service has: a path, or a token that nobody chose, means nothing', async () => {
    const line = await desk('iqbal');
    tips('tips.csv', 3);
    for (const named of [at('tips.csv').slice(-60), unit.files.config.slice(-60), 'token-that-nobody-was-given'])
      expect(
        await line.ask('intake.previewFile', { fileToken: named, mapping: null }, { [fileToken]: at('tips.csv') }),
      ).toMatchObject({ error: { code: 'INPUT_INVALID' } });
  });

  // What is smaller has been fetched as a whole before its first row is imported.
  it.each([
    ['written to', (path: string) => appendFileSync(path, 'B-1,20/02/2026 09:15,One more\r\n')],
    ['cut short', (path: string) => truncateSync(path, 20_000_000)],
  ])('that is %s while it is read ends with whole batches, and says so; again brings the rest', async (_, change) => {
    const line = await desk('iqbal');
    const chosen = tips('tips.csv', 4_000);
    appendFileSync(at('tips.csv'), `A-x,some day,"${'seen again '.repeat(180)}"\r\n`.repeat(11_000));
    const { result } = await importing(line, chosen);
    await toldOfRows(line);
    change(at('tips.csv'));
    expect(await result).toMatchObject({ error: { code: 'FILE_CHANGED' } });
    appendFileSync(at('tips.csv'), '"\r\nB-2,20/02/2026 09:15,Another one\r\n');
    expect(await (await importing(line, chosen)).result).toMatchObject({
      value: { alreadyRecorded: 4_000, imported: expect.any(Number) },
    });
  });

  it('is read to its end although its name is gone meanwhile', async () => {
    const line = await desk('iqbal');
    const { result } = await importing(line, tips('tips.csv', 9_000));
    await toldOfRows(line);
    rmSync(at('tips.csv'));
    expect(await result).toMatchObject({ value: { imported: 9_000 } });
  });

  it('is left off when the person says so, and the desk can import the next one at once', async () => {
    const line = await desk('iqbal');
    const chosen = tips('tips.csv', 20_000, { characters: 300 });
    const { id, result } = await importing(line, chosen);
    await toldOfRows(line);
    line.engine.send({ kind: 'cancel', id });
    const report = await result;
    expect(report).toMatchObject({ value: { cancelled: true } });
    expect(report.ok && report.value.imported).toBeLessThan(20_000);
    for (const name of ['one.csv', 'two.csv', 'three.csv', 'four.csv', 'five.csv', 'six.csv'])
      expect(await line.do('intake.previewFile', { fileToken, mapping: null }, tips(name, 3))).toBeDefined();
  });

  it('stays in whole batches when the line breaks in the middle; another line brings the rest, once', async () => {
    const identity = await unit.addWorkstation('desk-01');
    const line = unit.connect(identity);
    await line.signIn('iqbal');
    const rows = 12_000;
    const chosen = tips('tips.csv', rows, { characters: 300 });
    const { result } = await importing(line, chosen);
    result.catch(() => undefined);
    await toldOfRows(line);
    line.engine.kill();
    await line.ended();
    const again = unit.connect(identity);
    await again.signIn('iqbal');
    const report = await (await importing(again, chosen)).result;
    if (!report.ok) throw new Error(report.error.code);
    expect(report.value.alreadyRecorded).toBeGreaterThan(0);
    expect(report.value.imported + report.value.alreadyRecorded).toBe(rows);
  });

  it('is imported once, whichever desk has it; what it holds is what one desk would have made of it', async () => {
    const [one, other] = [await desk('iqbal', 'desk-01'), await desk('shah', 'desk-02')];
    expect(await (await importing(one, tips('tips.csv', 900))).result).toMatchObject({
      value: { imported: 900, refused: 0 },
    });
    expect(await (await importing(other, tips('copy.csv', 900))).result).toMatchObject({
      value: { imported: 0, alreadyRecorded: 900 },
    });
  });
});

describe('a file that a desk exports', () => {
  /** What lies beside the file, under another name, until it is whole. */
  const left = () => readdirSync(at('.')).filter((name) => name.endsWith('.part'));

  it('is not written in a vault’s folder, nor where there is none, and the person is told at once', async () => {
    const line = await desk('shah');
    const to = (path: string) => line.ask('exports.contributions', disclosure, { [saveToken]: path });
    expect(await to(join(unit.files.vault, 'export.csv'))).toMatchObject({ error: { code: 'IN_VAULT_FOLDER' } });
    expect(await to(at('nowhere/export.csv'))).toMatchObject({ error: { code: 'NOT_WRITTEN' } });
    expect(await to(at('.'))).toMatchObject({ error: { code: 'NOT_WRITTEN' } });
    expect(existsSync(at('nowhere'))).toBe(false);
  });

  it('is never larger than the unit allows, and nothing of it is left', async () => {
    await unit.close();
    unit = await openUnit(people, { limits: { largest: 500_000 } });
    mkdirSync(join(unit.folder, 'desk'));
    const line = await desk('shah');
    for (const series of ['A', 'B'])
      expect(
        await (await importing(line, tips(`${series}.csv`, 800, { characters: 500, series }))).result,
      ).toMatchObject({
        ok: true,
      });
    writeFileSync(at('export.csv'), 'as it was');
    expect(await line.ask('exports.contributions', disclosure, { [saveToken]: at('export.csv') })).toMatchObject({
      error: { code: 'FILE_OVER_UNIT_LIMIT' },
    });
    await expect.poll(left).toEqual([]);
    expect(readFileSync(at('export.csv'), 'utf8')).toBe('as it was');
  });

  it('leaves what was there as it was when the line breaks in the middle, or the person stops it', async () => {
    const identity = await unit.addWorkstation('desk-01');
    const line = unit.connect(identity);
    await line.signIn('shah');
    await (await importing(line, tips('tips.csv', 9_000, { characters: 500 }))).result;
    writeFileSync(at('export.csv'), 'as it was');
    const to = { [saveToken]: at('export.csv') };
    const progressSince = (from: number) =>
      line.until(() => line.heard.slice(from).find(({ kind }) => kind === 'progress'));

    const from = line.heard.length;
    const stopped = line.begin('exports.contributions', disclosure, to);
    await progressSince(from);
    line.engine.send({ kind: 'cancel', id: stopped.id });
    expect(await stopped.result).toMatchObject({ error: { code: 'CANCELLED' } });

    const again = line.heard.length;
    line.begin('exports.contributions', disclosure, to).result.catch(() => undefined);
    await progressSince(again);
    line.engine.kill();
    // Whoever waits for the end of the line may end the program: there is nothing to be done then.
    await line.ended();
    expect(left()).toEqual([]);
    expect(readFileSync(at('export.csv'), 'utf8')).toBe('as it was');
  });

  it('is the file that one desk would have written, with its marking above and below', async () => {
    const line = await desk('shah');
    await (await importing(line, tips('tips.csv', 2_500))).result;
    const written = await line.do('exports.contributions', disclosure, { [saveToken]: at('export.csv') });
    expect(written).toEqual({
      rows: 2_500,
      marking: 'OFFICIAL-SENSITIVE',
      receipt: expect.stringMatching(/^EXP-\d\d-P\d+-0001$/),
    });
    const text = readFileSync(at('export.csv'), 'utf8');
    expect(text.startsWith('\uFEFFOFFICIAL-SENSITIVE\r\ntip_id,')).toBe(true);
    expect(text.endsWith('\r\nOFFICIAL-SENSITIVE\r\n')).toBe(true);
    expect(left()).toEqual([]);
    // It comes back as what it was.
    expect(await (await importing(line, { [fileToken]: at('export.csv') })).result).toMatchObject({
      value: { imported: 0, alreadyRecorded: 2_500 },
    });
  });
});

describe('what a desk prints', () => {
  it('has a ticket of its session, good for one printing, and for nobody at another desk', async () => {
    const line = await desk('shah');
    const other = await desk('shah', 'desk-02');
    const brief = {
      day: null,
      reason: 'Weekly brief',
      recipient: 'Head of unit',
      legalBasis: 'dpa-part-3',
      others: [],
      listId: null,
    };
    const { ticket } = await line.do('oversight.brief', brief);
    expect(await other.ask('exports.redeemPrint', { ticket })).toMatchObject({ error: { code: 'NOT_FOUND' } });
    expect(await line.ask('exports.redeemPrint', { ticket })).toMatchObject({ ok: true });
    expect(await line.ask('exports.redeemPrint', { ticket })).toMatchObject({ error: { code: 'NOT_FOUND' } });
  });
});
