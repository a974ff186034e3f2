import { afterEach, describe, expect, it } from 'vitest';
import { accountId } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';
import { everythingOf, logLines, stageInvestigation } from '../support/stage.ts';

let harness: Harness;
afterEach(() => harness.close());

const open = async (maximumMarking?: 'OFFICIAL') => {
  harness = await openHarness({
    people: [
      { login: 'p.shah', roles: ['case_officer'], clearance: 'SECRET', compartments: ['Heron'] },
      { login: 'd.low', roles: ['intake_officer'], clearance: 'OFFICIAL' },
      { login: 's.reed', roles: ['supervisor'] },
      { login: 'a.dunn', roles: ['administrator'] },
    ],
    ...(maximumMarking === undefined ? {} : { maximumMarking }),
  });
};
const nothingKept = () => harness.peek().prepare('select count(*) as n from contribution_row').get();
const text = 'A man rang about a white van, TX21 ABC, outside the market hall.';

describe('what is not taken in', () => {
  it('a tip without a text, and an advice contact with one', async () => {
    await open();
    const officer = harness.as('p.shah');
    expect(await officer.fails('intake.record', { form: { channel: 'hotline' }, draftId: null })).toMatchObject({
      code: 'INPUT_INVALID',
      about: 'form.text',
    });
    for (const personal of [
      { text },
      { sourceName: 'Jo Example' },
      { sourceContact: '01632 960123' },
      { place: '1 Test Row' },
      // A field of its own for a town, and wide enough for a whole tip that would close itself.
      { area: 'Jo Example of 1 Test Row, 01632 960123, has a rifle' },
      // Whoever is at risk has given information, and is not to be closed unseen.
      { immediateRisk: true, riskConfirmed: true },
    ])
      expect(
        await officer.fails('intake.record', { form: { channel: 'advice', ...personal }, draftId: null }),
      ).toMatchObject({ code: 'PERSONAL_CONTENT' });
    expect(nothingKept()).toEqual({ n: 0 });
  });

  it('words about an advice contact afterwards, by whatever decision they come', async () => {
    await open();
    const officer = harness.as('p.shah');
    const investigationId = stageInvestigation(harness, { operation: 'WREN' });
    const { id } = await officer.do('intake.record', {
      form: { channel: 'advice', anonymous: true, contactable: true },
      draftId: null,
    });
    const before = everythingOf(harness, id);
    const reason = 'Jo Example, 01632 960123, rang about doors';
    const rcap = {
      risk: 'low',
      credibility: 'low',
      actionability: 'low',
      proportionality: 'low',
      note: reason,
    } as const;
    const refused = [
      await officer.fails('triage.setOutcome', { id, version: 1, outcome: 'trace', reason }),
      await officer.fails('triage.assess', { id, version: 1, rcap }),
      await officer.fails('triage.grade', {
        id,
        as: 'evaluator',
        source: '2',
        intelligence: 'D',
        handling: 'C',
        conditions: reason,
      }),
      await officer.fails('linking.decide', { contributionId: id, investigationId, decision: 'unsure', reason }),
      await officer.fails('linking.decideMany', { contributionIds: [id], investigationId, reason }),
    ];
    expect(refused.map(({ code }) => code)).toEqual(refused.map(() => 'PERSONAL_CONTENT'));
    expect(everythingOf(harness, id)).toEqual(before);
    expect(before.contribution).toMatchObject([{ anonymous: 0, contactable: 0 }]);
  });

  it('an immediate risk for which nobody confirmed that 999 was given', async () => {
    await open();
    const form = { channel: 'hotline', text, immediateRisk: true } as const;
    expect(await harness.as('p.shah').fails('intake.record', { form, draftId: null })).toMatchObject({
      code: 'RISK_NOT_CONFIRMED',
    });
    await harness.as('p.shah').do('intake.record', { form: { ...form, riskConfirmed: true }, draftId: null });
  });

  it('a marking above the installation, above one’s clearance, or a compartment of others', async () => {
    await open('OFFICIAL');
    const officer = harness.as('p.shah');
    expect(
      await officer.fails('intake.record', { form: { channel: 'hotline', text, marking: 'SECRET' }, draftId: null }),
    ).toMatchObject({ code: 'MARKING_ABOVE_INSTALLATION' });
    await harness.close();
    await open();
    const low = harness.as('d.low');
    expect(
      await low.fails('intake.record', { form: { channel: 'hotline', text, marking: 'SECRET' }, draftId: null }),
    ).toMatchObject({ code: 'NOT_ALLOWED' });
    const compartmentId = harness.compartment('Heron');
    const elsewhere = { channel: 'hotline', text, marking: 'OFFICIAL', compartmentId } as const;
    expect(await low.fails('intake.record', { form: elsewhere, draftId: null })).toMatchObject({ code: 'NOT_FOUND' });
    expect(
      await low.fails('intake.record', { form: { ...elsewhere, compartmentId: 99 }, draftId: null }),
    ).toMatchObject({ code: 'NOT_FOUND' });
    expect(await harness.as('a.dunn').fails('intake.record', { form: elsewhere, draftId: null })).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    expect(nothingKept()).toEqual({ n: 0 });
  });

  it('a date that cannot be', async () => {
    await open();
    for (const receivedAt of ['2026-03-12T10:00:00.000Z', '1998-01-01T00:00:00.000Z'])
      expect(
        await harness
          .as('p.shah')
          .fails('intake.record', { form: { channel: 'email', text, receivedAt }, draftId: null }),
      ).toMatchObject({ code: 'INPUT_INVALID', about: 'form.receivedAt' });
  });
});

