/** A telephone that many have, or that many contributions name, does not decide by itself. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { recordTip } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';
import { stageInvestigation } from '../support/stage.ts';

let harness: Harness;
let larkspur: number;
const line = { name: 'Craig Dunmore', phones: ['+447700900123'] };

beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'p.shah', roles: ['case_officer'] },
      { login: 'h.mason', roles: ['case_officer'], compartments: ['Heron'] },
    ],
    now: '2026-12-20T10:00:00.000Z',
  });
  larkspur = stageInvestigation(harness, { operation: 'LARKSPUR', subject: line });
});
afterEach(() => harness.close());

const record = (text: string, by = 'p.shah') => recordTip(harness, by, text);
const strengthFor = async (login: string, text = 'Somebody rang from 07700 900123 and said nothing') => {
  const { suggestions } = await harness.as(login).do('linking.suggestForText', { text });
  const found = suggestions.find((one) => one.investigationId === larkspur);
  return found === undefined ? null : { matchStrength: found.matchStrength, against: found.against };
};

it('two investigations have it', async () => {
  expect(await strengthFor('p.shah')).toEqual({ matchStrength: 'strong', against: [] });
  stageInvestigation(harness, { operation: 'TEASEL', subject: { name: 'Moira Dunmore', phones: line.phones } });
  expect(await strengthFor('p.shah')).toEqual({
    matchStrength: 'probable',
    against: ['+447700900123 is shared: 2 investigations have it.'],
  });
  expect(await strengthFor('p.shah', 'Craig Dunmore rang from 07700 900123')).toMatchObject({
    matchStrength: 'strong',
  });
});

it('two investigations have the same handset, as with every kind that decides by itself', async () => {
  const said = 'He left a phone behind, IMEI 490154203237518';
  const teasel = stageInvestigation(harness, { operation: 'TEASEL', subject: { name: 'Moira Dunmore' } });
  const add = (id: number) =>
    harness
      .as('p.shah')
      .do('investigations.addIdentifier', { id, subjectId: null, kind: 'imei', text: '490154203237518' });
  for (const id of [larkspur, teasel]) await harness.as('p.shah').do('investigations.take', { id, version: 1 });
  await add(larkspur);
  expect((await strengthFor('p.shah', said))?.matchStrength).toBe('strong');
  await add(teasel);
  expect((await strengthFor('p.shah', said))?.matchStrength).not.toBe('strong');
});

it('what is compartmented shares no line, so that the strength that a decision keeps tells others nothing', async () => {
  stageInvestigation(harness, { operation: 'HERON ONE', compartment: 'Heron', subject: line });
  expect(await strengthFor('h.mason')).toEqual({ matchStrength: 'strong', against: [] });
});

it('it was decided not to be a match again and again', async () => {
  for (let n = 0; n < 3; n += 1) {
    expect((await strengthFor('p.shah'))?.matchStrength).toBe('strong');
    const { id } = await record(`Call ${n}: there is a bomb, ring 07700 900123`);
    await harness
      .as('p.shah')
      .do('linking.decide', { contributionId: id, investigationId: larkspur, decision: 'not_this' });
  }
  expect(await strengthFor('p.shah')).toEqual({
    matchStrength: 'probable',
    against: ['3 contributions that name +447700900123 were decided not to be a match with this case.'],
  });
});

it('dozens of contributions name it, and few of them were linked', async () => {
  const ids: number[] = [];
  for (let n = 0; n < 20; n += 1) ids.push((await record(`Call ${n}: ring me on 07700 900123`)).id);
  expect(await strengthFor('p.shah')).toEqual({
    matchStrength: 'probable',
    against: ['20 contributions name +447700900123, and none of them are linked with this case.'],
  });
  for (const contributionId of ids.slice(0, 10))
    await harness.as('p.shah').do('linking.decide', { contributionId, investigationId: larkspur, decision: 'linked' });
  expect((await strengthFor('p.shah'))?.matchStrength).toBe('strong');
});
