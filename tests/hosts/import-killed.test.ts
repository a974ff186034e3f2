/** The engine's process is killed while a file comes in: what was confirmed stays, and the next run doubles nothing. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { EngineProcess } from '../../main/engine/protocol.ts';
import { spawnNodeEngine } from '../../main/engine/spawn-node.ts';
import { type EngineClient, engineClient } from '../../main/gate/engine-client.ts';
import type { Input, Output, VerbName } from '../../preload/contract/index.ts';

const program = fileURLToPath(new URL('../../dist/main/engine.js', import.meta.url));
const rows = 40_000;
const folderToken = 'token-of-the-folder';
const fileToken = 'token-of-the-file';
const person = { login: 'p.shah', passphrase: 'lantern orbit gravel willow' };

let folder: string;
let running: EngineProcess | null = null;
let engine: EngineClient;
let onProgress: () => void = () => undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigil-killed-'));
  const lines = Array.from(
    { length: rows },
    (_, n) => `K${n},2026-03-0${1 + (n % 9)}T10:00:00Z,online,"A van by the quay, seen for the ${n}th time"`,
  );
  writeFileSync(join(folder, 'tips.csv'), ['tip_id,received_at,channel,text', ...lines, ''].join('\n'));
  engine = engineClient(
    () => {
      running = spawnNodeEngine({ file: program, maximumMarking: 'OFFICIAL-SENSITIVE' });
      return running;
    },
    { progress: () => onProgress(), changed: () => undefined, closed: () => undefined },
  );
});
afterEach(async () => {
  onProgress = () => undefined;
  await engine.end();
  rmSync(folder, { recursive: true, force: true });
});

const ask = <V extends VerbName>(verb: V, input: Input<V>) =>
  engine.request(verb, input, { [folderToken]: join(folder, 'vault'), [fileToken]: join(folder, 'tips.csv') });

async function done<V extends VerbName>(verb: V, input: Input<V>): Promise<Output<V>> {
  const result = await ask(verb, input);
  if (!result.ok) throw new Error(`${verb} failed: ${result.error.code}`);
  return result.value as Output<V>;
}

it('has been built', () => expect(existsSync(program)).toBe(true));

it('whole batches are kept, the same file again brings the rest, and log and pages are whole', async () => {
  await done('vault.create', {
    folderToken,
    ...person,
    name: 'Test unit',
    person: 'Priya Shah',
    roles: ['case_officer'],
    clearance: 'OFFICIAL-SENSITIVE',
  });
  const { mapping } = await done('intake.previewFile', { fileToken, mapping: null });
  const order = { fileToken, mapping, dryRun: false, task: 'import' };
  onProgress = () => running?.kill();
  expect(await ask('intake.importFile', order)).toMatchObject({ ok: false, error: { code: 'ENGINE_STOPPED' } });
  onProgress = () => undefined;

  await done('vault.signIn', { folderToken, ...person });
  const kept = (await done('oversight.stats', {})).contributions ?? 0;
  expect(kept).toBeGreaterThan(0);
  expect(kept).toBeLessThan(rows);
  expect(await done('intake.importFile', order)).toMatchObject({
    imported: rows - kept,
    alreadyRecorded: kept,
    refused: 0,
  });
  expect((await done('oversight.stats', {})).contributions).toBe(rows);
  // Day by day, since words are counted up to some thousands only.
  let worded = 0;
  for (let day = 1; day <= 9; day += 1) {
    const on = `2026-03-0${day}`;
    worded += (await done('contributions.count', { filter: { text: 'quay', from: on, to: on } })).total;
  }
  expect(worded).toBe(rows);
  expect(await done('vault.verify', {})).toMatchObject({ pages: true, log: { whole: true } });
}, 60_000);
