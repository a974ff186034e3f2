/** The process is killed before each call by which a restore changes the disk, one after the other, until it gets through. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { restoreBackup, undoRestore } from '../../main/vault/restore.ts';
import { setAside } from '../../main/vault/restore-places.ts';
import { checkLog } from './log-of-notes.ts';
import { restoring } from './restoring.ts';
import { newVault, notes, reopen, temporaryFolder } from './temporary-vault.ts';

const script = join(import.meta.dirname, 'children', 'restore-until.ts');
const old = ['a', 'of this morning'];
const restored = ['a', 'restored'];

function runUntil(folder: string, what: 'restore' | 'undo', nth: number): 'killed' | 'done' {
  const ended = spawnSync(process.execPath, [script, folder, `${what} ${nth}`], { encoding: 'utf8', timeout: 20_000 });
  if (ended.signal === 'SIGKILL') return 'killed';
  if (ended.stdout.trim() !== 'done') throw new Error(`the child ended with ${ended.status}: ${ended.stderr}`);
  return 'done';
}

async function prepared(): Promise<string> {
  const place = temporaryFolder();
  const { vault } = await newVault({ folder: join(place, 'vault') });
  const add = (text: string) => vault.db.prepare('insert into note (text) values (?)').run(text);
  add('a');
  const signal = new AbortController().signal;
  const order = { to: place, keep: 9, now: new Date(), checkLog, signal, progress: () => undefined };
  renameSync(join(place, (await vault.backUp(order)).name), join(place, 'backup'));
  add('of this morning');
  vault.close();
  return place;
}

/** Opens what is in the vault's place, as the window would; every page of it is as it was written. */
async function opened(folder: string): Promise<string[]> {
  const vault = await reopen(folder);
  expect((await vault.verify()).whole).toBe(true);
  const found = notes(vault);
  vault.close();
  return found;
}

const restoreAgain = (place: string) =>
  restoreBackup({ ...restoring(join(place, 'backup'), join(place, 'vault')), clock: () => Date.now() + 60_000 });

it('a restore: the old vault or the new one is there, whole; the next says what it found and gets through', async () => {
  const start = await prepared();
  const seen = new Set<string>();
  for (let nth = 1, ended = 'killed'; ended === 'killed'; nth += 1) {
    const place = temporaryFolder();
    cpSync(start, place, { recursive: true });
    const folder = join(place, 'vault');
    ended = runUntil(place, 'restore', nth);
    const missing = !existsSync(folder);
    // As if nobody opened it in between.
    const later = temporaryFolder();
    cpSync(place, later, { recursive: true });
    const present = await opened(folder);
    expect([old, restored], `before call ${nth}`).toContainEqual(present);
    if (missing || ended === 'done') expect(present).toEqual(restored);
    const { found } = await restoreAgain(later);
    seen.add(missing ? `missing: ${found}` : found);
    expect(await opened(join(later, 'vault'))).toEqual(restored);
    // No vault was lost, and nothing unfinished is left.
    const kept = await Promise.all(setAside(join(later, 'vault')).map(opened));
    expect(kept).toContainEqual(old);
    expect(
      readdirSync(later)
        .filter((name) => !name.includes('before-restore'))
        .sort(),
    ).toEqual(['backup', 'vault']);
    for (const each of [place, later]) rmSync(each, { recursive: true });
  }
  expect([...seen].sort()).toEqual(['missing: finished the swap', 'nothing', 'unfinished copy']);
}, 120_000);

it('an undoing: one of the two vaults is there, whole, and neither is lost', async () => {
  const start = await prepared();
  await restoreAgain(start);
  const seen = new Set<string>();
  for (let nth = 1, ended = 'killed'; ended === 'killed'; nth += 1) {
    const place = temporaryFolder();
    cpSync(start, place, { recursive: true });
    const folder = join(place, 'vault');
    ended = runUntil(place, 'undo', nth);
    const missing = !existsSync(folder);
    const later = temporaryFolder();
    cpSync(place, later, { recursive: true });
    const present = await opened(folder);
    expect([old, restored], `before call ${nth}`).toContainEqual(present);
    if (missing || ended === 'done') expect(present).toEqual(old);
    const { found } = undoRestore(join(later, 'vault'), new Date(Date.now() + 120_000));
    seen.add(missing ? `missing: ${found}` : found);
    const both = await Promise.all([join(later, 'vault'), ...setAside(join(later, 'vault'))].map(opened));
    expect(both.sort()).toEqual([old, restored].sort());
    for (const each of [place, later]) rmSync(each, { recursive: true });
  }
  expect([...seen].sort()).toEqual(['missing: finished the swap', 'nothing', 'vault not swapped']);
}, 120_000);
