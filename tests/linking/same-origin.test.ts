/** One origin told more than once: found, linked together, and never taken for corroboration. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Office, openOffice } from '../support/engine.ts';
import { stageInvestigation } from '../support/stage.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice({
    people: [
      { login: 'shah', roles: ['case_officer'] },
      { login: 'mason', roles: ['case_officer'], compartments: ['HERON'] },
    ],
    now: '2026-12-20T10:00:00.000Z',
  });
});
afterEach(() => office.close());

const post =
  'Somebody keeps filming the loading bay behind the Marrowfield market hall from a grey estate car, three evenings running, and drives off when the lights come on.';
const tip = (text: string, form: object = {}, login = 'shah') =>
  office.as(login).do('intake.record', { form: { channel: 'online', text, ...form }, draftId: null });
const alike = async (id: number, login = 'shah') =>
  (await office.as(login).do('linking.alike', { contributionId: id })).found.map((one) => [one.id, one.how]);

it('finds a copied text, also inside a letter, and not another account of the same thing', async () => {
  const first = await tip(post, { receivedAt: '2026-12-10T10:00:00.000Z' });
  const copied = await tip(`FWD from a friend: ${post} Please look into it.`, {
    receivedAt: '2026-12-12T10:00:00.000Z',
  });
  await tip('A grey estate car was by the Marrowfield market hall in the evening; a man in it had a camera out.', {
    receivedAt: '2026-12-12T11:00:00.000Z',
  });
  await tip(post, { receivedAt: '2026-05-01T10:00:00.000Z' });
  expect(await alike(first.id)).toEqual([[copied.id, ['copy']]]);
  expect(await alike(copied.id)).toEqual([[first.id, ['copy']]]);
});

it('finds hundreds of copies of a post that went round', async () => {
  const ids: number[] = [];
  for (let n = 0; n < 60; n += 1) ids.push((await tip(post)).id);
  expect(await alike(ids[0] ?? 0)).toHaveLength(50);
});

it('finds the same contact details however they are written, and the same post, but no site that all name', async () => {
  const rang = await tip('There is a lock-up that is open at night.', {
    sourceName: 'A caller',
    sourceContact: '07700 900 321',
  });
  const again = await tip('Two men carried drums up the lane.', { sourceContact: '07700900321' });
  expect(await alike(rang.id)).toEqual([[again.id, ['contact']]]);
  const seen = await tip('See https://post.example.org/a/77 before it goes.');
  const other = await tip('My son was shown post.example.org/a/77 at school.');
  await tip('All of it is on https://post.example.org these days.');
  expect(await alike(seen.id)).toEqual([[other.id, ['post']]]);
});

it('never comes from what its reader may not know of', async () => {
  const first = await tip(post);
  await tip(post, { compartmentId: office.compartment('HERON') }, 'mason');
  expect(await alike(first.id)).toEqual([]);
  expect(await alike(first.id, 'mason')).toHaveLength(1);
});

it('is flagged before a B, which needs somebody to say that another origin bears it out', async () => {
  const first = await tip(post);
  const grade = { id: first.id, as: 'evaluator', source: '2', intelligence: 'B', handling: 'P' } as const;
  await office.as('shah').do('intake.grade', grade);
  await tip(post);
  expect(await office.as('shah').fails('intake.grade', grade)).toMatchObject({ code: 'ORIGIN_SHARED' });
  await office.as('shah').do('intake.grade', { ...grade, intelligence: 'C' });
  await office.as('shah').do('intake.grade', { ...grade, independent: true });
  const { grades, history } = await office.as('shah').do('intake.look', { id: first.id });
  expect(grades.evaluator?.intelligence).toBe('B');
  expect(history[0]?.what).toBe('Evaluator graded it 2 B P, borne out by another origin');
});

it('is linked together or not at all, and taken back together', async () => {
  const ids = [(await tip(post)).id, (await tip(post)).id, (await tip(post)).id];
  const id = stageInvestigation(office, { operation: 'LARKSPUR' });
  const officer = office.as('shah');
  const states = async () => Promise.all(ids.map(async (one) => (await officer.do('intake.look', { id: one })).state));
  const all = { contributionIds: ids, investigationId: id };
  const tooMany = { ...all, contributionIds: [...ids, 9_999] };
  expect(await officer.fails('linking.decideMany', tooMany)).toMatchObject({ code: 'NOT_FOUND' });
  expect(await states()).toEqual(['untriaged', 'untriaged', 'untriaged']);
  const { changeIds } = await officer.do('linking.decideMany', all);
  expect(await states()).toEqual(['linked', 'linked', 'linked']);
  expect((await officer.do('linking.alike', { contributionId: ids[0] ?? 0 })).found[0]?.linkedTo).toEqual([
    { investigationId: id, operation: 'LARKSPUR' },
  ]);
  // One of them was worked on since: nothing is taken back.
  await officer.do('linking.decide', { contributionId: ids[2] ?? 0, investigationId: id, decision: 'unsure' });
  expect(await officer.fails('linking.undoMany', { changeIds })).toMatchObject({ code: 'CHANGED_SINCE' });
  expect(await states()).toEqual(['linked', 'linked', 'untriaged']);
  await officer.do('intake.undo', { id: ids[2] ?? 0 });
  await officer.do('linking.undoMany', { changeIds });
  expect(await states()).toEqual(['untriaged', 'untriaged', 'untriaged']);
  // Somebody else's changes are nobody's to take back.
  const again = await officer.do('linking.decideMany', all);
  expect(await office.as('mason').fails('linking.undoMany', again)).toMatchObject({ code: 'NOT_FOUND' });
});
