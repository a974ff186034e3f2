/**
 * Both stores, filled with the same demonstration, answer every question that the contract has in the same way: the same rows in the
 * same order, the same figures, the same place at which the next page starts.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generate } from '../../main/demonstration/generate/generate.ts';
import { chance, pick, type Random, stream } from '../../main/demonstration/generate/random.ts';
import { fillStore } from '../../main/demonstration/load/load.ts';
import { people } from '../../main/demonstration/people.ts';
import { openFor, shut } from '../../main/engine/opening.ts';
import { answer } from '../../main/engine/perform.ts';
import { newState } from '../../main/engine/server.ts';
import { newSession } from '../../main/engine/session.ts';
import { migrate } from '../../main/store/sqlite/migrate.ts';
import { createVault } from '../../main/vault/vault.ts';
import type { Result } from '../../preload/contract/errors.ts';
import type { Output, VerbName } from '../../preload/contract/index.ts';
import { chooser } from '../inputs/choose.ts';
import { knownThings } from '../inputs/known-things.ts';
import { byScheme, type Choose, makeInput } from '../inputs/make-input.ts';
import { onPostgres, type TestDatabase, testDatabase } from '../support/postgres.ts';
import { entryOf, verbs } from '../two-worlds/verbs.ts';

const seed = 7;
const now = '2026-11-01T09:00:00.000Z';
const world = generate({ seed, days: 120, perDay: 5, until: '2026-10-31', investigations: 30, total: 600 });
const texts = Array.from(world.contributions(), ({ text }) => text);
const words = [...new Set(texts.flatMap((text) => text.match(/[\p{L}\p{N}]{3,}/gu) ?? []))];

/** Questions of an open store. What is asked of the machine or of the clock is not the store's. */
const notTheStores: readonly VerbName[] = ['oversight.stats', 'myWork.upkeep', 'exports.redeemPrint'];
const asked = verbs.filter((verb) => {
  const { runsIn, permission, transaction } = entryOf(verb);
  return runsIn === 'engine' && permission !== 'anyone' && transaction === 'read' && !notTheStores.includes(verb);
});

/** What is looked for is there, whole or begun, one word or two. */
const realWords: Choose = ({ path, schema }, random) => {
  if (path.at(-1) !== 'text' || schema.type !== 'string' || chance(random, 0.15)) return byScheme;
  const one = pick(random, words);
  const other = pick(random, words);
  const some = chance(random, 0.3) ? `${one} ${other}` : one;
  return chance(random, 0.4) ? some.slice(0, 3 + Math.floor(random() * 4)) : some;
};

/** Without the ticket for a print, which is made by chance. */
const plain = (result: Result<unknown>): unknown =>
  JSON.parse(JSON.stringify(result, (key, value: unknown) => (key === 'ticket' ? '' : value)));

async function openOn(folder: string, database: TestDatabase | null) {
  const { vault } = await createVault({
    folder: join(folder, database === null ? 'vault' : 'keys'),
    login: 'first',
    passphrase: 'correct horse battery',
    migrate,
    kdf: { N: 1024 },
  });
  const state = newState({
    installation: { maximumMarking: 'TOP SECRET' },
    clock: () => new Date(now),
    ...(database === null ? {} : { storeOf: () => database.open() }),
  });
  const { store } = (await openFor(state, vault)).services;
  const { signal } = new AbortController();
  await fillStore(store, world, { until: new Date(now), progress: () => undefined, signal });
  const lines = new Map(
    people.map(({ login }) => [
      login,
      { workstation: 'a desk', send: () => undefined, session: newSession(login, 'a desk') },
    ]),
  );
  for (const line of lines.values()) state.connections.add(line);
  return {
    async ask(login: string, verb: VerbName, input: unknown): Promise<Result<unknown>> {
      const line = lines.get(login);
      if (line === undefined) throw new Error(`nobody is called ${login}`);
      return answer(state, line, { id: 1, verb, input, paths: {} }, signal);
    },
    close: () => shut(state),
  };
}

describe.skipIf(!onPostgres)('of the demonstration', () => {
  let folder: string;
  let database: TestDatabase;
  let vault: Awaited<ReturnType<typeof openOn>>;
  let postgres: Awaited<ReturnType<typeof openOn>>;
  const known = knownThings();
  const cursors = new Map<string, string[]>();
  const accepted = new Map<VerbName, number>();

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'vigil-both-'));
    database = await testDatabase();
    vault = await openOn(folder, null);
    postgres = await openOn(folder, database);
  }, 300_000);
  afterAll(async () => {
    await vault.close();
    await postgres.close();
    await database.giveBack(false);
    rmSync(folder, { recursive: true, force: true });
  });

  async function compare(login: string, verb: VerbName, input: unknown): Promise<unknown> {
    const expected = await vault.ask(login, verb, input);
    const given = await postgres.ask(login, verb, input);
    // What was asked stands beside the answers, so that a difference can be asked for again.
    expect({ verb, login, input, answer: plain(given) }).toEqual({ verb, login, input, answer: plain(expected) });
    if (!expected.ok) return null;
    accepted.set(verb, (accepted.get(verb) ?? 0) + 1);
    known.learn(verb, login, input, expected.value);
    const { next } = Object(expected.value) as { next?: unknown };
    const key = `${verb} ${login}`;
    if (typeof next === 'string') cursors.set(key, [...(cursors.get(key) ?? []), next].slice(-5));
    return expected.value;
  }

  function inputFor(verb: VerbName, login: string, random: Random): unknown {
    const choose = chooser({
      login,
      known,
      guesses: [],
      tokens: { read: ['a-file-of-nothing'], save: 'a-place', backups: 'a-folder' },
      tickets: [],
      cursors: new Map([[verb, cursors.get(`${verb} ${login}`) ?? []]]),
      accounts: people.map((_, at) => at + 1),
      me: people.findIndex((person) => person.login === login) + 1,
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
    for (const { login, roles } of people) {
      const cases = (await compare(login, 'investigations.list', {})) as Output<'investigations.list'> | null;
      // A few cases of many have charts, and a supervisor sees most of them.
      if (!roles.includes('supervisor')) continue;
      for (const { id } of cases?.rows ?? [])
        await compare(login, 'charts.list', { investigationId: id, after: null, withdrawn: false, limit: 50 });
    }
  });

  // Twice, since what one shows is what another is asked about.
  it.each([...asked, ...asked])('%s', async (verb) => {
    const random = stream(seed, `${verb} ${accepted.get(verb) ?? 0}`);
    const able = people.filter(({ roles }) => {
      const { permission } = entryOf(verb);
      return typeof permission === 'string' || roles.some((role) => permission.includes(role));
    });
    for (let n = 0; n < 15; n += 1) {
      const { login } = pick(random, able);
      await compare(login, verb, inputFor(verb, login, random));
    }
  });

  it('and few verbs had nothing to tell', () => {
    // These take a sealed source, a page for the public, a closure that was drawn, a place inside a map's file: the tests of their
    // rooms run on both stores.
    const elsewhere: readonly VerbName[] = ['triage.revealSource', 'publicPage.get', 'reviews.get', 'maps.readTiles'];
    const silent = asked.filter((verb) => !accepted.has(verb) && !elsewhere.includes(verb));
    expect(silent).toEqual([]);
  });
});
