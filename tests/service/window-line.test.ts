/** What a window is told of its line, through the real gate: how it stands, what waits, and a lock that asks nobody. */
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Gate, gate } from '../../main/gate/gate.ts';
import { lastingLine } from '../../main/line/lasting-line.ts';
import { outboxIn } from '../../main/line/outbox.ts';
import { remoteEngine } from '../../main/line/remote-engine.ts';
import type { Output } from '../../preload/contract/index.ts';
import { contract } from '../../preload/contract/index.ts';
import { own, type SmallHost, smallHost, startSmallEngine } from '../hosts/fixtures/small-host.ts';
import { type Cable, cable } from '../support/cable.ts';
import { openUnit, passphrase, type Unit } from '../support/unit.ts';

let unit: Unit;
let wire: Cable;
let vigil: SmallHost;
let window: Gate;
const call = (verb: string, input: unknown = {}) => window.call(own, verb, input);
const value = async <T>(verb: string, input: unknown = {}): Promise<T> => {
  const result = await call(verb, input);
  if (!result.ok) throw new Error(`${verb}: ${result.error.code}`);
  return result.value as T;
};
const line = async () => (await value<Output<'host.line'>>('host.line')).line;
const soon = (check: () => unknown) => vi.waitFor(check, { timeout: 10_000 });
const record = (marking: string) =>
  call('intake.record', { form: { channel: 'hotline', text: 'A man at the weir', marking }, draftId: null });

beforeEach(async () => {
  unit = await openUnit([{ login: 'iqbal', roles: ['intake_officer'] }]);
  wire = await cable(unit.port);
  vigil = smallHost();
  const { certificate, key } = await unit.addWorkstation('desk-01');
  const tls = { ca: unit.authority.certificate, certificate, key };
  const connect = () => remoteEngine({ host: '127.0.0.1', port: wire.port, tls });
  const place = vigil.folder;
  const units = {
    ...vigil.host.units,
    isUnit: () => true,
    connect: () => lastingLine({ connect, outbox: outboxIn(join(place, 'outbox')) }),
  };
  window = gate({
    verbs: contract,
    host: { ...vigil.host, units },
    startEngine: startSmallEngine,
    origin: 'app://vigil',
    checkAnswers: true,
  });
});
afterEach(async () => {
  wire.close();
  await window.end();
  await vigil.gate.end();
  await unit.close();
});

async function signIn(): Promise<void> {
  vigil.dialogs.next.folder = vigil.folder;
  const { token } = await value<{ token: string }>('host.chooseFolder', { purpose: 'vault' });
  await value('vault.signIn', { folderToken: token, login: 'iqbal', passphrase });
}

it('is told that the line is down, that a call waits, and that a call was not accepted, which it can open again', async () => {
  expect(await line()).toBeNull();
  await signIn();
  expect(await line()).toMatchObject({ state: 'up', waiting: [] });
  wire.pull();
  await soon(() => expect(vigil.events).toContainEqual(expect.objectContaining({ kind: 'line', state: 'down' })));
  expect(await record('TOP SECRET')).toMatchObject({ error: { code: 'WAITS_TO_BE_SENT' } });
  expect(await line()).toMatchObject({
    state: 'down',
    waiting: [{ what: 'contribution', excerpt: 'A man at the weir' }],
  });
  wire.mend();
  await vi.waitFor(async () => expect((await line())?.waiting[0]?.refused).not.toBeNull(), { timeout: 10_000 });
  const id = (await line())?.waiting[0]?.id;
  expect(await call('host.readWaiting', { id: 'another' })).toMatchObject({ error: { code: 'NOT_FOUND' } });
  expect(await value('host.readWaiting', { id })).toMatchObject({ form: { marking: 'TOP SECRET' } });
  await value('host.discardWaiting', { id });
  expect(await line()).toMatchObject({ state: 'up', waiting: [] });
});

it('is locked at once while the line is down, and nothing of what waits is shown after that', async () => {
  await signIn();
  wire.pull();
  await soon(() => expect(vigil.events).toContainEqual(expect.objectContaining({ kind: 'line', state: 'down' })));
  await record('OFFICIAL');
  await window.lock();
  expect(vigil.told.slice(-2)).toEqual(['locked', 'reload']);
  expect(vigil.events.findLast(({ kind }) => kind === 'locked')).toEqual({ kind: 'locked', because: null });
  wire.mend();
  await soon(signIn);
  await vi.waitFor(async () => expect((await line())?.waiting).toEqual([]), { timeout: 10_000 });
  expect(await value('contributions.count', { filter: {} })).toMatchObject({ total: 1 });
});
