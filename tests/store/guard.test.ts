/** The guard: no use case can read a table, or change a row that its viewer may not see. */
import { CompiledQuery, type Selectable, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { viewerOf } from '../../main/access/officer.ts';
import { GuardError } from '../../main/store/guard.ts';
import type { Schema } from '../../main/store/schema.ts';
import type { Context } from '../../main/store/use-case.ts';
import { type Harness, openHarness } from '../support/engine.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await openHarness({
    people: [
      { login: 'insider', roles: ['case_officer'], compartments: ['GLASS'] },
      { login: 'outsider', roles: ['case_officer'] },
      { login: 'admin', roles: ['administrator'], clearance: 'TOP SECRET', compartments: ['GLASS'] },
    ],
  });
  const open = (operation: string, compartmentId: number | null) =>
    harness.as('insider').do('investigations.open', {
      operation,
      kind: 'other',
      priority: 'P3',
      reason: 'A first look',
      summary: 'Something to look at',
      area: 'Halverton',
      marking: 'OFFICIAL-SENSITIVE',
      compartmentId,
    });
  await open('OPENLY', null);
  await open('HIDDEN', harness.compartment('GLASS'));
});
afterAll(() => harness.close());

/** Runs `work` in a transaction as somebody, as a use case would. */
function as<T>(login: 'insider' | 'outsider' | 'admin', work: (db: Context['db']) => Promise<T>): Promise<T> {
  const row = harness.peek().prepare('select id, roles, clearance from account_row where login = ?').get(login) as {
    id: number;
    roles: string;
    clearance: number;
  };
  const compartments = login === 'outsider' ? [] : [{ id: harness.compartment('GLASS'), name: 'GLASS' }];
  const viewer = viewerOf({
    ...row,
    login,
    name: login,
    roles: JSON.parse(row.roles),
    compartments,
    opened: { contribution: [], investigation: [] },
    passphraseGiven: false,
  });
  return harness.store.write(async (transaction) => {
    await transaction.setViewer(viewer);
    return work(transaction.db);
  });
}

describe('reading', () => {
  it('refuses every table, by whatever way a query names it', async () => {
    const tries: ((db: Context['db']) => Promise<unknown>)[] = [
      (db) => db.selectFrom('investigation_row').selectAll().execute(),
      (db) =>
        db
          .selectFrom('investigation')
          .innerJoin('subject_row', 'subject_row.investigationId', 'investigation.id')
          .selectAll()
          .execute(),
      (db) =>
        db
          .selectFrom('investigation')
          .where('id', 'in', (e) => e.selectFrom('investigation_row').select('id'))
          .selectAll()
          .execute(),
      (db) => sql`select * from investigation_row`.execute(db),
      (db) =>
        db
          .selectFrom('investigation')
          .select(sql<string>`(select group_concat(operation) from investigation_row)`.as('all'))
          .execute(),
      (db) => sql`select * from sqlite_master`.execute(db),
      (db) =>
        db
          .selectFrom('investigation')
          .select(sql<string>`(select group_concat(operation) from ${sql.id('investigation_row')})`.as('all'))
          .execute(),
      (db) =>
        db
          .selectFrom('investigation')
          .select(sql<string>`${sql.ref('investigation_row.operation')}`.as('one'))
          .execute(),
      (db) =>
        db
          .updateTable('saved_view_row')
          .set({ name: 'mine' })
          .returning(sql<string>`(select group_concat(operation) from ${sql.id('investigation_row')})`.as('all'))
          .execute(),
      (db) => db.withoutPlugins().selectFrom('investigation_row').selectAll().execute(),
      (db) => db.executeQuery(CompiledQuery.raw('select * from investigation_row')),
      (db) => sql`update viewer set clearance = 3`.execute(db),
    ];
    for (const attempt of tries) await expect(as('insider', attempt)).rejects.toThrow(GuardError);
  });

  it('shows what clearance, compartment and role allow together, and no more', async () => {
    const names = (db: Context['db']) =>
      db.selectFrom('investigation').select('operation').orderBy('operation').execute();
    expect(await as('insider', names)).toEqual([{ operation: 'HIDDEN' }, { operation: 'OPENLY' }]);
    expect(await as('outsider', names)).toEqual([{ operation: 'OPENLY' }]);
    // Cleared and in the compartment, but without a casework role.
    expect(await as('admin', names)).toEqual([]);
  });

  it('shows nothing while nobody is signed in', async () => {
    const seen = harness.store.read(async (transaction) => {
      await transaction.setViewer(null);
      return transaction.db.selectFrom('investigation').selectAll().execute();
    });
    expect(await seen).toEqual([]);
  });
});

