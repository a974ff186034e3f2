/** Words of a search are shown with a decision to whoever sees as much as the person who searched, and to nobody who sees less. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { accountId, openingForm, recordTip } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'kowal', roles: ['intake_officer'] },
      { login: 'shah', roles: ['case_officer'] },
      { login: 'mason', roles: ['case_officer'] },
      { login: 'hurst', roles: ['supervisor'] },
      { login: 'heron', roles: ['case_officer'], compartments: ['HERON'] },
    ],
  });
});
afterEach(() => harness.close());

const reason = 'A film that is shot there.';
const as = (login: string) => harness.as(login);
/** Opens it, searches, and proposes no further action. */
async function consider(login: string, id: number, words: string) {
  const { version } = await as(login).do('triage.get', { id });
  await as(login).do('search.find', { text: words, limit: 10 });
  await as(login).do('triage.noteSearch', { id, words });
  await as(login).do('triage.setOutcome', { id, version, outcome: 'nfa', reason });
}
const wordsFor = async (login: string, id: number) =>
  (await as(login).do('triage.considered', { id })).kept.flatMap(({ words }) => words.map((one) => one.words));

it('of a sealed identity: the name that somebody opened and searched for is told to nobody who may not open it', async () => {
  const { id } = await recordTip(harness, 'kowal', 'A lock-up is open at night.', { sourceName: 'Jo Example' });
  const readers = [accountId(harness, 'shah')];
  await as('kowal').do('triage.nameSourceReaders', { id, readers, reason: 'They ring back' });
  await as('shah').do('triage.revealSource', { id, reason: 'To ring back' });
  await consider('shah', id, 'Jo Example');
  expect(await wordsFor('shah', id)).toEqual(['Jo Example']);
  expect(await wordsFor('kowal', id)).toEqual(['Jo Example']);
  for (const login of ['mason', 'hurst']) expect(await wordsFor(login, id)).toEqual([]);
});

it('nor with another contribution that was considered after it', async () => {
  const sealed = await recordTip(harness, 'kowal', 'A lock-up is open at night.', { sourceName: 'Jo Example' });
  const readers = [accountId(harness, 'shah')];
  await as('kowal').do('triage.nameSourceReaders', { id: sealed.id, readers, reason: 'They ring back' });
  await as('shah').do('triage.revealSource', { id: sealed.id, reason: 'To ring back' });
  const other = await recordTip(harness, 'mason', 'A dog barks behind the depot.');
  await consider('shah', other.id, 'Jo Example');
  expect(await wordsFor('mason', other.id)).toEqual([]);
  expect(await wordsFor('kowal', other.id)).toEqual(['Jo Example']);
});

it('of a case that is narrowed to named readers: they are told to those who read the case', async () => {
  const { id: narrow } = await as('shah').do('investigations.open', openingForm({ operation: 'RED KITE' }));
  const readers = [accountId(harness, 'shah'), accountId(harness, 'hurst')];
  await as('shah').do('investigations.setReaders', { id: narrow, version: 1, readers, reason });
  const { id } = await recordTip(harness, 'mason', 'A dog barks behind the depot.');
  await consider('shah', id, 'RED KITE');
  expect(await wordsFor('hurst', id)).toEqual(['RED KITE']);
  expect(await wordsFor('mason', id)).toEqual([]);
});

it('of a record that was opened by break-glass: they are told to those who may see that record', async () => {
  const compartmentId = harness.compartment('HERON');
  const hidden = await recordTip(harness, 'heron', 'Yusuf Karimi has the keys to the lock-up.', { compartmentId });
  const opened = await as('shah').do('access.breakGlass', { reference: hidden.reference, reason });
  expect(opened.opened).not.toBeNull();
  const { id } = await recordTip(harness, 'mason', 'A dog barks behind the depot.');
  await consider('shah', id, 'Yusuf Karimi');
  expect(await wordsFor('heron', id)).toEqual(['Yusuf Karimi']);
  expect(await wordsFor('mason', id)).toEqual([]);
  const kept = (await as('mason').do('triage.considered', { id })).kept;
  expect(JSON.stringify(kept)).not.toContain(hidden.reference);
});
