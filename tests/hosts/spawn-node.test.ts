import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { FromEngine, ToEngine } from '../../main/engine/protocol.ts';
import { engineEnvironment, spawnNodeEngine } from '../../main/engine/spawn-node.ts';
import { engineClient } from '../../main/gate/engine-client.ts';
import { asVigilError } from '../../main/vault/open-database.ts';
import { causeOf } from '../../preload/contract/errors.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const exit = (engine: ReturnType<typeof spawnNodeEngine>) =>
  new Promise<number | null>((done) => engine.onExit((code) => done(code)));

describe('an engine in a process of its own', () => {
  it('is told nothing of what the caller’s environment holds but the few plain things', () => {
    const from = {
      TZ: 'Europe/London',
      NODE_OPTIONS: '--inspect',
      HOME: '/home/x',
      VIGIL_PASSPHRASE: 'marker',
      LD_PRELOAD: 'x.so',
    };
    expect(engineEnvironment(from, 'OFFICIAL')).toEqual({ TZ: 'Europe/London', VIGIL_MAXIMUM_MARKING: 'OFFICIAL' });
  });

  it('tells its end once, whether it cannot start, dies, or is ended', async () => {
    const folder = temporaryFolder();
    const dies = join(folder, 'dies.mjs');
    writeFileSync(dies, 'process.exit(7)');
    expect(await exit(spawnNodeEngine({ file: dies, maximumMarking: 'OFFICIAL' }))).toBe(7);
    const missing = spawnNodeEngine({ file: dies, node: join(folder, 'no-node'), maximumMarking: 'OFFICIAL' });
    expect(await exit(missing)).not.toBe(0);
    // Speaking to one that has gone is no error.
    missing.send({ kind: 'close' });
    const stays = join(folder, 'stays.mjs');
    writeFileSync(stays, 'setInterval(() => {}, 1000)');
    const ended = spawnNodeEngine({ file: stays, maximumMarking: 'OFFICIAL' });
    const over = exit(ended);
    ended.kill();
    expect(await over).toBeNull();
  });

  it('carries bytes, dates and maps as what they are', async () => {
    const file = join(temporaryFolder(), 'echo.mjs');
    writeFileSync(
      file,
      `process.on('message', (m) => process.send({ kind: 'reply', id: m.id, result: { ok: true, value: m.input } }));
       process.send({ kind: 'ready' });`,
    );
    const engine = spawnNodeEngine({ file, maximumMarking: 'OFFICIAL' });
    const input = { bytes: new Uint8Array([1, 2, 255]), at: new Date(0), map: new Map([['a', 1n]]) };
    const heard = new Promise<FromEngine>((done) => {
      engine.onMessage((message) => {
        if (message.kind === 'ready') engine.send({ kind: 'request', id: 1, verb: 'x', input });
        else done(message);
      });
    });
    expect(await heard).toEqual({ kind: 'reply', id: 1, result: { ok: true, value: input } });
    const over = exit(engine);
    engine.kill();
    await over;
  });

  it('says by name why the real one cannot go on, and nothing of what the failure was about', async () => {
    const file = fileURLToPath(new URL('../../main/engine/process.ts', import.meta.url));
    const engine = spawnNodeEngine({ file, maximumMarking: 'OFFICIAL' });
    const heard: FromEngine[] = [];
    engine.onMessage((message) => {
      heard.push(message);
      // No message of the protocol: the engine has a fault to stumble over.
      if (message.kind === 'ready') engine.send(null as unknown as ToEngine);
    });
    expect(await exit(engine)).toBe(1);
    expect(heard).toEqual([{ kind: 'ready' }, { kind: 'failed', cause: 'TypeError' }]);
  });

  it('gives the cause to whoever waits, also of one that never got ready', async () => {
    const file = join(temporaryFolder(), 'failing.mjs');
    writeFileSync(file, `process.send({ kind: 'failed', cause: 'ERR_MODULE_NOT_FOUND' }); process.exitCode = 1;`);
    const none = { progress: () => undefined, changed: () => undefined, closed: () => undefined };
    const client = engineClient(() => spawnNodeEngine({ file, maximumMarking: 'OFFICIAL' }), none);
    const answer = await client.request('vault.inspect', {}, {});
    expect(answer).toMatchObject({ ok: false, error: { code: 'ENGINE_STOPPED', about: 'ERR_MODULE_NOT_FOUND' } });
    expect(answer).toMatchObject({ error: { next: expect.stringMatching(/Cause: ERR_MODULE_NOT_FOUND\.$/) } });
    await client.end();
  });
});

describe('the cause of a failure', () => {
  it.each([
    [
      'the system’s code',
      Object.assign(new Error('/home/priya/vault: no'), { code: 'ERR_DLOPEN_FAILED' }),
      'ERR_DLOPEN_FAILED',
    ],
    ['its kind where it has no code', new RangeError('tip about Priya'), 'RangeError'],
    [
      'nothing where the code is text',
      Object.assign(new Error('x'), { code: 'no such file /home', name: 'at /home' }),
      'unknown',
    ],
    ['nothing of what is no error', '/home/priya', 'unknown'],
  ])('is %s', (_, thrown, cause) => expect(causeOf(thrown)).toBe(cause));

  it('tells a store that cannot be loaded from a vault that cannot', () => {
    for (const code of ['ERR_DLOPEN_FAILED', 'MODULE_NOT_FOUND'])
      expect(asVigilError(Object.assign(new Error('/opt/x.node'), { code }))).toMatchObject({
        code: 'STORE_NOT_LOADED',
        about: code,
      });
  });
});