describe('writing', () => {
  it('changes no row that the viewer may not see, even if the use case forgets to ask', async () => {
    const close = (db: Context['db']) => db.updateTable('investigation_row').set({ state: 'closed' }).execute();
    const [done] = await as('outsider', close);
    expect(Number(done?.numUpdatedRows)).toBe(1);
    const states = harness.peek().prepare('select operation, state from investigation_row order by operation').all();
    expect(states).toEqual([
      { operation: 'HIDDEN', state: 'live' },
      { operation: 'OPENLY', state: 'closed' },
    ]);
  });

  it('puts nothing in the place of a row that the viewer may not see', async () => {
    const hidden = harness
      .peek()
      .prepare("select * from investigation_row where operation = 'HIDDEN'")
      .get() as Selectable<Schema['investigation_row']>;
    const mine = { ...hidden, operation: 'TAKEN OVER', compartmentId: 0 };
    const taken = await as('outsider', (db) =>
      db
        .insertInto('investigation_row')
        .values(mine)
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ operation: 'TAKEN OVER', compartmentId: 0 }))
        .returningAll()
        .execute(),
    );
    expect(taken).toEqual([]);
    await expect(as('outsider', (db) => db.replaceInto('investigation_row').values(mine).execute())).rejects.toThrow(
      GuardError,
    );
    await expect(
      as('outsider', (db) => db.insertInto('investigation_row').orReplace().values(mine).execute()),
    ).rejects.toThrow(GuardError);
    expect(harness.peek().prepare('select operation from investigation_row where id = ?').pluck().get(hidden.id)).toBe(
      'HIDDEN',
    );
  });

  it('deletes no such row either', async () => {
    await as('outsider', (db) => db.deleteFrom('priority_change_row').execute());
    const left = harness.peek().prepare('select count(*) as n from priority_change_row').get();
    expect(left).toEqual({ n: 1 });
  });

  it('refuses the tables that only the engine may write: the log, accounts of nobody, counters', async () => {
    await expect(as('insider', (db) => db.deleteFrom('log_row').execute())).rejects.toThrow(GuardError);
    await expect(as('insider', (db) => db.updateTable('counter_row').set({ n: 1 }).execute())).rejects.toThrow(
      GuardError,
    );
    await expect(
      as('insider', (db) =>
        db
          .updateTable('investigation_row')
          .set({ summary: sql<string>`(select summary from investigation_row limit 1)` })
          .execute(),
      ),
    ).rejects.toThrow(GuardError);
  });

  it('lets nobody add a contribution but the piece that also counts it and indexes its words', async () => {
    const contribution = {
      reference: 'TIP-26-900001',
      kind: 'tip',
      channel: 'online',
      state: 'untriaged',
      receivedAt: '2026-03-09T09:00:00.000Z',
      receiptOrder: 0,
      recordedAt: '2026-03-09T09:00:00.000Z',
      day: '2026-03-09',
      text: 'Added past the counts',
      immediateRisk: 0,
      riskConfirmed: 0,
      anonymous: 0,
      contactable: 0,
      sealedSource: 0,
      markingRank: 1,
      compartmentId: 0,
    } as const;
    await expect(
      as('insider', (db) => db.insertInto('contribution_row').values(contribution).execute()),
    ).rejects.toThrow(GuardError);
  });

  it('never changes a line of the log, not even from the connection itself', () => {
    expect(() => harness.peek().exec("update log_row set who = 'nobody'")).toThrow('the log is never changed');
    expect(() => harness.peek().exec('delete from log_row')).toThrow('the log is never changed');
  });

  it('takes everything of a transaction back when it fails', async () => {
    const before = harness.peek().prepare('select count(*) as n from draft_row').get();
    const failing = harness.store.write(async (transaction) => {
      await transaction.fill('draft_row', [{ accountId: 1, at: 'now', formName: null, form: '{}' }]);
      throw new Error('half-way');
    });
    await expect(failing).rejects.toThrow('half-way');
    expect(harness.peek().prepare('select count(*) as n from draft_row').get()).toEqual(before);
  });
});
