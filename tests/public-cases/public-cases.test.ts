/**
 * Cases after bug reports that other programs had in public. Each folder under `cases` holds its input, `expected.md` for people,
 * and `expect.json` for this test (expectation.ts). All of them are fictional, and in the public domain (CC0).
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileFaults, presenceFaults } from './checks.ts';
import { vaultFaults, wrongNames } from './commands.ts';
import { type CaseCheck, known } from './expectation.ts';
import { notYetRight } from './not-yet-right.ts';
import { plainCsv, plainFiles } from './plain-files.ts';
import { type Contribution, type Vigil, vigil } from './vigil.ts';

const cases = fileURLToPath(new URL('./cases/', import.meta.url));
let scratch = '';
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'public-cases-'));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A vault that holds the folder's investigations. */
async function houseFor(folder: string, faults: string[]): Promise<{ house: Vigil; investigations: number }> {
  const house = await vigil();
  const file = join(folder, 'investigations.json');
  if (!existsSync(file)) return { house, investigations: 0 };
  const { failure, taken } = await house.takeInvestigations(file);
  if (failure !== null) faults.push(`investigations.json: refused (${failure})`);
  return { house, investigations: taken };
}

async function filesFaults(folder: string, files: NonNullable<CaseCheck['files']>): Promise<string[]> {
  const faults: string[] = [];
  for (const [name, wanted] of Object.entries(files)) {
    const { house } = await houseFor(folder, faults);
    const found = await fileFaults(house, await house.take(join(folder, name)), wanted);
    faults.push(...found.map((fault) => `${name}: ${fault}`));
    await house.close();
  }
  return faults;
}

async function recordedFaults(folder: string, wanted: NonNullable<CaseCheck['recorded']>): Promise<string[]> {
  const faults: string[] = [];
  const { house } = await houseFor(folder, faults);
  const typed: Contribution[] = [];
  for (const [at, text] of JSON.parse(readFileSync(join(folder, 'record.json'), 'utf8')) as [string, string][])
    typed.push(await house.record(at, text));
  await house.close();
  for (const one of wanted) faults.push(...presenceFaults(typed, one));
  return faults;
}

async function investigationsFaults(folder: string, wanted: number): Promise<string[]> {
  const faults: string[] = [];
  const { house, investigations } = await houseFor(folder, faults);
  await house.close();
  if (investigations !== wanted) faults.push(`${investigations} investigations taken, not ${wanted}`);
  return faults;
}

async function caseFaults(folder: string): Promise<string[]> {
  const check = JSON.parse(readFileSync(join(folder, 'expect.json'), 'utf8')) as CaseCheck;
  known(check, 'case');
  const faults = await filesFaults(folder, check.files ?? {});
  if (check.investigations !== undefined)
    faults.push(...(await investigationsFaults(folder, check.investigations.taken)));
  if (check.recorded !== undefined) faults.push(...(await recordedFaults(folder, check.recorded)));
  if (check.names === true) faults.push(...wrongNames(join(folder, 'names.csv')));
  if (check.vault !== undefined) {
    const file = join(scratch, 'plain.csv');
    writeFileSync(file, plainCsv);
    const { folder: under, passphrase, opensWith } = check.vault;
    faults.push(...vaultFaults(join(scratch, under), passphrase, opensWith, file));
  }
  return faults;
}

describe('a file in which nothing is odd', () => {
  it.each(Object.entries(plainFiles))('%s is taken without a note', async (name, data) => {
    const path = join(scratch, name);
    writeFileSync(path, data);
    const house = await vigil();
    expect(await house.take(path)).toMatchObject({ failure: null, taken: 1, refused: 0, notes: [], said: [] });
    await house.close();
  });
});

describe('public cases', () => {
  const number = (name: string) => Number.parseInt(name, 10);
  const folders = readdirSync(cases).sort((one, other) => number(one) - number(other));

  it('those not right yet are among them', () =>
    expect([...notYetRight].filter((name) => !folders.includes(name))).toEqual([]));

  it.each(folders)('%s', async (name) => {
    const faults = await caseFaults(join(cases, name));
    if (notYetRight.has(name)) expect(faults, 'it is right now: take it off the list').not.toEqual([]);
    else expect(faults).toEqual([]);
  });
});