describe('what is taken in', () => {
  it('a phone tip with nothing but channel and text, and its identifiers with it', async () => {
    await open();
    const officer = harness.as('p.shah');
    const { id, reference } = await officer.do('intake.record', { form: { channel: 'hotline', text }, draftId: null });
    expect(reference).toBe('TIP-26-000001');
    const tip = await officer.do('triage.get', { id });
    expect(tip).toMatchObject({ kind: 'tip', state: 'untriaged', marking: 'OFFICIAL-SENSITIVE', recordedBy: 'p.shah' });
    expect(tip.identifiers).toContainEqual(expect.objectContaining({ kind: 'vrm', value: 'TX21ABC' }));
    expect(logLines(harness, 'intake.record')).toEqual([
      { records: [`contribution:${id}`], outcome: 'done', reason: null },
    ]);
  });

  it('an advice contact is counted and never waits', async () => {
    await open();
    const officer = harness.as('p.shah');
    await officer.do('intake.record', { form: { channel: 'advice' }, draftId: null });
    expect(await officer.do('contributions.count', { filter: {} })).toEqual({
      total: 1,
      untriaged: 0,
      atLeast: false,
      oldestUntriaged: null,
      longAgo: null,
    });
  });

  it('a draft lives until its tip is recorded, and is nobody else’s', async () => {
    await open();
    const officer = harness.as('p.shah');
    const { draftId } = await officer.do('intake.saveDraft', { draftId: null, form: { text: 'half a sen' } });
    await officer.do('intake.saveDraft', { draftId, form: { channel: 'hotline', text } });
    const other = harness.as('s.reed');
    expect((await other.do('intake.drafts', {})).drafts).toEqual([]);
    expect(await other.fails('intake.discardDraft', { draftId })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await other.fails('intake.saveDraft', { draftId, form: {} })).toMatchObject({ code: 'NOT_FOUND' });
    await other.do('intake.record', { form: { channel: 'hotline', text }, draftId });
    expect((await officer.do('intake.drafts', {})).drafts).toHaveLength(1);
    await officer.do('intake.record', { form: { channel: 'hotline', text }, draftId });
    expect((await officer.do('intake.drafts', {})).drafts).toEqual([]);
  });
});

describe('the source', () => {
  it('is sealed: only who took the tip, and those whom they named, open it, and each opening is logged with its reason', async () => {
    await open();
    const form = {
      channel: 'hotline',
      text,
      marking: 'OFFICIAL',
      sourceName: 'Jo Example',
      sourceContact: '01632 960123',
    } as const;
    const { id } = await harness.as('p.shah').do('intake.record', { form, draftId: null });
    expect(JSON.stringify(await harness.as('p.shah').do('triage.get', { id }))).not.toContain('Jo Example');
    const reason = 'The caller asked to be rung back.';
    expect(await harness.as('d.low').fails('triage.revealSource', { id, reason })).toMatchObject({
      code: 'NOT_A_READER',
    });
    expect(await harness.as('s.reed').fails('triage.revealSource', { id, reason })).toMatchObject({
      code: 'NOT_A_READER',
    });
    const readers = [accountId(harness, 's.reed')];
    await harness.as('p.shah').do('triage.nameSourceReaders', { id, readers, reason: 'Will ring back' });
    expect(await harness.as('s.reed').do('triage.revealSource', { id, reason })).toEqual({
      name: 'Jo Example',
      contact: '01632 960123',
    });
    await harness.as('p.shah').do('triage.revealSource', { id, reason });
    expect(logLines(harness, 'triage.revealSource')).toEqual([
      { records: [], outcome: 'refused', reason: null },
      { records: [], outcome: 'refused', reason: null },
      { records: [`source:${id}`], outcome: 'done', reason },
      { records: [`source:${id}`], outcome: 'done', reason },
    ]);
    const bare = await harness.as('p.shah').do('intake.record', { form: { channel: 'hotline', text }, draftId: null });
    expect(await harness.as('s.reed').fails('triage.revealSource', { id: bare.id, reason })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
