import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LogLine } from '../../main/store/port.ts';
import { breaksListed } from '../../preload/contract/audit.ts';
import type { Output } from '../../preload/contract/index.ts';
import { type Harness, openHarness } from '../support/engine.ts';
import { onPostgres } from '../support/postgres.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'p.shah', roles: ['case_officer'] },
      { login: 'q.hale', roles: ['auditor'] },
      { login: 'a.dunn', roles: ['administrator'] },
    ],
  });
});
afterEach(() => harness.close());

type Entries = Output<'audit.entries'>;
const read = (input: Partial<Parameters<typeof query>[0]> = {}) => query({ after: null, ...input });
const query = (input: {
  after: string | null;
  processing?: 'collection' | 'consultation';
  who?: string;
  record?: string;
  outcome?: 'done' | 'refused';
}) => harness.as('q.hale').do('audit.entries', input);
const tip = { channel: 'hotline', text: 'Marker word chrysanthemum, a van.' } as const;

describe('the log', () => {
  it('is read by auditors only', async () => {
    for (const login of ['p.shah', 'a.dunn'])
      expect(await harness.as(login).fails('audit.entries', { after: null })).toMatchObject({ code: 'NOT_ALLOWED' });
  });

  it('has one entry for each thing that was done, names records and never what they say', async () => {
    const officer = harness.as('p.shah');
    const { id } = await officer.do('intake.record', { form: tip, draftId: null });
    await officer.do('triage.get', { id });
    await officer.do('triage.setOutcome', { id, version: 1, outcome: 'nfa', reason: 'A duplicate of an earlier one.' });
    await officer.fails('triage.get', { id: 999 });
    await officer.fails('investigations.timeline', { id: 998 });
    await officer.fails('access.people', {});
    const { entries } = await read();
    expect(entries.map((entry) => [entry.verb, entry.outcome, entry.records, entry.processing])).toEqual([
      ['access.people', 'refused', [], 'consultation'],
      ['investigations.timeline', 'refused', ['investigation:998'], 'consultation'],
      // By what was asked alone: the line is the same whether there is no such record or it is for others.
      ['triage.get', 'refused', ['contribution:999'], 'consultation'],
      ['triage.setOutcome', 'done', [`contribution:${id}`], 'alteration'],
      ['triage.get', 'done', [`contribution:${id}`], 'consultation'],
      ['intake.record', 'done', [`contribution:${id}`], 'collection'],
    ]);
    // A reason of casework speaks of the record: it is kept there, where need to know holds, and not in the log.
    expect(entries[3]?.reason).toBeNull();
    expect(JSON.stringify(entries)).not.toContain('chrysanthemum');
    expect((await read({ processing: 'collection' })).entries).toHaveLength(1);
    expect((await read({ who: 'p.shah', outcome: 'refused' })).entries).toHaveLength(3);
  });

  it('finds a record by its name, and within the range that an import names', async () => {
    const add = harness.peek().prepare('insert into log_record_row (record, seq) values (?, ?)');
    const officer = harness.as('p.shah');
    await officer.do('intake.record', { form: tip, draftId: null });
    await officer.do('intake.record', { form: tip, draftId: null });
    add.run('contribution:90-1200', 2);
    const seqs = async (record: string) => (await read({ record })).entries.map((entry) => entry.seq);
    expect(await seqs('contribution:1')).toEqual([1]);
    expect(await seqs('contribution:90')).toEqual([2]);
    expect(await seqs('contribution:777')).toEqual([2]);
    expect(await seqs('contribution:1200')).toEqual([2]);
    expect(await seqs('contribution:89')).toEqual([]);
    expect(await seqs('contribution:1201')).toEqual([]);
    expect(await seqs('investigation:777')).toEqual([]);
    expect(await seqs("x' or 1")).toEqual([]);
  });

  it('is read page by page, newest first, each entry once', async () => {
    const officer = harness.as('p.shah');
    for (let n = 0; n < 230; n++) await officer.do('intake.record', { form: tip, draftId: null });
    const seen: number[] = [];
    let after: string | null = null;
    do {
      const page: Entries = await read({ after, who: 'p.shah' });
      seen.push(...page.entries.map((entry) => entry.seq));
      after = page.next;
    } while (after !== null);
    expect(seen).toEqual([...seen].sort((one, other) => other - one));
    expect(new Set(seen).size).toBe(230);
    expect(await harness.as('q.hale').fails('audit.entries', { after: 'nonsense' })).toMatchObject({
      code: 'LIST_MOVED_ON',
    });
  });
});

