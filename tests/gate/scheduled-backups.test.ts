/** A desk that backs its vault up by itself: real gate, settings and engine process, on a real vault; the page asks, and never sees a path. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { spawnNodeEngine } from '../../main/engine/spawn-node.ts';
import { type Gate, gate } from '../../main/gate/gate.ts';
import type { Result } from '../../preload/contract/errors.ts';
import { contract, type Input, type Output, type VerbName } from '../../preload/contract/index.ts';
import { own, type SmallHost, smallHost } from '../hosts/fixtures/small-host.ts';

const engine = fileURLToPath(new URL('../../main/engine/process.ts', import.meta.url));
const passphrase = 'lantern orbit gravel willow';
const login = 'p.shah';

let small: SmallHost;
let vigil: Gate;
let disk: string;
beforeEach(() => {
  small = smallHost();
  disk = join(small.folder, 'disk');
  mkdirSync(disk);
  vigil = gate({
    verbs: contract,
    host: small.host,
    startEngine: () => spawnNodeEngine({ file: engine, maximumMarking: 'OFFICIAL-SENSITIVE' }),
    origin: 'app://vigil',
    checkAnswers: true,
  });
});
afterEach(async () => {
  await vigil.end();
  await small.gate.end();
});

const ask = <V extends VerbName>(verb: V, input: Input<V>) =>
  vigil.call(own, verb, input) as Promise<Result<Output<V>>>;
async function call<V extends VerbName>(verb: V, input: Input<V>): Promise<Output<V>> {
  const result = await ask(verb, input);
  if (!result.ok) throw new Error(`${verb}: ${result.error.code}`);
  return result.value;
}
async function chosenFolder(): Promise<string> {
  small.dialogs.next.folder = disk;
  return (await call('host.chooseFolder', { purpose: 'backups' }))?.token ?? '';
}
const schedule = async () => (await call('host.backupSchedule.read', {})).schedule;
const made = () => readdirSync(disk).filter((name) => !name.endsWith('.part'));

it('is set up by whoever may back up, made at once and not again before it is due, and says why one was not', async () => {
  const plan = { everyDays: 7, keep: 2 } as const;
  expect(await ask('host.backupSchedule.write', { folderToken: await chosenFolder(), ...plan })).toMatchObject({
    error: { code: 'VAULT_LOCKED' },
  });
  const { folders } = await call('host.info', {});
  await call('vault.create', {
    ...{ folderToken: folders.fresh, name: 'Halverton', login, person: 'Priya Shah', roles: [], passphrase },
    clearance: 'OFFICIAL-SENSITIVE',
  });
  expect(await schedule()).toBeNull();
  expect(await call('vault.backups', {})).toEqual({ last: null, unit: false, database: false, schedule: null });
  const madeUp = { folderToken: 'a-token-that-nobody-gave', ...plan };
  expect(await ask('host.backupSchedule.write', madeUp)).toMatchObject({ error: { code: 'INPUT_INVALID' } });

  const planned = await call('host.backupSchedule.write', { folderToken: await chosenFolder(), ...plan });
  expect(planned.schedule).toMatchObject({ folder: 'disk', ...plan });
  expect(JSON.stringify(planned)).not.toContain(small.folder);
  await expect.poll(async () => (await schedule())?.nextAt).toEqual(expect.any(String));
  const { last } = await call('vault.backups', {});
  expect(last).toMatchObject({ kept: 1 });
  const [first, next] = [Date.parse(last?.madeAt ?? ''), Date.parse((await schedule())?.nextAt ?? '')];
  expect(next - first).toBe(7 * 86_400_000);
  expect(small.events).toContainEqual({ kind: 'changed', topics: ['backup'] });

  await vigil.lock();
  expect(await schedule()).toBeNull();
  const { folders: again } = await call('host.info', {});
  await call('vault.signIn', { folderToken: again.last ?? '', login, passphrase });
  await expect.poll(async () => (await schedule())?.nextAt).toBe(new Date(next).toISOString());
  expect(made()).toHaveLength(1);

  const token = await chosenFolder();
  rmSync(disk, { recursive: true });
  await call('host.backupSchedule.write', { folderToken: token, ...plan });
  await expect.poll(async () => (await schedule())?.failed).toBe('BACKUP_FOLDER_GONE');
  expect((await call('host.backupSchedule.stop', {})).schedule).toBeNull();
  expect(small.host.settings.read().backups).toEqual([]);
});
