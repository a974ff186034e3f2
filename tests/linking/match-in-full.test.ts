/** What an import brings is matched in full behind everybody's work, whoever looks at it or not, and goes on wherever it was interrupted. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type RenewalTold, renewSuggestions } from '../../main/linking/renew-suggestions.ts';
import type { Input } from '../../preload/contract/index.ts';
import { openingForm, recordTip } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'boyd', roles: ['intake_officer'] },
      { login: 'reed', roles: ['case_officer'] },
      { login: 'mason', roles: ['case_officer', 'supervisor'], compartments: ['HERON'] },
    ],
  });
});
afterEach(() => harness.close());

const token = 'd'.repeat(32);
const received = (at: number) => new Date(Date.UTC(2026, 1, 1) + at * 60_000).toISOString();
const dogs = (at: number) => `Dog number ${at} barks all night behind the sheds.`;

/** The first row was received first. Returns the id of the import. */
async function take(texts: readonly string[]): Promise<number> {
  const path = join(harness.folder, `rows-${texts.length}.csv`);
  const rows = texts.map((text, at) => `${at},${received(at)},${text}`);
  writeFileSync(path, `number,received,text\n${rows.join('\n')}\n`);
  const boyd = harness.as('boyd');
  const paths = { [token]: path };
  const { mapping } = await boyd.do('intake.previewFile', { fileToken: token, mapping: null }, { paths });
  const input = { fileToken: token, mapping, dryRun: false, task: 'import' };
  const { importId } = await boyd.do('intake.importFile', input, { paths });
  return importId ?? 0;
}
const idOf = (text: string): number =>
  (harness.peek().prepare('select id from contribution_row where text = ?').get(text) as { id: number }).id;
const left = () => (harness.peek().prepare('select count(*) as n from match_due_row').get() as { n: number }).n;
const lastImport = async () => (await harness.as('boyd').do('intake.imports', { limit: 1 })).imports[0];
const hold = (login: string, id: number, kind: 'phone' | 'person', text: string) =>
  harness.as(login).do('investigations.addIdentifier', { id, subjectId: null, kind, text });
const open = async (login: string, more: Partial<Input<'investigations.open'>>) =>
  (await harness.as(login).do('investigations.open', openingForm({ summary: 'A garage.', ...more }))).id;

/** Goes on until it has been told of so many transactions, as a lock ends it. */
async function renewFor(transactions: number): Promise<void> {
  let n = 0;
  const told = async (_: RenewalTold) => {
    n += 1;
  };
  const now = () => '2026-03-09T11:00:00.000Z';
  await renewSuggestions(harness.store, { told, ended: () => n >= transactions, now });
}

it('is interrupted, has done all of a report or nothing, and goes on to the last one', {
  timeout: 120_000,
}, async () => {
  const importId = await take(Array.from({ length: 150 }, (_, at) => dogs(at)));
  expect(await lastImport()).toMatchObject({ importId, toMatch: 150, matched: 0, matchedAt: null });
  await renewFor(3);
  const done = 150 - left();
  expect(done).toBeGreaterThan(0);
  expect(left()).toBeGreaterThan(0);
  expect(await lastImport()).toMatchObject({ toMatch: 150, matched: done, matchedAt: null });
  const matched = harness.peek().prepare('select count(*) as n from person_matched_row').get();
  expect(matched).toEqual({ n: done });
  // The newest are the first.
  const oldest = idOf(dogs(0));
  const ids = (
    await harness.as('boyd').do('contributions.queue', {
      filter: {},
      sort: 'newest',
      after: null,
      limit: 200,
    })
  ).rows;
  expect(ids.find(({ id }) => id === oldest)?.matched).toBe(false);
  expect(ids[0]?.matched).toBe(true);
  await renewFor(Number.POSITIVE_INFINITY);
  expect(left()).toBe(0);
  expect(await lastImport()).toMatchObject({ toMatch: 150, matched: 150, matchedAt: '2026-03-09T11:00:00.000Z' });
});

