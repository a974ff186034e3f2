import { afterEach, describe, expect, it } from 'vitest';
import { type Harness, openHarness } from '../support/engine.ts';
import { logLines, stageInvestigation } from '../support/stage.ts';

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

describe('the list of drafts', () => {
  it('names each form with what it is about, the newest first, and none of how the views were left', async () => {
    await open();
    const at = (minute: number) => harness.setClock(`2026-03-09T10:${String(minute).padStart(2, '0')}:00.000Z`);
    const shah = harness.as('p.shah');
    const larkspur = stageInvestigation(harness, { operation: 'LARKSPUR' });
    await shah.do('investigations.take', { id: larkspur, version: 1 });
    const { id, reference } = await shah.do('intake.record', {
      form: { kind: 'tip', channel: 'hotline', text: 'A man photographed the gates.' },
      draftId: null,
    });
    const { actionId } = await shah.do('investigations.raiseAction', {
      id: larkspur,
      title: 'Ask for the film',
      priority: 'M',
      due: null,
      allocatedTo: null,
      contributionId: null,
    });
    await shah.do('myWork.saveDraft', { form: 'views', content: '{}' });
    at(1);
    const forms = ['new-investigation', `add-event:${larkspur}`, `lead:${id}`, `complete-action:${actionId}`];
    for (const [n, name] of forms.entries()) {
      at(n + 2);
      await shah.do('myWork.saveDraft', { form: name, content: '{}' });
    }
    at(10);
    await shah.do('intake.saveDraft', { draftId: null, form: { text: 'Half a call' } });
    const { drafts } = await shah.do('myWork.drafts', {});
    expect(drafts.map(({ form: name, record }) => [name, record])).toEqual([
      [null, null],
      [
        `complete-action:${actionId}`,
        { name: 'Op LARKSPUR: Ask for the film', investigationId: larkspur, contributionId: null },
      ],
      [`lead:${id}`, { name: reference, investigationId: null, contributionId: id }],
      [`add-event:${larkspur}`, { name: 'Op LARKSPUR', investigationId: larkspur, contributionId: null }],
      ['new-investigation', null],
    ]);
    expect((await harness.as('h.mason').do('myWork.drafts', {})).drafts).toEqual([]);
    expect(logLines(harness, 'myWork.drafts')[0]).toMatchObject({
      records: expect.arrayContaining([`investigation:${larkspur}`, `contribution:${id}`]),
    });
  });

  it('does not name what its author may no longer see, or never could', async () => {
    await open();
    const hidden = stageInvestigation(harness, { operation: 'HERON', marking: 'TOP SECRET' });
    const shah = harness.as('p.shah');
    for (const name of [`add-event:${hidden}`, `lead:987654`, 'complete-action:987654'])
      await shah.do('myWork.saveDraft', { form: name, content: '{}' });
    const { drafts } = await shah.do('myWork.drafts', {});
    expect(drafts.map(({ record }) => record)).toEqual([null, null, null]);
    expect(JSON.stringify(drafts)).not.toContain('HERON');
  });

  it('goes without a form that an earlier version had', async () => {
    await open();
    await harness.as('p.shah').do('myWork.saveDraft', { form: 'given-up:3', content: '{}' });
    expect((await harness.as('p.shah').do('myWork.drafts', {})).drafts).toMatchObject([
      { form: 'given-up:3', record: null },
    ]);
  });
});
