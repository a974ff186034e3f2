/** The manager's brief: who gets it, what is said to have changed, and when the next one is due. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dayAfter, dueOf, lastDay } from '../../main/oversight/brief-due.ts';
import type { BriefSchedule } from '../../preload/contract/briefs.ts';
import { type Harness, openHarness } from '../support/engine.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'brennan', name: 'M. Brennan', roles: ['manager'] },
      { login: 'okafor', name: 'T. Okafor', roles: ['manager'], compartments: ['MEADOW'] },
      { login: 'kowal', name: 'S. Kowal', roles: ['supervisor'], compartments: ['MEADOW'] },
      { login: 'shah', name: 'P. Shah', roles: ['case_officer'], compartments: ['MEADOW'] },
      { login: 'audit', roles: ['auditor'] },
    ],
    now: '2026-03-02T10:00:00.000Z',
  });
});
afterEach(() => harness.close());

const day = (n: number) => harness.setClock(`2026-03-${String(n).padStart(2, '0')}T10:00:00.000Z`);
const asked = {
  day: null,
  recipient: 'The board',
  others: [],
  listId: null,
  reason: 'Weekly',
  legalBasis: 'dpa-part-3',
};
const prepare = (login: string, more: object = {}) => harness.as(login).do('oversight.brief', { ...asked, ...more });
const weekly: BriefSchedule = { every: 'week', on: 1 };
const list = {
  listId: null,
  name: 'Board',
  recipients: [
    { name: 'J. Bede', role: 'chair', organisation: 'Regional board' },
    { name: 'Press office', role: '', organisation: '' },
  ],
  reason: 'Weekly brief',
  legalBasis: 'dpa-part-3',
  schedule: weekly,
};

async function plot(operation: string, compartment?: string): Promise<number> {
  const { id } = await harness.as('shah').do('investigations.open', {
    operation,
    kind: 'attack plot',
    priority: 'P1A',
    reason: 'Tips agree',
    summary: 'Planning.',
    area: '',
    marking: 'OFFICIAL-SENSITIVE',
    compartmentId: compartment === undefined ? null : harness.compartment(compartment),
  });
  return id;
}
async function assess(id: number, stage: 'intent' | 'capability', at: string): Promise<void> {
  const evidence = { intent: true, target: false, capability: stage === 'capability', rehearsal: false };
  const { assessmentId } = await harness
    .as('shah')
    .do('investigations.assessStage', { id, at, stage, evidence, reason: 'A van' });
  await harness.as('kowal').do('investigations.countersign', { id, assessmentId, agree: true });
}

describe('a brief', () => {
  it('is refused for a list of somebody else, and for a legal basis that there is not', async () => {
    const { id } = await harness.as('okafor').do('oversight.saveBriefList', list);
    expect((await harness.as('brennan').fails('oversight.brief', { ...asked, listId: id })).code).toBe('NOT_FOUND');
    expect(await harness.as('brennan').fails('oversight.brief', { ...asked, legalBasis: 'because' })).toMatchObject({
      code: 'INPUT_INVALID',
      about: 'legalBasis',
    });
    expect((await harness.as('shah').fails('oversight.brief', asked)).code).toBe('NOT_ALLOWED');
    expect(harness.peek().prepare('select count(*) n from brief_row').get()).toEqual({ n: 0 });
  });

  it('has a ticket for one printing, and a receipt for each who gets it', async () => {
    const brief = await prepare('brennan', { others: ['J. Bede, chair, Regional board', 'Press office'] });
    expect(brief).toMatchObject({ preparedBy: 'M. Brennan', changes: null });
    expect(brief.name).toBe('OFFICIAL-SENSITIVE Vigil brief 2026-03-02');
    const told = brief.receipts.map(({ recipient }) => recipient);
    expect(told).toEqual(['The board', 'J. Bede, chair, Regional board', 'Press office']);
    const { disclosures } = await harness.as('audit').do('exports.disclosures', { after: null, limit: 50 });
    expect(disclosures.map(({ number, recipient }) => ({ number, recipient })).toReversed()).toEqual(brief.receipts);
    const { entries } = await harness.as('audit').do('audit.entries', { processing: 'disclosure', after: null });
    expect(entries[0]).toMatchObject({ recipient: 'The board; J. Bede, chair, Regional board; Press office' });
    const { ticket } = brief;
    expect(await harness.as('brennan').do('exports.redeemPrint', { ticket })).toMatchObject({ name: brief.name });
    expect((await harness.as('brennan').fails('exports.redeemPrint', { ticket })).code).toBe('NOT_FOUND');
  });
});

describe('what changed since the brief before', () => {
  it('is told of plots disrupted, opened and moved, with the figures of both days', async () => {
    const heron = await plot('GREY HERON');
    await assess(heron, 'intent', '2026-03-01T09:00:00.000Z');
    const larch = await plot('LARCH');
    await assess(larch, 'capability', '2026-03-01T09:00:00.000Z');
    const quiet = await plot('QUIET');
    await prepare('brennan');
    // Another one of the same day is beside nothing: there is no earlier day.
    expect((await prepare('brennan')).changes).toBeNull();
    day(5);
    await assess(heron, 'capability', '2026-03-05T09:00:00.000Z');
    await harness
      .as('shah')
      .do('investigations.recordDisruption', { id: larch, at: '2026-03-05T09:30:00.000Z', summary: 'Arrested' });
    const teal = await plot('TEAL');
    day(9);
    const { changes } = await prepare('brennan');
    expect(changes).toMatchObject({
      day: '2026-03-02',
      preparedAt: '2026-03-02T10:00:00.000Z',
      disrupted: [{ investigationId: larch, operation: 'LARCH', stage: 'capability', lateStage: true }],
      opened: [{ investigationId: teal, operation: 'TEAL', stage: null }],
      ended: [],
      moved: [{ investigationId: heron, operation: 'GREY HERON', from: 'intent', to: 'capability', proposed: false }],
    });
    expect(changes?.figures.find(({ figure }) => figure === 'late_stage')).toMatchObject({ before: 0, now: 1 });
    expect(changes?.figures.find(({ figure }) => figure === 'live_plots')).toMatchObject({ before: 3, now: 3 });
    // A colleague's brief is not theirs to know of.
    expect((await prepare('okafor')).changes).toBeNull();
    expect(quiet).toBeGreaterThan(0);
  });

  it('does not tell of what its reader may not see, and is the same whether or not it is there', async () => {
    await prepare('brennan');
    await prepare('okafor');
    day(9);
    const hidden = await plot('HIDDEN', 'MEADOW');
    await harness
      .as('shah')
      .do('investigations.recordDisruption', { id: hidden, at: '2026-03-08T09:30:00.000Z', summary: 'Arrested' });
    const outside = (await prepare('brennan')).changes;
    expect(outside).toMatchObject({ disrupted: [], opened: [], ended: [], moved: [] });
    expect(JSON.stringify(outside)).not.toContain('HIDDEN');
    expect((await prepare('okafor')).changes?.disrupted).toMatchObject([{ operation: 'HIDDEN', stage: null }]);
  });
});

describe('a list of recipients', () => {
  const mine = async (login = 'brennan') => (await harness.as(login).do('oversight.briefLists', {})).lists;

  it('is one’s own: nobody else reads, changes or removes it', async () => {
    const { id } = await harness.as('brennan').do('oversight.saveBriefList', list);
    expect(await mine('okafor')).toEqual([]);
    expect((await harness.as('okafor').fails('oversight.saveBriefList', { ...list, listId: id })).code).toBe(
      'NOT_FOUND',
    );
    expect((await harness.as('okafor').fails('oversight.removeBriefList', { id })).code).toBe('NOT_FOUND');
    expect((await harness.as('shah').fails('oversight.briefLists', {})).code).toBe('NOT_ALLOWED');
    expect((await mine())[0]).toMatchObject({ name: 'Board', recipients: list.recipients });
  });

  it('has a name of its own, and there are not more than can be listed', async () => {
    await harness.as('brennan').do('oversight.saveBriefList', list);
    expect((await harness.as('brennan').fails('oversight.saveBriefList', list)).code).toBe('NAME_TAKEN');
    for (let n = 1; n < 50; n += 1)
      await harness.as('brennan').do('oversight.saveBriefList', { ...list, name: `Board ${n}`, schedule: null });
    const more = await harness.as('brennan').fails('oversight.saveBriefList', { ...list, name: 'One more' });
    expect(more.code).toBe('TOO_MANY_BRIEF_LISTS');
  });

  it('is due on its day until a brief is prepared for it, and sends nothing by itself', async () => {
    // 2 March 2026 is a Monday.
    const { id } = await harness.as('brennan').do('oversight.saveBriefList', list);
    expect((await mine())[0]).toMatchObject({ dueSince: '2026-03-02', nextOn: '2026-03-09', lastAt: null });
    await prepare('brennan');
    expect((await mine())[0]?.dueSince).toBe('2026-03-02');
    await prepare('brennan', { listId: id });
    expect((await mine())[0]).toMatchObject({ dueSince: null, lastAt: '2026-03-02T10:00:00.000Z' });
    day(11);
    expect((await mine())[0]).toMatchObject({ dueSince: '2026-03-09', nextOn: '2026-03-16' });
    expect(harness.peek().prepare('select count(*) n from disclosure_row').get()).toEqual({ n: 2 });
    // A schedule that is changed begins anew: nothing was due by it before.
    await harness
      .as('brennan')
      .do('oversight.saveBriefList', { ...list, listId: id, schedule: { every: 'week', on: 2 } });
    expect((await mine())[0]).toMatchObject({ dueSince: null, nextOn: '2026-03-17' });
  });

  it('can be removed: what was prepared for it stays, and no later list takes it over', async () => {
    const { id } = await harness.as('brennan').do('oversight.saveBriefList', list);
    await prepare('brennan', { listId: id });
    await harness.as('brennan').do('oversight.removeBriefList', { id });
    await harness.as('brennan').do('oversight.saveBriefList', list);
    expect((await mine())[0]).toMatchObject({ lastAt: null });
    expect(harness.peek().prepare('select count(*) n from brief_row').get()).toEqual({ n: 1 });
  });
});

describe('the days of a schedule', () => {
  it('fall on the last day of a month that is too short', () => {
    const monthly: BriefSchedule = { every: 'month', on: 31 };
    expect(lastDay(monthly, '2026-03-30')).toBe('2026-02-28');
    expect(lastDay(monthly, '2026-03-31')).toBe('2026-03-31');
    expect(dayAfter(monthly, '2026-01-31')).toBe('2026-02-28');
    expect(dayAfter(monthly, '2027-12-31')).toBe('2028-01-31');
    expect(dayAfter(monthly, '2028-01-31')).toBe('2028-02-29');
  });

  it('follow one another, whatever the schedule and the day', () => {
    const schedules = fc.oneof(
      fc.record({ every: fc.constant('week' as const), on: fc.integer({ min: 1, max: 7 }) }),
      fc.record({ every: fc.constant('month' as const), on: fc.integer({ min: 1, max: 31 }) }),
    );
    const days = fc
      .date({ min: new Date('2020-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(schedules, days, (schedule, today) => {
        const [last, next] = [lastDay(schedule, today), dayAfter(schedule, today)];
        expect(last <= today && today < next).toBe(true);
        expect(dayAfter(schedule, last)).toBe(next);
        expect(lastDay(schedule, next)).toBe(next);
        expect(dueOf(schedule, '2000-01-01', last, today).dueSince).toBeNull();
        expect(dueOf(schedule, '2000-01-01', null, today).dueSince).toBe(last);
      }),
    );
  });
});
