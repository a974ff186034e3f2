/** A tip and an investigation side by side: each thing held beside what the tip says of it. */
import { afterEach, expect, it } from 'vitest';
import { type Harness, openHarness } from '../support/engine.ts';
import { stageInvestigation } from '../support/stage.ts';

let harness: Harness;
afterEach(() => harness.close());

it('says of each thing held whether the tip agrees, has another, or does not speak of it', async () => {
  harness = await openHarness({
    people: [
      { login: 'shah', roles: ['case_officer'] },
      { login: 'mason', roles: ['case_officer'], compartments: ['HERON'] },
    ],
    now: '2026-12-20T10:00:00.000Z',
  });
  const opened = await harness.as('shah').do('investigations.open', {
    operation: 'TEASEL',
    kind: 'facilitation',
    priority: 'P2M',
    reason: 'Tips agree',
    summary: 'A quarry with a weighbridge and generators.',
    area: 'Wexmouth',
    marking: 'OFFICIAL-SENSITIVE',
    compartmentId: null,
  });
  const subject = { name: 'Craig Dunmore', phones: ['+447700900123', '+447700900456'], vrm: 'TX21ABC' };
  const investigationId = stageInvestigation(harness, { operation: 'LARKSPUR', subject });
  const text = 'Craig Dunmore rang from 07700 900123 and drives AB12 CDE. Write to zed@example.org.';
  const form = { channel: 'hotline' as const, text };
  const { id } = await harness.as('shah').do('intake.record', { form, draftId: null });
  const pair = { contributionId: id, investigationId };
  const compared = await harness.as('shah').do('linking.compare', pair);
  expect(compared).toMatchObject({ operation: 'LARKSPUR', matchStrength: 'strong', decision: null });
  const [side] = compared.sides;
  expect(side?.name).toBe('Craig Dunmore');
  expect(
    new Set(side?.features.map(({ kind, caseText, verdict, tip }) => [kind, caseText, verdict, tip?.text ?? null])),
  ).toEqual(
    new Set([
      ['person', 'Craig Dunmore', 'agrees', 'Craig Dunmore'],
      ['phone', '+447700900123', 'agrees', '07700 900123'],
      ['vrm', 'TX21ABC', 'differs', 'AB12 CDE'],
      ['phone', '+447700900456', 'only in case', null],
    ]),
  );
  const found = side?.features.flatMap(({ tip }) => (tip === null ? [] : [[tip.text, text.slice(tip.start, tip.end)]]));
  for (const [said, there] of found ?? []) expect(there).toBe(said);
  expect(compared.onlyInTip.map((one) => one.text)).toEqual(['AB12 CDE', 'zed@example.org']);
  await harness.as('shah').do('linking.decide', { ...pair, decision: 'unsure' });
  expect((await harness.as('shah').do('linking.compare', pair)).decision).toBe('unsure');
  // Words of a summary are matched with, and stand nowhere as something that is held.
  const other = await harness.as('shah').do('linking.compare', { contributionId: id, investigationId: opened.id });
  expect(other.sides.flatMap((each) => each.features.map((line) => line.caseText))).toEqual(['Wexmouth']);
  const hidden = stageInvestigation(harness, { operation: 'HERON ONE', compartment: 'HERON', subject });
  const asked = { contributionId: id, investigationId: hidden };
  expect(await harness.as('shah').fails('linking.compare', asked)).toMatchObject({ code: 'NOT_FOUND' });
});
