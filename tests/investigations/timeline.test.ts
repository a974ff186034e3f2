import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openingForm, recordTip } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';

let harness: Harness;

beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'shah', name: 'P. Shah', roles: ['case_officer'] },
      { login: 'low', roles: ['case_officer'], clearance: 'OFFICIAL-SENSITIVE' },
      { login: 'kowal', name: 'S. Kowal', roles: ['supervisor'] },
    ],
    now: '2026-03-09T10:00:00.000Z',
  });
});
afterEach(() => harness.close());

async function plot(): Promise<number> {
  const { id } = await harness.as('shah').do('investigations.open', openingForm());
  return id;
}

const tip = async (login: string, text: string, form = {}) => (await recordTip(harness, login, text, form)).id;

const link = (login: string, contributionId: number, investigationId: number) =>
  harness.as(login).do('linking.decide', { contributionId, investigationId, decision: 'linked' });

describe('the plot timeline', () => {
  it('is not there for an investigation that is not', async () => {
    expect((await harness.as('shah').fails('investigations.timeline', { id: 7 })).code).toBe('NOT_FOUND');
  });

  it('names in the log the contributions that it showed, once each', async () => {
    const id = await plot();
    const shown = await tip('shah', 'A van by the weir');
    await link('shah', shown, id);
    await harness.as('shah').do('investigations.timeline', { id });
    const line = harness
      .peek()
      .prepare("select records from log_row where verb = 'investigations.timeline' and outcome = 'done'")
      .pluck()
      .get();
    expect(line).toBe(JSON.stringify([`investigation:${id}`, `contribution:${shown}`]));
  });

  it('refuses an event that ends before it begins, and knowledge of tomorrow', async () => {
    const id = await plot();
    const event = {
      id,
      kind: 'meeting' as const,
      title: 'Met at the lock-up',
      detail: '',
      when: { from: '2026-02-01T00:00:00.000Z', to: null, precision: 'month' as const, basis: 'reported' as const },
      place: null,
      subjectId: null,
      contributionId: null,
      knownAt: null,
    };
    const backwards = { ...event, when: { ...event.when, to: '2026-01-01T00:00:00.000Z' } };
    expect(await harness.as('shah').fails('investigations.addEvent', backwards)).toMatchObject({ about: 'when.to' });
    const early = { ...event, knownAt: '2026-03-10T10:00:00.000Z' };
    expect(await harness.as('shah').fails('investigations.addEvent', early)).toMatchObject({ about: 'knownAt' });
    const elsewhere = { ...event, contributionId: 44 };
    expect((await harness.as('shah').fails('investigations.addEvent', elsewhere)).code).toBe('NOT_FOUND');
  });

  it('holds everything with a date, in order, with what was known when', async () => {
    const id = await plot();
    await harness.as('kowal').do('oversight.setThreatLevel', {
      level: 'SEVERE',
      from: '2014-08-29T00:00:00.000Z',
      wording: 'An attack is highly likely',
    });
    const contributionId = await tip('shah', 'Man filming the gates', { receivedAt: '2026-03-01T12:00:00.000Z' });
    await link('shah', contributionId, id);
    const { eventId } = await harness.as('shah').do('investigations.addEvent', {
      id,
      kind: 'purchase',
      title: 'Bought a van',
      detail: 'Paid in cash',
      when: { from: '2026-01-01T00:00:00.000Z', to: null, precision: 'month', basis: 'reported' },
      place: 'Dunmarsh',
      subjectId: null,
      contributionId,
      knownAt: null,
    });
    const at = '2026-03-02T09:00:00.000Z';
    const evidence = { intent: true, target: true, capability: false, rehearsal: false };
    const assess = { id, at, stage: 'target_interest' as const, evidence, reason: 'Filmed twice' };
    const { assessmentId } = await harness.as('shah').do('investigations.assessStage', assess);
    await harness.as('kowal').do('investigations.countersign', { id, assessmentId, agree: true });
    await harness.as('shah').do('investigations.assessStage', { ...assess, at: '2026-03-03T09:00:00.000Z' });
    await harness.as('shah').do('investigations.recordArrest', {
      id,
      subjectId: null,
      at: '2026-03-05T05:00:00.000Z',
      outcome: 'pending',
    });
    await harness.as('shah').do('investigations.recordDisruption', {
      id,
      at: '2026-03-05T05:10:00.000Z',
      summary: 'Arrested',
    });
    const { entries, stages, threat } = await harness.as('low').do('investigations.timeline', { id });
    expect(entries.map((entry) => entry.lane)).toEqual(['event', 'tip', 'stage', 'stage', 'arrest', 'disruption']);
    expect(entries[0]).toMatchObject({
      id: `event:${eventId}`,
      precision: 'month',
      source: 'hotline',
      place: 'Dunmarsh',
      contributionId,
    });
    expect(entries[1]).toMatchObject({
      title: 'Man filming the gates',
      from: '2026-03-01T12:00:00.000Z',
      knownAt: '2026-03-09T10:00:00.000Z',
      contributionId,
    });
    expect(stages.map(({ stage, lateStageSince }) => [stage, lateStageSince !== null])).toEqual([
      ['target_interest', true],
      ['target_interest', false],
    ]);
    // From its disruption on a plot stands at no stage, and what is learned later says nothing else.
    expect(stages.map(({ disrupted }) => disrupted?.at ?? null)).toEqual([null, '2026-03-05T05:10:00.000Z']);
    const later = await tip('shah', 'He used to film the gates', { receivedAt: '2026-03-06T12:00:00.000Z' });
    await link('shah', later, id);
    const after = (await harness.as('shah').do('investigations.timeline', { id })).entries.at(-1);
    expect(after).toMatchObject({ contributionId: later, stage: null });
    expect(threat).toEqual([{ from: '2014-08-29T00:00:00.000Z', to: null, level: 'SEVERE' }]);
  });

  it('says of each entry whom it speaks of, and at which stage the plot stood then', async () => {
    const id = await plot();
    const subject = { id, role: 'suspect' as const, aliases: [], born: null };
    const { subjectId } = await harness
      .as('shah')
      .do('investigations.addSubject', { ...subject, name: 'Ivo Marchant' });
    await harness.as('shah').do('investigations.addSubject', { ...subject, name: 'Della Frith' });
    await harness
      .as('shah')
      .do('investigations.addIdentifier', { id, subjectId, kind: 'phone', text: '07700 900 123' });
    const early = await tip('shah', 'Rang from 0044 7700 900123', { receivedAt: '2026-02-01T12:00:00.000Z' });
    await link('shah', early, id);
    await harness.as('shah').do('investigations.assessStage', {
      id,
      at: '2026-03-01T09:00:00.000Z',
      stage: 'intent',
      evidence: { intent: true, target: true, capability: false, rehearsal: false },
      reason: 'Wrote to Della Frith',
    });
    await harness.as('shah').do('investigations.addDecision', {
      id,
      title: 'Watch Ivo Marchant',
      text: '',
      reason: 'Two tips',
      decidedAt: null,
      supersedes: null,
    });
    const { entries, stages } = await harness.as('shah').do('investigations.timeline', { id });
    expect(entries.map(({ lane, persons, stage }) => ({ lane, persons, stage }))).toEqual([
      { lane: 'tip', persons: ['Ivo Marchant'], stage: null },
      { lane: 'stage', persons: ['Della Frith'], stage: 'intent' },
      { lane: 'decision', persons: ['Ivo Marchant'], stage: 'intent' },
    ]);
    // One officer's assessment moves the ladder and makes nothing late-stage.
    expect(stages).toEqual([
      {
        from: '2026-03-01T09:00:00.000Z',
        stage: 'intent',
        knownAt: '2026-03-09T10:00:00.000Z',
        lateStageSince: null,
        disrupted: null,
      },
    ]);
  });

  it('leaves out a tip above the clearance, and does not say where its event came from', async () => {
    const id = await plot();
    const secret = await tip('shah', 'Man with a map', { marking: 'SECRET' });
    await link('shah', secret, id);
    await harness.as('shah').do('investigations.addEvent', {
      id,
      kind: 'sighting',
      title: 'Seen with a map',
      detail: '',
      when: { from: '2026-02-01T00:00:00.000Z', to: null, precision: 'day', basis: 'reported' },
      place: null,
      subjectId: null,
      contributionId: secret,
      knownAt: null,
    });
    const all = await harness.as('shah').do('investigations.timeline', { id });
    expect(all.entries.map((entry) => entry.contributionId)).toEqual([secret, secret]);
    const low = await harness.as('low').do('investigations.timeline', { id });
    expect(low.entries).toMatchObject([{ lane: 'event', contributionId: null, source: null }]);
    expect((await harness.as('low').do('investigations.tips', { id, after: null })).tips).toEqual([]);
    expect((await harness.as('low').do('investigations.list', {})).rows[0]?.tips).toBe(0);
    expect((await harness.as('shah').do('investigations.list', {})).rows[0]?.tips).toBe(1);
  });
});

