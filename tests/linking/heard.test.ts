/** A link tells the windows of those alone who may know of both its ends. */
import { afterEach, expect, it } from 'vitest';
import { type Harness, openHarness } from '../support/engine.ts';
import { stageInvestigation } from '../support/stage.ts';

let harness: Harness;
afterEach(() => harness.close());

it('who may not know of the contribution does not hear that an open investigation got one, or lost it again', async () => {
  harness = await openHarness({
    people: [
      { login: 'shah', roles: ['case_officer'] },
      { login: 'mason', roles: ['case_officer'], compartments: ['HERON'] },
      { login: 'teal', roles: ['case_officer'], compartments: ['HERON'] },
    ],
  });
  const investigationId = stageInvestigation(harness, { operation: 'OPEN LARK' });
  const [outside, inside, other] = ['shah', 'mason', 'teal'].map((login) => harness.as(login));
  const form = { channel: 'hotline' as const, text: 'A van', compartmentId: harness.compartment('HERON') };
  const { id } = await harness.as('mason').do('intake.record', { form, draftId: null });
  await inside?.do('linking.decide', { contributionId: id, investigationId, decision: 'linked' });
  await inside?.do('contributions.undo', { id });
  // The two are told in turn, the one outside first.
  await expect
    .poll(() => other?.heard.flatMap((message) => (message.kind === 'changed' ? message.topics : [])))
    .toContain(`investigation:${investigationId}`);
  expect(outside?.heard).toEqual([]);
});
