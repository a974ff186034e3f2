/** What somebody opened before is called what it is called now, and nothing once they may not see it. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openingForm, recordTip, shahAndMason } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({ people: shahAndMason });
});
afterEach(() => harness.close());

it('leaves out what is hidden or not there, keeps the order, and is logged for what it shows', async () => {
  const { id: tip, reference } = await recordTip(harness, 'shah', 'A man films the gates.');
  const { id: lark } = await harness.as('shah').do('investigations.open', openingForm({ operation: 'LARK' }));
  const heron = harness.compartment('HERON');
  const { id: hidden } = await harness
    .as('mason')
    .do('investigations.open', openingForm({ operation: 'HERON ONE', compartmentId: heron }));
  const items = [
    { kind: 'investigation', id: hidden },
    { kind: 'investigation', id: lark },
    { kind: 'contribution', id: tip },
    { kind: 'contribution', id: 9_999 },
  ] as const;
  const called = async (login: string) =>
    (await harness.as(login).do('search.recent', { items: [...items] })).items.map(({ title }) => title);
  expect(await called('shah')).toEqual(['LARK (P1B)', 'A man films the gates.']);
  expect(await called('mason')).toEqual(['HERON ONE (P1B)', 'LARK (P1B)', 'A man films the gates.']);
  expect(reference).toMatch(/^TIP-26-/);
});
