import { afterEach, expect, it } from 'vitest';
import { type Harness, openHarness } from '../support/engine.ts';
import { logLines } from '../support/stage.ts';

let harness: Harness;
afterEach(() => harness.close());

const open = async () => {
  harness = await openHarness({
    people: [
      { login: 'p.shah', roles: ['case_officer'] },
      { login: 'h.mason', roles: ['supervisor'] },
      { login: 'a.dunn', roles: ['administrator'] },
    ],
  });
};
const form = 'add-event:3';

it('a form has one draft: each save takes the place of the one before, and is a line of the log', async () => {
  await open();
  const shah = harness.as('p.shah');
  expect(await shah.do('myWork.draft', { form })).toEqual({ draft: null });
  const first = await shah.do('myWork.saveDraft', { form, content: '{"title":"Van s"}' });
  const second = await shah.do('myWork.saveDraft', { form, content: '{"title":"Van seen"}' });
  expect(second).toEqual(first);
  await shah.do('myWork.saveDraft', { form: 'add-event:4', content: '{}' });
  expect((await shah.do('myWork.draft', { form })).draft).toMatchObject({ content: '{"title":"Van seen"}' });
  expect(logLines(harness, 'myWork.saveDraft')).toHaveLength(3);
  expect(await shah.do('myWork.discardDraft', { form })).toEqual(first);
  expect(await shah.do('myWork.draft', { form })).toEqual({ draft: null });
  expect(await shah.do('myWork.discardDraft', { form })).toEqual({ draftId: null });
  expect((await shah.do('myWork.draft', { form: 'add-event:4' })).draft).toMatchObject({ content: '{}' });
});

it('a draft is nobody else’s, whatever their role, even of the same form', async () => {
  await open();
  await harness.as('p.shah').do('myWork.saveDraft', { form, content: 'hers' });
  for (const login of ['h.mason', 'a.dunn']) {
    const other = harness.as(login);
    expect(await other.do('myWork.draft', { form })).toEqual({ draft: null });
    await other.do('myWork.saveDraft', { form, content: `of ${login}` });
    expect(await other.do('myWork.discardDraft', { form })).toMatchObject({ draftId: expect.any(Number) });
  }
  expect((await harness.as('p.shah').do('myWork.draft', { form })).draft).toMatchObject({ content: 'hers' });
});

it('is none of the contributions that are being recorded, and none of those is one of a form', async () => {
  await open();
  const shah = harness.as('p.shah');
  const { draftId } = await shah.do('myWork.saveDraft', { form, content: 'not an intake form' });
  await shah.do('intake.saveDraft', { draftId: null, form: { text: 'Half a call' } });
  expect((await shah.do('intake.drafts', {})).drafts).toMatchObject([{ form: { text: 'Half a call' } }]);
  expect(await shah.do('myWork.get', {})).toMatchObject({ drafts: 1 });
  const over = { draftId, form: { text: 'Over it' } };
  expect(await shah.fails('intake.saveDraft', over)).toMatchObject({ code: 'NOT_FOUND' });
  expect((await shah.do('myWork.draft', { form })).draft).toMatchObject({ content: 'not an intake form' });
});

it('what a form is called holds no text', async () => {
  await open();
  for (const name of ['', 'Add an event', 'add-event:x', 'add-event:1:2:3', 'jo example'])
    expect(await harness.as('p.shah').fails('myWork.draft', { form: name })).toMatchObject({
      code: 'INPUT_INVALID',
      about: 'form',
    });
});
