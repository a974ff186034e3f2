/** Two services on one database: what an import brought is matched by one of them at a time, and by the other once that one is gone. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPostgresStore } from '../../main/store/postgres/store.ts';
import { onPostgres, type TestDatabase, testDatabase } from '../support/postgres.ts';
import { openUnitOnDatabase } from '../support/unit-on-database.ts';

describe.runIf(onPostgres)('the lease of some work', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await testDatabase();
  });
  afterEach(() => database.giveBack(false));
  const node = (name: string) => openPostgresStore({ place: database.engine, direct: database.engine, node: name });

  it('is one service’s until it ends it, and never two services’', async () => {
    const [one, other] = [await node('service-1'), await node('service-2')];
    const mine = await one.shared?.lease('matching');
    expect(mine?.held()).toBe(true);
    expect(await other.shared?.lease('matching')).toBeNull();
    expect((await other.shared?.lease('something else'))?.held()).toBe(true);
    await mine?.end();
    const theirs = await other.shared?.lease('matching');
    expect(theirs?.held()).toBe(true);
    expect(await one.shared?.lease('matching')).toBeNull();
    await one.end();
    await other.end();
  });

  it('ends with a service that ends in the middle of it', async () => {
    const [one, other] = [await node('service-1'), await node('service-2')];
    const mine = await one.shared?.lease('matching');
    await one.end();
    expect(mine?.held()).toBe(false);
    expect((await other.shared?.lease('matching'))?.held()).toBe(true);
    await other.end();
  });
});

describe.runIf(onPostgres)('an import at one of two services', () => {
  it('is matched to its last row, though the service that took it in has gone', { timeout: 120_000 }, async () => {
    const unit = await openUnitOnDatabase([
      { login: 'marsh', roles: ['intake_officer'] },
      { login: 'adeyemi', roles: ['administrator'] },
    ]);
    try {
      const [one, other] = [await unit.serve('service-1'), await unit.serve('service-2')];
      const marsh = one.connect(await unit.admit(one, 'desk-01'));
      await marsh.signIn('marsh');
      const rows = Array.from(
        { length: 60 },
        (_, at) => `2026-03-01T08:${String(at).padStart(2, '0')}:00Z\tDog ${at} barks.`,
      );
      const pasted = { text: `received\ttext\n${rows.join('\n')}\n`, html: null };
      const { mapping } = await marsh.do('intake.previewFile', { pasted, mapping: null });
      const taken = await marsh.do('intake.importFile', { pasted, mapping, dryRun: false, task: 'import' });
      expect(taken).toMatchObject({ imported: 60 });
      await one.end();
      const again = other.connect(await unit.admit(other, 'desk-02'));
      await again.signIn('marsh');
      const far = async () => (await again.do('intake.imports', { limit: 1 })).imports[0];
      await expect.poll(far, { timeout: 60_000, interval: 500 }).toMatchObject({ toMatch: 60, matched: 60 });
    } finally {
      await unit.close();
    }
  });
});
