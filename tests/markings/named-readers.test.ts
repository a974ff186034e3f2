/** An investigation that only its named readers see, within clearance and compartment. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { accountId, openingForm, recordTip } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';

let harness: Harness;
let id: number;
const reason = 'An officer’s family is in it';

beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'shah', name: 'P. Shah', roles: ['case_officer'] },
      { login: 'tindall', name: 'J. Tindall', roles: ['case_officer'] },
      { login: 'reed', name: 'A. Reed', roles: ['case_officer'] },
      { login: 'low', roles: ['case_officer'], clearance: 'OFFICIAL' },
      { login: 'hurst', name: 'M. Hurst', roles: ['supervisor'] },
      { login: 'vane', name: 'O. Vane', roles: ['supervisor'] },
      { login: 'brennan', roles: ['manager'] },
    ],
  });
  ({ id } = await harness.as('shah').do('investigations.open', openingForm()));
  const team = [accountId(harness, 'tindall')];
  await harness.as('shah').do('investigations.change', { id, version: 1, team, reason: 'Joins the team' });
});
afterEach(() => harness.close());

const idOf = (login: string) => accountId(harness, login);
const named = (...logins: string[]) => ({ id, version: 2, readers: logins.map(idOf), reason });
const sees = async (login: string) => (await harness.as(login).ask('investigations.get', { id })).ok;
const arrests = async (login: string) =>
  (await harness.as(login).do('oversight.dashboard', { day: null })).arrests.months.reduce(
    (n, one) => n + one.arrests,
    0,
  );

it('only its owner or a supervisor names readers, a supervisor among them, and all of whom may see it', async () => {
  expect((await harness.as('tindall').fails('investigations.setReaders', named('vane'))).code).toBe('NOT_YOUR_CASE');
  expect((await harness.as('shah').fails('investigations.setReaders', named('reed'))).code).toBe(
    'NO_SUPERVISOR_AMONG_READERS',
  );
  expect(await harness.as('shah').fails('investigations.setReaders', named('vane', 'low'))).toMatchObject({
    code: 'INPUT_INVALID',
    about: 'readers',
  });
  // A supervisor who would not be among them is told so first.
  expect((await harness.as('hurst').fails('investigations.setReaders', named('vane'))).code).toBe('OUT_OF_YOUR_SIGHT');
  for (const login of ['shah', 'tindall', 'reed', 'hurst', 'vane', 'brennan']) expect(await sees(login)).toBe(true);
  await harness.as('hurst').do('investigations.setReaders', { ...named('vane'), outOfMySight: true });
  expect(await Promise.all(['shah', 'tindall', 'vane'].map(sees))).toEqual([true, true, true]);
  expect(await Promise.all(['reed', 'hurst', 'brennan'].map(sees))).toEqual([false, false, false]);
  const { readers, narrowed, changes } = await harness.as('shah').do('investigations.get', { id });
  expect(readers.map(({ name }) => name)).toEqual(['J. Tindall', 'O. Vane', 'P. Shah']);
  expect([narrowed, changes[0]?.what]).toEqual([true, 'Readers named: 3; nobody else sees the case']);
});

it('is hidden from everybody else in lists, figures, searches and matching, like what is in a compartment', async () => {
  const at = '2026-03-01T09:00:00.000Z';
  await harness.as('shah').do('investigations.recordArrest', { id, subjectId: null, at, outcome: 'pending' });
  await harness
    .as('shah')
    .do('investigations.addIdentifier', { id, subjectId: null, kind: 'phone', text: '07700 900123' });
  const before = await arrests('reed');
  await harness.as('shah').do('investigations.setReaders', named('vane'));
  expect([before, await arrests('reed'), await arrests('vane')]).toEqual([1, 0, 1]);
  const text = 'Ask for him on 07700 900123';
  const reed = harness.as('reed');
  expect((await reed.do('linking.suggestForText', { text })).suggestions).toEqual([]);
  expect((await reed.do('investigations.list', {})).total).toBe(0);
  expect((await reed.do('search.find', { text: 'regatta', limit: 10 })).hits).toEqual([]);
  expect(await reed.fails('investigations.get', { id })).toEqual(await reed.fails('investigations.get', { id: 999 }));
  // Its people are told of what comes in, and the recorder is not; a link of theirs changes nothing that others see.
  const { id: contributionId } = await recordTip(harness, 'reed', text);
  expect((await harness.as('shah').do('linking.deconflictionHits', { limit: 9 })).found).toMatchObject([
    { contributionId, investigationId: id },
  ]);
  const link = { contributionId, investigationId: id, decision: 'linked', reason: 'His number' } as const;
  await harness.as('shah').do('linking.decide', link);
  expect(await reed.do('triage.get', { id: contributionId })).toMatchObject({
    state: 'untriaged',
    links: [],
    history: [],
  });
  // The number is as rare for the reader as for anybody else, plus the case that only they know of.
  const [found] = (await harness.as('vane').do('linking.suggestForText', { text })).suggestions;
  expect(found?.reasons.find(({ kind }) => kind === 'phone')?.common).toBe(1);
});

it('is given to nobody who is no reader, and its owner stays one', async () => {
  await harness.as('shah').do('investigations.setReaders', named('vane'));
  const given = { id, version: 3, ownerId: idOf('reed'), reason: 'Leave' };
  expect(await harness.as('shah').fails('investigations.change', given)).toMatchObject({
    code: 'INPUT_INVALID',
    about: 'ownerId',
  });
  const action = { id, title: 'Ask', priority: 'M', due: null, contributionId: null } as const;
  expect(
    await harness.as('shah').fails('investigations.raiseAction', { ...action, allocatedTo: idOf('reed') }),
  ).toMatchObject({ about: 'allocatedTo' });
  await harness.as('shah').do('investigations.setReaders', { ...named('vane', 'reed'), version: 3 });
  await harness.as('shah').do('investigations.change', { ...given, version: 4 });
  expect(await sees('reed')).toBe(true);
});

it('is shown to everybody again by two people', async () => {
  expect((await harness.as('shah').fails('investigations.liftReaders', { id, version: 2, reason })).code).toBe(
    'CHANGED_SINCE',
  );
  await harness.as('shah').do('investigations.setReaders', named('vane'));
  const lifting = { id, version: 3, reason: 'The family has moved' };
  expect((await harness.as('tindall').fails('investigations.liftReaders', lifting)).code).toBe('NOT_YOUR_CASE');
  const { markingChangeId } = await harness.as('shah').do('investigations.liftReaders', lifting);
  const answer = { id, markingChangeId, agree: true };
  expect((await harness.as('shah').fails('investigations.answerMarking', answer)).code).toBe('SECOND_PERSON_NEEDED');
  expect((await harness.as('hurst').fails('investigations.answerMarking', answer)).code).toBe('NOT_FOUND');
  expect((await harness.as('vane').do('access.markingChanges', { after: null })).changes).toMatchObject([
    { investigationId: id, liftsReaders: true, name: 'Op GREY HERON' },
  ]);
  await harness.as('vane').do('investigations.answerMarking', answer);
  expect(await sees('reed')).toBe(true);
  const seen = await harness.as('hurst').do('investigations.get', { id });
  expect(seen).toMatchObject({ narrowed: false, readers: [], waitingMarking: null });
});

it('whoever takes themselves off the list is gone from it with that', async () => {
  await harness.as('shah').do('investigations.setReaders', named('vane', 'hurst'));
  await harness.as('hurst').do('investigations.setReaders', { ...named('vane'), version: 3, outOfMySight: true });
  expect(await sees('hurst')).toBe(false);
  const rows = harness.peek().prepare('select count(*) as n from case_reader_row').get();
  expect(rows).toEqual({ n: 3 });
});

it('people who are not named do not hear that anything happens in it', async () => {
  await harness.as('shah').do('investigations.setReaders', named('vane'));
  await harness.as('reed').do('access.me', {});
  const settled = () => new Promise((resolve) => setTimeout(resolve, 400));
  await settled();
  const heard = (login: string) => harness.as(login).heard.length;
  const before = [heard('reed'), heard('vane')];
  await harness.as('vane').do('access.me', {});
  await harness.as('shah').do('investigations.setPriority', { id, version: 3, priority: 'P1A', reason: 'Larger' });
  await settled();
  expect(heard('reed')).toBe(before[0]);
  expect(heard('vane')).toBeGreaterThan(before[1] ?? 0);
});
