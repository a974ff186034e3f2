/** Several desks on one vault, over mutual TLS: who is let in, what each is told, and that nobody else is answered anything. */
import type { Socket } from 'node:net';
import { connect } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createAuthority, issue } from '../../main/hosts/server/authority.ts';
import { readWorkstations, writeWorkstations } from '../../main/hosts/server/workstations.ts';
import { protocolName } from '../../main/line/frames.ts';
import { openUnit, passphrase, type Unit } from '../support/unit.ts';

let unit: Unit;
beforeEach(async () => {
  unit = await openUnit([
    { login: 'iqbal', roles: ['intake_officer'] },
    { login: 'shah', roles: ['case_officer'] },
    { login: 'cheung', roles: ['auditor'] },
  ]);
});
afterEach(() => unit.close());

const form = { kind: 'tip', channel: 'hotline', text: 'Two vans behind the mill, 07700 900123' } as const;

describe('two desks', () => {
  it('work on one caseload: what is recorded on one is told on the other, and read there', async () => {
    const intake = unit.connect(await unit.addWorkstation('desk-01'));
    const cases = unit.connect(await unit.addWorkstation('desk-02'));
    expect(await intake.signIn('iqbal')).toMatchObject({
      ok: true,
      value: { account: { login: 'iqbal' }, vault: { unit: true } },
    });
    expect(await cases.signIn('shah')).toMatchObject({ ok: true, value: { account: { login: 'shah' } } });
    const { id } = await intake.do('intake.record', { form, draftId: null });
    await cases.until(() =>
      cases.heard.find((message) => message.kind === 'changed' && message.topics.includes(`contribution:${id}`)),
    );
    expect((await cases.do('triage.get', { id })).text).toBe(form.text);
  });

  it('are named in each line of the log, with the session, whoever sits at them', async () => {
    const intake = unit.connect(await unit.addWorkstation('desk-01'));
    const audit = unit.connect(await unit.addWorkstation('desk-02'));
    await intake.signIn('iqbal');
    const { id } = await intake.do('intake.record', { form, draftId: null });
    await audit.signIn('cheung');
    const { entries } = await audit.do('audit.entries', { after: null });
    expect(entries.find(({ records }) => records.includes(`contribution:${id}`))).toMatchObject({
      who: 'iqbal',
      workstation: 'desk-01',
    });
    expect(entries.filter(({ who }) => who === 'cheung').map(({ workstation }) => workstation)).toContain('desk-02');
    expect(await audit.do('audit.verify', {})).toMatchObject({ whole: true });
  });

  it('each end with their own lock, which asks nothing of the other', async () => {
    const desk = await unit.addWorkstation('desk-01');
    const intake = unit.connect(desk);
    const cases = unit.connect(await unit.addWorkstation('desk-02'));
    await intake.signIn('iqbal');
    await cases.signIn('shah');
    intake.engine.send({ kind: 'close' });
    await intake.ended();
    expect(await cases.ask('contributions.count', { filter: {} })).toMatchObject({ ok: true });
    const again = unit.connect(desk);
    expect(await again.ask('contributions.count', { filter: {} })).toMatchObject({
      ok: false,
      error: { code: 'VAULT_LOCKED' },
    });
    expect(await again.signIn('iqbal')).toMatchObject({ ok: true });
  });

  it('are let in by a passphrase only, and cannot open, make or restore another vault', async () => {
    const desk = unit.connect(await unit.addWorkstation('desk-01'));
    expect(await desk.signIn('iqbal', 'nine green lanterns by the sea')).toMatchObject({
      error: { code: 'PASSPHRASE_WRONG' },
    });
    const folder = { folderToken: 'token-for-the-unit' };
    const codes = [
      await desk.ask('vault.createDemonstration', { ...folder, task: 'd' }),
      await desk.ask('vault.restoreKeys', folder),
      await desk.ask('vault.backUp', { ...folder, keep: 14, task: 'b' }),
      await desk.ask('vault.verifyBackup', { ...folder, login: 'iqbal', passphrase, task: 'v' }),
    ].map((result) => (result.ok ? 'done' : result.error.code));
    expect(codes).toEqual(['ON_SERVICE_MACHINE', 'ON_SERVICE_MACHINE', 'ON_SERVICE_MACHINE', 'ON_SERVICE_MACHINE']);
  });

  it('are signed out when the service ends, and find it again with everything that was confirmed', async () => {
    const desk = await unit.addWorkstation('desk-01');
    const before = unit.connect(desk);
    await before.signIn('iqbal');
    const { id } = await before.do('intake.record', { form, draftId: null });
    await unit.restart();
    await before.ended();
    expect(before.heard.at(-1)).toEqual({ kind: 'closed', because: null });
    const after = unit.connect(desk);
    await after.signIn('iqbal');
    expect((await after.do('triage.get', { id })).text).toBe(form.text);
  });
});

