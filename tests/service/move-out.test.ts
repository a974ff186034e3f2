/** The demonstration's records go into a database and out again: whatever is asked of them, the three say the same. */
import { mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generate } from '../../main/demonstration/generate/generate.ts';
import { pick, type Random, stream } from '../../main/demonstration/generate/random.ts';
import { fillStore } from '../../main/demonstration/load/load.ts';
import { people } from '../../main/demonstration/people.ts';
import { openFor, shut } from '../../main/engine/opening.ts';
import { answer } from '../../main/engine/perform.ts';
import { newState } from '../../main/engine/server.ts';
import { newSession } from '../../main/engine/session.ts';
import { serviceSealer } from '../../main/hosts/server/key-file.ts';
import type { LogLine, Store } from '../../main/store/port.ts';
import { connect } from '../../main/store/postgres/connection.ts';
import { openPostgresStore } from '../../main/store/postgres/store.ts';
import { checkLog } from '../../main/store/sqlite/closed-store.ts';
import { migrate, supportedVersion } from '../../main/store/sqlite/migrate.ts';
import { createVault, type OpenVault, openWithKey, openWithRecovery } from '../../main/vault/vault.ts';
import type { Result } from '../../preload/contract/errors.ts';
import type { VerbName } from '../../preload/contract/index.ts';
import { chooser } from '../inputs/choose.ts';
import { knownThings } from '../inputs/known-things.ts';
import { byScheme, type Choose, makeInput } from '../inputs/make-input.ts';
import { type BareDatabase, bareDatabase, onPostgres } from '../support/postgres.ts';
import { canMount, smallDisk } from '../support/small-disk.ts';
import { passphrase } from '../support/unit.ts';
import { person, type UnitByCommand, unitByCommand } from '../support/unit-by-command.ts';
import { entryOf, verbs } from '../two-worlds/verbs.ts';

const seed = 11;
const now = '2026-11-01T09:00:00.000Z';
const world = generate({ seed, days: 120, perDay: 5, until: '2026-10-31', investigations: 30, total: 600 });
const words = [
  ...new Set(
    Array.from(world.contributions(), ({ text }) => text).flatMap((text) => text.match(/[\p{L}\p{N}]{3,}/gu) ?? []),
  ),
];

/** Each log goes on by itself, so that what it says is compared apart. */
const notTheStores: readonly VerbName[] = ['oversight.stats', 'myWork.upkeep', 'exports.redeemPrint'];
const asked = verbs.filter((verb) => {
  const { runsIn, permission, transaction } = entryOf(verb);
  const ofTheLog = verb.startsWith('audit.') || verb.startsWith('vault.');
  return (
    runsIn === 'engine' &&
    permission !== 'anyone' &&
    transaction === 'read' &&
    !ofTheLog &&
    !notTheStores.includes(verb)
  );
});

const realWords: Choose = ({ path, schema }, random) => {
  if (path.at(-1) !== 'text' || schema.type !== 'string') return byScheme;
  return pick(random, words).slice(0, 3 + Math.floor(random() * 5));
};

const plain = (result: Result<unknown>): unknown =>
  JSON.parse(JSON.stringify(result, (key, value: unknown) => (key === 'ticket' ? '' : value)));

const line: Omit<LogLine, 'records'> = {
  at: now,
  accountId: 1,
  who: person,
  verb: 'contributions.queue',
  processing: 'consultation',
  outcome: 'done',
  reason: null,
  recipient: null,
  workstation: 'desk-02',
  session: null,
};

const { signal } = new AbortController();

/** An engine on a vault, or with the vault's keys on another store. */
async function engineOn(vault: OpenVault, store?: Store) {
  const state = newState({
    installation: { maximumMarking: 'TOP SECRET' },
    clock: () => new Date(now),
    ...(store === undefined ? {} : { storeOf: async () => store }),
  });
  const opened = await openFor(state, vault);
  const lines = new Map(
    people.map(({ login }) => [
      login,
      { workstation: 'a desk', send: () => undefined, session: newSession(login, 'a desk') },
    ]),
  );
  for (const line of lines.values()) state.connections.add(line);
  return {
    store: opened.services.store,
    async ask(login: string, verb: VerbName, input: unknown): Promise<Result<unknown>> {
      const line = lines.get(login);
      if (line === undefined) throw new Error(`nobody is called ${login}`);
      return answer(state, line, { id: 1, verb, input, paths: {} }, signal);
    },
    close: () => shut(state),
  };
}
type Asked = Awaited<ReturnType<typeof engineOn>>;

