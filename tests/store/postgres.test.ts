/** What is said of the store on PostgreSQL alone: who else gets in, several processes in it at once, a server that goes away. */
import Sqlite from 'better-sqlite3-multiple-ciphers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LogLine, NewContribution, Store } from '../../main/store/port.ts';
import { type Connection, connect, type DatabasePlace } from '../../main/store/postgres/connection.ts';
import { verifyChains } from '../../main/store/postgres/log.ts';
import { migrate, supportedVersion } from '../../main/store/postgres/migrate.ts';
import { openPostgresStore } from '../../main/store/postgres/store.ts';
import { migrate as migrateVault } from '../../main/store/sqlite/migrate.ts';
import { asVigilError } from '../../main/vault/open-database.ts';
import { onPostgres, type TestDatabase, testDatabase } from '../support/postgres.ts';

let database: TestDatabase;
const opened: { end(): Promise<void> }[] = [];

const open = async (node: string): Promise<Store> => {
  const store = await database.open(node);
  opened.push(store);
  return store;
};
const at = async (place: DatabasePlace): Promise<Connection> => {
  const on = await connect(place);
  opened.push(on);
  return on;
};

const line = (who: string): LogLine => ({
  at: '2026-03-09T10:00:00.000Z',
  accountId: null,
  who,
  verb: 'contributions.queue',
  processing: 'consultation',
  outcome: 'done',
  records: ['contribution:1-20', 'contribution:7'],
  reason: 'half a character \ud83d, and none \0',
  recipient: null,
  workstation: 'a desk',
  session: null,
});

