/** What happens in the middle of long work over the line: an account is closed, and a desk no longer reads. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { protocolName } from '../../main/line/frames.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { folderToken, openUnit, passphrase, type Unit } from '../support/unit.ts';

let unit: Unit;
beforeEach(async () => {
  unit = await openUnit([
    { login: 'iqbal', roles: ['intake_officer'] },
    { login: 'owen', roles: ['administrator'] },
    { login: 'shah', roles: ['case_officer'] },
  ]);
});
afterEach(() => unit.close());

const filter = { filter: {} };

it('an import ends where its officer’s account is closed: whole batches stay, and nothing more is recorded', async () => {
  const rows = 12_000;
  const path = join(temporaryFolder(), 'tips.csv');
  const line = (n: number) => `A-${n},20/02/2026 09:15,"Van ${n} behind the mill ${'seen again '.repeat(27)}"`;
  writeFileSync(path, ['Ref,Received,Details', ...Array.from({ length: rows }, (_, n) => line(n)), ''].join('\r\n'));
  const fileToken = 'token-of-a-file-on-the-desk';
  const paths = { [fileToken]: path };
  const desk = unit.connect(await unit.addWorkstation('desk-01'));
  await desk.signIn('iqbal');
  const keeper = unit.connect(await unit.addWorkstation('desk-02'));
  await keeper.signIn('owen');
  const { people } = await keeper.do('access.people', {});
  const iqbal = people.find(({ login }) => login === 'iqbal');
  const { mapping } = await desk.do('intake.previewFile', { fileToken, mapping: null }, paths);
  const { result } = desk.begin('intake.importFile', { fileToken, mapping, dryRun: false, task: 'import' }, paths);
  await desk.until(() => desk.heard.find((message) => message.kind === 'progress' && message.done > 0));
  await keeper.do('access.changePerson', {
    ...{ id: iqbal?.id ?? 0, roles: ['intake_officer'], clearance: 'SECRET', disabled: true },
    reason: 'Has left the force',
  });
  expect(await result).toMatchObject({ ok: false });
  const watcher = unit.connect(await unit.addWorkstation('desk-03'));
  await watcher.signIn('shah');
  const { total } = await watcher.do('contributions.count', filter);
  expect(total).toBeGreaterThan(0);
  expect(total).toBeLessThan(rows);
  expect(await desk.ask('contributions.count', filter)).toMatchObject({ ok: false });
  expect(await watcher.do('contributions.count', filter)).toMatchObject({ total });
});

it('a desk that asks and never reads is dropped before its answers fill the memory, and the others go on', async () => {
  const other = unit.connect(await unit.addWorkstation('desk-02'));
  await other.signIn('iqbal');
  const form = 'add-event:4';
  const content = 'Two vans behind the mill. '.repeat(7_500);
  const { certificate, key } = await unit.addWorkstation('desk-01');
  const tls = { ca: unit.authority.certificate, cert: certificate, key };
  const socket = new WebSocket(`wss://127.0.0.1:${unit.port()}`, protocolName, tls);
  const say = (number: number, verb: string, input: object) =>
    socket.send(JSON.stringify({ kind: 'request', id: number, verb, input }));
  const signedIn = new Promise<void>((resolve) => {
    socket.on('message', (data: Buffer) => {
      const { kind } = JSON.parse(String(data)) as { kind: string };
      if (kind === 'ready') say(1, 'vault.signIn', { folderToken, login: 'shah', passphrase });
      if (kind === 'reply') resolve();
    });
  });
  await signedIn;
  socket.pause();
  // An answer that is long and costs next to nothing, so that a busy machine gives it as often as a quiet one.
  say(2, 'myWork.saveDraft', { form, content });
  let number = 2;
  const dropped = () => unit.events.find(({ event }) => event === 'dropped');
  // Somewhat more than a hundred a second, of which four hundred may come at once.
  for (let wave = 0; wave < 80 && dropped() === undefined; wave += 1) {
    for (let n = 0; n < 10; n += 1) say(++number, 'myWork.draft', { form });
    await other.do('contributions.count', filter);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  // What was asked is answered in turn: a busy machine takes longer over it.
  await expect.poll(dropped, { timeout: 50_000 }).toEqual({ event: 'dropped', workstation: 'desk-01', why: 'SLOW' });
  expect(await other.ask('contributions.count', filter)).toMatchObject({ ok: true });
  socket.terminate();
}, 120_000);
