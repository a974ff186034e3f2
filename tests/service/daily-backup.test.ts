/** The service backs itself up: when, what it makes good, what it says when it could not, and whom it tells. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../main/hosts/server/config.ts';
import { turnsAround } from '../../main/hosts/server/daily-backup.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { person, type UnitByCommand, unitByCommand } from '../support/unit-by-command.ts';

describe('the time of the day', () => {
  it.each([
    ['in winter', '2026-01-10T01:00:00.000Z', '2026-01-09T02:30:00.000Z', '2026-01-10T02:30:00.000Z'],
    ['at the moment itself', '2026-01-10T02:30:00.000Z', '2026-01-10T02:30:00.000Z', '2026-01-11T02:30:00.000Z'],
    ['in summer, an hour earlier', '2026-07-10T01:31:00.000Z', '2026-07-10T01:30:00.000Z', '2026-07-11T01:30:00.000Z'],
    ['before clocks go forward', '2026-03-28T12:00:00.000Z', '2026-03-28T02:30:00.000Z', '2026-03-29T01:30:00.000Z'],
    ['before clocks go back', '2026-10-24T12:00:00.000Z', '2026-10-24T01:30:00.000Z', '2026-10-25T02:30:00.000Z'],
  ])('is that of the United Kingdom: %s', (_, now, last, next) => {
    expect(turnsAround('02:30', new Date(now))).toEqual({ last, next });
  });

  it('comes an hour later on the day on which clocks skip it', () => {
    expect(turnsAround('01:30', new Date('2026-03-28T12:00:00.000Z')).next).toBe('2026-03-29T01:30:00.000Z');
  });
});

describe('a configuration', () => {
  const whole = {
    listen: { host: '127.0.0.1', port: 0 },
    address: { host: '127.0.0.1', port: 1 },
    unit: '.',
    key: { file: 'unit.key' },
    maximumMarking: 'SECRET',
  };
  it.each([
    [{ backup: { folder: 'x', at: '2:30', keep: 2 } }, 'backup.at: is not valid.'],
    [{ backup: { folder: 'x', at: '24:00', keep: 2 } }, 'backup.at: is not valid.'],
    [{ backup: { folder: 'x', at: '02:30', keep: 0 } }, 'backup.keep: is not valid.'],
    [{ backup: { at: '02:30', keep: 2 } }, 'backup.folder: is missing.'],
    [{ backup: { folder: 'x', at: '02:30', keep: 2, every: 'day' } }, 'backup.every: there is no such setting.'],
    [{ health: { port: 9100, host: '0.0.0.0' } }, 'health.host: there is no such setting.'],
  ])('with %j ends the start', (change, line) => {
    const config = join(temporaryFolder(), 'config.json');
    writeFileSync(config, JSON.stringify({ ...whole, ...change }));
    expect(() => readConfig(config)).toThrow(line);
  });
});

describe('a unit with a schedule', () => {
  let unit: UnitByCommand;
  beforeEach(async () => {
    unit = unitByCommand();
    await unit.init();
    unit.configure({ backup: { folder: unit.here('disk'), at: '02:30', keep: 2 } });
  });
  afterEach(() => unit.close());

  const made = () => unit.events.filter(({ event }) => event === 'backed-up').length;
  /** A clock that stands at that instant now, and goes on. */
  const clockFrom = (instant: string) => {
    const ahead = Date.parse(instant) - Date.now();
    return () => new Date(Date.now() + ahead);
  };

  it('makes the one that was missed when it starts, the next at its time, and tells administrators of both', async () => {
    const desk = await unit.admit('desk-01');
    const first = await unit.serve({ clock: clockFrom('2026-03-09T10:00:00.000Z') });
    await expect.poll(made).toBe(1);
    const line = first.connect(desk);
    await line.signIn(person);
    expect(await line.do('vault.backups', {})).toMatchObject({
      unit: true,
      last: { kept: 1 },
      schedule: { at: '02:30', keep: 2, nextAt: '2026-03-10T02:30:00.000Z', failed: null },
    });
    await first.end();
    // Started again on the same day: there is one, and nothing is due.
    await (await unit.serve({ clock: clockFrom('2026-03-09T12:00:00.000Z') })).end();
    expect(made()).toBe(1);

    const night = await unit.serve({ clock: clockFrom('2026-03-10T02:29:59.000Z') });
    await expect.poll(made).toBe(2);
    const awake = night.connect(desk);
    await awake.signIn(person);
    expect(await awake.do('vault.backups', {})).toMatchObject({ schedule: { nextAt: '2026-03-11T02:30:00.000Z' } });
    await unit.run('backup', '--unit', unit.unit, '--to', unit.here('elsewhere'));
    expect(awake.heard).not.toContainEqual({ kind: 'changed', topics: ['backup'] });
    mkdirSync(unit.here('elsewhere'));
    await unit.run('backup', '--unit', unit.unit, '--to', unit.here('elsewhere'));
    await awake.until(() => awake.heard.find((m) => m.kind === 'changed' && m.topics.includes('backup')));
    await night.end();
    const third = await unit.serve({ clock: clockFrom('2026-03-12T10:00:00.000Z') });
    await expect.poll(made).toBe(4);
    await third.end();
    expect(readdirSync(unit.here('disk'))).toHaveLength(2);
  });

  it('says why it could not, in the journal and to administrators, and goes on', async () => {
    const desk = await unit.admit('desk-01');
    rmSync(unit.here('disk'), { recursive: true });
    const service = await unit.serve();
    await expect.poll(() => unit.events.find(({ event }) => event === 'backup-failed')?.why).toBe('BACKUP_FOLDER_GONE');
    const line = service.connect(desk);
    await line.signIn(person);
    expect(await line.do('vault.backups', {})).toMatchObject({
      last: null,
      schedule: { failed: 'BACKUP_FOLDER_GONE' },
    });
    expect(await line.ask('contributions.count', { filter: {} })).toMatchObject({ ok: true });
    // A desk cannot make one of its own in the service's name.
    const asked = { folderToken: 'token-for-the-unit', everyDays: 1, keep: 1, task: 't' } as const;
    expect(await line.ask('vault.backUpIfDue', asked)).toMatchObject({ ok: false });
    await service.end();
    mkdirSync(unit.here('disk'));
    const again = await unit.serve();
    await expect.poll(made).toBe(1);
    await again.end();
  });
});
