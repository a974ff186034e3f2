/** Live, disrupted and priority 1 say one thing: an attack that was stopped is no longer being planned, and its plot not live. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Harness, openHarness } from '../support/engine.ts';

const now = '2026-03-09T10:00:00.000Z';
let harness: Harness;
let id: number;
const officer = () => harness.as('shah');

beforeEach(async () => {
  harness = await openHarness({ people: [{ login: 'shah', roles: ['case_officer', 'manager'] }], now });
  const plot = { operation: 'GREY HERON', kind: 'attack plot', priority: 'P1A', reason: 'Tips agree' } as const;
  const rest = { summary: 'Planning.', area: '', marking: 'OFFICIAL-SENSITIVE', compartmentId: null } as const;
  ({ id } = await officer().do('investigations.open', { ...plot, ...rest }));
});
afterEach(() => harness.close());

const get = () => officer().do('investigations.get', { id });
const stop = () => officer().do('investigations.recordDisruption', { id, at: now, summary: 'Arrested at home.' });
const standing = async () => {
  const { plotState, priority, state, disruption } = await get();
  const { livePlots } = await officer().do('oversight.dashboard', { day: null });
  const listed = await officer().do('investigations.list', { plots: 'live' });
  expect(listed.total).toBe(livePlots.length);
  return { plotState, priority, state, disrupted: disruption !== null, live: livePlots.length };
};

it('a plot that is disrupted leaves the live plots and priority 1, with a reason, while its investigation goes on', async () => {
  expect(await standing()).toEqual({ plotState: 'live', priority: 'P1A', state: 'live', disrupted: false, live: 1 });
  await stop();
  expect(await standing()).toEqual({ plotState: 'disrupted', priority: 'P4', state: 'live', disrupted: true, live: 0 });
  const [last] = (await get()).priorities;
  expect(last).toMatchObject({
    from: 'P1A',
    to: 'P4',
    by: 'shah',
    reason: 'The plot was disrupted. Arrested at home.',
  });
});

it('cannot be given priority 1 again, but any other', async () => {
  await stop();
  const { version } = await get();
  const change = { id, version, reason: 'New reports' } as const;
  const refused = await officer().fails('investigations.setPriority', { ...change, priority: 'P1B' });
  expect(refused.code).toBe('PLOT_DISRUPTED');
  await officer().do('investigations.setPriority', { ...change, priority: 'P2H' });
  expect(await standing()).toMatchObject({ priority: 'P2H', plotState: 'disrupted' });
});

it('has its priority back where the disruption was a mistake, and loses it where it was none after all', async () => {
  await stop();
  const itemId = (await get()).disruption?.id ?? 0;
  const item = { id, what: 'disruption' as const, itemId };
  await officer().do('investigations.withdraw', { ...item, reason: 'The wrong plot' });
  expect(await standing()).toEqual({ plotState: 'live', priority: 'P1A', state: 'live', disrupted: false, live: 1 });
  await officer().do('investigations.restore', item);
  expect(await standing()).toMatchObject({ plotState: 'disrupted', priority: 'P4', live: 0 });
});

it('keeps a priority that somebody set since, when the disruption is withdrawn', async () => {
  await stop();
  const { version, disruption } = await get();
  harness.setClock('2026-03-09T12:00:00.000Z');
  await officer().do('investigations.setPriority', { id, version, priority: 'P2H', reason: 'Contacts at large' });
  const item = { id, what: 'disruption' as const, itemId: disruption?.id ?? 0, reason: 'The wrong plot' };
  await officer().do('investigations.withdraw', item);
  expect(await standing()).toMatchObject({ plotState: 'live', priority: 'P2H' });
});
