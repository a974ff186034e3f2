/** What the machine's own monitoring is told: on loopback alone, and nothing of anybody. */
import { request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { person, type UnitByCommand, unitByCommand } from '../support/unit-by-command.ts';

let unit: UnitByCommand;
beforeEach(async () => {
  unit = unitByCommand();
  await unit.init();
  unit.configure({ health: { port: 0 } });
});
afterEach(() => unit.close());

function ask(port: number, path: string, options: { method?: string; host?: string } = {}) {
  const { method = 'GET', host = `127.0.0.1:${port}` } = options;
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port, path, method, headers: { Host: host } }, (response) => {
      let text = '';
      response.on('data', (part: Buffer) => {
        text += String(part);
      });
      response.once('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    asking.once('error', reject);
    asking.end();
  });
}

const reaches = (host: string, port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect({ host, port }, () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

describe('the health of a service', () => {
  it('is told to nobody elsewhere, to no other name for the address, and to nobody who asks for more', async () => {
    const { healthPort, end } = await unit.serve();
    const port = healthPort ?? 0;
    expect(await ask(port, '/health')).toMatchObject({ status: 200 });
    const others = Object.values(networkInterfaces())
      .flatMap((all) => all ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of others) expect(await reaches(address, port)).toBe(false);
    for (const [path, options] of [
      ['/health', { host: 'evil.example' }],
      ['/health', { method: 'POST' }],
      ['/', {}],
      ['/metrics/', {}],
    ] as const)
      expect(await ask(port, path, options)).toEqual({ status: 404, text: '' });
    await end();
    expect(await reaches('127.0.0.1', port)).toBe(false);
  });

  it('counts what is asked and how it ended, and names nobody', async () => {
    const desk = await unit.admit('desk-01');
    const { healthPort, connect: connectDesk } = await unit.serve();
    const port = healthPort ?? 0;
    const line = connectDesk(desk);
    await line.signIn(person, 'not the right words at all');
    await line.signIn(person);
    await unit.run('backup', '--unit', unit.unit, '--to', unit.here('disk'));
    const { status, text } = await ask(port, '/metrics');
    expect(status).toBe(200);
    expect(text).toContain('\nvigil_lines 1\n');
    expect(text).toContain('\nvigil_requests_total{outcome="done"} 1\n');
    expect(text).toContain('\nvigil_requests_total{outcome="refused"} 1\n');
    expect(text).toContain('\nvigil_requests_waiting 0\n');
    expect(text).toMatch(/\nvigil_request_seconds\{quantile="0\.95"\} \d+\.\d+\n/);
    expect(text).toMatch(/\nvigil_store_bytes \d{5,}\n/);
    expect(text).toMatch(/\nvigil_last_backup_age_seconds \d+(\.\d+)?\n/);
    expect(text).not.toMatch(/mason|eastmoor|desk-01|vigil-unit-/i);
    line.engine.send({ kind: 'close' });
    await line.ended();
    await expect.poll(async () => (await ask(port, '/metrics')).text).toContain('\nvigil_lines 0\n');
  });
});
