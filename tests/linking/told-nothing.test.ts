/**
 * Whoever records or imports learns nothing of a hidden investigation: not at once, not when its people link what came in, and not
 * by trying what can still be done with it. Its people tell, or do not.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Harness, openHarness } from '../support/engine.ts';
import { logLines, stageInvestigation } from '../support/stage.ts';

let harness: Harness;
afterEach(() => harness.close());

const craig = { name: 'Craig Dunmore', phones: ['+447700900123'], vrm: 'TX21ABC' };
const nobody = { name: 'Nobody Here', phones: [], vrm: 'ZZ99ZZZ' };
const text = 'Craig Dunmore again, his phone is 07700 900123, with the van TX21 ABC.';
const fileToken = 'token-for-the-file';
const reason = 'They are about to call on him.';

async function open(hidden: typeof craig | typeof nobody = craig) {
  harness = await openHarness({
    people: [
      { login: 'kowal', roles: ['intake_officer', 'case_officer', 'manager'] },
      { login: 'shah', roles: ['case_officer', 'supervisor'] },
      { login: 'mason', roles: ['case_officer'], compartments: ['HERON'] },
      { login: 'other', roles: ['case_officer', 'supervisor'], compartments: ['HERON'] },
    ],
    now: '2026-12-20T10:00:00.000Z',
  });
  const heron = stageInvestigation(harness, {
    operation: 'HERON ONE',
    compartment: 'HERON',
    owner: 'mason',
    subject: hidden,
  });
  return { heron, larkspur: stageInvestigation(harness, { operation: 'LARKSPUR' }) };
}
const record = (login = 'kowal') =>
  harness.as(login).do('intake.record', { form: { channel: 'hotline', text }, draftId: null });
const inbox = async (login = 'mason') => (await harness.as(login).do('linking.deconflictionHits', { limit: 50 })).found;
const stateOf = async (id: number, login = 'kowal') => (await harness.as(login).do('triage.get', { id })).state;
const link = (
  login: string,
  contributionId: number,
  investigationId: number,
  decision = 'linked' as 'linked' | 'not_this',
) => harness.as(login).do('linking.decide', { contributionId, investigationId, decision });
const tell = { reason } as const;

async function bring() {
  const path = join(harness.folder, 'tips.csv');
  const numbers = ['07700 900123', '07700 900124', '07700 900125'];
  const rows = numbers.map((number, n) => `2026-12-19T09:00:0${n}Z,hotline,"He rings from ${number} every night"`);
  writeFileSync(path, ['received_at,channel,text', ...rows, ''].join('\n'));
  const paths = { [fileToken]: path };
  const { mapping } = await harness.as('kowal').do('intake.previewFile', { fileToken, mapping: null }, { paths });
  return harness.as('kowal').do('intake.importFile', { fileToken, mapping, dryRun: false, task: 'import' }, { paths });
}

/** What the recorder is answered about all contributions; numbers of changes run on over what is hidden, as SECURITY.md says. */
async function seenBy(login: string, ids: readonly number[]) {
  const officer = harness.as(login);
  const answers: unknown[] = [
    await officer.ask('contributions.queue', { filter: {}, sort: 'newest', after: null, limit: 50 }),
    await officer.ask('contributions.queue', {
      filter: { states: ['linked'] },
      sort: 'newest',
      after: null,
      limit: 50,
    }),
    await officer.ask('contributions.count', { filter: {} }),
    await officer.ask('myWork.get', {}),
    await officer.ask('oversight.dashboard', { day: null }),
    await officer.ask('search.find', { text: 'Craig Dunmore', limit: 50 }),
    await officer.ask('linking.countDeconflictionHits', {}),
    await officer.ask('linking.suggestForText', { text }),
  ];
  for (const id of ids)
    answers.push(
      await officer.ask('triage.get', { id }),
      await officer.ask('linking.suggestions', { contributionId: id }),
      await officer.ask('linking.sameOrigin', { contributionId: id }),
    );
  return answers;
}

