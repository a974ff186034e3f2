/**
 * What is written is logged, by every verb and in every transaction: triggers of the test's own note what each transaction writes, and
 * at its commit a line of the log has to be among it.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3-multiple-ciphers';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, vi, it as whereItIs } from 'vitest';
import type { VerbEntry } from '../../preload/contract/core.ts';
import { contract, type VerbName } from '../../preload/contract/index.ts';
import { Role } from '../../preload/contract/vocabulary.ts';
import { type Harness, openHarness } from '../support/engine.ts';
import { onPostgres } from '../support/postgres.ts';
import { arbitraryInput } from './arbitrary-input.ts';

/** What is watched is the vault's own connection; the verbs are the same whatever store they write to. */
const it = whereItIs.skipIf(onPostgres);

const verbs = (Object.entries(contract) as [VerbName, VerbEntry][]).filter(
  // Those that open or close a vault have no session to log in; their own stories tell of their lines.
  ([, entry]) => entry.runsIn === 'engine' && entry.permission !== 'anyone',
);
/** They derive a key or measure for seconds: once is enough. */
const slow: readonly VerbName[] = [
  'access.addPerson',
  'vault.changePassphrase',
  'vault.newRecoveryCode',
  'vault.newDataKey',
  'accuracy.measure',
];

/** Verbs that touch no record and leave no line: with an input that they really do their work on, to see that they write nothing. */
const withoutLine: Partial<Record<VerbName, () => Promise<unknown>>> = {
  'access.me': async () => ({}),
  'access.colleagues': async () => ({}),
  'access.countProposals': async () => ({}),
  'access.breakGlassState': async () => ({}),
  'access.countBreakGlassToReview': async () => ({}),
  'access.caveats': async () => ({}),
  'accuracy.get': async () => ({}),
  'triage.savedViews': async () => ({}),
  'intake.imports': async () => ({ limit: 20 }),
  'intake.mappings': async () => ({}),
  'intake.questions': async () => ({}),
  'reviews.count': async () => ({}),
  'rules.list': async () => ({}),
  'rules.get': async () => ({ name: 'sign_off', after: null }),
  'rules.waiting': async () => ({}),
  'linking.countWatched': async () => ({}),
  'linking.countDeconflictionHits': async () => ({}),
  'linking.countLateMatches': async () => ({ months: 12 }),
  // Counts that name none of them, how the vault is kept, and the words of a rule.
  'myWork.exceptions': async () => ({}),
  'oversight.standing': async () => ({}),
  'myWork.upkeep': async () => ({}),
  'disseminations.countOverdue': async () => ({}),
  'exports.legalBases': async () => ({}),
  // What is known of the country, and of nobody.
  'maps.base': async () => ({}),
  'maps.readTiles': async () => {
    const columns = 'kind, name, digest, size, source, loadedAt';
    const { lastInsertRowid } = harness
      .peek()
      .prepare(
        `insert into map_file_row (${columns}) values ('tiles', 'Region', 'ab', 1, 'Invented', '2026-01-01T00:00:00.000Z')`,
      )
      .run();
    // This is no verb’s doing.
    harness.peek().exec('delete from written');
    return { id: Number(lastInsertRowid), offset: 0, length: 1 };
  },
  'maps.files': async () => ({ after: null }),
  'maps.findPlace': async () => ({ text: 'Halverton' }),
  'oversight.threatLevels': async () => ({}),
  'inbox.absences': async () => ({}),
  'vault.backups': async () => ({}),
  'vault.dataKey': async () => ({}),
  'exports.redeemPrint': async () => {
    const brief = {
      day: null,
      reason: 'For the meeting',
      recipient: 'The board',
      legalBasis: 'dpa-part-3',
      others: [],
      listId: null,
    };
    return { ticket: (await all.do('oversight.brief', brief)).ticket };
  },
};

let harness: Harness;
let all: ReturnType<Harness['as']>;
/** Tables that were written in a transaction without a line in the log. */
const unlogged: string[] = [];
let transactions = 0;