/** What the door answers to a handshake: the protocol's version if it was let in, or the alarm. */
function handshake(options: { certificate?: string; key?: string; maxVersion?: 'TLSv1.2' | 'TLSv1.3' }) {
  const { promise, resolve } = Promise.withResolvers<string>();
  const socket = connect({
    port: unit.port(),
    host: '127.0.0.1',
    ca: unit.authority.certificate,
    maxVersion: options.maxVersion ?? 'TLSv1.3',
    ...(options.certificate === undefined ? {} : { cert: options.certificate, key: options.key }),
  });
  socket.on('secureConnect', () => {
    // With TLS 1.3 the other end refuses a certificate only after this end believes that all is well.
    socket.write('GET / HTTP/1.1\r\nHost: vigil\r\n\r\n');
  });
  socket.on('data', (data) => resolve(String(data).split('\r\n')[0] ?? ''));
  socket.on('error', (error) => resolve('code' in error ? String(error.code) : error.name));
  socket.on('close', () => resolve('closed'));
  return promise.finally(() => socket.destroy());
}

describe('nobody else is answered', () => {
  it('without a certificate, with one of another authority, or below TLS 1.3', async () => {
    const desk = await unit.addWorkstation('desk-01');
    const other = await issue(await createAuthority('Eastmoor unit'), 'desk-01', { kind: 'workstation' });
    expect(await handshake({})).toBe('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED');
    expect(await handshake(other)).toMatch(/ALERT|ECONNRESET|closed/);
    expect(await handshake({ ...desk, maxVersion: 'TLSv1.2' })).toMatch(/PROTOCOL_VERSION/);
    // A page is none of the things that are served, whoever asks for it.
    expect(await handshake(desk)).toBe('HTTP/1.1 426 Upgrade Required');
    expect(unit.events.filter(({ event }) => event === 'refused').length).toBeGreaterThanOrEqual(3);
  });

  it('with a certificate of the unit that was never admitted, was revoked, or is the service’s own', async () => {
    const unknown = unit.connect(await issue(unit.authority, 'desk-09', { kind: 'workstation' }));
    await unknown.ended();
    expect(unknown.gone()).toBe('WORKSTATION_REFUSED');

    const desk = await unit.addWorkstation('desk-01');
    const line = unit.connect(desk);
    await line.signIn('shah');
    const listed = readWorkstations(unit.files.workstations);
    writeWorkstations(
      unit.files.workstations,
      listed.map((each) => ({ ...each, revokedAt: new Date().toISOString() })),
    );
    await line.ended();
    expect(line.gone()).toBe('WORKSTATION_REFUSED');
    const again = unit.connect(desk);
    await again.ended();
    expect(again.gone()).toBe('WORKSTATION_REFUSED');
    expect(unit.events).toContainEqual({ event: 'refused', why: 'REVOKED', workstation: 'desk-01' });
  });

  it('where the service is not the unit’s own', async () => {
    const line = unit.connect(
      await unit.addWorkstation('desk-01'),
      (await createAuthority('Eastmoor unit')).certificate,
    );
    await line.ended();
    expect(line.gone()).toBe('SERVICE_UNREACHABLE');
  });
});

/** A desk that says what it likes. */
async function raw(): Promise<WebSocket> {
  const { certificate, key } = await unit.addWorkstation(`desk-${unit.events.length + 10}`);
  const socket = new WebSocket(`wss://127.0.0.1:${unit.port()}`, protocolName, {
    ca: unit.authority.certificate,
    cert: certificate,
    key,
    rejectUnauthorized: true,
  });
  await new Promise((resolve) => socket.once('message', resolve));
  return socket;
}
const closedWith = (socket: WebSocket) => new Promise<number>((resolve) => socket.once('close', resolve));

