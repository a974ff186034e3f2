/** Guided intake: answers are kept as such and read in the text; what was not asked stays open, and nobody has to ask anything. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../preload/contract/index.ts';
import { type Harness, openHarness } from '../support/engine.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'i.reed', roles: ['intake_officer'] },
      { login: 'p.shah', roles: ['case_officer'] },
    ],
  });
});
afterEach(() => harness.close());

type Form = Input<'intake.record'>['form'];
const record = (form: Omit<Form, 'channel'>) =>
  harness.as('i.reed').do('intake.record', { form: { channel: 'hotline', ...form }, draftId: null });
const look = (id: number) => harness.as('p.shah').do('triage.get', { id });

describe('a call that is taken as ever', () => {
  it('needs no question: the text is what was typed, and nothing is said to be open', async () => {
    const { id } = await record({ text: 'A man photographs the gates.' });
    expect(await look(id)).toMatchObject({ text: 'A man photographs the gates.', intake: null });
  });

  it('still needs words: a call-back date alone is no contribution', async () => {
    expect(
      await harness.as('i.reed').fails('intake.record', {
        form: { channel: 'hotline', callBackOn: '2026-03-10', answers: { who: '  ' } },
        draftId: null,
      }),
    ).toMatchObject({ code: 'INPUT_INVALID', about: 'form.text' });
  });
});

describe('a call that is asked through', () => {
  it('keeps each answer, says which are open, and reads in the order in which they are asked', async () => {
    const { id } = await record({
      text: 'A man photographs the gates.',
      answers: { howKnown: 'Saw it from\nher window', who: 'About thirty, grey coat', weapon: ' ' },
      callBackOn: '2026-03-11',
      language: 'Polish',
      toldCaller: 'Somebody will ring on Wednesday.',
    });
    const { text, intake } = await look(id);
    expect(text).toBe(
      'A man photographs the gates.\n\nWho: About thirty, grey coat\nHow known: Saw it from her window',
    );
    expect(intake).toMatchObject({
      version: 1,
      answered: [
        { key: 'who', answer: 'About thirty, grey coat' },
        { key: 'howKnown', answer: 'Saw it from\nher window' },
      ],
      callBackOn: '2026-03-11',
      language: 'Polish',
      toldCaller: 'Somebody will ring on Wednesday.',
    });
    expect(intake?.open.map(({ key }) => key)).toEqual([
      'what',
      'where',
      'when',
      'weapon',
      'travel',
      'children',
      'callerSafety',
    ]);
  });

  it('is searched and matched by what was answered', async () => {
    const { id } = await record({ answers: { what: 'He rings from 07700 900123 about drums' } });
    const { identifiers } = await look(id);
    expect(identifiers.map(({ kind }) => kind)).toContain('phone');
    const { hits } = await harness.as('p.shah').do('search.find', { text: 'drums', limit: 10 });
    expect(hits.map((hit) => hit.id)).toEqual([id]);
  });

  it('of a referral has other questions, in another order', async () => {
    const { version, sets } = await harness.as('i.reed').do('intake.questions', {});
    expect(version).toBe(1);
    expect(sets.referral.map(({ key }) => key).slice(0, 3)).toEqual(['who', 'what', 'children']);
    const { id } = await record({
      kind: 'referral',
      answers: { travel: 'Looks at flights', children: 'No, he is 24' },
    });
    expect((await look(id)).text).toBe('Under 18: No, he is 24\nTravel: Looks at flights');
  });

  it('says that a child is concerned, which the sign-off rule counts; a no does not', async () => {
    const child = async (children: string) => {
      const { id } = await record({ text: 'Shouting every night.', answers: { children } });
      const { facts } = await harness.as('p.shah').do('triage.closingNeeds', { id });
      return facts.find(({ fact }) => fact === 'child')?.standing;
    };
    expect(await child('Two, in the next room')).toBe('yes');
    expect(await child('No')).toBe('no');
    expect(await child('None that she knows of')).toBe('no');
  });
});

describe('an advice contact', () => {
  it.each([
    { answers: { who: 'A name' } },
    { language: 'Polish' },
    { toldCaller: 'To write.' },
    { callBackOn: '2026-03-11' },
  ])('keeps none of it: %o', async (words) => {
    expect(
      await harness.as('i.reed').fails('intake.record', { form: { channel: 'advice', ...words }, draftId: null }),
    ).toMatchObject({ code: 'PERSONAL_CONTENT' });
  });
});

describe('the questions', () => {
  it('are those in force: an older call keeps the version that it was asked by', async () => {
    const { id } = await record({ answers: { who: 'A grey coat' } });
    harness
      .peek()
      .prepare('insert into question_set_rule_row values (2, ?, ?, ?)')
      .run(
        '2026-03-09',
        '{"tip":[{"key":"who","label":"Whom","ask":"Whom?"}],"referral":[],"online_material":[]}',
        'One question.',
      );
    const later = await record({ answers: { who: 'A grey coat' } });
    expect((await look(later.id)).text).toBe('Whom: A grey coat');
    expect((await look(id)).intake).toMatchObject({ version: 1, answered: [{ label: 'Who' }] });
    expect((await look(later.id)).intake).toMatchObject({ version: 2, open: [] });
  });

  it('wait with the rest of the form where a call breaks off', async () => {
    const form = { channel: 'hotline', answers: { who: 'A grey coat' }, language: 'Polish' } as const;
    await harness.as('i.reed').do('intake.saveDraft', { draftId: null, form });
    expect((await harness.as('i.reed').do('intake.drafts', {})).drafts).toMatchObject([{ form }]);
  });
});