/** Everything that the recorder can still do with a contribution, and what comes of it. */
async function tried(id: number, larkspur: number) {
  const officer = harness.as('kowal');
  const look = async () => {
    const { history: _, links: __, ...seen } = await officer.do('triage.get', { id });
    return seen;
  };
  const done: unknown[] = [];
  const answer = async (verb: 'linking.decide' | 'contributions.undo' | 'triage.setOutcome', input: object) => {
    const result = await officer.ask(verb, input);
    done.push(result.ok ? 'done' : result.error, await look());
  };
  await answer('linking.decide', { contributionId: id, investigationId: larkspur, decision: 'linked' });
  await answer('triage.setOutcome', { id, version: (await look()).version, outcome: 'trace', reason: 'Checked.' });
  await answer('contributions.undo', { id });
  await answer('linking.decide', { contributionId: id, investigationId: larkspur, decision: 'linked' });
  await answer('linking.decide', { contributionId: id, investigationId: larkspur, decision: 'not_this' });
  await answer('triage.setOutcome', { id, version: (await look()).version, outcome: 'trace', reason: 'Checked.' });
  return done;
}

describe('whoever records or imports', () => {
  it('is answered the same whether a hidden investigation holds the number or not, then and later', async () => {
    const world = async (hidden: typeof craig | typeof nobody) => {
      const { heron, larkspur } = await open(hidden);
      const recorded = await record();
      const imported = await bring();
      const told = [...harness.messages];
      const ids = [1, 2, 3, 4];
      const before = await seenBy('kowal', ids);
      // What its people do with it, where there is anything to do.
      const hits = await inbox();
      harness.setClock('2026-12-20T11:00:00.000Z');
      for (const hit of hits) await link('mason', hit.contributionId, heron);
      const after = await seenBy('kowal', ids);
      const later = await tried(recorded.id, larkspur);
      const lines = harness
        .peek()
        .prepare("select verb, processing, outcome, records, reason, recipient from log_row where who = 'kowal'")
        .all();
      await harness.close();
      return { hits: hits.length, seen: { recorded, imported, told, before, after, later, lines } };
    };
    const held = await world(craig);
    const free = await world(nobody);
    expect([held.hits, free.hits]).toEqual([2, 0]);
    expect(held.seen).toEqual(free.seen);
  });
});

describe('the people of the hidden investigation', () => {
  it('link without a word to anybody: the state stays for all, and the link is theirs', async () => {
    const { heron } = await open();
    const { id } = await record();
    const before = await harness.as('kowal').do('triage.get', { id });
    await link('mason', id, heron);
    expect(await harness.as('kowal').do('triage.get', { id })).toEqual(before);
    const seen = await harness.as('mason').do('triage.get', { id });
    expect(seen).toMatchObject({ state: 'untriaged', links: [{ operation: 'HERON ONE', shown: false }] });
    expect((await harness.as('mason').do('investigations.tips', { id: heron, after: null })).tips).toMatchObject([
      { contributionId: id, link: { shown: false } },
    ]);
  });

  it('tell with a reason, which the log keeps as a disclosure; the recorder reads one neutral line, and nobody else any', async () => {
    const { heron } = await open();
    const { id } = await record();
    const pair = { contributionId: id, investigationId: heron };
    expect(await inbox()).toMatchObject([{ recordedBy: 'kowal', toldAt: null }]);
    harness.setClock('2026-12-20T12:00:00.000Z');
    await harness.as('mason').do('linking.tellRecorder', { ...pair, ...tell });
    const seen = await harness.as('kowal').do('triage.get', { id });
    expect(seen).toMatchObject({ toldAt: '2026-12-20T12:00:00.000Z', state: 'untriaged', links: [], history: [] });
    expect(JSON.stringify(seen)).not.toMatch(/HERON|mason|about to call/);
    for (const login of ['shah', 'mason', 'other'])
      expect((await harness.as(login).do('triage.get', { id })).toldAt).toBeNull();
    expect(await inbox()).toMatchObject([{ toldAt: '2026-12-20T12:00:00.000Z' }]);
    const kowal = harness.peek().prepare("select id from account_row where login = 'kowal'").pluck().get();
    expect(logLines(harness, 'linking.tellRecorder')).toEqual([
      { records: [`contribution:${id}`, `investigation:${heron}`, `account:${kowal}`], outcome: 'done', reason },
    ]);
    expect(
      harness.peek().prepare("select processing from log_row where verb = 'linking.tellRecorder'").pluck().all(),
    ).toEqual(['disclosure']);
    const { changes } = await harness.as('mason').do('investigations.get', { id: heron });
    expect(changes[0]?.what).toMatch(/^Told whoever recorded TIP-/);
  });

  it.each(['first', 'last'] as const)('who have told, and linked %s, let the state show', async (linked) => {
    const { heron } = await open();
    const { id } = await record();
    const pair = { contributionId: id, investigationId: heron };
    if (linked === 'first') await link('mason', id, heron);
    await harness.as('mason').do('linking.tellRecorder', { ...pair, ...tell });
    if (linked === 'last') await link('mason', id, heron);
    expect(await harness.as('kowal').do('triage.get', { id })).toMatchObject({ state: 'linked', links: [] });
    await link('mason', id, heron, 'not_this');
    expect(await stateOf(id)).toBe('untriaged');
  });

  it('alone decide it, once, and about what touches their investigation', async () => {
    const { heron, larkspur } = await open();
    const { id } = await record();
    const quiet = await harness.as('kowal').do('intake.record', {
      form: { channel: 'hotline', text: 'A dog barks.' },
      draftId: null,
    });
    const ask = (login: string, contributionId: number, investigationId: number) =>
      harness.as(login).ask('linking.tellRecorder', { contributionId, investigationId, ...tell });
    const refused = (code: string) => ({ ok: false, error: { code } });
    // For whoever may not know of it there is no such thing; the same answer as for one that was never made.
    expect(await ask('kowal', id, heron)).toEqual(await ask('kowal', id, 987_654));
    expect(await ask('mason', quiet.id, heron)).toMatchObject(refused('NOT_FOUND'));
    expect(await ask('mason', id, larkspur)).toMatchObject(refused('NOT_FOUND'));
    expect(await ask('other', id, heron)).toMatchObject(refused('NOT_ALLOWED'));
    expect(
      await harness
        .as('mason')
        .ask('linking.tellRecorder', { contributionId: id, investigationId: heron, reason: ' ' }),
    ).toMatchObject(refused('INPUT_INVALID'));
    expect(await ask('mason', id, heron)).toMatchObject({ ok: true });
    expect(await ask('mason', id, heron)).toMatchObject(refused('CHANGED_SINCE'));
    harness.peek().prepare('update contribution_row set recordedBy = null where id = ?').run(quiet.id);
    await link('mason', quiet.id, heron);
    expect(await ask('mason', quiet.id, heron)).toMatchObject(refused('NOBODY_TO_TELL'));
    expect(harness.peek().prepare('select count(*) from recorder_notice_row').pluck().get()).toBe(1);
  });
});