/** Below the frames: what the library for them would never send. */
const bytesOnWire =
  (...bytes: number[]) =>
  (socket: WebSocket): void => {
    const wire: Socket = Reflect.get(socket, '_socket');
    wire.write(Buffer.from(bytes));
  };

it.each([
  ['a key that is none', ['Sec-WebSocket-Key: hello', 'Sec-WebSocket-Version: 13']],
  ['no key', ['Sec-WebSocket-Version: 13']],
  ['another version', ['Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==', 'Sec-WebSocket-Version: 99']],
])('a desk that asks for a line with %s is refused, and the next one is let in', async (_, headers) => {
  const { certificate, key } = await unit.addWorkstation('desk-01');
  const socket = connect({
    ...{ port: unit.port(), host: '127.0.0.1', ca: unit.authority.certificate, cert: certificate, key },
  });
  const upgrade = ['GET / HTTP/1.1', 'Host: vigil', 'Upgrade: websocket', 'Connection: Upgrade'];
  socket.write([...upgrade, ...headers, `Sec-WebSocket-Protocol: ${protocolName}`, '', 'left over'].join('\r\n'));
  const said = await new Promise<string>((resolve) => socket.once('data', (data) => resolve(String(data))));
  expect(said).toMatch(/^HTTP\/1\.1 4\d\d /);
  socket.destroy();
  expect(await unit.connect(await unit.addWorkstation('desk-02')).signIn('shah')).toMatchObject({ ok: true });
});

describe('a desk that does not keep to what was agreed', () => {
  it.each([
    ['something that is no message', (socket: WebSocket) => socket.send('hello'), 4400],
    [
      'a path of its own',
      (socket: WebSocket) =>
        socket.send(JSON.stringify({ kind: 'request', id: 1, verb: 'vault.inspect', input: {}, paths: { a: '/etc' } })),
      4400,
    ],
    [
      'an input that is nested deeper than a stack',
      (socket: WebSocket) => {
        const input = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
        const key = '6f1f2c1e-8a55-4a8e-9c53-0c2f7a1b9d10';
        socket.send(`{"kind":"request","id":1,"verb":"intake.record","input":${input},"key":"${key}"}`);
      },
      4400,
    ],
    ['a frame with bits that mean nothing', bytesOnWire(0xf1, 0x80, 1, 2, 3, 4), 1002],
    ['a frame that is not masked', bytesOnWire(0x81, 0x01, 0x41), 1002],
    ['more of a message that it never began', bytesOnWire(0x80, 0x81, 1, 2, 3, 4, 5), 1002],
    ['an end with a code that there is not', bytesOnWire(0x88, 0x82, 0, 0, 0, 0, 0x03, 0xec), 1002],
    ['bytes', (socket: WebSocket) => socket.send(Buffer.from([1, 2, 3])), 4422],
    ['a frame of 17 MB', (socket: WebSocket) => socket.send('x'.repeat(17 * 1024 * 1024)), 1009],
    [
      'a thousand frames at once',
      (socket: WebSocket) => {
        for (let n = 0; n < 1_000; n += 1) socket.send(JSON.stringify({ kind: 'cancel', id: 1 }));
      },
      4429,
    ],
  ] as const)('is dropped for %s, and the others go on', async (_, misbehave, code) => {
    const other = unit.connect(await unit.addWorkstation('desk-02'));
    await other.signIn('shah');
    const socket = await raw();
    const closed = closedWith(socket);
    misbehave(socket);
    expect(await closed).toBe(code);
    expect(await other.ask('contributions.count', { filter: {} })).toMatchObject({ ok: true });
  });

  it('is dropped for pings without end, whose answers it may never read, and the others go on', async () => {
    const other = unit.connect(await unit.addWorkstation('desk-02'));
    await other.signIn('shah');
    const socket = await raw();
    const closed = closedWith(socket);
    for (let n = 0; n < 5_000; n += 1) socket.ping();
    // Whether it still hears why, with all of that on its way, is a matter of chance.
    await closed;
    expect(unit.events).toContainEqual(expect.objectContaining({ event: 'dropped', why: 'RATE' }));
    expect(await other.ask('contributions.count', { filter: {} })).toMatchObject({ ok: true });
  });
});
