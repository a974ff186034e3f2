/** Long work is waited for by nobody: others read meanwhile. */
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Harness, openHarness } from '../support/engine.ts';
import { onPostgres } from '../support/postgres.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'shah', roles: ['case_officer'] },
      { login: 'kowal', roles: ['supervisor'] },
      { login: 'cheung', roles: ['auditor'] },
    ],
  });
});
afterEach(() => harness.close());

/** In what order they come to their end, where three looks are begun after the long work. */
async function orderOf(work: Promise<unknown>): Promise<string[]> {
  const ended: string[] = [];
  const long = work.then(() => ended.push('long work'));
  for (let asked = 0; asked < 3; asked += 1) {
    await harness.as('shah').do('contributions.count', { filter: {} });
    ended.push('a look');
  }
  await long;
  return ended;
}
const looksFirst = ['a look', 'a look', 'a look', 'long work'];

it('while the product is measured', async () => {
  expect(await orderOf(harness.as('kowal').do('accuracy.measure', {}))).toEqual(looksFirst);
});

it.skipIf(onPostgres)('while every page is checked', async () => {
  const db = harness.peek();
  db.exec('create table filler (words)');
  for (let n = 0; n < 24; n += 1) db.prepare('insert into filler values (zeroblob(1000000))').run();
  const checked = harness.as('cheung').do('vault.verify', {});
  expect(await orderOf(checked)).toEqual(looksFirst);
  expect(await checked).toMatchObject({ pages: true, log: { whole: true } });
});

// A walk has a connection of its own there, and which is done first is up to the server.
it.skipIf(onPostgres)('while the log is walked from end to end', async () => {
  for (let n = 0; n < 40; n += 1) await harness.as('cheung').do('audit.entries', { after: null });
  const seq = harness.peek().prepare('select max(seq) from log_row').pluck();
  const before = Number(seq.get());
  // As many lines as make the walk long; each is one that the engine wrote.
  while (Number(seq.get()) < before + 3_000) {
    await harness.store.write(async ({ log }) => {
      for (let n = 0; n < 1_000; n += 1)
        await log.append({
          at: '2026-03-09T10:00:00.000Z',
          accountId: 1,
          who: 'first',
          verb: 'audit.entries',
          processing: 'consultation',
          outcome: 'done',
          records: [],
          reason: null,
          recipient: null,
          workstation: null,
          session: null,
        });
    });
  }
  const walked = harness.as('cheung').do('audit.verify', {});
  expect(await orderOf(walked)).toEqual(looksFirst);
  expect(await walked).toMatchObject({ whole: true, broken: 0 });
});

it('keeps no decision waiting for a search either, while a file comes in', async () => {
  const { store } = harness;
  await store.write(async () => undefined, { background: true });
  let decided = false;
  const decision = setImmediate().then(() =>
    store.write(async () => {
      decided = true;
    }),
  );
  const asked = await store.read(async (transaction) => {
    await transaction.setViewer(null);
    let statements = 0;
    while (!decided && statements < 20_000) {
      await transaction.db.selectFrom('investigation').select('id').execute();
      statements += 1;
    }
    return statements;
  });
  await decision;
  expect(asked).toBeLessThan(20_000);
});