const tip = (text: string, receivedAt = '2026-03-09T10:00:00.000Z'): NewContribution => ({
  kind: 'tip',
  channel: 'online',
  state: 'untriaged',
  receivedAt,
  recordedAt: '2026-03-09T10:00:00.000Z',
  triagedAt: null,
  triagedBy: null,
  triageReason: null,
  recordedBy: 1,
  importId: null,
  sourceReference: null,
  rowKey: null,
  text,
  area: null,
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

describe.skipIf(!onPostgres)('a store on PostgreSQL', () => {
  beforeEach(async () => {
    database = await testDatabase();
  });
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.end();
    await database.giveBack(true);
  });

  it('has the tables of a vault, column for column, and others only for what it keeps itself', async () => {
    const vault = new Sqlite(':memory:');
    migrateVault(vault);
    const inVault = vault
      .prepare<[], { place: string }>(
        `select t.name || '.' || c.name as place from sqlite_schema t join pragma_table_info(t.name) c where t.name like '%\\_row' escape '\\'`,
      )
      .all()
      .map(({ place }) => place);
    vault.close();
    const on = await at(database.owner);
    const rows = await on.rows<{ place: string }>(
      `select table_name || '.' || column_name as place from information_schema.columns where table_name like '%\\_row'
         and table_name in (select table_name from information_schema.tables where table_type = 'BASE TABLE')`,
    );
    const here = new Set(rows.map(({ place }) => place));
    expect(inVault.filter((place) => !here.has(place))).toEqual(['week_row.week']);
    const own = [...here].filter((place) => !inVault.includes(place)).map((place) => place.split('.')[0]);
    expect([...new Set(own)].sort()).toEqual([
      'contribution_words_row',
      'document_page_words_row',
      'holdings_version_row',
      'investigation_words_row',
      'log_row',
      'log_seal_row',
      'log_tail_row',
      'service_row',
      'store_version_row',
      'subject_words_row',
      'workstation_row',
    ]);
  });

  it('finds a log that was made anew with hashes that fit, by what the services had sealed of it', async () => {
    const sealKey = Buffer.alloc(32, 7);
    const store = await openPostgresStore({ place: database.engine, direct: database.engine, node: 'node-1', sealKey });
    opened.push(store);
    const write = (...who: string[]) => store.write(({ log }) => log.append(...who.map(line)), { onlyLog: true });
    const verified = () => store.read(({ log }) => log.verify());
    await write('marsh', 'iqbal', 'owen');
    await store.shared?.sealLog(new Date());
    // Nothing was written since: one seal is enough.
    await store.shared?.sealLog(new Date());
    const root = await at(database.superuser);
    expect(await root.rows('select n from log_seal_row')).toEqual([{ n: 1 }]);
    expect(await verified()).toMatchObject({ whole: true, entries: 3 });
    // Whoever runs the database empties the log and has another one written, without the last line.
    await root.script(`set session_replication_role = replica; delete from log_record_row; delete from log_row;
      delete from log_tail_row; set session_replication_role = origin`);
    await write('marsh', 'somebody else');
    expect(await verifyChains(root)).toMatchObject({ whole: true });
    expect(await verified()).toMatchObject({ whole: false, breaks: [{ entry: 3, faults: ['missing'] }] });
    await write('owen');
    expect(await verified()).toMatchObject({ whole: false, breaks: [{ entry: 3, faults: ['changed'] }] });
    // A seal of their own does not help them, nor does taking out those that tell.
    await root.script(
      `set session_replication_role = replica; delete from log_seal_row; set session_replication_role = origin`,
    );
    const forger = await openPostgresStore({
      place: database.engine,
      direct: database.engine,
      node: 'node-2',
      sealKey: Buffer.alloc(32, 8),
    });
    opened.push(forger);
    await forger.shared?.sealLog(new Date());
    expect(await verified()).toMatchObject({ whole: false, broken: 1 });
  });

  it('gives each session whose service is gone to one of those that look, and leaves those that somebody has', async () => {
    const store = await openPostgresStore({ place: database.engine, direct: database.engine, node: 'node-1' });
    opened.push(store);
    const root = await at(database.superuser);
    await root.script(`insert into account_row (id, login, name, roles, clearance, "createdAt") values (7, 'marsh', 'marsh', '[]', 1, '');
      insert into service_row values ('node-2', now() - interval '5 minutes'), ('node-3', now() - interval '5 seconds')`);
    const lostAt = (ago: number) => `'${new Date(Date.now() - ago).toISOString()}'`;
    for (const [id, node, lost] of [
      ['of one that is gone', 'node-2', 'null'],
      ['of one that was there just now', 'node-3', 'null'],
      ['at work', 'node-1', 'null'],
      ['whose line broke', 'node-1', lostAt(60_000)],
      ['whose line broke long ago', 'node-1', lostAt(300_000)],
    ])
      await root.script(`insert into session_row values ('${id}', 7, 'a desk', '', '', '', '', '${node}', ${lost})`);
    const both = await Promise.all([store.shared?.abandoned(120_000), store.shared?.abandoned(120_000)]);
    expect(
      both
        .flat()
        .map((each) => each?.id)
        .sort(),
    ).toEqual(['of one that is gone', 'whose line broke long ago']);
    expect(both.flat()[0]).toMatchObject({ login: 'marsh', workstation: 'a desk' });
    expect(await store.shared?.unseenFor('node-3')).toBeGreaterThan(4_000);
    expect(await store.shared?.unseenFor('nobody')).toBeNull();
  });

  it('gives another login nothing: no right to any table, and no row where it was given one', async () => {
    const root = await at(database.superuser);
    await root.script(`drop role if exists stranger; create role stranger login`);
    const store = await open('node-1');
    await store.write(({ contributions }) => contributions.addAll([tip('A white van')]));
    const stranger = await at({ ...database.engine, user: 'stranger' });
    const names = await root.rows<{ name: string; kind: string }>(
      `select relname as name, relkind as kind from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v')`,
    );
    expect(names.length).toBeGreaterThan(80);
    for (const { name } of names)
      await expect(stranger.rows(`select * from public."${name}"`), name).rejects.toThrow(/permission denied/);
    await root.script('grant usage on schema public to stranger; grant all on all tables in schema public to stranger');
    for (const { name, kind } of names)
      if (kind !== 'v') expect(await stranger.rows(`select * from "${name}"`), name).toEqual([]);
    await expect(stranger.rows('insert into setting_row values ($1, $2)', ['a', 'b'])).rejects.toThrow(/row-level/);
    await root.script('drop owned by stranger; drop role stranger');
  });

  it('lets the service itself change neither a line of the log nor a table', async () => {
    const store = await open('node-1');
    await store.write(({ log }) => log.append(line('shah')));
    const service = await at(database.engine);
    for (const change of [
      `update log_row set who = 'nobody'`,
      'delete from log_row',
      'truncate log_row',
      'alter table log_row disable trigger all',
      'drop trigger log_row_never_changes on log_row',
      'delete from contribution_row',
      'create table mine (n integer)',
      'delete from store_version_row',
      `update late_stage_rule_row set wording = ''`,
      `update repeat_rule_row set wording = ''`,
      `update figure_rule_row set wording = ''`,
    ])
      await expect(service.script(change), change).rejects.toThrow(/permission denied|must be owner/);
    const owner = await at(database.owner);
    await expect(owner.script(`update log_row set who = 'nobody'`)).rejects.toThrow('never changed');
    await expect(owner.script('truncate log_row')).rejects.toThrow('never changed');
  });

  it('shows nothing through its views while nobody is named, also after somebody was on the same connection', async () => {
    const store = await open('node-1');
    await store.write(({ contributions }) => contributions.addAll([tip('A white van')]));
    const service = await at(database.engine);
    expect(await service.rows('select id from contribution')).toEqual([]);
    const settings = ['account', 'clearance', 'readscontributions', 'compartments'];
    const name = (values: string[]) =>
      service.rows(`select ${settings.map((one, n) => `set_config('vigil.${one}', '${values[n]}', true)`).join(', ')}`);
    await service.rows('begin');
    await name(['1', '3', 'true', '{0}']);
    expect(await service.rows('select id from contribution')).toHaveLength(1);
    await name(['1', '0', 'true', '{0}']);
    expect(await service.rows('select id from contribution')).toEqual([]);
    await name(['1', '3', 'true', '{1}']);
    expect(await service.rows('select id from contribution')).toEqual([]);
    await name(['1', '3', 'false', '{0}']);
    expect(await service.rows('select id from contribution')).toEqual([]);
    await service.rows('rollback');
    expect(await service.rows('select id from contribution')).toEqual([]);
  });

  it('is not opened on a database of another version, and not made in one whose letters sort otherwise', async () => {
    const owner = await at(database.owner);
    await migrate(owner, 'vigil_engine');
    await owner.script(`update store_version_row set views = 'of another day'`);
    await expect(open('node-1')).rejects.toThrow('not up to date');
    await migrate(owner, 'vigil_engine');
    await open('node-1');
    await owner.script(`update store_version_row set version = ${supportedVersion + 1}`);
    await expect(migrate(owner, 'vigil_engine')).rejects.toThrow('newer version');
    const elsewhere = await at({ ...database.superuser, database: 'postgres' });
    await expect(migrate(elsewhere, 'vigil_engine')).rejects.toThrow('locale C');
  });

  it('numbers what two processes write at once without a gap, and gives no place twice', async () => {
    const stores = [await open('node-1'), await open('node-2')];
    const taken = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        stores[n % 2]?.write(async ({ contributions, log }) => {
          const [added] = await contributions.addAll([tip(`note ${n}`)]);
          await log.append(line('shah'));
          return added?.reference;
        }),
      ),
    );
    expect(taken.toSorted()).toEqual(Array.from({ length: 40 }, (_, n) => `TIP-26-${String(n + 1).padStart(6, '0')}`));
    const on = await at(database.owner);
    const [row] = await on.rows<{ n: number; ids: number }>(
      'select count(distinct "receiptOrder") as n, max(id) - min(id) + 1 as ids from contribution_row',
    );
    expect(row).toEqual({ n: 40, ids: 40 });
    for (const store of stores)
      expect(await store.read(({ log }) => log.verify())).toEqual({ entries: 40, whole: true, broken: 0, breaks: [] });
  });

  it('takes an address of a page that is longer than a sorted index holds', async () => {
    const store = await open('node-1');
    // Letters at random: what repeats itself would be packed.
    const letters = Array.from({ length: 2_000 }, (_, n) => String.fromCodePoint(0x4e00 + ((n * 7_919) % 20_000)));
    const value = `https://example.org/${letters.join('')}`;
    const found = { kind: 'url' as const, value, text: value, start: 0, end: value.length };
    await store.write(({ contributions }) => contributions.addAll([{ ...tip(value), identifiers: [found] }]));
    const on = await at(database.owner);
    expect(await on.rows('select value from identifier_row where value = $1', [value])).toEqual([{ value }]);
  });

  it('keeps nothing of what fails half-way, and goes on', async () => {
    const store = await open('node-1');
    const failing = store.write(async ({ contributions, log }) => {
      await contributions.addAll([tip('a periscope')]);
      await log.append(line('shah'));
      throw new Error('half-way');
    });
    await expect(failing).rejects.toThrow('half-way');
    await store.write(({ log }) => log.append(line('mason')));
    expect(await store.read(({ log }) => log.verify())).toMatchObject({ entries: 1, whole: true });
    const on = await at(database.owner);
    expect(await on.rows('select * from contribution_row')).toEqual([]);
    expect(await on.rows('select * from contribution_rollup_row')).toEqual([]);
  });

  it('counts anew how many investigations have a key once another process has changed it', async () => {
    const [one, other] = [await open('node-1'), await open('node-2')];
    const hold = (store: Store, operation: string) =>
      store.write(async (into) => {
        const openedAt = '2026-03-09T10:00:00.000Z';
        const investigationId = await into.fill('investigation_row', [
          {
            reference: `INV-${operation}`,
            operation,
            kind: 'other',
            state: 'live',
            priority: 'P3',
            summary: '',
            area: '',
            openedAt,
            markingRank: 1,
          },
        ]);
        const held = { investigationId, kind: 'phone' as const, value: '1', text: '1', addedAt: openedAt, addedBy: 1 };
        const caseIdentifierId = await into.fill('case_identifier_row', [held]);
        await into.fill('match_key_row', [{ key: 'phone:1', caseIdentifierId, investigationId }]);
      });
    const count = (store: Store) =>
      store.read(async ({ frequenciesAmongUnrestricted }) =>
        (await frequenciesAmongUnrestricted.count(['phone:1'])).get('phone:1'),
      );
    await hold(one, 'LARKSPUR');
    expect([await count(one), await count(other)]).toEqual([2, 2]);
    await hold(other, 'HERON');
    expect([await count(one), await count(other)]).toEqual([3, 3]);
  });

  describe('whose log', () => {
    /** As somebody would who owns the tables. */
    async function tamper(change: string): Promise<void> {
      const on = await at(database.owner);
      await on.script(
        `alter table log_row disable trigger all; alter table log_tail_row disable trigger all; ${change}`,
      );
    }
    async function written(): Promise<Store> {
      const stores = [await open('node-1'), await open('node-2')];
      for (let n = 0; n < 6; n += 1) await stores[n % 2]?.write(({ log }) => log.append(line(`officer ${n}`)));
      return stores[0] as Store;
    }

    it('is one chain for each process, in one order', async () => {
      const store = await written();
      const on = await at(database.owner);
      const lines = await on.rows('select seq, node, place from log_row order by seq');
      expect(lines.slice(0, 3)).toEqual([
        { seq: 1, node: 'node-1', place: 1 },
        { seq: 2, node: 'node-2', place: 1 },
        { seq: 3, node: 'node-1', place: 2 },
      ]);
      expect(await store.read(({ log }) => log.verify())).toMatchObject({ entries: 6, whole: true });
      expect(await store.read(({ log }) => log.end())).toMatchObject({ seq: 5 });
    });

    it.each([
      ['edited', `update log_row set who = 'k.boyd' where seq = 3`, 3, ['changed']],
      ['given another hash', `update log_row set hash = '\\x00' where seq = 3`, 3, ['changed']],
      ['given another place in the order', `update log_row set seq = 9 where seq = 3`, 9, ['changed']],
      ['moved to another chain', `update log_row set node = 'node-3' where seq = 5`, 5, ['missing', 'changed']],
      ['taken out', 'delete from log_row where seq = 3', 5, ['missing']],
      ['taken from the end', 'delete from log_row where seq = 5', 4, ['missing']],
      ['taken from the end of the other', 'delete from log_row where seq = 6', 5, ['missing']],
    ])('shows where a line was %s', async (_, change, entry, faults) => {
      const store = await written();
      await tamper(change);
      const report = await store.read(({ log }) => log.verify());
      expect(report.whole).toBe(false);
      expect(report.breaks).toContainEqual({ entry, faults });
    });

    it('shows where a whole chain is gone, and where its noted end is', async () => {
      const store = await written();
      await tamper(`delete from log_row where node = 'node-2'`);
      expect(await store.read(({ log }) => log.verify())).toMatchObject({ whole: false, broken: 1 });
      await tamper(`delete from log_tail_row where node = 'node-1'`);
      expect(await store.read(({ log }) => log.verify())).toMatchObject({ whole: false, broken: 2 });
    });
  });

  it('names the cause of what it did not expect, by a number that says nothing of a record', async () => {
    const store = await open('node-1');
    const twice = store.write(({ fill }) =>
      fill('setting_row', [
        { key: 'secret', value: 'a' },
        { key: 'secret', value: 'b' },
      ]),
    );
    const failure = await twice.catch((error: unknown) => error);
    expect(asVigilError(failure)).toMatchObject({ code: 'UNEXPECTED', about: 'PG_23505' });
  });

  describe('whose server', () => {
    it('cannot be reached says so, and names no address', async () => {
      const place = { ...database.engine, host: '/nowhere', password: 'lilac-and-oak' };
      const failure = await openPostgresStore({ place, node: 'node-1' }).catch((error: unknown) => error);
      expect(failure).toMatchObject({ code: 'STORE_AWAY' });
      expect(JSON.stringify(failure)).not.toMatch(/nowhere|lilac/);
    });

    it('ends every connection is there again for the next who asks', async () => {
      const store = await open('node-1');
      await store.write(({ contributions }) => contributions.addAll([tip('A white van')]));
      const root = await at(database.superuser);
      const reading = store.read(async ({ highestMarking }) => {
        await highestMarking();
        await root.rows(
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
        );
        return highestMarking();
      });
      await expect(reading).rejects.toMatchObject({ code: 'STORE_AWAY' });
      expect(await store.read(({ highestMarking }) => highestMarking())).toBe(1);
    });

    it('breaks off during a commit leaves it open whether it was kept, and nobody repeats it', async () => {
      const store = await open('node-1');
      const root = await at(database.superuser);
      // The commit of this one waits until it is broken off.
      await root.script(`create function wait() returns trigger language plpgsql as $$ begin perform pg_sleep(60); return null; end $$;
        grant execute on function wait() to vigil_engine;
        create constraint trigger slow after insert on setting_row deferrable initially deferred for each row execute function wait()`);
      const writing = store.write(({ fill }) => fill('setting_row', [{ key: 'a', value: 'b' }]));
      const sleeping = `select pid from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`;
      const failure = writing.catch((error: unknown) => error);
      await expect.poll(() => root.rows(sleeping)).toHaveLength(1);
      await root.rows(`select pg_terminate_backend(pid) from (${sleeping}) s`);
      expect(await failure).toMatchObject({ code: 'OUTCOME_UNKNOWN' });
      await root.script('drop trigger slow on setting_row');
      await store.write(({ fill }) => fill('setting_row', [{ key: 'a', value: 'b' }]));
    });

    it('warns during a commit that its standby was not waited for has not promised it', async () => {
      const store = await open('node-1');
      const root = await at(database.superuser);
      await root.script(`create function warn() returns trigger language plpgsql as $$ begin raise warning 'not waited for'; return null; end $$;
        grant execute on function warn() to vigil_engine;
        create constraint trigger warned after insert on setting_row deferrable initially deferred for each row execute function warn()`);
      const writing = store.write(({ fill }) => fill('setting_row', [{ key: 'a', value: 'b' }]));
      await expect(writing).rejects.toMatchObject({ code: 'OUTCOME_UNKNOWN' });
    });
  });
});
