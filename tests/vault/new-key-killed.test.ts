/** The process is killed before each call by which a new data key changes the disk, one after the other, until it gets through. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newKeyOrder } from './new-key-order.ts';
import { newVault, notes, reopen, temporaryFolder } from './temporary-vault.ts';

const script = join(import.meta.dirname, 'children', 'new-key-until.ts');
const old = ['a', 'b'];
const renewed = [...old, 'a new data key'];

function runUntil(folder: string, nth: number): 'killed' | 'done' {
  const ended = spawnSync(process.execPath, [script, folder, String(nth)], { encoding: 'utf8', timeout: 20_000 });
  if (ended.signal === 'SIGKILL') return 'killed';
  if (ended.stdout.trim() !== 'done') throw new Error(`the child ended with ${ended.status}: ${ended.stderr}`);
  return 'done';
}

it('the vault under the old key or the new one is there, whole; opening it leaves nothing of the other, and another can be made', async () => {
  const start = temporaryFolder();
  const { vault } = await newVault({ folder: join(start, 'vault') });
  for (const text of old) vault.db.prepare('insert into note (text) values (?)').run(text);
  vault.keepAnchor({ seq: 2, at: '2026-03-09T10:00:00.000Z', hash: 'ab'.repeat(32) });
  vault.close();
  const seen = new Set<string>();
  let steps = 0;
  for (let ended = 'killed'; ended === 'killed'; ) {
    steps += 1;
    const place = temporaryFolder();
    cpSync(start, place, { recursive: true });
    const folder = join(place, 'vault');
    ended = runUntil(folder, steps);
    const left = readdirSync(place).filter((name) => name !== 'vault');
    seen.add(`${existsSync(folder) ? '' : 'missing: '}${left.sort().join(' ')}`);
    const again = await reopen(folder);
    const found = notes(again);
    expect([old, renewed], `before call ${steps}`).toContainEqual(found);
    expect((await again.verify()).whole).toBe(true);
    expect(again.anchor()).toMatchObject({ seq: 2 });
    expect(readdirSync(place), `before call ${steps}`).toEqual(['vault']);
    if (ended === 'done') expect(found).toEqual(renewed);
    (await again.prepareNewKey(newKeyOrder()))();
    expect(notes(await reopen(folder))).toEqual([...found, 'a new data key']);
    rmSync(place, { recursive: true });
  }
  expect(steps).toBeGreaterThan(20);
  // Each of the states that restore-places.ts names has been met.
  expect([...seen].sort()).toEqual(
    ['', 'missing: vault.new-key vault.old-key', 'vault.new-key', 'vault.new-key-unchecked', 'vault.old-key'].sort(),
  );
}, 180_000);
