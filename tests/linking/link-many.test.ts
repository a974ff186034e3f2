/** Several contributions are linked to one case: what speaks for each is said beforehand, and one undo takes all of it back. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openingForm, recordTip, shahAndMason } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({ people: shahAndMason });
});
afterEach(() => harness.close());

const shah = () => harness.as('shah');
const tip = async (text: string, form = {}, login = 'shah') => (await recordTip(harness, login, text, form)).id;

it('says of each what speaks for it, what was decided and what would be refused; and that is what happens', async () => {
  const { id: investigationId } = await shah().do('investigations.open', openingForm({ operation: 'LANTERN' }));
  await shah().do('investigations.addIdentifier', {
    id: investigationId,
    subjectId: null,
    kind: 'phone',
    text: '07700 900123',
  });
  const strong = await tip('He rang from 07700 900123.');
  const plain = await tip('A cat is in the tree.');
  const linked = await tip('Again 07700 900123.');
  const hidden = await tip('Hidden, 07700 900123.', { compartmentId: harness.compartment('HERON') }, 'mason');
  await shah().do('linking.decide', { contributionId: linked, investigationId, decision: 'linked' });
  const preview = async () =>
    (await shah().do('linking.previewMany', { contributionIds: [strong, plain, linked, hidden, 999], investigationId }))
      .rows;
  expect(await preview()).toMatchObject([
    {
      id: strong,
      decision: null,
      matchStrength: 'strong',
      reasons: [{ kind: 'phone', tipText: '07700 900123' }],
      refused: null,
    },
    { id: plain, decision: null, matchStrength: null, reasons: [], refused: null },
    { id: linked, decision: 'linked' },
  ]);
  const { changeIds } = await shah().do('linking.decideMany', {
    contributionIds: [strong, plain],
    investigationId,
    reason: 'The same van',
  });
  expect((await preview()).map(({ decision }) => decision)).toEqual(['linked', 'linked', 'linked']);
  await shah().do('linking.undoMany', { changeIds });
  expect((await preview()).map(({ decision }) => decision)).toEqual([null, null, 'linked']);
});

it('is refused for a case that the officer may not see, like one that does not exist', async () => {
  const compartmentId = harness.compartment('HERON');
  const { id } = await harness
    .as('mason')
    .do('investigations.open', openingForm({ operation: 'HERON', compartmentId }));
  const one = await tip('A cat is in the tree.');
  for (const investigationId of [id, 999])
    expect(await shah().fails('linking.previewMany', { contributionIds: [one], investigationId })).toMatchObject({
      code: 'NOT_FOUND',
    });
});
