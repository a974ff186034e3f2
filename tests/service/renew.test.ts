/** The service's certificate is renewed while desks are at work: nobody is cut off, and nobody else is let in. */

import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hostsOf } from '../../main/hosts/server/renew-certificate.ts';
import { person, type UnitByCommand, unitByCommand } from '../support/unit-by-command.ts';

let unit: UnitByCommand;
beforeEach(async () => {
  unit = unitByCommand();
  await unit.init();
});
afterEach(() => unit.close());

const renew = () => unit.run('renew', '--unit', unit.unit, '--json');
const taken = () => unit.events.filter(({ event }) => event === 'certificate');

interface Desk {
  authority: string;
  certificate?: string;
  key?: string;
}

/** The serial number of the certificate that the service shows; what it did instead where it let nobody in. */
function shownTo(port: number, { authority, certificate, key }: Desk): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, ca: authority, cert: certificate, key });
    let serial = 'nothing';
    socket.once('secureConnect', () => {
      serial = socket.getPeerCertificate().serialNumber;
      socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    });
    socket.once('data', () => {
      resolve(serial);
      socket.destroy();
    });
    socket.once('error', () => resolve('refused'));
    socket.once('close', () => resolve('refused'));
  });
}

describe('the service’s certificate', () => {
  it('is renewed for the same names while desks are at work', async () => {
    const desk = await unit.admit('desk-01');
    const service = await unit.serve();
    const line = service.connect(desk);
    await line.signIn(person);
    const before = await shownTo(service.port, desk);
    const done = await renew();
    expect(done).toMatchObject({ code: 0, problem: '' });
    await expect.poll(taken).toContainEqual({ event: 'certificate' });
    const after = await shownTo(service.port, desk);
    expect([before, after]).not.toContain('refused');
    expect(after).not.toBe(before);
    expect(await line.ask('access.me', {})).toMatchObject({ ok: true });
    expect(await service.connect(desk).signIn(person)).toMatchObject({ ok: true });
    // Whoever has no certificate of the unit is as far out as before.
    expect(await shownTo(service.port, { authority: desk.authority })).toBe('refused');
    const { out } = await unit.run('status', '--unit', unit.unit, '--json');
    expect(JSON.parse(out)).toMatchObject({ certificateUntil: (JSON.parse(done.out) as { until: string }).until });
  });

  it('stays where what lies in its place is none', async () => {
    const desk = await unit.admit('desk-01');
    const service = await unit.serve();
    const before = await shownTo(service.port, desk);
    writeFileSync(join(unit.unit, 'service.pem'), 'half a certificate');
    await expect.poll(taken).toContainEqual({ event: 'certificate', why: 'UNFIT' });
    expect(await shownTo(service.port, desk)).toBe(before);
  });

  it('is not renewed without the key of the authority, and nothing has changed', async () => {
    renameSync(join(unit.unit, 'authority.key'), unit.here('in-the-safe.key'));
    expect(await renew()).toMatchObject({ code: 4, out: expect.stringContaining('UNIT_NOT_FOUND') });
    renameSync(unit.here('in-the-safe.key'), join(unit.unit, 'authority.key'));
    expect(await renew()).toMatchObject({ code: 0 });
  });

  it('keeps every name and address that it had', async () => {
    const other = unitByCommand();
    try {
      await other.run(
        ...[
          'init',
          '--unit',
          other.unit,
          '--name',
          'Eastmoor unit',
          '--host',
          'vigil.example,10.0.0.5,::1',
          '--login',
          person,
        ],
        ...['--person', 'Hollis Mason', '--json', '--passphrase-file', other.here('passphrase')],
      );
      const shown = () => hostsOf(readFileSync(join(other.unit, 'service.pem'), 'utf8'));
      const before = shown();
      expect(before.length).toBe(3);
      expect(await other.run('renew', '--unit', other.unit)).toMatchObject({ code: 0 });
      expect(shown()).toEqual(before);
    } finally {
      await other.close();
    }
  });
});
