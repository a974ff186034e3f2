/** A thing's page lists the contributions that the matcher finds for it, in any spelling, and says what it looked for. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Output } from '../../preload/contract/index.ts';
import type { IdentifierKind } from '../../preload/contract/vocabulary.ts';
import { recordTip, shahAndMason } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';
import { stageInvestigation, stageLarkspur } from '../support/stage.ts';

let harness: Harness;

beforeEach(async () => {
  harness = await openHarness({
    people: shahAndMason,
    now: '2026-03-09T10:00:00.000Z',
  });
  stageLarkspur(harness);
});
afterEach(() => harness.close());

const tip = (text: string, form = {}, login = 'shah') => recordTip(harness, login, text, form);
async function named(kind: IdentifierKind, value: string, login = 'shah') {
  const texts: string[] = [];
  let lookedFor: string[] = [];
  let after: string | null = null;
  for (;;) {
    const page: Output<'investigations.entityTips'> = await harness
      .as(login)
      .do('investigations.entityTips', { kind, value, after });
    texts.push(...page.tips.map(({ excerpt }) => excerpt));
    ({ lookedFor } = page);
    if (page.next === null) return { texts, lookedFor };
    after = page.next;
  }
}

it('a person in other spellings, newest first, with what says so', async () => {
  await tip('Dunmor, Criag, was at the hall.');
  await tip('A man called Craig Dunmore has a lock-up.');
  await tip('The Dunmow road is closed.');
  await tip('CRAIG DUNMOORE again.');
  const { texts, lookedFor } = await named('person', 'craig dunmore');
  expect(texts).toEqual([
    'CRAIG DUNMOORE again.',
    'A man called Craig Dunmore has a lock-up.',
    'Dunmor, Criag, was at the hall.',
  ]);
  expect(lookedFor).toEqual(['Dunmore']);
  const page = await harness
    .as('shah')
    .do('investigations.entityTips', { kind: 'person', value: 'craig dunmore', after: null });
  expect(page.tips[1]?.reasons[0]).toMatchObject({
    tipText: 'Craig Dunmore',
    caseText: 'Craig Dunmore',
    strength: 'distinctive',
  });
});

it('a plate that was half seen', async () => {
  await tip('The reg was TX21 AB something, a white van.');
  await tip('TX21ABC outside again.');
  await tip('TX21 ABD outside.');
  expect((await named('vrm', 'TX21ABC')).texts).toEqual([
    'TX21ABC outside again.',
    'The reg was TX21 AB something, a white van.',
  ]);
});

it('page by page, each contribution once', async () => {
  for (let n = 0; n < 130; n += 1) await tip(`Call ${n} about Craig Dunmore.`);
  const { texts } = await named('person', 'craig dunmore');
  expect(texts).toHaveLength(130);
  expect(new Set(texts).size).toBe(130);
  expect(texts[0]).toBe('Call 129 about Craig Dunmore.');
});

it('nothing hidden: neither a contribution, nor by the other names of a hidden subject', async () => {
  const compartmentId = harness.compartment('HERON');
  stageInvestigation(harness, { operation: 'GREY HERON', compartment: 'HERON', subject: { name: 'Aled Marsh' } });
  await tip('Craig Dunmore keeps it in the shed.', { compartmentId }, 'mason');
  await tip('Aled Marsh is away.');
  expect((await named('person', 'craig dunmore')).texts).toEqual([]);
  expect((await named('person', 'craig dunmore', 'mason')).texts).toEqual(['Craig Dunmore keeps it in the shed.']);
  expect(await named('person', 'aled marsh')).toEqual({ texts: [], lookedFor: [] });
  expect((await named('person', 'aled marsh', 'mason')).texts).toEqual(['Aled Marsh is away.']);
});