describe('the tips of an investigation', () => {
  it('come a page at a time, newest first, each once', async () => {
    const id = await plot();
    for (let n = 0; n < 120; n += 1) {
      const receivedAt = new Date(Date.UTC(2026, 1, 1) + (n % 40) * 3_600_000).toISOString();
      await link('shah', await tip('shah', `Tip number ${n}`, { receivedAt }), id);
    }
    const first = await harness.as('shah').do('investigations.tips', { id, after: null });
    const second = await harness.as('shah').do('investigations.tips', { id, after: first.next });
    const all = [...first.tips, ...second.tips];
    expect(first.tips).toHaveLength(100);
    expect(second.next).toBeNull();
    expect(new Set(all.map((one) => one.contributionId)).size).toBe(120);
    expect(all.map((one) => one.receivedAt)).toEqual(
      all
        .map((one) => one.receivedAt)
        .sort()
        .reverse(),
    );
    expect(first.tips[0]?.link).toMatchObject({ operation: 'GREY HERON', by: 'P. Shah', decision: 'linked' });
    expect(await harness.as('shah').fails('investigations.tips', { id, after: 'nonsense' })).toMatchObject({
      code: 'LIST_MOVED_ON',
    });
  });
});

describe('entities', () => {
  it('show everywhere that one number appears, as far as the viewer may see', async () => {
    const one = await plot();
    const other = await harness.as('shah').do('investigations.open', {
      operation: 'RED KITE',
      kind: 'funding',
      priority: 'P3',
      reason: 'Money moves',
      summary: 'Money moves.',
      area: '',
      marking: 'SECRET',
      compartmentId: null,
    });
    for (const id of [one, other.id])
      await harness
        .as('shah')
        .do('investigations.addIdentifier', { id, subjectId: null, kind: 'phone', text: '07700 900123' });
    await tip('shah', 'Rang from 07700 900 123');
    await tip('shah', 'Rang from +44 7700 900123', { marking: 'SECRET' });
    const ask = { text: '0044 7700 900123', kind: null, after: null };
    const { entities } = await harness.as('shah').do('investigations.entities', ask);
    expect(entities).toMatchObject([{ kind: 'phone', value: '+447700900123', tips: 2 }]);
    expect(entities[0]?.investigations).toHaveLength(2);
    const low = await harness.as('low').do('investigations.entities', ask);
    expect(low.entities).toMatchObject([{ tips: 1, investigations: [{ operation: 'GREY HERON' }] }]);
    const entity = { kind: 'phone' as const, value: '+447700900123', after: null };
    expect((await harness.as('low').do('investigations.entityTips', entity)).tips).toHaveLength(1);
    expect((await harness.as('shah').do('investigations.entityTips', entity)).tips).toHaveLength(2);
  });

  it('are found by part of a plate and by a name in another spelling', async () => {
    const id = await plot();
    const add = (kind: 'vrm' | 'person', text: string) =>
      harness.as('shah').do('investigations.addIdentifier', { id, subjectId: null, kind, text });
    await add('vrm', 'TX21 ABC');
    await add('person', 'Mohammed Khan');
    const found = async (text: string) =>
      (await harness.as('shah').do('investigations.entities', { text, kind: null, after: null })).entities.map(
        (e) => e.text,
      );
    expect(await found('TX21A')).toContain('TX21 ABC');
    expect(await found('muhamad khan')).toEqual(['Mohammed Khan']);
    await tip('shah', 'Muhammad Khan drives a van');
    const [named] = (
      await harness.as('shah').do('investigations.entities', { text: 'Mohammed Khan', kind: 'person', after: null })
    ).entities;
    // Its page finds him by another spelling: a nought in the list would deny it.
    expect(named?.tips).toBe(null);
    const page = { kind: 'person' as const, value: named?.value ?? '', after: null };
    expect((await harness.as('shah').do('investigations.entityTips', page)).tips).toHaveLength(1);
    expect(await found('Wilfred Owen')).toEqual([]);
  });
});
