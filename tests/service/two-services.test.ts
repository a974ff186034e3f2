/** Two services on one database: at which of them somebody's desk is makes no difference, and either may go. */
import { randomUUID } from 'node:crypto';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../main/hosts/server/config.ts';
import { admin } from '../../main/hosts/terminal/admin.ts';
import { connect } from '../../main/store/postgres/connection.ts';
import { onPostgres } from '../support/postgres.ts';
import type { DeskLine } from '../support/unit.ts';
import { openUnitOnDatabase, type UnitOnDatabase } from '../support/unit-on-database.ts';

type Served = Awaited<ReturnType<UnitOnDatabase['serve']>>;

const call = (text: string, more: object = {}) => ({
  form: { kind: 'tip' as const, channel: 'hotline' as const, text, ...more },
  draftId: null,
});
const everything = { filter: {}, sort: 'newest' as const, after: null, limit: 50 };

const heardOf = (line: DeskLine, topic: string) =>
  line.until(() => line.heard.find((message) => message.kind === 'changed' && message.topics.includes(topic)));

describe.runIf(onPostgres)('two services on one database', () => {
  let unit: UnitOnDatabase;
  let one: Served;
  let other: Served;
  beforeEach(async () => {
    unit = await openUnitOnDatabase([
      { login: 'marsh', roles: ['intake_officer', 'case_officer'], compartments: ['LANTERN'] },
      { login: 'owen', roles: ['auditor'] },
      { login: 'iqbal', roles: ['case_officer', 'intake_officer'] },
      { login: 'adeyemi', roles: ['administrator'] },
    ]);
    one = await unit.serve('service-1');
    other = await unit.serve('service-2');
  });
  afterEach(() => unit.close());

  /** Marsh is at the first service, Iqbal at the other. */
  async function both(): Promise<{ marsh: DeskLine; iqbal: DeskLine }> {
    const marsh = one.connect(await unit.admit(one, 'desk-01'));
    const iqbal = other.connect(await unit.admit(other, 'desk-02'));
    expect(await marsh.signIn('marsh')).toMatchObject({ ok: true });
    expect(await iqbal.signIn('iqbal')).toMatchObject({ ok: true });
    return { marsh, iqbal };
  }

  it('does not start under a name that is taken: two would write one chain of the log', async () => {
    await expect(unit.serve('service-1')).rejects.toThrow('another service of that name');
  });

  it('tells an administrator that backups are the database’s, and warns of none that is missing', async () => {
    const desk = one.connect(await unit.admit(one, 'desk-01'));
    await desk.signIn('adeyemi');
    expect(await desk.ask('vault.backups', {})).toMatchObject({ value: { unit: true, database: true, last: null } });
  });

  it('takes in one more, whose folder a command has made for its machine', async () => {
    const to = join(one.folder, 'for-the-third-machine');
    const command = [
      'unit',
      'add-service',
      '--unit',
      one.folder,
      '--name',
      'service-3',
      '--host',
      '127.0.0.1',
      '--to',
      to,
    ];
    let out = '';
    const terminal = {
      out: (text: string) => {
        out += text;
      },
      problem: () => undefined,
      onInterrupt: () => undefined,
    };
    const nothing = () => {
      throw new Error('no engine is needed');
    };
    expect(await admin([...command, '--json'], nothing, terminal)).toBe(0);
    expect(JSON.parse(out)).toEqual({ added: 'service-3', wanted: ['unit.key'] });
    expect(await admin(command, nothing, terminal)).not.toBe(0);
    copyFileSync(unit.key, join(to, 'unit.key'));
    const third = await unit.start(readConfig(join(to, 'config.json')));
    const line = third.connect(await unit.admit(one, 'desk-01'));
    expect(await line.signIn('marsh')).toMatchObject({ ok: true });
    // It writes a chain of the log of its own.
    const looking = one.connect(await unit.admit(one, 'desk-02'));
    await looking.signIn('owen');
    expect(await looking.do('audit.verify', {})).toMatchObject({ whole: true });
  });

  it('tells whoever is at the other of what was recorded, and not of what they may not see', async () => {
    const { marsh, iqbal } = await both();
    const hidden = await marsh.do(
      'intake.record',
      call('A lamp in the boathouse', { compartmentId: unit.compartments.get('LANTERN') }),
    );
    const open = await marsh.do('intake.record', call('Two vans by the mill'));
    await heardOf(iqbal, `contribution:${open.id}`);
    const heard = iqbal.heard.flatMap((message) => (message.kind === 'changed' ? message.topics : []));
    expect(heard).not.toContain(`contribution:${hidden.id}`);
    const { rows } = await iqbal.do('contributions.queue', everything);
    expect(rows.map(({ id }) => id)).toEqual([open.id]);
  });

  it('shows who has a record open, wherever they are, until they leave or their service does', async () => {
    const { marsh, iqbal } = await both();
    const { id } = await marsh.do('intake.record', call('Two vans by the mill'));
    const at = { contributionId: id, investigationId: null };
    await marsh.do('presence.here', at);
    const others = async () => (await iqbal.do('presence.here', at)).others.map(({ name }) => name);
    await expect.poll(others).toEqual(['marsh']);
    // Whoever has it open is told who else comes.
    await heardOf(marsh, `presence/contribution:${id}`);
    await expect.poll(async () => (await marsh.do('presence.here', at)).others).toMatchObject([{ name: 'iqbal' }]);
    // A third one that comes later asks what is open.
    const third = await unit.serve('service-3');
    const late = third.connect(await unit.admit(third, 'desk-03'));
    await late.signIn('iqbal');
    await expect
      .poll(async () => (await late.do('presence.here', at)).others.map(({ name }) => name))
      .toEqual(['marsh']);
    await one.end();
    await expect.poll(others).toEqual([]);
  });

  it('goes on with a session whose service is no longer reached, once, and the first one lets it go', async () => {
    const desk = await unit.admit(one, 'desk-01');
    const before = one.connect(desk);
    await before.signIn('marsh');
    const key = randomUUID();
    const asked = call('Two vans by the mill');
    const first = await before.ask('intake.record', asked, key);
    const given = before.session();
    const there = other.connect(desk);
    expect(await there.resume(given)).toBe('resumed');
    // What was asked at the first is answered at the other, and is not done again.
    expect(await there.ask('intake.record', asked, key)).toEqual(first);
    expect((await there.do('contributions.queue', everything)).rows).toHaveLength(1);
    await before.ended();
    expect(await one.connect(desk).resume(given)).toBe('SESSION_ENDED');
    expect(await there.ask('contributions.queue', everything)).toMatchObject({ ok: true });
  });

  it('hands its sessions to the other when it is ended for an update', async () => {
    const desk = await unit.admit(one, 'desk-01');
    const before = one.connect(desk);
    await before.signIn('marsh');
    const given = before.session();
    await one.end();
    expect(before.heard.filter(({ kind }) => kind === 'closed')).toEqual([]);
    const there = other.connect(desk);
    expect(await there.resume(given)).toBe('resumed');
    await there.do('vault.lock', {});
    await there.ended();
    // Signed out is signed out, wherever.
    expect(await other.connect(desk).resume(there.session())).toBe('SESSION_ENDED');
  });

  it('says in the log that nobody came back to a session whose service had gone', async () => {
    const brief = await unit.serve('service-3', 1_000);
    const desk = await unit.admit(brief, 'desk-03');
    const line = brief.connect(desk);
    await line.signIn('marsh');
    line.breakOff();
    const looking = other.connect(await unit.admit(other, 'desk-04'));
    await looking.signIn('owen');
    const last = async () => (await looking.do('audit.entries', { after: null })).entries.map(({ reason }) => reason);
    await expect.poll(last, { timeout: 10_000 }).toContain('The line broke and did not come back');
  });

  it('goes on with a list at the other service', async () => {
    const { marsh, iqbal } = await both();
    for (let at = 0; at < 60; at += 1) await marsh.do('intake.record', call(`A call about the mill, ${at}`));
    const desk = await unit.admit(one, 'desk-03');
    const again = one.connect(desk);
    await again.signIn('iqbal');
    const page = await iqbal.do('contributions.queue', everything);
    expect(page.next).not.toBeNull();
    const next = await again.do('contributions.queue', { ...everything, after: page.next });
    expect(next.rows.length).toBeGreaterThan(0);
    expect(next.rows.map(({ id }) => id)).not.toContain(page.rows[0]?.id);
  });

  it('drops a workstation that is revoked at either of them', async () => {
    const { iqbal } = await both();
    await unit.revoke(one, 'desk-02');
    await iqbal.ended();
    expect(unit.events).toContainEqual(expect.objectContaining({ event: 'connected', workstation: 'desk-02' }));
  });

  it('takes nothing from a login of the database that is no service', async () => {
    const { marsh } = await both();
    const on = await connect(unit.database.owner);
    try {
      for (const message of ['service-2\n{"kind":"much"}', 'service-2\n{"kind":"took","session":"any"}', 'nobody', ''])
        await on.rows('select pg_notify($1, $2)', ['vigil', message]);
    } finally {
      await on.end();
    }
    await marsh.do('intake.record', call('Two vans by the mill'));
    const heard = marsh.heard.flatMap((message) => (message.kind === 'changed' ? message.topics : []));
    expect(heard).not.toContain('everything');
  });

  it('waits for a database that was away for a moment, loses nothing, and says that more may have changed', async () => {
    const { marsh, iqbal } = await both();
    const on = await connect(unit.database.superuser);
    try {
      const asked = Promise.all(
        Array.from({ length: 20 }, (_, at) =>
          marsh.ask('intake.record', call(`A call about the mill, ${at}`), randomUUID()),
        ),
      );
      for (let at = 0; at < 3; at += 1)
        await on.rows(
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
        );
      for (const result of await asked) expect(result).toMatchObject({ ok: true });
    } finally {
      await on.end();
    }
    await heardOf(iqbal, 'everything');
    const { rows } = await iqbal.do('contributions.queue', everything);
    expect(new Set(rows.map(({ reference }) => reference)).size).toBe(20);
    expect(rows).toHaveLength(20);
  });
});
