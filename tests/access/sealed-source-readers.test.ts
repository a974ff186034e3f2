/** Who opens a sealed identity: whoever sealed it and those whom they named; nobody by rank. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { accountId, recordTip } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';
import { logLines } from '../support/stage.ts';

let harness: Harness;
let id: number;
const reason = 'The caller asked to be rung back';

beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'kowal', name: 'E. Kowal', roles: ['intake_officer'] },
      { login: 'shah', name: 'P. Shah', roles: ['case_officer'] },
      { login: 'low', roles: ['case_officer'], clearance: 'OFFICIAL' },
      { login: 'hale', name: 'R. Hale', roles: ['supervisor'] },
      { login: 'vane', name: 'O. Vane', roles: ['supervisor'] },
      { login: 'brennan', roles: ['manager'] },
      { login: 'admin', roles: ['administrator'] },
    ],
  });
  ({ id } = await recordTip(harness, 'kowal', 'A lock-up is open at night.', { sourceName: 'Jo Example' }));
});
afterEach(() => harness.close());

const idOf = (login: string) => accountId(harness, login);
const name = (...logins: string[]) => ({ id, readers: logins.map(idOf), reason: 'They ring back' });
const opens = async (login: string) => {
  const result = await harness.as(login).ask('triage.revealSource', { id, reason });
  return result.ok ? result.value : result.error.code;
};

it('a supervisor is no reader by rank, and each refusal is in the log', async () => {
  for (const login of ['hale', 'vane', 'shah']) expect(await opens(login)).toBe('NOT_A_READER');
  expect(await opens('brennan')).toBe('NOT_ALLOWED');
  expect(await opens('kowal')).toMatchObject({ name: 'Jo Example' });
  expect(logLines(harness, 'triage.revealSource').map(({ outcome }) => outcome)).toEqual([
    'refused',
    'refused',
    'refused',
    'refused',
    'done',
  ]);
  expect((await harness.as('hale').do('triage.get', { id })).source).toEqual({
    mayOpen: false,
    mayName: false,
    readers: [],
  });
});

it('only whoever sealed it names others, and only people who may see the contribution', async () => {
  for (const login of ['shah', 'hale'])
    expect((await harness.as(login).fails('triage.nameSourceReaders', name('shah'))).code).toBe('NOT_A_READER');
  for (const login of ['low', 'brennan', 'admin'])
    expect(await harness.as('kowal').fails('triage.nameSourceReaders', name(login))).toMatchObject({
      code: 'INPUT_INVALID',
      about: 'readers',
    });
  const none = { ...name('shah'), id: 999 };
  expect((await harness.as('kowal').fails('triage.nameSourceReaders', none)).code).toBe('NOT_FOUND');
  await harness.as('kowal').do('triage.nameSourceReaders', name('shah'));
  expect(await opens('shah')).toMatchObject({ name: 'Jo Example' });
  expect((await harness.as('hale').do('triage.get', { id })).source?.readers).toEqual([
    { id: idOf('shah'), name: 'P. Shah' },
  ]);
  // A reader names nobody, and whoever is taken off the list opens nothing more.
  expect((await harness.as('shah').fails('triage.nameSourceReaders', name('hale'))).code).toBe('NOT_A_READER');
  await harness.as('kowal').do('triage.nameSourceReaders', name());
  expect(await opens('shah')).toBe('NOT_A_READER');
  const { history } = await harness.as('kowal').do('triage.get', { id });
  expect(history.map(({ what }) => what)).toEqual(['Nobody else may open the source', 'Named who may open the source']);
  // It is no triage, and so nothing that undo would take back.
  expect((await harness.as('kowal').fails('contributions.undo', { id })).code).toBe('NOTHING_TO_UNDO');
});

it('where whoever sealed it is gone, a supervisor names somebody else, and never themselves', async () => {
  harness.peek().prepare("update account_row set disabledAt = '2026-03-09T09:00:00.000Z' where login = 'kowal'").run();
  expect(await harness.as('hale').fails('triage.nameSourceReaders', name('hale'))).toMatchObject({
    code: 'NOT_ALLOWED',
    about: 'self',
  });
  expect((await harness.as('shah').fails('triage.nameSourceReaders', name('shah'))).code).toBe('NOT_A_READER');
  expect((await harness.as('hale').do('triage.get', { id })).source?.mayName).toBe(true);
  await harness.as('hale').do('triage.nameSourceReaders', name('vane'));
  expect(await opens('hale')).toBe('NOT_A_READER');
  expect(await opens('vane')).toMatchObject({ name: 'Jo Example' });
});

it('a contribution without a sealed identity has no readers', async () => {
  const bare = await recordTip(harness, 'kowal', 'A dog barks.');
  expect((await harness.as('kowal').fails('triage.nameSourceReaders', { ...name('shah'), id: bare.id })).code).toBe(
    'NOT_FOUND',
  );
  expect((await harness.as('kowal').do('triage.get', { id: bare.id })).source).toBeNull();
});
