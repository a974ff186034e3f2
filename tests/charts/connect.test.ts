/** How two things are connected, and what does not count as a connection. */
import { afterEach, describe, expect, it } from 'vitest';
import type { ThingRef } from '../../preload/contract/charts.ts';
import { openingForm, recordTip, shahAndMason } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';

let harness: Harness;
afterEach(() => harness.close());

const connect = (login: string, from: ThingRef, to: ThingRef, more: { depth?: number; common?: boolean } = {}) =>
  harness.as(login).do('charts.connect', { from, to, depth: 6, common: false, ...more });

async function twoCases() {
  harness = await openHarness({ people: shahAndMason });
  const shah = harness.as('shah');
  const open = (operation: string, area: string) =>
    shah.do('investigations.open', openingForm({ operation, area, summary: 'Somebody asks about gates.' }));
  const heron = await open('GREY HERON', 'Wexmouth');
  const lark = await open('GREY LARK', 'Halverton');
  return { shah, heron: { investigationId: heron.id }, lark: { investigationId: lark.id } };
}

describe('two things', () => {
  it('are not connected by what only others may see', async () => {
    const { shah, heron, lark } = await twoCases();
    const mason = harness.as('mason');
    const hidden = await mason.do(
      'investigations.open',
      openingForm({ operation: 'DEEP POOL', compartmentId: 1, area: 'Elsewhere', summary: 'Nothing yet.' }),
    );
    for (const [id, text] of [
      [heron.investigationId, '07700 900123'],
      [lark.investigationId, '07700 900141'],
    ] as const)
      await shah.do('investigations.addIdentifier', { id, subjectId: null, kind: 'phone', text });
    for (const text of ['07700 900123', '07700 900141'])
      await mason.do('investigations.addIdentifier', { id: hidden.id, subjectId: null, kind: 'phone', text });
    expect(await connect('shah', heron, lark)).toMatchObject({ ways: [], stopped: null });
    const { ways } = await connect('mason', heron, lark);
    expect(ways).toEqual([
      [
        heron,
        { kind: 'phone', value: '+447700900123' },
        { investigationId: hidden.id },
        { kind: 'phone', value: '+447700900141' },
        lark,
      ],
    ]);
    const none = { investigationId: 999 };
    const refused = await shah.fails('charts.connect', { from: heron, to: none, depth: 6, common: false });
    expect(refused.code).toBe('NOT_FOUND');
    const to = { investigationId: hidden.id };
    expect(await shah.fails('charts.connect', { from: heron, to, depth: 6, common: false })).toEqual(refused);
  });

  it('are connected through a number that two reports name, and every step says why', async () => {
    const { shah, heron, lark } = await twoCases();
    const one = await recordTip(harness, 'shah', 'He rings from 07700 900123 every evening.');
    const two = await recordTip(harness, 'shah', 'Somebody on 07700 900123 asked about the gates.');
    for (const [contributionId, { investigationId }] of [
      [one.id, heron],
      [two.id, lark],
    ] as const)
      await shah.do('linking.decide', { contributionId, investigationId, decision: 'linked' });
    const found = await connect('shah', heron, lark);
    expect(found.ways).toEqual([
      [heron, { contributionId: one.id }, { kind: 'phone', value: '+447700900123' }, { contributionId: two.id }, lark],
    ]);
    expect(found.links.map(({ kind }) => kind).toSorted()).toEqual([
      'linked',
      'linked',
      'may_be_same_person',
      'names',
      'names',
    ]);
    // A shorter reach does not find it, and says that it stopped there.
    expect(await connect('shah', heron, lark, { depth: 3 })).toMatchObject({ ways: [], stopped: 'depth' });
  });

  it('are not connected by a number that many hold, unless that is asked for', async () => {
    const { shah, heron, lark } = await twoCases();
    const ids: number[] = [];
    for (let n = 0; n < 26; n++)
      ids.push((await recordTip(harness, 'shah', `Call ${n} of the helpline, 07700 900123.`)).id);
    for (const [at, { investigationId }] of [
      [0, heron],
      [1, lark],
    ] as const)
      await shah.do('linking.decide', { contributionId: ids[at] ?? 0, investigationId, decision: 'linked' });
    expect(await connect('shah', heron, lark)).toMatchObject({ ways: [], passedOver: true });
    expect((await connect('shah', heron, lark, { common: true })).ways).toHaveLength(1);
    // Asked for by itself it is followed.
    expect((await connect('shah', { kind: 'phone', value: '+447700900123' }, heron)).ways).toHaveLength(1);
  });

  it('are not connected by a town or a given name, however few have it', async () => {
    const { shah, heron, lark } = await twoCases();
    for (const { investigationId: id } of [heron, lark])
      await shah.do('investigations.addIdentifier', {
        id,
        subjectId: null,
        kind: 'place',
        text: 'Saltgate Market Hall',
      });
    const found = await connect('shah', heron, lark);
    expect(found).toMatchObject({ ways: [], passedOver: true });
    expect((await connect('shah', heron, lark, { common: true })).ways).toHaveLength(1);
  });
});
