/** Keys of persons are counted as they are kept, and go where their contribution goes. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readContribution, storedKeysOf } from '../../main/matching/persons/index.ts';
import { recordTip } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({ people: [{ login: 'shah', roles: ['case_officer'], compartments: ['HERON'] }] });
});
afterEach(() => harness.close());

const receivedAt = '2026-03-01T10:00:00.000Z';
const text = 'His name is Yusuf Karimi, he rings from 07700 900123 about the parade.';

/** Counts that are not what the keys themselves say. */
const miscounted = () =>
  harness
    .peek()
    .prepare(
      `select count(*) from person_key_rollup_row r where r.key <> 0 and r.n <> (select count(*) from person_key_row k
         where k.key = r.key and k."compartmentId" = r."compartmentId" and k."markingRank" = r."markingRank")`,
    )
    .pluck()
    .get();
const placesOf = (contributionId: number) =>
  harness
    .peek()
    .prepare('select distinct "compartmentId", "markingRank" from person_key_row where "contributionId" = ?')
    .all(contributionId);

it('counts what it keeps, each once, and nothing of an advice contact', async () => {
  const one = await recordTip(harness, 'shah', text, { receivedAt });
  await recordTip(harness, 'shah', 'Yusuf Karimi again, Yusuf Karimi with the van.', { receivedAt });
  await harness
    .as('shah')
    .do('intake.record', { form: { channel: 'advice', kind: 'advice', text: '', receivedAt }, draftId: null });
  expect(placesOf(one.id)).toEqual([{ compartmentId: 0, markingRank: 1 }]);
  expect(miscounted()).toBe(0);
  const [all] = harness.peek().prepare('select n from person_key_rollup_row where key = 0').all();
  expect(all).toEqual({ n: 2 });
});

it('moves with its contribution, and is counted there from then on', async () => {
  const { id } = await recordTip(harness, 'shah', text, { receivedAt });
  await recordTip(harness, 'shah', 'A man called Yousef Kareemi asks about the parade.', { receivedAt });
  const compartmentId = harness.compartment('HERON');
  const from = { compartmentId: 0, markingRank: 1 };
  const to = { compartmentId, markingRank: 2 };
  const keys = storedKeysOf(readContribution(text, receivedAt));
  await harness.store.write(({ contributions }) => contributions.moveKeys(id, keys, from, to));
  expect(placesOf(id)).toEqual([to]);
  expect(miscounted()).toBe(0);
  await harness.store.write(({ contributions }) => contributions.moveKeys(id, keys, to, from));
  expect(placesOf(id)).toEqual([from]);
  expect(miscounted()).toBe(0);
});
