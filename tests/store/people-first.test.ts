/** What nobody is waiting for, such as the matching of an import, lets people's questions end first; and comes to its own end all the same. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asAll } from '../../main/linking/kept-suggestions.ts';
import type { Transaction } from '../../main/store/port.ts';
import { type Harness, openHarness } from '../support/engine.ts';
import { onPostgres } from '../support/postgres.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness({ people: [{ login: 'shah', roles: ['case_officer'] }] });
});
afterAll(() => harness.close());

const statement = ({ db }: Transaction) => db.selectFrom('account').select('id').limit(1).execute();

/** A question of many statements. Gives the milliseconds that it took. */
async function question(): Promise<number> {
  const began = performance.now();
  await harness.store.read(async (transaction) => {
    await asAll(transaction);
    for (let n = 0; n < 3_000; n += 1) await statement(transaction);
  });
  return performance.now() - began;
}

/** Side by side they would take turns, each of about a millisecond. */
const mostRounds = (milliseconds: number) => milliseconds / 10 + 5;

// A database does many things at once; a vault has one thread for all of them.
describe.skipIf(onPostgres)('while something is done that nobody is waiting for', () => {
  it('a question is answered before that writes on', async () => {
    let asked = false;
    let answered = false;
    let rounds = 0;
    let after = 0;
    const behind = harness.store.write(
      async () => {
        while (!answered || after < 3) {
          await harness.store.shouldYield();
          if (answered) after += 1;
          else if (asked) rounds += 1;
        }
      },
      { background: true },
    );
    asked = true;
    const took = await question();
    answered = true;
    expect(rounds).toBeLessThan(mostRounds(took));
    await behind;
    expect(after).toBe(3);
  });

  it('a question is answered before that reads on', async () => {
    let answered = false;
    let statements = 0;
    const behind = harness.store.read(
      async (transaction) => {
        await asAll(transaction);
        while (!answered) {
          await statement(transaction);
          statements += 1;
        }
        const before = statements;
        while (statements < before + 3_000) {
          await statement(transaction);
          statements += 1;
        }
        return before;
      },
      { apart: true },
    );
    // As while an import writes, when questions have connections of their own.
    const writes = harness.store.write(
      async () => {
        while (!answered) await harness.store.shouldYield();
      },
      { background: true },
    );
    await question();
    answered = true;
    // In turns it would be about as many as the question's.
    expect(await behind).toBeLessThan(1_000);
    await writes;
    expect(statements).toBeGreaterThan(3_000);
  });
});
