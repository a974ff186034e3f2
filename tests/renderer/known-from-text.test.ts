import { expect, it } from 'vitest';
import { knownFromIdentifier, knownFromText } from '../../renderer/features/entities/known-from-text.ts';

it.each([
  ['TX21 ABC', 'vehicle', 'vrm'],
  ['tx21abc', 'vehicle', 'vrm'],
  ['+44 7700 900123', 'phone', 'phone'],
  ['07700 900123', 'phone', 'phone'],
  ['@ironhearth_hal', 'online_account', 'handle'],
  ['quayline.craig@example.com', 'online_account', 'email'],
  ['4 Mill Lane, Halverton ZZ99 3AB', 'address', 'address'],
  ['Craig Dunmore', 'person', undefined],
  ['2 men', 'person', undefined],
])('takes %s for what it most likely is', (text, kind, identifier) => {
  const known = knownFromText(text, 7);
  expect([known.kind, known.identifier?.kind]).toEqual([kind, identifier]);
  expect(known.contributionId).toBe(7);
});

it('takes words over a line end as one title that fits its field', () => {
  expect(knownFromText(' Craig\n  Dunmore ', null).title).toBe('Craig Dunmore');
  expect(knownFromText('x'.repeat(900), null).title).toHaveLength(200);
});

it('takes an identifier for what it is of, a name for the title, and a day for nothing', () => {
  expect(knownFromIdentifier('vrm', 'TX21 ABC')).toMatchObject({ kind: 'vehicle', identifier: { kind: 'vrm' } });
  expect(knownFromIdentifier('person', 'Craig Dunmore')).toMatchObject({ title: 'Craig Dunmore', identifier: null });
  expect(knownFromIdentifier('date', '1 March')).toBeNull();
});
