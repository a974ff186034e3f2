/** The options of `admin import`: each changes how a file is read, and without one nothing is guessed where the file speaks for both. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EngineClient } from '../../main/gate/engine-client.ts';
import { help, readArguments } from '../../main/hosts/terminal/arguments.ts';
import { importFile } from '../../main/hosts/terminal/import-command.ts';
import type { VerbName } from '../../preload/contract/index.ts';
import { textRow, workbookOf } from '../intake/read/workbook-file.ts';
import { type Harness, openHarness } from '../support/engine.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({
    people: [{ login: 'p.shah', roles: ['intake_officer'] }],
    now: '2026-12-20T10:00:00.000Z',
  });
});
afterEach(() => harness.close());

const engine = (): EngineClient => ({
  request: (verb, input, paths) => harness.as('p.shah').ask(verb as VerbName, input, { paths }),
  cancel: () => false,
  close: async () => undefined,
  end: async () => undefined,
});

async function run(content: string | Uint8Array, options: readonly string[], name = 'tips.csv') {
  const path = join(harness.folder, name);
  writeFileSync(path, content);
  const read = readArguments(['import', path, '--vault', 'a folder', '--login', 'p.shah', ...options]);
  if ('problem' in read) throw new Error(read.problem);
  if (read.asked?.command !== 'import') throw new Error('not an import');
  return importFile(engine(), read.asked);
}

/** Says so once the reports are there, of which none is matched. */
async function onceThere<T>(said: T): Promise<T> {
  const toMatch = async () => (await harness.as('p.shah').do('intake.imports', { limit: 1 })).imports[0]?.toMatch ?? 0;
  while ((await toMatch()) === 0) await new Promise((done) => setTimeout(done, 50));
  return said;
}

/** The texts and times that are in the vault by now. */
async function held() {
  const me = harness.as('p.shah');
  const { rows } = await me.do('contributions.queue', { filter: {}, sort: 'oldest', after: null, limit: 50 });
  const seen = await Promise.all(rows.map(({ id }) => me.do('triage.get', { id })));
  return seen.map(({ text, receivedAt }) => `${receivedAt.slice(0, 16)} ${text}`);
}

describe('what is imported', () => {
  const two = 'received,text\n2026-04-03T10:00,A van at the mill\n2026-04-04T11:00,A lorry at the mill\n';

  it('is matched while the vault is open: how much of it has been is told', async () => {
    const { lines, json } = await run(two, []);
    expect(lines.at(-1)).toMatch(/^Matched with cases and other reports: 0 of 2\. .*--match/);
    expect(json).toMatchObject({ matching: { matched: 0, toMatch: 2 } });
  });

  it('is waited for with --match', async () => {
    const waiting = run(two, ['--match']);
    await expect(Promise.race([waiting, onceThere('nothing yet')])).resolves.toBe('nothing yet');
    await harness.renew();
    expect((await waiting).lines.at(-1)).toBe('Matched with cases and other reports: all 2.');
  });

  it('is nothing where nothing is written', async () => {
    const { lines, json } = await run(two, ['--dry-run', '--match']);
    expect(lines.join('\n')).not.toContain('Matched');
    expect(json).toMatchObject({ matching: null });
  });
});

describe('a file that can be read in two ways', () => {
  const even = 'received,text\n03/04/2026 10:00,A van at the mill\n05/06/2026 11:00,A lorry at the mill\n';

  it('is refused by the name of the option that would decide, and nothing of it is kept', async () => {
    await expect(run(even, [])).rejects.toMatchObject({ code: 'FILE_AMBIGUOUS', about: '--date-order' });
    await expect(run(even, ['--dry-run'])).rejects.toMatchObject({ code: 'FILE_AMBIGUOUS' });
    expect(await held()).toEqual([]);
  });

  it('is taken as it most likely is with --assume, and says so', async () => {
    const { lines } = await run(even, ['--assume']);
    expect(lines.join('\n')).toMatch(/date-order day-first:.* 2 either/);
    expect(await held()).toEqual(['2026-04-03T09:00 A van at the mill', '2026-06-05T10:00 A lorry at the mill']);
  });

  it.each([
    ['day-first', '2026-04-03T09:00 A van at the mill'],
    ['month-first', '2026-03-04T10:00 A van at the mill'],
  ])('is taken with --date-order %s', async (order, first) => {
    await run(even, ['--date-order', order]);
    expect((await held())[0]).toBe(first);
  });

  it('with two delimiters is taken by the one that is named', async () => {
    const text = 'received;text,more\n2026-11-02 09:00;A van, white\n2026-11-03 09:00;A lorry, red\n';
    await expect(run(text, [], 'tips.txt')).rejects.toMatchObject({ code: 'FILE_AMBIGUOUS', about: '--delimiter' });
    await run(text, ['--delimiter', ';', '--column', 'text=text,more'], 'tips.txt');
    expect(await held()).toEqual(['2026-11-02T09:00 A van, white', '2026-11-03T09:00 A lorry, red']);
  });
});

