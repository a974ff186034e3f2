/** Rules that are data: seen by everybody, changed by two, and never for what was before. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wordingOf } from '../../main/rules/wording.ts';
import type { Input } from '../../preload/contract/index.ts';
import { RuleName } from '../../preload/contract/rule-shapes.ts';
import { openingForm, recordTip } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';
import { logLines } from '../support/stage.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'p.shah', roles: ['case_officer', 'intake_officer'] },
      { login: 'k.boyd', roles: ['case_officer', 'intake_officer'] },
      { login: 's.kowal', name: 'Sam Kowal', roles: ['supervisor', 'intake_officer'] },
      { login: 'a.yildiz', name: 'Ada Yildiz', roles: ['administrator'] },
      { login: 't.teal', name: 'Tom Teal', roles: ['supervisor', 'case_officer'], compartments: ['HERON'] },
    ],
  });
});
afterEach(() => harness.close());

type Proposed = Input<'rules.propose'>;
const repeats = { name: 'repeat', rule: { earlier: 1, closed: 1, months: 12 } } as const;
const glass = { name: 'break_glass', rule: { hours: 2, reviewDays: 1, attempts: 3, perHours: 24 } } as const;
const asked = (change: Partial<Proposed> = {}): Proposed => ({
  content: repeats,
  basedOn: 1,
  fromDay: '2026-03-09',
  reason: 'Two reports were closed apart last month.',
  ...change,
});
const as = (login: string) => harness.as(login);
const inForce = async (name: RuleName) =>
  (await as('p.shah').do('rules.list', {})).rules.find((rule) => rule.name === name);

describe('the list of rules', () => {
  it('has each rule with what it says, and tells an officer of no proposal’s words', async () => {
    const { rules } = await as('p.shah').do('rules.list', {});
    expect(rules.map(({ name }) => name)).toEqual(RuleName.options);
    for (const { inForce: one } of rules)
      expect(one).toMatchObject({ version: 1, fromDay: '2000-01-01', origin: null });
    await as('s.kowal').do('rules.propose', asked());
    expect(await inForce('repeat')).toMatchObject({ waiting: true, coming: null, inForce: { version: 1 } });
    expect(await as('p.shah').fails('rules.waiting', {})).toMatchObject({ code: 'NOT_ALLOWED' });
  });

  it('begins with wordings that say what the rules consist of', async () => {
    for (const name of RuleName.options) {
      const { versions } = await as('p.shah').do('rules.get', { name, after: null });
      for (const { content } of versions) expect(wordingOf(content)).toMatch(/^[A-Z0-9].*\.$/);
    }
  });
});

describe('a change of a rule', () => {
  it('is proposed by one and agreed to by another; nobody does both, and an officer does neither', async () => {
    expect(await as('p.shah').fails('rules.propose', asked())).toMatchObject({ code: 'NOT_ALLOWED' });
    const { id, version } = await as('s.kowal').do('rules.propose', asked());
    expect(version).toBeNull();
    expect(await inForce('repeat')).toMatchObject({ inForce: { version: 1 } });
    expect(await as('s.kowal').fails('rules.agree', { id })).toMatchObject({ code: 'SECOND_PERSON_NEEDED' });
    expect(await as('s.kowal').fails('rules.refuse', { id, reason: 'No.' })).toBeTruthy();
    expect(await as('k.boyd').fails('rules.agree', { id })).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await as('a.yildiz').do('rules.agree', { id })).toEqual({ version: 2, fromDay: '2026-03-09' });
    expect(await inForce('repeat')).toMatchObject({
      waiting: false,
      inForce: {
        version: 2,
        wording:
          'A second report within 12 months that strongly or probably names the same person, or one after an earlier one was closed without further action, takes a supervisor to sign off.',
        origin: { by: 'Sam Kowal', agreedBy: 'Ada Yildiz', reason: 'Two reports were closed apart last month.' },
      },
    });
    expect(await as('t.teal').fails('rules.agree', { id })).toMatchObject({ code: 'PROPOSAL_SETTLED' });
    expect(logLines(harness, 'rules.agree').map(({ outcome }) => outcome)).toEqual(['refused', 'refused', 'done']);
  });

  it('waits one at a time, is refused or withdrawn with nothing changed, and stands on the version that was seen', async () => {
    const { id } = await as('s.kowal').do('rules.propose', asked());
    expect(await as('t.teal').fails('rules.propose', asked())).toMatchObject({ code: 'RULE_WAITING' });
    expect(await as('t.teal').fails('rules.withdraw', { id })).toMatchObject({ code: 'NOT_ALLOWED' });
    await as('t.teal').do('rules.refuse', { id, reason: 'Not before the inspection.' });
    const second = await as('s.kowal').do('rules.propose', asked());
    await as('s.kowal').do('rules.withdraw', { id: second.id });
    const third = await as('s.kowal').do('rules.propose', asked());
    await as('t.teal').do('rules.agree', { id: third.id });
    expect(await as('s.kowal').fails('rules.propose', asked({ content: glass, basedOn: 2 }))).toMatchObject({
      code: 'CHANGED_SINCE',
    });
    expect(await as('s.kowal').fails('rules.propose', asked({ basedOn: 2 }))).toMatchObject({ code: 'RULE_UNCHANGED' });
    expect((await as('p.shah').do('rules.get', { name: 'repeat', after: null })).versions).toHaveLength(2);
  });

  it.each<[string, Partial<Proposed>, string]>([
    ['of a day that is over', { fromDay: '2026-03-08' }, 'fromDay'],
    [
      'whose new question has another’s key',
      {
        content: {
          name: 'question_set',
          rule: { tip: [{ key: 'gait', label: 'Gait', ask: 'How do they walk?' }], referral: [], online_material: [] },
        },
      },
      'content',
    ],
    [
      'that takes away the basis commands disclose on',
      {
        content: {
          name: 'dissemination',
          rule: {
            bases: [{ code: 'cpia', wording: 'Criminal Procedure and Investigations Act 1996' }],
            due: Object.fromEntries(
              ['prevent', 'force', 'partner', 'prosecutor', 'other_recipient'].map((kind) => [
                kind,
                { days: 'working', send: 1, receipt: 1, outcome: 1 },
              ]),
            ) as never,
          },
        },
      },
      'content',
    ],
  ])('is refused %s', async (_, change, about) => {
    expect(await as('s.kowal').fails('rules.propose', asked(change))).toMatchObject({ code: 'INPUT_INVALID', about });
  });

  it.each([
    ['opens a record for more than three days', { name: 'break_glass', rule: { ...glass.rule, hours: 73 } }],
    ['has no further action without a reason', { name: 'sign_off', rule: { reason: [], closing: [] } }],
    ['calls every assessment late-stage', { name: 'late_stage', rule: { all: [], any: [], countersigned: true } }],
  ])('never %s', async (_, content) => {
    expect(await as('s.kowal').ask('rules.propose', asked({ content: content as never }))).toMatchObject({
      error: { code: 'INPUT_INVALID' },
    });
  });

  it('counts from its day on; agreed to later, from the day of the agreement, never for what was before', async () => {
    const later = await as('s.kowal').do('rules.propose', asked({ content: glass, fromDay: '2026-03-12' }));
    await as('t.teal').do('rules.agree', { id: later.id });
    expect(await inForce('break_glass')).toMatchObject({
      inForce: { version: 1 },
      coming: { version: 2, fromDay: '2026-03-12' },
    });
    expect((await as('p.shah').do('access.breakGlassState', {})).rule).toMatchObject({ version: 1, hours: 4 });
    const { id } = await as('s.kowal').do('rules.propose', asked({ fromDay: '2026-03-10' }));
    harness.setClock('2026-03-14T10:00:00.000Z');
    expect(await as('t.teal').do('rules.agree', { id })).toEqual({ version: 2, fromDay: '2026-03-14' });
    expect((await as('p.shah').do('access.breakGlassState', {})).rule).toMatchObject({ version: 2, hours: 2 });
  });

  it('leaves what was opened under the earlier version open by that version', async () => {
    const { id } = await as('t.teal').do('investigations.open', {
      operation: 'GREY HERON',
      kind: 'attack plot',
      priority: 'P2M',
      reason: 'First assessment',
      summary: 'A group',
      area: 'Halverton',
      marking: 'OFFICIAL-SENSITIVE',
      compartmentId: harness.compartment('HERON'),
    });
    const { reference } = await as('t.teal').do('investigations.get', { id });
    const use = await as('p.shah').do('access.breakGlass', { reference, reason: 'Somebody is in danger tonight' });
    const { id: proposal } = await as('s.kowal').do('rules.propose', asked({ content: glass }));
    await as('a.yildiz').do('rules.agree', { id: proposal });
    expect((await as('p.shah').do('access.breakGlassState', {})).open).toMatchObject([{ until: use.opened?.until }]);
    expect((await as('p.shah').do('access.breakGlassState', {})).attemptsLeft).toBe(2);
  });

  it('of the questions adds, reorders and withdraws; an older call shows those it was asked', async () => {
    const officer = as('k.boyd');
    const form = { channel: 'hotline', text: 'A van.', answers: { who: 'A grey coat', weapon: 'A knife' } } as const;
    const before = await officer.do('intake.record', { form, draftId: null });
    const { sets } = await officer.do('intake.questions', {});
    const [who, ...others] = sets.tip.filter(({ key }) => key !== 'weapon');
    if (who === undefined) throw new Error('no question');
    const gait = { key: 'v2n0', label: 'Gait', ask: 'How do they walk?' };
    const content: Proposed['content'] = { name: 'question_set', rule: { ...sets, tip: [gait, ...others, who] } };
    const { id } = await as('s.kowal').do('rules.propose', asked({ content }));
    await as('t.teal').do('rules.agree', { id });
    const answers = { v2n0: 'With a limp', who: 'A grey coat' };
    const after = await officer.do('intake.record', {
      form: { channel: 'hotline', text: 'A van.', answers },
      draftId: null,
    });
    expect((await officer.do('triage.get', { id: after.id })).text).toBe(
      'A van.\n\nGait: With a limp\nWho: A grey coat',
    );
    expect((await officer.do('triage.get', { id: before.id })).intake).toMatchObject({
      version: 1,
      answered: [{ key: 'who' }, { key: 'weapon' }],
    });
  });

  it('is made alone where nobody else ever could have agreed, and the version says so', async () => {
    await harness.close();
    harness = await openHarness({ people: [{ login: 'a.yildiz', roles: ['administrator'] }] });
    const { version } = await as('a.yildiz').do('rules.propose', asked());
    expect(version).toBe(2);
    const { versions } = await as('a.yildiz').do('rules.get', { name: 'repeat', after: null });
    expect(versions[0]).toMatchObject({ version: 2, origin: { agreedBy: null } });
  });
});

describe('a version', () => {
  it('is never changed or taken out, by whatever way', async () => {
    const { id } = await as('s.kowal').do('rules.propose', asked());
    await as('t.teal').do('rules.agree', { id });
    const peek = harness.peek();
    for (const text of [
      "update repeat_rule_row set wording = ''",
      'delete from repeat_rule_row where version = 2',
      "update rule_proposal_row set reason = ''",
      'delete from rule_proposal_row',
    ])
      expect(() => peek.exec(text)).toThrow();
  });

  it('is listed page by page', async () => {
    const many = harness.peek().prepare('insert into repeat_rule_row values (?, ?, ?, ?)');
    for (let n = 2; n <= 45; n++) many.run(n, '2026-01-01', JSON.stringify(repeats.rule), `Version ${n}.`);
    const seen: number[] = [];
    let after: string | null = null;
    do {
      const page: { versions: { version: number }[]; next: string | null } = await as('p.shah').do('rules.get', {
        name: 'repeat',
        after,
      });
      seen.push(...page.versions.map(({ version }) => version));
      after = page.next;
    } while (after !== null);
    expect(seen).toEqual(Array.from({ length: 45 }, (_, n) => 45 - n));
  });
});

describe('the preview', () => {
  async function closed(text: string, circle: string | null = null) {
    const recorder = circle === null ? 'p.shah' : 't.teal';
    const { id } = await as(circle === null ? 'p.shah' : 't.teal').do('intake.record', {
      form: {
        channel: 'hotline',
        text,
        immediateRisk: true,
        riskConfirmed: true,
        ...(circle === null ? {} : { compartmentId: harness.compartment(circle) }),
      },
      draftId: null,
    });
    const rcap = { risk: 'low', credibility: 'low', actionability: 'low', proportionality: 'low' } as const;
    await as(recorder).do('triage.setOutcome', { id, version: 1, outcome: 'nfa', reason: 'A misunderstanding', rcap });
    if (circle === null) await as('s.kowal').do('triage.signOff', { id, version: 2, agree: true });
    else harness.peek().prepare("update contribution_row set state = 'nfa' where id = ?").run(id);
  }

  it('counts closures that would have taken a supervisor, and none that the reader may not see', async () => {
    await closed('Drums in a garage.');
    const quiet: Input<'rules.preview'>['content'] = { name: 'sign_off', rule: { reason: ['nfa'], closing: [] } };
    const expected = {
      days: 90,
      considered: 1,
      atLeast: false,
      current: 1,
      proposed: 0,
      added: 0,
      dropped: 1,
      plots: [],
    };
    expect(await as('s.kowal').do('rules.preview', { content: quiet })).toEqual(expected);
    await closed('A second garage, behind closed doors.', 'HERON');
    expect(await as('s.kowal').do('rules.preview', { content: quiet })).toEqual(expected);
    expect(await as('t.teal').do('rules.preview', { content: quiet })).toMatchObject({ considered: 2, dropped: 2 });
    expect(await as('a.yildiz').fails('rules.preview', { content: quiet })).toMatchObject({ code: 'NOT_ALLOWED' });
  });

  it('counts deliveries that would have been looked at late', async () => {
    const { id: investigationId } = await as('p.shah').do('investigations.open', {
      operation: 'RED KITE',
      kind: 'attack plot',
      priority: 'P3',
      reason: 'First assessment',
      summary: 'A group',
      area: 'Halverton',
      marking: 'OFFICIAL-SENSITIVE',
      compartmentId: null,
    });
    const { id: contributionId } = await as('k.boyd').do('intake.record', {
      form: { channel: 'hotline', text: 'A van.' },
      draftId: null,
    });
    await as('k.boyd').do('linking.decide', { contributionId, investigationId, decision: 'linked', reason: 'The van' });
    harness.setClock('2026-03-10T10:00:00.000Z');
    const { versions } = await as('s.kowal').do('rules.get', { name: 'delivery', after: null });
    const content = versions[0]?.content;
    if (content?.name !== 'delivery') throw new Error('another rule');
    const stricter = { ...content, rule: { ...content.rule, seen: { ...content.rule.seen, P3: 8 } } };
    expect(await as('s.kowal').do('rules.preview', { content: stricter })).toMatchObject({
      considered: 1,
      current: 0,
      proposed: 1,
      added: 1,
      dropped: 0,
    });
  });

  it('counts repeats by the reports before them', async () => {
    const texts = [
      'His name is Yusuf Karimi, he works at the tyre place in Wickenford and talks about the parade.',
      'A man called Yousef Kareemi from the tyre place keeps asking where the parade goes through Wickenford.',
    ];
    const [first, second] = [
      await recordTip(harness, 'k.boyd', texts[0] ?? '', { receivedAt: '2026-01-05T10:00:00.000Z' }),
      await recordTip(harness, 'k.boyd', texts[1] ?? '', { receivedAt: '2026-02-11T10:00:00.000Z' }),
    ];
    await as('p.shah').do('triage.get', { id: first.id });
    const nfa = { outcome: 'nfa', reason: 'Nothing in it' } as const;
    await as('p.shah').do('triage.setOutcome', { id: second.id, version: 1, ...nfa });
    await as('s.kowal').do('triage.signOff', { id: second.id, version: 2, agree: true });
    const lenient = { name: 'repeat', rule: { earlier: 5, closed: 5, months: 24 } } as const;
    // One earlier report, and none of them closed: the rule in force asks for two.
    expect(await as('s.kowal').do('rules.preview', { content: repeats })).toMatchObject({
      considered: 1,
      current: 0,
      proposed: 1,
    });
    expect(await as('s.kowal').do('rules.preview', { content: lenient })).toMatchObject({ current: 0, proposed: 0 });
  });

  it('says which disrupted plots another late-stage rule would count, and none that the reader may not see', async () => {
    const late: Input<'rules.preview'>['content'] = {
      name: 'late_stage',
      rule: { all: ['rehearsal'], any: [], countersigned: true },
    };
    const expectNone = await as('s.kowal').do('rules.preview', { content: late });
    expect(expectNone).toMatchObject({ considered: 0, current: 0, proposed: 0, plots: [] });
    async function disrupted(operation: string, sign: 'capability' | 'rehearsal', compartmentId: number | null = null) {
      const by = compartmentId === null ? 'p.shah' : 't.teal';
      const { id } = await as(by).do('investigations.open', openingForm({ operation, compartmentId }));
      const evidence = { intent: true, target: false, capability: false, rehearsal: false, [sign]: true };
      const at = '2026-03-01T10:00:00.000Z';
      await as(by).do('investigations.assessStage', { id, at, stage: sign, evidence, reason: 'What was seen' });
      await as(by).do('investigations.recordDisruption', { id, at, summary: 'Arrested at home.' });
      harness
        .peek()
        .prepare(
          'update assessment_row set countersignedAt = recordedAt, countersignedBy = 1 where investigationId = ?',
        )
        .run(id);
    }
    await disrupted('RED KITE', 'capability');
    await disrupted('GREY WAGTAIL', 'rehearsal');
    const told = await as('s.kowal').do('rules.preview', { content: late });
    expect(told).toMatchObject({ considered: 2, current: 2, proposed: 1, added: 0, dropped: 1 });
    expect(told.plots.map(({ operation, proposed }) => [operation, proposed])).toEqual([['RED KITE', false]]);
    await disrupted('DEEP POOL', 'capability', harness.compartment('HERON'));
    expect(await as('s.kowal').do('rules.preview', { content: late })).toEqual(told);
  });
});