describe('the chain', () => {
  const verify = () => harness.as('q.hale').do('audit.verify', {});
  const write = async (count: number) => {
    for (let n = 0; n < count; n++) await harness.as('p.shah').do('intake.record', { form: tip, draftId: null });
  };
  /** As somebody would who has the keys and a connection of their own. */
  const tamper = (sql: string) =>
    harness.peek().exec(`drop trigger if exists log_never_changes; drop trigger if exists log_never_shrinks; ${sql}`);

  it('holds, also for an administrator', async () => {
    await write(5);
    expect(await verify()).toEqual({ entries: 5, whole: true, broken: 0, breaks: [] });
    expect((await harness.as('a.dunn').do('audit.verify', {})).whole).toBe(true);
  });

  it('lets nobody change or take out a line in passing', async () => {
    await write(2);
    expect(() => harness.peek().exec("update log_row set who = 'k.boyd' where seq = 1")).toThrow('never changed');
    expect(() => harness.peek().exec('delete from log_row where seq = 1')).toThrow('never changed');
  });

  // What is done to the chains of PostgreSQL is told in tests/store/postgres.test.ts.
  it.skipIf(onPostgres).each([
    ['edited', "update log_row set who = 'k.boyd' where seq = 3", 3, ['changed']],
    ['given another record', "update log_row set records = '[]' where seq = 2", 2, ['changed']],
    ['given another hash', "update log_row set hash = x'00' where seq = 6", 6, ['changed']],
    ['given a text for a hash', "update log_row set hash = 'none' where seq = 6", 6, ['changed']],
    [
      'given a text for the hash before',
      "update log_row set previous = 'none' where seq = 3",
      3,
      ['unattached', 'changed'],
    ],
    ['taken out', 'delete from log_row where seq = 4', 5, ['missing']],
    ['taken out first of all', 'delete from log_row where seq = 1', 2, ['missing']],
    [
      'put in',
      'insert into log_row select 99, at, accountId, who, verb, processing, outcome, records, reason, recipient, workstation, session, previous, hash from log_row where seq = 6',
      99,
      ['missing', 'changed'],
    ],
  ])('shows where a line was %s', async (_, sql, entry, faults) => {
    await write(6);
    tamper(sql);
    expect(await verify()).toMatchObject({ whole: false, broken: 1, breaks: [{ entry, faults }] });
  });

  it.skipIf(onPostgres)('is followed to its end: a break does not hide a forgery behind it', async () => {
    await write(9);
    tamper(`
      update log_row set recipient = 'half a character' where seq = 2;
      update log_row set who = 'k.boyd' where seq = 5;
      delete from log_row where seq = 7;`);
    expect(await verify()).toEqual({
      entries: 8,
      whole: false,
      broken: 3,
      breaks: [
        { entry: 2, faults: ['changed'] },
        { entry: 5, faults: ['changed'] },
        { entry: 8, faults: ['missing'] },
      ],
    });
  });

  it.skipIf(onPostgres)('lists the first of very many breaks, and counts them all', async () => {
    await write(1);
    tamper(`
      with recursive n (seq) as (select 2 union all select seq + 1 from n where seq < 5000)
      insert into log_row select n.seq, at, accountId, who, verb, processing, outcome, records, reason, recipient, workstation, session, previous, hash
      from log_row join n where log_row.seq = 1`);
    const report = await verify();
    expect(report).toMatchObject({ entries: 5000, whole: false, broken: 4999 });
    expect(report.breaks).toHaveLength(breaksListed);
    expect(report.breaks.at(-1)?.entry).toBe(breaksListed + 1);
  });

  it('covers what the store keeps: a line with half a character in it does not break it', async () => {
    await write(1);
    const line: LogLine = {
      at: '2026-03-09T10:00:00.000Z',
      accountId: 2,
      who: 'p.shah',
      verb: 'oversight.brief',
      processing: 'disclosure',
      outcome: 'done',
      records: ['investigation:1\udc00'],
      reason: 'For the meeting \ud83d',
      recipient: '\udfff the board',
      workstation: null,
      session: null,
    };
    await harness.store.write(({ log }) => log.append(line));
    await write(1);
    expect(await verify()).toMatchObject({ whole: true });
  });

  it('cannot be given half a character by those who may write reasons into it', async () => {
    const { id } = await harness
      .as('p.shah')
      .do('intake.record', { form: { ...tip, sourceName: 'Jo Example' }, draftId: null });
    expect(
      await harness.as('p.shah').fails('triage.revealSource', { id, reason: 'To ring back \ud83d' }),
    ).toMatchObject({ code: 'INPUT_INVALID', about: 'reason' });
    expect(await verify()).toMatchObject({ whole: true });
  });
});