describe('an option', () => {
  it('--encoding, --quoting and --header-row say how the file is laid out', async () => {
    const cyrillic = Buffer.concat([
      Buffer.from('received,text\n2026-11-02 09:00,'),
      Buffer.from([0xc8, 0xe2, 0xe0, 0xed]),
      Buffer.from(' at the mill\n'),
    ]);
    await run(cyrillic, ['--encoding', 'windows-1251']);
    await run("received,text\n2026-11-03 09:00,'A van, white'\n", ['--quoting', 'single']);
    await run('2026-11-04 09:00,Three vans at the mill\n2026-11-05 09:00,Four vans at the mill\n', [
      '--header-row',
      '0',
      '--column',
      'receivedAt=Column 1',
      '--column',
      'text=Column 2',
    ]);
    expect(await held()).toEqual([
      '2026-11-02T09:00 Иван at the mill',
      '2026-11-03T09:00 A van, white',
      '2026-11-04T09:00 Three vans at the mill',
      '2026-11-05T09:00 Four vans at the mill',
    ]);
  });

  it('--sheet says which sheet, and one that is not there is refused', async () => {
    const book = workbookOf({
      sheet: textRow(1, ['received', 'text']) + textRow(2, ['2026-11-02 09:00', 'A van at the mill']),
      more: '<sheet name="Other" sheetId="5" r:id="rId1"/>',
    });
    await expect(run(book, ['--sheet', 'Nowhere'], 'tips.xlsx')).rejects.toMatchObject({
      failure: { code: 'INPUT_INVALID', about: 'layout.sheet' },
    });
    const { lines } = await run(book, ['--sheet', 'Contributions'], 'tips.xlsx');
    expect(lines.join('\n')).toContain('sheet Contributions: Chosen by hand.');
    expect(await held()).toEqual(['2026-11-02T09:00 A van at the mill']);
  });

  it('--column takes a column, joins several, leaves one out, and is refused for one that is not there', async () => {
    const text = 'when,said,also,text\n2026-11-02 09:00,A van,at the mill,x\n';
    await run(text, ['--column', 'receivedAt=when', '--column', 'text=said', '--column', 'text=also']);
    expect(await held()).toEqual(['2026-11-02T09:00 A van\n\nat the mill']);
    await expect(run(text, ['--column', 'text=Nowhere'])).rejects.toMatchObject({ about: '--column text' });
    await expect(run(text, ['--column', 'text='])).rejects.toMatchObject({ failure: { code: 'MAPPING_INCOMPLETE' } });
  });

  it.each([
    ['--encoding', 'klingon'],
    ['--delimiter', 'x'],
    ['--quoting', 'some'],
    ['--header-row', '-1'],
    ['--date-order', 'whichever'],
    ['--column', 'text'],
    ['--column', 'nothing=Details'],
  ])('that cannot be understood is refused by its name: %s %s', (option, value) => {
    const read = readArguments(['import', 'a', '--vault', 'v', '--login', 'p.shah', `${option}=${value}`]);
    expect(read).toMatchObject({ problem: expect.stringContaining(option) });
  });

  it('is in the help', () => {
    for (const option of ['encoding', 'delimiter', 'quoting', 'header-row', 'sheet', 'date-order', 'column', 'assume'])
      expect(help).toContain(`--${option}`);
  });
});
