/** A unit's records move from its vault into a database: what stops that, and what is there afterwards. */
import { chownSync, cpSync, existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../main/hosts/server/config.ts';
import { serviceSealer } from '../../main/hosts/server/key-file.ts';
import type { LogLine } from '../../main/store/port.ts';
import { connect } from '../../main/store/postgres/connection.ts';
import { verifyChains } from '../../main/store/postgres/log.ts';
import { openPostgresStore } from '../../main/store/postgres/store.ts';
import { checkLog } from '../../main/store/sqlite/closed-store.ts';
import { migrate, supportedVersion } from '../../main/store/sqlite/migrate.ts';
import { openStore } from '../../main/store/sqlite/store.ts';
import { type OpenVault, openWithKey } from '../../main/vault/vault.ts';
import { newVerifier, verifies } from '../../main/vault/verifier.ts';
import { type BareDatabase, bareDatabase, onPostgres } from '../support/postgres.ts';
import { canMount, smallDisk } from '../support/small-disk.ts';
import { passphrase } from '../support/unit.ts';
import { person, type UnitByCommand, unitByCommand } from '../support/unit-by-command.ts';

let unit: UnitByCommand;
let database: BareDatabase;
const others: BareDatabase[] = [];
const opened: Awaited<ReturnType<typeof connect>>[] = [];

const vaultFolder = () => join(unit.unit, 'vault');
const openUnitVault = (folder = vaultFolder()): Promise<OpenVault> =>
  openWithKey({ folder, sealer: serviceSealer({ file: join(unit.unit, 'unit.key') }), migrate, supportedVersion });

async function bare(as?: string): Promise<BareDatabase> {
  const made = await bareDatabase(as);
  others.push(made);
  return made;
}

async function at(place: BareDatabase['owner']) {
  const on = await connect(place);
  opened.push(on);
  return on;
}

/** As IT writes it. */
function databaseFile(of: BareDatabase, change: object = {}): string {
  const { host, port, user } = of.engine;
  const said = { host, port, name: of.name, user, node: 'service-1', owner: { user: of.owner.user }, ...change };
  writeFileSync(unit.here('database.json'), JSON.stringify(said));
  return unit.here('database.json');
}

const moveIn = (of = database, change: object = {}, ...more: string[]) =>
  unit.run('move-in', '--unit', unit.unit, '--database', databaseFile(of, change), '--json', ...more);

/** The same vault, and a configuration that starts on it. */
async function isAsItWas(): Promise<void> {
  expect(readConfig(join(unit.unit, 'config.json')).database).toBeUndefined();
  expect(readdirSync(unit.unit).filter((name) => /before-database|moving/.test(name))).toEqual([]);
  const service = await unit.serve();
  await service.end();
}

beforeEach(async () => {
  unit = unitByCommand();
  await unit.init();
  database = await bare();
});
afterEach(async () => {
  for (const on of opened.splice(0)) await on.end();
  for (const one of others.splice(0)) await one.remove();
  await unit.close();
});

describe.skipIf(!onPostgres)('a unit is not moved', () => {
  it('while its service runs', async () => {
    const service = await unit.serve();
    expect(await moveIn()).toMatchObject({ code: 4, out: expect.stringContaining('UNIT_RUNNING') });
    await service.end();
    await isAsItWas();
  });

  it('into a database in which there is anything', async () => {
    const on = await at(database.owner);
    await on.script('create table notes (id integer)');
    expect(await moveIn()).toMatchObject({ code: 4, out: expect.stringContaining('DATABASE_NOT_EMPTY') });
    await on.script('drop table notes; create table store_version_row (version integer, views text)');
    expect((await moveIn()).code).not.toBe(0);
    await isAsItWas();
  });

  it('into one that another unit has been moved into', async () => {
    expect(await moveIn()).toMatchObject({ code: 0 });
    const other = unitByCommand();
    try {
      await other.init();
      const asked = ['move-in', '--unit', other.unit, '--database', databaseFile(database), '--json'];
      expect(await other.run(...asked)).toMatchObject({ code: 4, out: expect.stringContaining('DATABASE_NOT_EMPTY') });
      expect(existsSync(join(other.unit, 'vault'))).toBe(true);
    } finally {
      await other.close();
    }
  });

  it('into one whose letters have another order, or that is not there', async () => {
    const other = await bare(`encoding 'UTF8' lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8' template template0`);
    expect(await moveIn(other)).toMatchObject({ code: 4, out: expect.stringMatching(/DATABASE_UNFIT.*locale C/) });
    expect(await moveIn(database, { name: 'nowhere' })).toMatchObject({
      out: expect.stringContaining('DATABASE_UNFIT'),
    });
    expect(await moveIn(database, { port: 1 })).toMatchObject({ code: 4, out: expect.stringContaining('STORE_AWAY') });
    await isAsItWas();
  });

  it('with roles that are not there, are one, or may not', async () => {
    const unknown = await moveIn(database, { user: 'nobody_at_all' });
    expect(unknown).toMatchObject({ out: expect.stringMatching(/DATABASE_(?:UNFIT|REFUSED)/) });
    expect(await moveIn(database, { owner: { user: 'nobody_at_all' } })).toMatchObject({
      out: expect.stringContaining('DATABASE_REFUSED'),
    });
    expect(await moveIn(database, { owner: { user: database.engine.user } })).toMatchObject({
      out: expect.stringContaining('owner.user'),
    });
    const { engine, owner } = database;
    const swapped = await moveIn(database, { user: owner.user, owner: { user: engine.user } });
    expect(swapped).toMatchObject({ out: expect.stringContaining('DATABASE_UNFIT') });
    expect(await moveIn(database, { node: 'vault' })).toMatchObject({ out: expect.stringContaining('DATABASE_UNFIT') });
    await isAsItWas();
  });

  it('with a file that says something else, or a password that others may read', async () => {
    expect(await moveIn(database, { port: 'many' })).toMatchObject({ out: expect.stringContaining('database.port') });
    expect(await moveIn(database, { owner: undefined })).toMatchObject({ out: expect.stringContaining('owner') });
    writeFileSync(unit.here('secret'), 'open to all', { mode: 0o644 });
    const asked = ['--owner-password-file', unit.here('secret')];
    expect(await moveIn(database, {}, ...asked)).toMatchObject({ out: expect.stringContaining('others may read it') });
    await isAsItWas();
  });

  it('when a line of its log was changed', async () => {
    const vault = await openUnitVault();
    const store = openStore(vault);
    await store.write(({ log }) => log.append(line('h.mason', 'as it was')));
    await store.end();
    vault.db.exec(`drop trigger log_never_changes; update log_row set reason = 'as somebody would have it'`);
    vault.close();
    expect(await moveIn()).toMatchObject({ code: 7, out: expect.stringContaining('LOG_NOT_WHOLE') });
    const on = await at(database.owner);
    expect(await on.rows(`select 1 from pg_class where relname = 'log_row'`)).toEqual([]);
  });

  it('when a line of its log cannot stand in a database letter for letter', async () => {
    const vault = await openUnitVault();
    const store = openStore(vault);
    await store.write(({ log }) => log.append(line('h.mason', 'typed by a program: \0')));
    await store.end();
    vault.close();
    expect(await moveIn()).toMatchObject({ code: 4, out: expect.stringMatching(/DATABASE_UNFIT.*character 0/) });
    await isAsItWas();
  });

  it('when the connection breaks off half way: the next attempt finds the database as good as empty', async () => {
    await fillWith(4_000);
    const root = await at({ ...database.superuser, database: 'postgres' });
    const moving = moveIn();
    const copying = `select pid from pg_stat_activity where datname = $1 and query like 'insert into contribution_row%'`;
    await expect
      .poll(
        async () => {
          const [found] = await root.rows<{ pid: number }>(copying, [database.name]);
          if (found !== undefined) await root.rows('select pg_terminate_backend($1)', [found.pid]);
          return found;
        },
        { interval: 2 },
      )
      .toBeDefined();
    expect(await moving).toMatchObject({ code: 4, out: expect.stringContaining('STORE_AWAY') });
    await isAsItWas();
    const on = await at(database.owner);
    expect(await on.rows('select count(*) as n from contribution_row')).toEqual([{ n: 0 }]);
    expect(await moveIn()).toMatchObject({ code: 0 });
  });

  it.skipIf(!canMount())('when the disk of the database is full', async () => {
    await fillWith(8_000);
    const disk = smallDisk(16_000);
    if (disk === null) throw new Error('no disk');
    const { uid, gid } = statSync(database.superuser.host ?? '');
    chownSync(disk.folder, uid, gid);
    const root = await at({ ...database.superuser, database: 'postgres' });
    try {
      await root.script(`create tablespace small location '${disk.folder}'`);
      await root.script(`alter database ${database.name} set tablespace small`);
      expect(await moveIn()).toMatchObject({ code: 4, out: expect.stringContaining('DISK_FULL') });
      await isAsItWas();
    } finally {
      await database.remove();
      await root.script('drop tablespace small');
      disk.remove();
    }
  });
});

const line = (who: string, reason: string): LogLine => ({
  at: '2026-03-09T10:00:00.000Z',
  accountId: 1,
  who,
  verb: 'contributions.queue',
  processing: 'consultation',
  outcome: 'done',
  records: ['contribution:1-20', 'contribution:7'],
  reason,
  recipient: null,
  workstation: 'a desk',
  session: null,
});

const tip = (n: number) => ({
  kind: 'tip' as const,
  channel: 'online' as const,
  state: 'untriaged' as const,
  receivedAt: new Date(Date.UTC(2026, 2, 1) + n * 600_000).toISOString(),
  recordedAt: '2026-03-09T10:00:00.000Z',
  triagedAt: null,
  triagedBy: null,
  triageReason: null,
  recordedBy: 1,
  importId: null,
  sourceReference: null,
  rowKey: null,
  text: `A white van by the old mill, number ${n}: it is there each night, said a neighbour who does not give a name.`,
  area: 'Halverton',
  place: null,
  immediateRisk: false,
  riskConfirmed: false,
  anonymous: false,
  contactable: false,
  source: null,
  markingRank: 1,
  compartmentId: 0,
  identifiers: [],
  personKeys: [],
});

async function fillWith(tips: number): Promise<void> {
  const vault = await openUnitVault();
  const store = openStore(vault);
  await store.write(({ contributions }) => contributions.addAll(Array.from({ length: tips }, (_, n) => tip(n))));
  await store.write(({ log }) => log.append(line('h.mason', 'half a character \ud83d')));
  await store.end();
  vault.close();
}

describe.skipIf(!onPostgres)('a unit that was moved', () => {
  it('has its log in the database line for line, and a changed one is found', async () => {
    await fillWith(30);
    const before = await openUnitVault();
    const end = (await checkLog(before.db)).last;
    before.close();
    unit.configure({ backup: { folder: unit.here('disk'), at: '02:30', keep: 3 } });
    const done = await moveIn();
    expect(done).toMatchObject({ code: 0, problem: '' });
    const said = JSON.parse(done.out) as { entries: number; aside: string; backupRemoved: boolean };
    expect(said).toMatchObject({ moved: true, backupRemoved: true, withoutPassphrase: [person] });
    const config = readConfig(join(unit.unit, 'config.json'));
    expect(config.database).toMatchObject({ name: database.name, node: 'service-1' });
    expect(readFileSync(join(unit.unit, 'config.json'), 'utf8')).not.toContain('backup');
    expect(existsSync(vaultFolder())).toBe(false);
    // Both say what was done.
    const aside = await openUnitVault(join(unit.unit, said.aside));
    expect(aside.db.prepare('select reason from log_row order by seq desc limit 2').pluck().all()).toEqual([
      expect.stringMatching(/^Moved into a database/),
      'Copied into a database',
    ]);
    aside.close();
    const on = await at(database.owner);
    const chain = 'select node, reason from log_row order by seq desc limit 2';
    expect(await on.rows(chain)).toEqual([
      { node: 'service-1', reason: expect.stringMatching(/^Moved in from the unit’s vault/) },
      { node: 'vault', reason: 'Copied into a database' },
    ]);
    // An anchor that was kept of the vault is good for the database too.
    const store = await openPostgresStore({ place: database.engine, node: 'service-1' });
    expect(await store.read(({ log }) => log.holds(end?.seq ?? 0, end?.hash ?? ''))).toBe(true);
    await store.write(({ log }) => log.append(line('h.mason', 'afterwards')));
    await store.end();
    expect(await verifyChains(on)).toMatchObject({ whole: true, entries: said.entries + 2 });
    const root = await at(database.superuser);
    await root.script(
      `set session_replication_role = replica; update log_row set reason = 'whole' where node = 'vault' and seq = 1`,
    );
    expect(await verifyChains(on)).toMatchObject({ whole: false, breaks: [{ entry: 1, faults: ['changed'] }] });
  });

  it('is served from the database to the desks that it had, who find what they had recorded', async () => {
    const desk = await unit.admit('desk-01');
    const before = await unit.serve();
    const line = before.connect(desk);
    await line.signIn(person);
    const call = {
      form: { kind: 'tip' as const, channel: 'hotline' as const, text: 'Two vans by the mill' },
      draftId: null,
    };
    const { reference } = await line.do('intake.record', call);
    await before.end();
    expect(await moveIn()).toMatchObject({ code: 0 });
    const after = await unit.serve();
    const again = after.connect(desk);
    expect(await again.signIn(person)).toMatchObject({ ok: true });
    const { rows } = await again.do('contributions.queue', { filter: {}, sort: 'newest', after: null, limit: 10 });
    expect(rows.map((row) => row.reference)).toEqual([reference]);
    expect(await again.do('vault.verify', {})).toMatchObject({ pages: null, log: { whole: true } });
    expect(await again.do('oversight.stats', {})).toMatchObject({ inVault: false });
    // Another desk is admitted while the service runs, and revoked.
    const second = after.connect(await unit.admit('desk-02'));
    expect(await second.signIn(person)).toMatchObject({ ok: true });
    expect(await unit.run('revoke', '--unit', unit.unit, '--name', 'desk-02')).toMatchObject({ code: 0 });
    await second.ended();
    const { out } = await unit.run('status', '--unit', unit.unit, '--json');
    expect(JSON.parse(out)).toMatchObject({
      workstations: [{ name: 'desk-01', revokedAt: null }, { name: 'desk-02' }],
    });
  });

  it('goes on counting where the vault had stopped, and finds what was recorded there', async () => {
    await fillWith(2_100);
    expect(await moveIn()).toMatchObject({ code: 0 });
    const store = await openPostgresStore({ place: database.engine, node: 'service-1' });
    const [added] = await store.write(({ contributions }) => contributions.addAll([tip(2_100)]));
    expect(added).toEqual({ id: 2_101, reference: expect.stringMatching(/002101$/) });
    await store.end();
    const on = await at(database.owner);
    expect(await on.rows('select sum(n) as n from contribution_rollup_row')).toEqual([{ n: 2_101 }]);
    expect(await on.rows('select count(*) as n from contribution_words_row')).toEqual([{ n: 2_101 }]);
    expect(await on.rows(`select distinct tgenabled as on from pg_trigger where not tgisinternal`)).toEqual([
      { on: 'O' },
    ]);
  });

  it('gives nobody back a passphrase that a key slot had replaced', async () => {
    const vault = await openUnitVault();
    const { N, salt, derived } = await newVerifier('four plain words of old', 1024);
    const left = 'n.lowe';
    await vault.setSlot(left, passphrase);
    vault.db
      .prepare(
        'insert into account_row (login, name, roles, clearance, createdAt, disabledAt) values (?, ?, ?, 1, ?, ?)',
      )
      .run(left, 'Nora Lowe', '[]', '2026-01-09T10:00:00.000Z', '2026-02-09T10:00:00.000Z');
    for (const login of [person, left])
      vault.db.prepare('insert into sign_in_row values (?, ?, ?, ?)').run(login, N, salt, derived);
    vault.close();
    const done = await moveIn();
    expect(JSON.parse(done.out)).toMatchObject({ withoutPassphrase: [person] });
    const on = await at(database.owner);
    expect(await on.rows('select login from sign_in_row')).toEqual([]);
  });

  it('lets somebody in by command, with a passphrase that has to be changed, and the log says so', async () => {
    const asked = ['let-in', '--unit', unit.unit, '--login', person, '--json', '--passphrase-file'];
    expect(await unit.run(...asked, unit.here('passphrase'))).toMatchObject({
      code: 2,
      out: expect.stringContaining('ONLY_WITH_DATABASE'),
    });
    expect(await moveIn()).toMatchObject({ code: 0 });
    writeFileSync(unit.here('weak'), 'password');
    expect(await unit.run(...asked, unit.here('weak'))).toMatchObject({ code: 3 });
    expect(await unit.run(...asked, unit.here('passphrase'), '--login', 'nobody.here')).toMatchObject({
      out: expect.stringContaining('NOT_FOUND'),
    });
    expect(await unit.run(...asked, unit.here('passphrase'), '--key', unit.here('no-key'))).toMatchObject({
      out: expect.stringContaining('key.file'),
    });
    expect(await unit.run(...asked, unit.here('passphrase'))).toMatchObject({ code: 0 });
    const store = await openPostgresStore({ place: database.engine, node: 'service-1' });
    const kept = await store.read(({ signIns }) => signIns.find(person));
    expect(await verifies(kept, passphrase, 1024)).toBe(true);
    expect(await store.read(({ officer }) => officer(person))).toMatchObject({ passphraseGiven: true });
    await store.end();
    const on = await at(database.owner);
    expect(await on.rows('select verb, records, reason from log_row order by seq desc limit 1')).toEqual([
      {
        verb: 'vault.recover',
        records: '["account:1"]',
        reason: expect.stringMatching(/on the machine of the service/),
      },
    ]);
    expect(await verifyChains(on)).toMatchObject({ whole: true });
  });

  it('keeps no vault in its place where the move was stopped at its very end', async () => {
    expect(await moveIn()).toMatchObject({ code: 0 });
    const [aside = ''] = readdirSync(unit.unit).filter((name) => name.startsWith('vault.before-database'));
    renameSync(join(unit.unit, aside), vaultFolder());
    const again = await moveIn();
    expect(again).toMatchObject({ code: 0, problem: '' });
    expect(readdirSync(unit.unit)).toContain((JSON.parse(again.out) as { aside: string }).aside);
    // Any other vault there is none of its business.
    const other = unitByCommand();
    await other.init();
    cpSync(join(other.unit, 'vault'), vaultFolder(), { recursive: true });
    cpSync(join(other.unit, 'unit.key'), unit.here('other.key'));
    expect(await moveIn(database, {}, '--key', unit.here('other.key'))).toMatchObject({
      code: 2,
      out: expect.stringContaining('NOT_WITH_DATABASE'),
    });
    await other.close();
  });

  it('is backed up by the database’s own means, and not restored from a vault’s backup', async () => {
    expect(await unit.run('backup', '--unit', unit.unit, '--to', unit.here('disk'))).toMatchObject({ code: 0 });
    const [backup = ''] = readdirSync(unit.here('disk'));
    expect(await moveIn()).toMatchObject({ code: 0 });
    const refused = { code: 2, out: expect.stringContaining('NOT_WITH_DATABASE') };
    expect(await unit.run('backup', '--unit', unit.unit, '--to', unit.here('disk'), '--json')).toMatchObject(refused);
    const restoring = ['restore', '--unit', unit.unit, '--backup', unit.here(`disk/${backup}`), '--json'];
    expect(await unit.run(...restoring)).toMatchObject(refused);
    expect(await unit.run('restore', '--undo', '--unit', unit.unit, '--json')).toMatchObject(refused);
    expect(await moveIn()).toMatchObject(refused);
  });
});
