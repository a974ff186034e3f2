/** What awaits a second person goes on page by page, is nobody's own, and names nothing that its reader may not see. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openingForm, recordTip } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'shah', name: 'Priya Shah', roles: ['case_officer'] },
      { login: 'mason', name: 'Ned Mason', roles: ['case_officer'], compartments: ['HERON'] },
      { login: 'hurst', name: 'Hala Hurst', roles: ['supervisor'] },
      { login: 'heron', name: 'Jo Heron', roles: ['supervisor'], compartments: ['HERON'] },
    ],
  });
});
afterEach(() => harness.close());

async function walk<T>(read: (after: string | null) => Promise<{ rows: T[]; next: string | null }>): Promise<T[]> {
  const all: T[] = [];
  let after: string | null = null;
  do {
    const page = await read(after);
    all.push(...page.rows);
    after = page.next;
  } while (after !== null);
  return all;
}
const signOffs = (login: string) =>
  walk(async (after) => {
    const { signOffs: rows, next } = await harness.as(login).do('myWork.signOffs', { after, limit: 2 });
    return { rows, next };
  });
const countersigns = (login: string) =>
  walk(async (after) => {
    const { countersigns: rows, next } = await harness.as(login).do('myWork.countersigns', { after, limit: 2 });
    return { rows, next };
  });

async function proposed(login: string, text: string, more: object = {}) {
  const { id } = await recordTip(harness, login, text, more);
  await harness.as(login).do('triage.setOutcome', { id, version: 1, outcome: 'nfa', reason: 'A tradesman.' });
  return id;
}

it('sign-offs: all of them, in the order of receipt, and none of one’s own', async () => {
  const of: number[] = [];
  for (let n = 0; n < 5; n++) of.push(await proposed('shah', `A van stands in the road, night ${n}.`));
  const hidden = await proposed('mason', 'The same van at the depot.', { compartmentId: harness.compartment('HERON') });
  expect(await signOffs('shah')).toEqual([]);
  expect((await signOffs('hurst')).map(({ id }) => id)).toEqual(of);
  expect((await signOffs('heron')).map(({ id }) => id)).toEqual([...of, hidden]);
  const [first] = await signOffs('hurst');
  expect(first).toMatchObject({ proposedBy: 'Priya Shah', excerpt: 'A van stands in the road, night 0.' });
});

it('stage assessments: those of one moment are each shown once, however the pages fall', async () => {
  const assess = (login: string, id: number) =>
    harness.as(login).do('investigations.assessStage', {
      id,
      at: '2026-03-01T09:00:00.000Z',
      stage: 'intent',
      evidence: { intent: true, target: false, capability: false, rehearsal: false },
      reason: 'He said so',
    });
  for (const operation of ['LARKSPUR', 'TAMARISK', 'GREY HERON']) {
    const { id } = await harness.as('shah').do('investigations.open', openingForm({ operation }));
    await assess('shah', id);
  }
  const { id } = await harness.as('mason').do('investigations.open', {
    ...openingForm({ operation: 'HIDDEN' }),
    compartmentId: harness.compartment('HERON'),
  });
  await assess('mason', id);
  expect(await countersigns('shah')).toEqual([]);
  const names = async (login: string) => (await countersigns(login)).map(({ operation }) => operation).sort();
  expect(await names('hurst')).toEqual(['GREY HERON', 'LARKSPUR', 'TAMARISK']);
  expect(await names('heron')).toEqual(['GREY HERON', 'HIDDEN', 'LARKSPUR', 'TAMARISK']);
  const cursor = await harness.as('hurst').do('myWork.countersigns', { after: null, limit: 1 });
  const elsewhere = await harness.as('hurst').fails('myWork.signOffs', { after: cursor.next, limit: 1 });
  expect(elsewhere.code).toBe('LIST_MOVED_ON');
});

it('where things stand: the clocks of the window and of the one before, and live plots by stage, as far as they are seen', async () => {
  const { id } = await harness.as('shah').do('investigations.open', openingForm({ operation: 'LARKSPUR' }));
  const { id: hidden } = await harness.as('mason').do('investigations.open', {
    ...openingForm({ operation: 'HIDDEN' }),
    compartmentId: harness.compartment('HERON'),
  });
  const evidence = { intent: true, target: true, capability: false, rehearsal: false };
  for (const [login, plot] of [
    ['shah', id],
    ['mason', hidden],
  ] as const)
    await harness.as(login).do('investigations.assessStage', {
      id: plot,
      at: '2026-03-01T09:00:00.000Z',
      stage: 'reconnaissance',
      evidence,
      reason: 'Seen at the gates twice',
    });
  await harness.as('shah').do('investigations.open', openingForm({ operation: 'TAMARISK' }));
  await recordTip(harness, 'shah', 'He was at the gates again.', { receivedAt: '2026-03-09T09:00:00.000Z' });
  const seen = await harness.as('hurst').do('oversight.standing', {});
  expect(seen.window).toEqual({ from: '2024-10-01', to: '2026-03-09' });
  expect(seen.before).toEqual({ from: '2023-04-01', to: '2024-09-30' });
  expect(seen.recordsFrom).toBe('2026-03-09');
  expect(seen.livePlots).toEqual([
    { stage: 'reconnaissance', plots: 1, late: 0 },
    { stage: null, plots: 1, late: 0 },
  ]);
  expect((await harness.as('heron').do('oversight.standing', {})).livePlots[0]).toMatchObject({ plots: 2 });
  const recorded = seen.clocks.find(({ clock }) => clock === 'recorded');
  expect(recorded).toMatchObject({ now: { n: 1 }, before: { n: 0, medianMinutes: null } });
  expect(recorded?.now.medianMinutes).toBeGreaterThan(55);
});
