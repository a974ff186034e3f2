/** Somebody saves a file over the vault, by mistake or on purpose. */
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Harness, openHarness } from '../support/engine.ts';

const fileToken = 'token-for-the-file';
const saveToken = 'token-for-the-paper';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'kowal', roles: ['supervisor', 'manager', 'intake_officer'] },
      { login: 'audit', roles: ['auditor'] },
    ],
  });
});
afterEach(() => harness.close());

/** Everything that writes a file. */
async function writers(): Promise<Record<string, (path: string) => Promise<{ code: string }>>> {
  const tips = join(harness.folder, 'tips.csv');
  writeFileSync(tips, 'text,channel\nA van by the weir,online\n');
  const { mapping } = await harness
    .as('kowal')
    .do('intake.previewFile', { fileToken, mapping: null }, { paths: { [fileToken]: tips } });
  const { importId } = await harness
    .as('kowal')
    .do('intake.importFile', { fileToken, mapping, dryRun: false, task: 't' }, { paths: { [fileToken]: tips } });
  const why = { saveToken, reason: 'Asked for by the court', recipient: 'A partner', legalBasis: 'dpa-part-3' };
  const to = (path: string) => ({ paths: { [saveToken]: path } });
  return {
    export: (path) => harness.as('kowal').fails('exports.contributions', { ...why, filter: {}, task: 't' }, to(path)),
    chart: (path) =>
      harness.as('kowal').fails('oversight.chartAsCsv', { ...why, chart: 'hotline', day: null }, to(path)),
    report: (path) =>
      harness.as('kowal').fails('intake.saveImportReport', { importId: importId ?? 0, saveToken }, to(path)),
  };
}

/** The small files of the vault; its store changes with every line of the log, and is verified instead. */
const keyFiles = () =>
  readdirSync(harness.vaultFolder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('vault.db'))
    .map(({ name }) => [name, readFileSync(join(harness.vaultFolder, name), 'utf8')]);
const disclosures = async () =>
  (await harness.as('audit').do('audit.entries', { processing: 'disclosure', after: null })).entries.length;

describe('a file is not saved', () => {
  it('over a file of the vault, beside one, or anywhere below, by any writer; and nothing is logged as given away', async () => {
    const { vaultFolder } = harness;
    mkdirSync(join(vaultFolder, 'backups'));
    mkdirSync(join(vaultFolder, 'mine', 'deep'), { recursive: true });
    const all = await writers();
    const before = keyFiles();
    const places = [
      'vault.db',
      'vault.json',
      'VAULT.JSON',
      'vault.json.copy',
      'vault.lock',
      'new.csv',
      'backups/b.db',
      'mine/deep/x.csv',
      '../vault/vault.db',
    ];
    for (const [name, save] of Object.entries(all))
      for (const place of places) {
        const { code } = await save(join(vaultFolder, '.', place));
        expect(code, `${name} to ${place}`).toBe('IN_VAULT_FOLDER');
      }
    expect(keyFiles()).toEqual(before);
    expect(await disclosures()).toBe(0);
    expect((await harness.as('audit').do('audit.verify', {})).whole).toBe(true);
  });

  it('by way of a link to the folder or to a file of it', async () => {
    const { folder, vaultFolder } = harness;
    symlinkSync(vaultFolder, join(folder, 'papers'));
    symlinkSync(join(vaultFolder, 'vault.json'), join(folder, 'paper.csv'));
    mkdirSync(join(vaultFolder, 'sub'));
    symlinkSync(join(vaultFolder, 'sub'), join(folder, 'sub'));
    for (const save of Object.values(await writers()))
      for (const path of ['papers/vault.json', 'papers/x.csv', 'paper.csv', 'sub/x.csv', 'sub/../vault.json'])
        expect((await save(`${folder}/${path}`)).code, path).toBe('IN_VAULT_FOLDER');
    expect(readdirSync(join(vaultFolder, 'sub'))).toEqual([]);
  });

  it('over a vault that is not open', async () => {
    const other = join(harness.folder, 'other');
    mkdirSync(join(other, 'backups'), { recursive: true });
    writeFileSync(join(other, 'vault.json.copy'), '{}');
    const { chart } = await writers();
    for (const path of ['vault.json', 'vault.db', 'backups/one.db'])
      expect((await chart?.(join(other, path)))?.code).toBe('IN_VAULT_FOLDER');
    expect(readdirSync(other).sort()).toEqual(['backups', 'vault.json.copy']);
  });
});

describe('a file is saved', () => {
  const save = (path: string) =>
    harness
      .as('kowal')
      .do(
        'oversight.chartAsCsv',
        { chart: 'hotline', day: null, saveToken, reason: 'Weekly', recipient: 'The board', legalBasis: 'dpa-part-3' },
        { paths: { [saveToken]: path } },
      );

  it('beside the folder of a vault, and below one that only has a file of such a name', async () => {
    const below = join(harness.folder, 'somewhere', 'deep');
    mkdirSync(below, { recursive: true });
    writeFileSync(join(harness.folder, 'somewhere', 'vault.json'), 'of another program');
    mkdirSync(`${harness.vaultFolder}-papers`);
    for (const folder of [below, `${harness.vaultFolder}-papers`, harness.folder]) {
      await save(join(folder, 'chart.csv'));
      expect(existsSync(join(folder, 'chart.csv'))).toBe(true);
    }
  });

  it('in the place of a second name of the key file, which keeps its first', async () => {
    const key = join(harness.vaultFolder, 'vault.json');
    const before = readFileSync(key, 'utf8');
    linkSync(key, join(harness.folder, 'chart.csv'));
    await save(join(harness.folder, 'chart.csv'));
    expect(readFileSync(key, 'utf8')).toBe(before);
  });
});

it('a file of the vault that is read in is refused as what it is, and stays', async () => {
  for (const name of ['vault.db', 'vault.json']) {
    const paths = { [fileToken]: join(harness.vaultFolder, name) };
    const { code } = await harness.as('kowal').fails('intake.previewFile', { fileToken, mapping: null }, { paths });
    expect(code).toMatch(/^FILE_/);
  }
});