describe('a contribution that a hidden investigation has shown to be linked', () => {
  const shown = async () => {
    const { heron, larkspur } = await open();
    const { id } = await record();
    return {
      id,
      larkspur,
      async show() {
        await link('mason', id, heron);
        await harness.as('mason').do('linking.tellRecorder', { contributionId: id, investigationId: heron, ...tell });
      },
    };
  };

  it('is not unlinked, nor closed, by somebody who links it elsewhere and takes that back', async () => {
    const { id, larkspur, show } = await shown();
    await show();
    const closes = async () => {
      expect(await stateOf(id)).toBe('linked');
      const { version } = await harness.as('shah').do('triage.get', { id });
      expect(
        await harness.as('shah').fails('triage.setOutcome', { id, version, outcome: 'nfa', reason: 'Nothing in it.' }),
      ).toMatchObject({ code: 'LINKED_ALREADY' });
    };
    await link('shah', id, larkspur);
    await link('shah', id, larkspur, 'not_this');
    await closes();
    await link('shah', id, larkspur);
    await harness.as('shah').do('contributions.undo', { id });
    await closes();
    const { changeIds } = await harness
      .as('shah')
      .do('linking.decideMany', { contributionIds: [id], investigationId: larkspur });
    await harness.as('shah').do('linking.undoMany', { changeIds });
    await closes();
  });

  it('nor where that other link came first', async () => {
    const { id, larkspur, show } = await shown();
    await link('shah', id, larkspur);
    await show();
    expect((await harness.as('shah').do('triage.get', { id })).canUndo).toBe(false);
    expect(await harness.as('shah').fails('contributions.undo', { id })).toMatchObject({ code: 'CHANGED_SINCE' });
    await link('shah', id, larkspur, 'not_this');
    expect(await stateOf(id)).toBe('linked');
  });

  it('nor where the link is of a time before links could be silent', async () => {
    const { heron, larkspur } = await open();
    const { id } = await record();
    harness
      .peek()
      .prepare(
        "insert into link_row (contributionId, investigationId, decision, basis, at, by) values (?, ?, 'linked', '{}', '', 1)",
      )
      .run(id, heron);
    harness.peek().prepare("update contribution_row set state = 'linked' where id = ?").run(id);
    await link('shah', id, larkspur);
    await link('shah', id, larkspur, 'not_this');
    expect(await stateOf(id)).toBe('linked');
    await link('mason', id, heron, 'not_this');
    expect(await stateOf(id)).toBe('untriaged');
  });
});
