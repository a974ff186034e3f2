/** One origin told more than once: found, linked together, and never taken for corroboration. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { recordTip, shahAndMason } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';
import { stageInvestigation } from '../support/stage.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({
    people: shahAndMason,
    now: '2026-12-20T10:00:00.000Z',
  });
});
afterEach(() => harness.close());

const post =
  'Somebody keeps filming the loading bay behind the Marrowfield market hall from a grey estate car, three evenings running, and drives off when the lights come on.';
const tip = (text: string, form = {}, login = 'shah') =>
  recordTip(harness, login, text, { channel: 'online', ...form });
const sameOrigin = async (id: number, login = 'shah') =>
  (await harness.as(login).do('linking.sameOrigin', { contributionId: id })).found.map((one) => [one.id, one.how]);

it('finds a copied text, also inside a letter, and not another account of the same thing', async () => {
  const first = await tip(post, { receivedAt: '2026-12-10T10:00:00.000Z' });
  const copied = await tip(`FWD from a friend: ${post} Please look into it.`, {
    receivedAt: '2026-12-12T10:00:00.000Z',
  });
  await tip('A grey estate car was by the Marrowfield market hall in the evening; a man in it had a camera out.', {
    receivedAt: '2026-12-12T11:00:00.000Z',
  });
  await tip(post, { receivedAt: '2026-05-01T10:00:00.000Z' });
  expect(await sameOrigin(first.id)).toEqual([[copied.id, ['copy']]]);
  expect(await sameOrigin(copied.id)).toEqual([[first.id, ['copy']]]);
});

it('finds hundreds of copies of a post that went round', async () => {
  const ids: number[] = [];
  for (let n = 0; n < 60; n += 1) ids.push((await tip(post)).id);
  expect(await sameOrigin(ids[0] ?? 0)).toHaveLength(50);
});

it('finds the same contact details however they are written, and the same post, but no site that all name', async () => {
  const rang = await tip('There is a lock-up that is open at night.', {
    sourceName: 'A caller',
    sourceContact: '07700 900 321',
  });
  const again = await tip('Two men carried drums up the lane.', { sourceContact: '07700900321' });
  expect(await sameOrigin(rang.id)).toEqual([[again.id, ['contact']]]);
  const seen = await tip('See https://post.example.org/a/77 before it goes.');
  const other = await tip('My son was shown post.example.org/a/77 at school.');
  await tip('All of it is on https://post.example.org these days.');
  expect(await sameOrigin(seen.id)).toEqual([[other.id, ['post']]]);
});

it('finds a call told again in other words by what is named in both, and not another witness of it', async () => {
  const first = await tip(
    'My workmate has keys to the quarry magazine and says the hotel will not be there at Easter. His phone is 07700 900 416.',
    { receivedAt: '2026-12-10T10:00:00.000Z' },
  );
  const again = await tip(
    'Same gent rang back, says nobody has been round about his workmate. Number 07700900416, the hotel at Easter, he has keys.',
    { receivedAt: '2026-12-13T10:00:00.000Z' },
  );
  await tip('I work in that hotel. A man who goes by 07700 900416 has asked about Easter and about the keys.', {
    receivedAt: '2026-12-13T11:00:00.000Z',
  });
  expect(await sameOrigin(again.id)).toEqual([[first.id, ['retelling']]]);
  expect(await sameOrigin(first.id)).toEqual([[again.id, ['retelling']]]);
});

it('never comes from what its reader may not know of', async () => {
  const first = await tip(post);
  await tip(post, { compartmentId: harness.compartment('HERON') }, 'mason');
  expect(await sameOrigin(first.id)).toEqual([]);
  expect(await sameOrigin(first.id, 'mason')).toHaveLength(1);
});

it('is flagged before a B, which needs somebody to say that another origin bears it out', async () => {
  const first = await tip(post);
  const grade = { id: first.id, as: 'evaluator', source: '2', intelligence: 'B', handling: 'P' } as const;
  await harness.as('shah').do('triage.grade', grade);
  await tip(post);
  expect(await harness.as('shah').fails('triage.grade', grade)).toMatchObject({ code: 'ORIGIN_SHARED' });
  await harness.as('shah').do('triage.grade', { ...grade, intelligence: 'C' });
  await harness.as('shah').do('triage.grade', { ...grade, independent: true });
  const { grades, history } = await harness.as('shah').do('triage.get', { id: first.id });
  expect(grades.evaluator?.intelligence).toBe('B');
  expect(history[0]?.what).toBe('Evaluator graded it 2 B P, borne out by another origin');
});

it('is linked together or not at all, and taken back together', async () => {
  const ids = [(await tip(post)).id, (await tip(post)).id, (await tip(post)).id];
  const id = stageInvestigation(harness, { operation: 'LARKSPUR' });
  const officer = harness.as('shah');
  const states = async () => Promise.all(ids.map(async (one) => (await officer.do('triage.get', { id: one })).state));
  const all = { contributionIds: ids, investigationId: id };
  const tooMany = { ...all, contributionIds: [...ids, 9_999] };
  expect(await officer.fails('linking.decideMany', tooMany)).toMatchObject({ code: 'NOT_FOUND' });
  expect(await states()).toEqual(['untriaged', 'untriaged', 'untriaged']);
  const { changeIds } = await officer.do('linking.decideMany', all);
  expect(await states()).toEqual(['linked', 'linked', 'linked']);
  expect((await officer.do('linking.sameOrigin', { contributionId: ids[0] ?? 0 })).found[0]?.linkedTo).toEqual([
    { investigationId: id, operation: 'LARKSPUR' },
  ]);
  // One of them was worked on since: nothing is taken back.
  await officer.do('linking.decide', { contributionId: ids[2] ?? 0, investigationId: id, decision: 'unsure' });
  expect(await officer.fails('linking.undoMany', { changeIds })).toMatchObject({ code: 'CHANGED_SINCE' });
  expect(await states()).toEqual(['linked', 'linked', 'untriaged']);
  await officer.do('contributions.undo', { id: ids[2] ?? 0 });
  await officer.do('linking.undoMany', { changeIds });
  expect(await states()).toEqual(['untriaged', 'untriaged', 'untriaged']);
  // Somebody else's changes are nobody's to take back.
  const again = await officer.do('linking.decideMany', all);
  expect(await harness.as('mason').fails('linking.undoMany', again)).toMatchObject({ code: 'NOT_FOUND' });
});
