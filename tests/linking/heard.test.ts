/** A link tells the windows of those alone who may know of both its ends. */
import { afterEach, expect, it } from 'vitest';
import { type Office, openOffice } from '../support/engine.ts';
import { stageInvestigation } from '../support/stage.ts';

let office: Office;
afterEach(() => office.close());

it('who may not know of the contribution does not hear that an open investigation got one, or lost it again', async () => {
  office = await openOffice({
    people: [
      { login: 'shah', roles: ['case_officer'] },
      { login: 'mason', roles: ['case_officer'], compartments: ['HERON'] },
      { login: 'teal', roles: ['case_officer'], compartments: ['HERON'] },
    ],
  });
  const investigationId = stageInvestigation(office, { operation: 'OPEN LARK' });
  const [outside, inside, other] = ['shah', 'mason', 'teal'].map((login) => office.as(login));
  const form = { channel: 'hotline' as const, text: 'A van', compartmentId: office.compartment('HERON') };
  const { id } = await office.as('mason').do('intake.record', { form, draftId: null });
  await inside?.do('linking.decide', { contributionId: id, investigationId, decision: 'linked' });
  await inside?.do('intake.undo', { id });
  expect(outside?.heard).toEqual([]);
  expect(other?.heard.flatMap((message) => (message.kind === 'changed' ? message.topics : []))).toContain(
    `investigation:${investigationId}`,
  );
});