it('the last row of an old import reaches the owner of a restricted case, though nobody opened it', async () => {
  const compartmentId = harness.compartment('HERON');
  const hidden = await open('mason', { operation: 'HERON', compartmentId });
  await hold('mason', hidden, 'phone', '07700 900123');
  const named = (at: number) => `Call ${at}: ask for the garage on 07700 900123.`;
  // More than are looked at as soon as a file is in.
  await take(Array.from({ length: 230 }, (_, at) => named(at)));
  const reached = () =>
    new Set(
      harness
        .peek()
        .prepare('select contributionId from deconfliction_hit_row where investigationId = ?')
        .all(hidden)
        .map((row) => (row as { contributionId: number }).contributionId),
    );
  const before = reached().size;
  expect(before).toBeLessThan(230);
  await harness.renew();
  expect(reached().size).toBe(230);
  const delivered = harness.peek().prepare('select count(*) as n from delivery_row where forId is not null').get();
  expect(delivered).toEqual({ n: 230 });
  // The importer hears how far it is, and nothing of what it found.
  expect(await lastImport()).toMatchObject({ toMatch: 230, matched: 230 });
  const page = { filter: {}, sort: 'oldest', after: null, limit: 50 } as const;
  const { rows } = await harness.as('boyd').do('contributions.queue', page);
  expect(rows.filter(({ best, matched }) => best !== null || !matched)).toEqual([]);
  expect(JSON.stringify(harness.as('boyd').heard)).not.toContain('investigation:');
}, 120_000);

it('a case that becomes restricted meanwhile is found by nobody outside it, in what was matched before and after', async () => {
  const number = 'Ask for him on 07700 900123.';
  const again = 'He rang from 07700 900123 at night.';
  const id = await open('mason', { operation: 'LANTERN' });
  await hold('mason', id, 'phone', '07700 900123');
  await take([number, ...Array.from({ length: 40 }, (_, at) => dogs(at)), again]);
  await renewFor(1);
  const best = async (login: string) => {
    const page = { filter: {}, sort: 'newest', after: null, limit: 50 } as const;
    const { rows } = await harness.as(login).do('contributions.queue', page);
    return rows.flatMap((row) => (row.best === null ? [] : [row.id]));
  };
  expect(await best('reed')).toEqual([idOf(again)]);
  harness.peek().prepare('update investigation_row set markingRank = 3 where id = ?').run(id);
  await harness.renew();
  expect(left()).toBe(0);
  expect(await best('reed')).toEqual([]);
});

it('two imported reports on one man find each other, and a report says so where it waits to be matched', async () => {
  const [one, two] = [
    'His name is Yusuf Karimi and he works at the tyre place in Wickenford.',
    'A man called Yousef Kareemi from the tyre place in Wickenford asks about the parade.',
  ];
  await take([one, ...Array.from({ length: 30 }, (_, at) => dogs(at)), two]);
  const reports = (text: string) => harness.as('reed').do('linking.earlierReports', { contributionId: idOf(text) });
  // Nobody has matched it, and it is found all the same.
  expect(await reports(two)).toMatchObject({ matched: false, earlier: [{ id: idOf(one) }] });
  await harness.renew();
  expect(await reports(two)).toMatchObject({ matched: true, earlier: [{ id: idOf(one) }] });
  expect(await reports(one)).toMatchObject({ matched: true, later: [{ id: idOf(two) }] });
});

it('what is only counted, and what is typed, is not waited for', async () => {
  await recordTip(harness, 'boyd', 'A cat is in the tree again.');
  expect(left()).toBe(0);
  expect((await harness.as('boyd').do('intake.imports', { limit: 20 })).imports).toEqual([]);
});

it('is matched for two who ask at once with the same result, and kept once when its turn comes', async () => {
  const named = (n: number) =>
    `Yusuf Karimi of the tyre place in Wickenford asked for gas bottles and more on call ${n}.`;
  await take([named(0), named(1), named(2), dogs(1)]);
  const contributionId = idOf(named(1));
  const ask = () => harness.as('reed').do('linking.earlierReports', { contributionId });
  const page = () => harness.as('reed').do('linking.reportedPerson', { contributionId, after: null, limit: 10 });
  const [one, other, person] = await Promise.all([ask(), ask(), page(), harness.renew()]);
  expect(one.earlier.map(({ id }) => id)).toEqual([idOf(named(0))]);
  expect(other.earlier).toEqual(one.earlier);
  expect(person.reports).toBe(3);
  expect(left()).toBe(0);
  expect(await ask()).toEqual({ ...one, matched: true });
  const matched = harness.peek().prepare('select count(*) as n from person_matched_row').get();
  const pairs = harness.peek().prepare('select count(*) as n from person_pair_row').get();
  expect([matched, pairs]).toEqual([{ n: 4 }, { n: 3 }]);
});
