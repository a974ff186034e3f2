import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FromEngine } from '../../main/engine/protocol.ts';
import { engineEnvironment, spawnNodeEngine } from '../../main/engine/spawn-node.ts';
import { temporary } from './fixtures/small-host.ts';

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
    const folder = temporary();
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
    const file = join(temporary(), 'echo.mjs');
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
});