function watchWrites(db: Database): void {
  db.exec('create temp table written (name text not null)');
  const names = db.prepare(`select name from sqlite_schema where type = 'table' and name like '%_row' escape '\\'`);
  for (const name of names.pluck().all())
    for (const change of ['insert', 'update', 'delete'])
      db.exec(
        `create temp trigger ${change}_of_${name} after ${change} on main.${name} begin insert into written values ('${name}'); end`,
      );
  const exec = Sqlite.prototype.exec;
  vi.spyOn(Sqlite.prototype, 'exec').mockImplementation(function watched(this: Database, text: string) {
    // Also those that are taken back, and those of reads, which have connections of their own on which nothing can be written.
    if (text.startsWith('begin')) transactions += 1;
    if (this === db && text === 'commit') {
      const written = db.prepare<[], string>('select distinct name from written').pluck().all();
      if (written.length > 0 && !written.includes('log_row')) unlogged.push(...written);
      // A read on this connection may write nothing, not even that.
      if (written.length > 0) exec.call(db, 'delete from written');
    }
    return exec.call(this, text);
  });
}

beforeAll(async () => {
  harness = await openHarness({ people: [{ login: 'everybody', roles: [...Role.options], compartments: ['GLASS'] }] });
  all = harness.as('everybody');
  for (const text of ['A man called Craig Dunmore, 07700 900123', 'A white van, TX21 ABC'])
    await all.do('intake.record', { form: { channel: 'hotline', text }, draftId: null });
  await all.do('linking.watch', { text: '07700 900123', why: '' });
  watchWrites(harness.peek());
});
afterAll(async () => {
  vi.restoreAllMocks();
  await harness.close();
});
beforeEach(() => {
  unlogged.length = 0;
  transactions = 0;
});

it.each(verbs.filter(([, { processing }]) => processing === 'none'))(
  '%s leaves no line, and writes nothing',
  async (verb) => {
    const input = withoutLine[verb];
    expect(
      input,
      `${verb} has no category of processing: say why, and give an input that shows that it writes nothing`,
    ).toBeDefined();
    const given = await input?.();
    const lines = () => harness.peek().prepare('select count(*) from log_row').pluck().get();
    const before = lines();
    const result = await all.ask(verb, given);
    expect(result).toMatchObject({ ok: true });
    expect(transactions).toBeGreaterThan(0);
    expect(unlogged).toEqual([]);
    expect(lines()).toBe(before);
  },
);

it.each(verbs.filter(([, { processing }]) => processing !== 'none'))(
  '%s writes only with a line in the log',
  async (verb, entry) => {
    await fc.assert(
      fc.asyncProperty(arbitraryInput(entry.input), async (input) => {
        await all.ask(verb, input);
        expect(unlogged).toEqual([]);
      }),
      { numRuns: slow.includes(verb) ? 1 : 25 },
    );
    expect(transactions).toBeGreaterThan(0);
  },
);

it('investigations from a file are written with their lines in the log', async () => {
  const path = join(harness.folder, 'some.json');
  const one = { state: 'live', kind: 'other', priority: 'P3', summary: 'Planning', records: [] };
  writeFileSync(path, JSON.stringify([{ ...one, operation: 'GREY HERON' }, { ...one, operation: 'RED KITE' }, {}]));
  const fileToken = 'token-for-the-file';
  const paths = { [fileToken]: path };
  expect(await all.do('intake.importInvestigations', { fileToken, task: 't' }, { paths })).toMatchObject({
    imported: 2,
  });
  expect(transactions).toBeGreaterThan(0);
  expect(unlogged).toEqual([]);
});

it.each([
  ['is taken', 'text,channel\nA van by the weir,hotline\n'],
  ['has nothing but refused rows', 'text,channel\n,hotline\n,hotline\n'],
  ['cannot be read', ''],
])('an import of a file that %s writes only with a line in the log', async (_, text) => {
  const path = join(harness.folder, 'some.csv');
  const fileToken = 'token-for-the-file';
  const paths = { [fileToken]: path };
  writeFileSync(path, 'text,channel\nA van,hotline\n');
  const { mapping } = await all.do('intake.previewFile', { fileToken, mapping: null }, { paths });
  writeFileSync(path, text);
  await all.ask('intake.importFile', { fileToken, mapping, dryRun: false, task: 't' }, { paths });
  expect(transactions).toBeGreaterThan(0);
  expect(unlogged).toEqual([]);
});
