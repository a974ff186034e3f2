/** The disk of the service is full: what people are told, that nothing confirmed is lost, and that it goes on once there is room. */
import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canMount, drain, fill, smallDisk } from '../support/small-disk.ts';
import { person, type UnitByCommand, unitByCommand } from '../support/unit-by-command.ts';

const health = (port: number) =>
  new Promise<number>((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: '/health' }, (response) => resolve(response.resume().statusCode ?? 0))
      .once('error', reject)
      .end();
  });
const form = (text: string) => ({ form: { kind: 'tip', channel: 'hotline', text }, draftId: null }) as const;

describe.skipIf(!canMount())('a full disk (needs the right to mount a small one)', () => {
  let disk: NonNullable<ReturnType<typeof smallDisk>>;
  let unit: UnitByCommand;
  beforeEach(async () => {
    const mounted = smallDisk(16_384);
    if (mounted === null) throw new Error('no disk can be mounted');
    disk = mounted;
    unit = unitByCommand(disk.folder);
    await unit.init();
    unit.configure({ health: { port: 0 } });
  });
  afterEach(async () => {
    drain(disk.folder);
    await unit.close();
    disk.remove();
  });

  it('is told by name, loses nothing that was confirmed, and work goes on when there is room again', async () => {
    const desk = await unit.admit('desk-01');
    const { connect, healthPort, end } = await unit.serve();
    const line = connect(desk);
    await line.signIn(person);
    const { id } = await line.do('intake.record', form('Two vans by the mill'));
    expect(await health(healthPort ?? 0)).toBe(200);
    fill(disk.folder);

    let confirmed = 1;
    let refused: string | null = null;
    while (refused === null && confirmed < 2_000) {
      const result = await line.ask('intake.record', form(`Van ${confirmed}. ${'A long account of it. '.repeat(200)}`));
      if (result.ok) confirmed += 1;
      else refused = result.error.code;
    }
    expect(refused).toBe('DISK_FULL');
    // What leaves no line in the log is still answered. What must leave one is not: nothing is shown that is not logged.
    expect(await line.do('contributions.count', { filter: {} })).toMatchObject({ total: confirmed });
    expect(await line.ask('triage.get', { id })).toMatchObject({ ok: false, error: { code: 'DISK_FULL' } });
    await expect.poll(() => health(healthPort ?? 0)).toBe(503);
    expect(await unit.run('backup', '--unit', unit.unit, '--to', unit.here('disk'), '--json')).toMatchObject({
      code: 4,
      out: expect.stringContaining('DISK_FULL'),
    });

    drain(disk.folder);
    expect(await line.do('triage.get', { id })).toMatchObject({ text: 'Two vans by the mill' });
    await line.do('intake.record', form('Room again'));
    expect(await line.do('contributions.count', { filter: {} })).toMatchObject({ total: confirmed + 1 });
    await expect.poll(() => health(healthPort ?? 0)).toBe(200);
    expect(await line.do('vault.verify', {})).toMatchObject({ pages: true, log: { whole: true } });
    await end();
    const again = await unit.serve();
    const after = again.connect(desk);
    expect(await after.signIn(person)).toMatchObject({ ok: true, value: { vault: { older: null } } });
    expect(await after.do('contributions.count', { filter: {} })).toMatchObject({ total: confirmed + 1 });
    await again.end();
  });
});
