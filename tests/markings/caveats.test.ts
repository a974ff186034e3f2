/** Handling instructions, descriptors and caveats: a list that is kept, and what records bear of it. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openingForm, recordTip } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';

let harness: Harness;
const reason = 'It names a witness';

beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'shah', roles: ['case_officer'] },
      { login: 'reed', roles: ['case_officer'] },
      { login: 'admin', roles: ['administrator'] },
    ],
  });
});
afterEach(() => harness.close());

const list = async () => (await harness.as('shah').do('access.caveats', {})).caveats;
const idOf = async (text: string) => (await list()).find((one) => one.text === text)?.id ?? 0;

it('the list is kept by administrators, and a retired one is given to no other record', async () => {
  const added = { kind: 'caveat', text: 'Five Rivers only', meaning: 'For the partners of Five Rivers' } as const;
  expect((await harness.as('shah').fails('access.addCaveat', added)).code).toBe('NOT_ALLOWED');
  const { id } = await harness.as('admin').do('access.addCaveat', added);
  expect((await harness.as('admin').fails('access.addCaveat', added)).code).toBe('NAME_TAKEN');
  const tip = await recordTip(harness, 'shah', 'A lock-up is open at night.');
  const other = await recordTip(harness, 'shah', 'A dog barks.');
  await harness.as('shah').do('contributions.setCaveats', { id: tip.id, caveatIds: [id], reason });
  await harness.as('admin').do('access.retireCaveat', { id, reason: 'The partners have left' });
  expect((await harness.as('admin').fails('access.retireCaveat', { id, reason })).code).toBe('CHANGED_SINCE');
  expect(
    await harness.as('shah').fails('contributions.setCaveats', { id: other.id, caveatIds: [id], reason }),
  ).toMatchObject({ code: 'INPUT_INVALID', about: 'caveatIds' });
  // A record that bears it keeps it.
  const two = [id, await idOf('UK EYES ONLY')];
  await harness.as('shah').do('contributions.setCaveats', { id: tip.id, caveatIds: two, reason });
  const seen = await harness.as('reed').do('triage.get', { id: tip.id });
  expect(seen.caveats.map(({ text }) => text)).toEqual(['FIVE RIVERS ONLY', 'UK EYES ONLY']);
  expect(seen.history.map(({ what }) => what)).toEqual([
    'Handling: added UK EYES ONLY',
    'Handling: added FIVE RIVERS ONLY',
  ]);
  expect((await list()).at(-1)).toMatchObject({ text: 'FIVE RIVERS ONLY', retired: true });
});

it('stand wherever the marking does, and a case bears what its own people set', async () => {
  const { id } = await harness.as('shah').do('investigations.open', openingForm());
  const set = { id, caveatIds: [await idOf('RECIPIENTS ONLY')], reason };
  expect((await harness.as('reed').fails('investigations.setCaveats', set)).code).toBe('NOT_YOUR_CASE');
  await harness.as('shah').do('investigations.setCaveats', set);
  const borne = [{ id: set.caveatIds[0], text: 'RECIPIENTS ONLY' }];
  expect((await harness.as('reed').do('investigations.get', { id })).caveats).toEqual(borne);
  expect((await harness.as('reed').do('investigations.list', {})).rows[0]?.caveats).toEqual(borne);
  const tip = await recordTip(harness, 'shah', 'A lock-up is open at night.');
  await harness.as('shah').do('contributions.setCaveats', { ...set, id: tip.id });
  const page = { filter: {}, sort: 'newest', after: null, limit: 10 } as const;
  expect((await harness.as('reed').do('contributions.queue', page)).rows[0]?.caveats).toEqual(borne);
  await harness.as('shah').do('contributions.setCaveats', { ...set, id: tip.id, caveatIds: [] });
  expect((await harness.as('reed').do('triage.get', { id: tip.id })).history[0]?.what).toBe(
    'Handling: taken off RECIPIENTS ONLY',
  );
  expect((await harness.as('shah').fails('contributions.setCaveats', { ...set, id: 999 })).code).toBe('NOT_FOUND');
});
