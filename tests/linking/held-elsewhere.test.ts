/** The moment that a name, a number or a plate is entered: what else holds it, of what the one who types may see. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openingForm, shahAndMason } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({ people: shahAndMason });
});
afterEach(() => harness.close());

const open = async (operation: string, login = 'shah', compartmentId: number | null = null) =>
  (await harness.as(login).do('investigations.open', openingForm({ operation, compartmentId }))).id;
const hold = (login: string, id: number, kind: 'phone' | 'vrm' | 'person', text: string) =>
  harness.as(login).do('investigations.addIdentifier', { id, subjectId: null, kind, text });
const held = async (text: string, login = 'shah', kind: 'phone' | 'vrm' | 'person' | null = null, except = 0) => {
  const input = { text, kind, except: except === 0 ? null : except };
  const { holders } = await harness.as(login).do('linking.heldElsewhere', input);
  return holders.map(({ operation, text: as, owner }) => `${operation} ${as} ${owner ?? ''}`);
};

it('says nothing of what nobody has, of a restricted case, or of the case itself', async () => {
  const one = await open('LANTERN');
  const hidden = await open('HERON ONE', 'mason', harness.compartment('HERON'));
  await hold('shah', one, 'phone', '07700 900123');
  await hold('mason', hidden, 'phone', '07700 900123');
  await hold('mason', hidden, 'vrm', 'TX21 ABC');
  expect(await held('07700 900999')).toEqual([]);
  expect(await held('TX21 ABC')).toEqual([]);
  expect(await held('07700 900123', 'shah', 'phone', one)).toEqual([]);
  expect(await held('07700 900123')).toEqual(['LANTERN 07700 900123 shah']);
  expect(await held('07700 900123', 'mason', 'phone', one)).toEqual(['HERON ONE 07700 900123 mason']);
});

it('knows a number however it is written, part of a plate, and a name with two errors', async () => {
  const one = await open('LANTERN');
  await hold('shah', one, 'phone', '07700 900123');
  await hold('shah', one, 'vrm', 'TX21 ABC');
  await hold('shah', one, 'person', 'Craig Dunmore');
  expect(await held('+44 (0)7700 900123')).toEqual(['LANTERN 07700 900123 shah']);
  expect(await held('900123', 'shah', 'phone')).toEqual(['LANTERN 07700 900123 shah']);
  expect(await held('21ABC', 'shah', 'vrm')).toEqual(['LANTERN TX21 ABC shah']);
  expect(await held('Criag Dunmor', 'shah', 'person')).toEqual(['LANTERN Craig Dunmore shah']);
  expect(await held('Craig Dunmore', 'shah', 'phone')).toEqual([]);
});