describe.skipIf(!onPostgres)('moved in and out again', () => {
  let unit: UnitByCommand;
  let database: BareDatabase;
  let folder: string;
  let exported: { code: number; out: string; problem: string };
  const engines: Asked[] = [];
  const known = knownThings();
  const accepted = new Map<VerbName, number>();

  const open = (at: string, out: string) => {
    const { recoveryCode: code } = JSON.parse(out) as { recoveryCode: string };
    const newPassphrase = 'seven grey herons at the lock';
    return openWithRecovery({
      folder: join(folder, at),
      code,
      login: person,
      newPassphrase,
      migrate,
      supportedVersion,
    });
  };

  beforeAll(async () => {
    unit = unitByCommand();
    await unit.init();
    unit.configure({ maximumMarking: 'TOP SECRET' });
    database = await bareDatabase();
    folder = mkdtempSync(join(tmpdir(), 'vigil-moved-'));
    const sealer = serviceSealer({ file: join(unit.unit, 'unit.key') });
    const openUnit = (at: string) => openWithKey({ folder: at, sealer, migrate, supportedVersion });
    const filled = await openUnit(join(unit.unit, 'vault'));
    // The demonstration brings its own people, and a name.
    filled.db.exec('delete from setting_row; delete from account_row');
    const before = await engineOn(filled);
    await fillStore(before.store, world, { until: new Date(now), progress: () => undefined, signal });
    for (const { login } of people.slice(0, 5))
      await before.ask(login, 'contributions.queue', { filter: {}, sort: 'newest', limit: 100, after: null });
    // Its number is never given out again.
    const draft = 'insert into draft_row (id, accountId, at, formName, form) values (40, 1, ?, ?, ?)';
    filled.db.prepare(draft).run(now, 'a form', '{}');
    filled.db.exec('delete from draft_row where id = 40');
    await before.close();
    const { host, port, user } = database.engine;
    const said = { host, port, name: database.name, user, node: 'service-1', owner: { user: database.owner.user } };
    writeFileSync(unit.here('database.json'), JSON.stringify(said));
    const moved = await unit.run('move-in', '--unit', unit.unit, '--database', unit.here('database.json'), '--json');
    expect(moved).toMatchObject({ code: 0, problem: '' });
    const place = { place: database.engine, node: 'service-1' };
    const working = await openPostgresStore(place);
    // Another service writes meanwhile, and a draft comes and goes.
    const second = await openPostgresStore({ ...place, node: 'service-2' });
    for (const store of [working, second, working])
      await store.write(({ log }) => log.append({ ...line, records: ['contribution:1', 'contribution:2-9'] }));
    exported = await unit.run('export', '--unit', unit.unit, '--to', join(folder, 'back'), '--json');
    expect(exported).toMatchObject({ code: 0, problem: '' });
    await second.end();
    const [aside = ''] = readdirSync(unit.unit).filter((name) => name.startsWith('vault.before-database'));
    renameSync(join(unit.unit, aside), join(folder, 'aside'));
    engines.push(await engineOn(await openUnit(join(folder, 'aside'))));
    const keys = { folder: join(folder, 'keys'), login: person, passphrase, migrate, kdf: { N: 1024 } };
    engines.push(await engineOn((await createVault(keys)).vault, working));
    engines.push(await engineOn(await open('back', exported.out)));
  }, 300_000);
  afterAll(async () => {
    for (const engine of engines) await engine.close();
    await database.remove();
    await unit.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function compare(login: string, verb: VerbName, input: unknown): Promise<unknown> {
    const [first, ...others] = engines;
    if (first === undefined) throw new Error('nothing is open');
    const expected = await first.ask(login, verb, input);
    for (const other of others) {
      const given = await other.ask(login, verb, input);
      expect({ verb, login, input, answer: plain(given) }).toEqual({ verb, login, input, answer: plain(expected) });
    }
    if (!expected.ok) return null;
    accepted.set(verb, (accepted.get(verb) ?? 0) + 1);
    known.learn(verb, login, input, expected.value);
    return expected.value;
  }

  function inputFor(verb: VerbName, login: string, random: Random): unknown {
    const choose = chooser({
      login,
      known,
      guesses: [],
      tokens: { read: ['a-file-of-nothing'], save: 'a-place', backups: 'a-folder' },
      tickets: [],
      cursors: new Map(),
      accounts: people.map((_, at) => at + 1),
      me: people.findIndex((one) => one.login === login) + 1,
      spare: [1],
      compartments: [1, 2],
      first: realWords,
    });
    return makeInput(verb, choose, random);
  }

  it('every list is the same from its first page to its last', async () => {
    for (const { login } of people)
      for (const sort of ['newest', 'oldest'] as const) {
        const input = { filter: {}, sort, limit: 100 };
        let after: string | null = null;
        do {
          const page = await compare(login, 'contributions.queue', { ...input, after });
          after = (Object(page) as { next?: string | null }).next ?? null;
        } while (after !== null);
      }
    for (const { login } of people) await compare(login, 'investigations.list', {});
  });

  it.each([...asked, ...asked])('%s', async (verb) => {
    const random = stream(seed, `${verb} ${accepted.get(verb) ?? 0}`);
    const able = people.filter(({ roles }) => {
      const { permission } = entryOf(verb);
      return typeof permission === 'string' || roles.some((role) => permission.includes(role));
    });
    for (let n = 0; n < 10; n += 1) {
      const { login } = pick(random, able);
      await compare(login, verb, inputFor(verb, login, random));
    }
  });

  it('and few verbs had nothing to tell', () => {
    // These take a sealed source, a page for the public, one of few charts, a place inside a map's file.
    const elsewhere: readonly VerbName[] = ['triage.revealSource', 'publicPage.get', 'charts.open', 'maps.readTiles'];
    const silent = asked.filter((verb) => !accepted.has(verb) && !elsewhere.includes(verb));
    expect(silent).toEqual([]);
  });

  it('what services write while a vault is made is in it whole, or not at all', async () => {
    const store = engines[1]?.store;
    if (store === undefined) throw new Error('nothing is open');
    let written = 0;
    let made = false;
    const writing = (async () => {
      while (!made) {
        const reason = `while it was made ${written}`;
        await store.write(({ log }) => log.append({ ...line, reason, records: ['contribution:1'] }));
        written += 1;
      }
    })();
    const done = await unit.run('export', '--unit', unit.unit, '--to', join(folder, 'again'), '--json');
    made = true;
    await writing;
    expect(done).toMatchObject({ code: 0, problem: '' });
    expect(written).toBeGreaterThan(10);
    const vault = await open('again', done.out);
    expect((await checkLog(vault.db)).report.whole).toBe(true);
    const held = vault.db.prepare(`select count(*) from log_row where reason like 'while it was made%'`).pluck().get();
    expect(held).toBeLessThan(written);
    expect(vault.db.prepare(`select seq from sqlite_sequence where name = 'draft_row'`).pluck().get()).toBe(40);
    vault.close();
    rmSync(join(folder, 'again'), { recursive: true });
  });

  it.skipIf(!canMount())('a disk that is too small gives no vault, and nothing of one', async () => {
    const disk = smallDisk(3_000);
    if (disk === null) throw new Error('no disk');
    try {
      expect(await unit.run('export', '--unit', unit.unit, '--to', join(disk.folder, 'vault'), '--json')).toMatchObject(
        {
          code: 4,
          out: expect.stringContaining('DISK_FULL'),
        },
      );
      expect(readdirSync(disk.folder)).toEqual([]);
    } finally {
      disk.remove();
    }
  });

  it('the log is one chain: the vault’s lines as they were, those of two services in their order, and what each chain ended with', async () => {
    const sealer = serviceSealer({ file: join(unit.unit, 'unit.key') });
    for (const engine of engines.splice(0)) await engine.close();
    const first = await openWithKey({ folder: join(folder, 'aside'), sealer, migrate, supportedVersion });
    const { entries } = JSON.parse(exported.out) as { entries: number };
    const back = await open('back', exported.out);
    const on = await connect(database.owner);
    try {
      expect((await checkLog(back.db)).report).toMatchObject({ whole: true, broken: 0 });
      const hashes =
        'select seq, hash from log_row where seq <= (select seq from log_row where reason = ?) order by seq';
      const shared = first.db.prepare(hashes).all('Copied into a database');
      expect(shared.length).toBeGreaterThan(5);
      expect(back.db.prepare(hashes).all('Copied into a database')).toEqual(shared);
      const told = back.db
        .prepare<[number], { verb: string; workstation: string | null; reason: string | null }>(
          'select verb, workstation, reason from log_row where seq > ? order by seq limit 6',
        )
        .all(shared.length);
      expect(told.map(({ verb, workstation }) => [verb, workstation])).toEqual([
        ['vault.restore', null],
        ['contributions.queue', 'desk-02'],
        ['contributions.queue', 'desk-02'],
        ['contributions.queue', 'desk-02'],
        ['vault.backUp', null],
        ['vault.restore', null],
      ]);
      expect(entries).toBe(shared.length + 5);
      const ends = await on.rows<{ node: string; place: number; hash: string }>(
        `select node, place, encode(hash, 'hex') as hash from log_row
         where (node, place) in (('vault', ${shared.length}), ('service-1', 4), ('service-2', 1)) order by node`,
      );
      expect(ends.length).toBe(3);
      for (const { node, place, hash } of ends) expect(told.at(-1)?.reason).toContain(`${node} ${place} ${hash}`);
      const named = back.db.prepare('select count(*) from log_record_row where seq > ?').pluck();
      expect(named.get(shared.length)).toBeGreaterThanOrEqual(9);
    } finally {
      first.close();
      back.close();
      await on.end();
    }
  });

  it('a database whose log was changed gives no vault', async () => {
    const root = await connect(database.superuser);
    try {
      await root.script(`set session_replication_role = replica; delete from log_row where node = 'service-2'`);
    } finally {
      await root.end();
    }
    expect(await unit.run('export', '--unit', unit.unit, '--to', join(folder, 'no'), '--json')).toMatchObject({
      code: 7,
      out: expect.stringContaining('LOG_NOT_WHOLE'),
    });
    expect(readdirSync(folder).sort()).toEqual(['aside', 'back', 'keys']);
  });
});
