/** Charts that are saved with a case: who changes them, who reads what of them, and two people at once. */
import { afterEach, describe, expect, it } from 'vitest';
import type { ThingRef } from '../../preload/contract/charts.ts';
import { openingForm, recordTip, shahAndMason } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';

let harness: Harness;
afterEach(() => harness.close());

const at = (thing: ThingRef, x = 0, note = '') => ({ thing, x, y: 0, hidden: false, note, apart: [] });
const nothing = { about: null, put: [], remove: [] };

async function aCase() {
  harness = await openHarness({
    people: [...shahAndMason, { login: 'reed', roles: ['case_officer'] }, { login: 'hurst', roles: ['supervisor'] }],
  });
  const mason = harness.as('mason');
  const { id } = await mason.do('investigations.open', openingForm());
  const tip = await recordTip(harness, 'mason', 'He rings from 07700 900123 every evening.');
  return { mason, reed: harness.as('reed'), investigationId: id, tip: { contributionId: tip.id } };
}

describe('a saved chart', () => {
  it('is made and changed by the people of its case alone, and read by whoever sees it', async () => {
    const { mason, reed, investigationId, tip } = await aCase();
    const asked = { investigationId, name: 'Around the harbour', note: '', things: [at(tip)] };
    expect((await reed.fails('charts.make', asked)).code).toBe('NOT_YOUR_CASE');
    const { id } = await mason.do('charts.make', asked);
    const opened = await reed.do('charts.open', { id });
    expect(opened).toMatchObject({ name: 'Around the harbour', mayChange: false, marking: 'OFFICIAL-SENSITIVE' });
    expect((await reed.fails('charts.save', { id, ...nothing, put: [{ ...at(tip, 5), was: 1 }] })).code).toBe(
      'NOT_YOUR_CASE',
    );
    expect((await reed.fails('charts.withdraw', { id, reason: 'Not mine' })).code).toBe('NOT_YOUR_CASE');
    const { put } = await harness.as('hurst').do('charts.save', { id, ...nothing, put: [{ ...at(tip, 5), was: 1 }] });
    expect(put).toMatchObject([{ x: 5, version: 2 }]);
  });

  it('shows less to somebody who may see less, and tells of nothing more', async () => {
    const { mason, reed, investigationId, tip } = await aCase();
    const hidden = await mason.do('investigations.open', openingForm({ operation: 'DEEP POOL', compartmentId: 1 }));
    await mason.do('investigations.addIdentifier', { id: hidden.id, subjectId: null, kind: 'vrm', text: 'TX21 ABC' });
    const plain = await mason.do('charts.make', { investigationId, name: 'Chart', note: '', things: [at(tip)] });
    const fuller = await mason.do('charts.make', {
      investigationId,
      name: 'Chart',
      note: '',
      things: [at(tip), at({ investigationId: hidden.id }, 9, 'The same man'), at({ kind: 'vrm', value: 'TX21ABC' })],
    });
    const open = async (login: 'reed' | 'mason', id: number) => {
      const { id: _, ...chart } = await harness.as(login).do('charts.open', { id });
      return chart;
    };
    expect((await open('mason', fuller.id)).placed).toHaveLength(3);
    expect(await open('reed', fuller.id)).toEqual(await open('reed', plain.id));
    // A move of what is hidden is told to nobody who may not see it.
    const heardBefore = reed.heard.length;
    const put = [{ ...at({ investigationId: hidden.id }, 40), was: 1 }];
    await mason.do('charts.save', { id: fuller.id, ...nothing, put });
    await mason.do('charts.save', { id: fuller.id, ...nothing, remove: [{ investigationId: hidden.id }] });
    expect(JSON.stringify(reed.heard.slice(heardBefore))).not.toContain('chart');
    // Nor can a thing be put there that one may not see, whether or not there is one.
    const lark = await reed.do('investigations.open', openingForm({ operation: 'OPEN LARK' }));
    const own = await reed.do('charts.make', { investigationId: lark.id, name: 'Mine', note: '', things: [] });
    const tries = [hidden.id, 999].map((investigationId) =>
      reed.fails('charts.save', { id: own.id, ...nothing, put: [{ ...at({ investigationId }), was: null }] }),
    );
    const [one, other] = await Promise.all(tries);
    expect(one).toEqual(other);
    expect(one?.code).toBe('NOT_FOUND');
  });

  it('keeps nothing of a change that somebody else has overtaken, and both changes of different things', async () => {
    const { mason, investigationId, tip } = await aCase();
    const hurst = harness.as('hurst');
    const phone: ThingRef = { kind: 'phone', value: '+447700900123' };
    const { id } = await mason.do('charts.make', {
      investigationId,
      name: 'Chart',
      note: '',
      things: [at(tip), at(phone)],
    });
    await hurst.do('charts.save', { id, ...nothing, put: [{ ...at(tip, 10), was: 1 }] });
    await mason.do('charts.save', { id, ...nothing, put: [{ ...at(phone, 20), was: 1 }] });
    const late = {
      id,
      ...nothing,
      put: [
        { ...at(phone, 30), was: 2 },
        { ...at(tip, 30), was: 1 },
      ],
    };
    expect((await mason.fails('charts.save', late)).code).toBe('CHANGED_SINCE');
    const { placed, filters } = await mason.do('charts.open', { id });
    expect(placed.map(({ x, version }) => [x, version])).toEqual([
      [10, 2],
      [20, 2],
    ]);
    const about = { was: 1, name: 'Another name', note: 'Why', filters: { ...filters, kinds: ['place' as const] } };
    await hurst.do('charts.save', { id, ...nothing, about });
    expect((await mason.fails('charts.save', { id, ...nothing, about })).code).toBe('CHANGED_SINCE');
  });

  it('is withdrawn with a reason, opened to be read, and restored', async () => {
    const { mason, investigationId, tip } = await aCase();
    const { id } = await mason.do('charts.make', { investigationId, name: 'Chart', note: '', things: [at(tip)] });
    await mason.do('charts.withdraw', { id, reason: 'Made by mistake' });
    const list = (withdrawn: boolean) =>
      mason.do('charts.list', { investigationId, withdrawn, after: null, limit: 50 });
    expect((await list(false)).charts).toEqual([]);
    expect((await list(true)).charts).toMatchObject([{ id, withdrawnReason: 'Made by mistake' }]);
    expect(await mason.do('charts.open', { id })).toMatchObject({ withdrawn: true, mayChange: false });
    expect((await mason.fails('charts.save', { id, ...nothing, put: [{ ...at(tip), was: 1 }] })).code).toBe(
      'CHANGED_SINCE',
    );
    await mason.do('charts.restore', { id });
    expect((await list(false)).charts).toHaveLength(1);
  });

  it('no longer shows what was withdrawn from its case', async () => {
    const { mason, investigationId } = await aCase();
    const { subjectId } = await mason.do('investigations.addSubject', {
      id: investigationId,
      role: 'suspect',
      name: 'Craig Dunmore',
      aliases: [],
      born: null,
    });
    const { id } = await mason.do('charts.make', {
      investigationId,
      name: 'Chart',
      note: '',
      things: [at({ subjectId })],
    });
    const item = { id: investigationId, what: 'subject', itemId: subjectId } as const;
    await mason.do('investigations.withdraw', { ...item, reason: 'Another man' });
    expect((await mason.do('charts.open', { id })).placed).toEqual([]);
    await mason.do('investigations.restore', item);
    expect((await mason.do('charts.open', { id })).placed).toHaveLength(1);
  });
});
