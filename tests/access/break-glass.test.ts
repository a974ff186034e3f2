/** Break-glass: what somebody may open in an emergency, who hears of it, and what it costs. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openingForm, recordTip } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';
import { logLines, stageInvestigation } from '../support/stage.ts';

let harness: Harness;
let id: number;
let reference: string;
const reason = 'A caller says that it happens tonight';

beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'shah', name: 'P. Shah', roles: ['case_officer'], clearance: 'TOP SECRET', compartments: ['HERON'] },
      { login: 'teal', name: 'W. Teal', roles: ['supervisor'], compartments: ['HERON'] },
      { login: 'mason', name: 'H. Mason', roles: ['case_officer'], compartments: ['HERON'] },
      { login: 'reed', name: 'A. Reed', roles: ['case_officer'], clearance: 'OFFICIAL-SENSITIVE' },
      { login: 'hurst', name: 'M. Hurst', roles: ['supervisor'], clearance: 'SECRET' },
      { login: 'kowal', roles: ['intake_officer'] },
      { login: 'sand', roles: ['case_officer'], clearance: 'OFFICIAL-SENSITIVE' },
      { login: 'odell', roles: ['auditor'] },
    ],
    now: '2026-03-09T10:00:00.000Z',
  });
  const compartmentId = harness.compartment('HERON');
  ({ id, reference } = await harness.as('shah').do('investigations.open', openingForm({ compartmentId })));
});
afterEach(() => harness.close());

const breaks = (login: string, asked = reference) =>
  harness.as(login).do('access.breakGlass', { reference: asked, reason });
const seen = (login: string) => harness.as(login).do('investigations.get', { id });
const report = async () => (await harness.as('odell').do('access.breakGlassUses', { after: null })).uses;
const toReview = async (login: string) =>
  (await harness.as(login).do('access.breakGlassToReview', { after: null })).uses;

it('opens nothing above one’s clearance, and answers as where there is no such record; every attempt is kept and counted', async () => {
  const secret = await harness
    .as('shah')
    .do('investigations.open', openingForm({ operation: 'RED KITE', marking: 'TOP SECRET' }));
  const above = await breaks('reed', secret.reference);
  const none = await breaks('reed', 'INV-26-9999');
  expect([above.opened, none.opened]).toEqual([null, null]);
  expect([above.attemptsLeft, none.attemptsLeft]).toEqual([4, 3]);
  for (const asked of ['INV-26-0007', 'INV-26-0008', 'INV-26-0009']) await breaks('reed', asked);
  expect(await harness.as('reed').fails('access.breakGlass', { reference, reason })).toMatchObject({
    code: 'BREAK_GLASS_LIMIT',
  });
  expect((await harness.as('reed').fails('investigations.get', { id })).code).toBe('NOT_FOUND');
  expect((await report()).map(({ by, asked, until }) => [by, asked, until])).toEqual([
    ['A. Reed', 'INV-26-0009', null],
    ['A. Reed', 'INV-26-0008', null],
    ['A. Reed', 'INV-26-0007', null],
    ['A. Reed', 'INV-26-9999', null],
    ['A. Reed', secret.reference, null],
  ]);
  expect(logLines(harness, 'access.breakGlass').map(({ outcome }) => outcome)).toEqual([
    ...Array.from({ length: 5 }, () => 'done'),
    'refused',
  ]);
  // A day later there are attempts again.
  harness.setClock('2026-03-10T10:00:01.000Z');
  expect((await breaks('reed')).opened).not.toBeNull();
});

it('opens one record to read for some hours, and nothing beside it', async () => {
  const compartmentId = harness.compartment('HERON');
  const tip = await recordTip(harness, 'mason', 'He has the keys to the lock-up.', { compartmentId });
  await harness
    .as('mason')
    .do('linking.decide', { contributionId: tip.id, investigationId: id, decision: 'linked', reason: 'The lock-up' });
  expect((await harness.as('kowal').fails('access.breakGlass', { reference, reason })).code).toBe('NOT_ALLOWED');
  expect((await harness.as('mason').fails('access.breakGlass', { reference, reason })).code).toBe(
    'BREAK_GLASS_NOT_NEEDED',
  );
  const { opened } = await breaks('hurst', reference.toLowerCase());
  expect(opened).toEqual({
    contributionId: null,
    investigationId: id,
    until: '2026-03-09T14:00:00.000Z',
    reviewBy: '2026-03-12T10:00:00.000Z',
  });
  expect(await seen('hurst')).toMatchObject({
    operation: 'GREY HERON',
    compartment: 'HERON',
    tips: 0,
    mayChange: false,
  });
  expect((await harness.as('hurst').fails('triage.get', { id: tip.id })).code).toBe('NOT_FOUND');
  // A supervisor changes nothing of it: it is open to be read.
  const change = { id, version: 1, priority: 'P4', reason } as const;
  expect((await harness.as('hurst').fails('investigations.setPriority', change)).code).toBe('NOT_YOUR_CASE');
  const open = await recordTip(harness, 'hurst', 'The lock-up again.');
  const link = { contributionId: open.id, investigationId: id, decision: 'linked', reason } as const;
  expect((await harness.as('hurst').fails('linking.decide', link)).code).toBe('OPENED_TO_READ');
  expect((await harness.as('hurst').do('access.breakGlassState', {})).open).toMatchObject([{ investigationId: id }]);
  harness.setClock('2026-03-09T14:00:00.000Z');
  expect((await harness.as('hurst').fails('investigations.get', { id })).code).toBe('NOT_FOUND');
  expect((await harness.as('hurst').do('access.breakGlassState', {})).open).toEqual([]);
});

it('opens a contribution too, by the reference that it had before it was moved', async () => {
  const tip = await recordTip(harness, 'mason', 'He has the keys to the lock-up.');
  const moved = { id: tip.id, version: 1, marking: 'OFFICIAL-SENSITIVE', reason } as const;
  await harness
    .as('mason')
    .do('contributions.changeMarking', { ...moved, compartmentId: harness.compartment('HERON') });
  expect((await harness.as('reed').fails('triage.get', { id: tip.id })).code).toBe('NOT_FOUND');
  expect((await breaks('reed', tip.reference)).opened).toMatchObject({ contributionId: tip.id });
  const { version } = await harness.as('reed').do('triage.get', { id: tip.id });
  const outcome = { id: tip.id, version, outcome: 'trace', reason } as const;
  expect((await harness.as('reed').fails('triage.setOutcome', outcome)).code).toBe('OPENED_TO_READ');
  // Nobody’s sealed identity comes with it.
  expect(await toReview('mason')).toMatchObject([{ contributionId: tip.id, by: 'A. Reed' }]);
});

it('opens a case that is narrowed to named readers', async () => {
  const { id: narrow, reference: asked } = await harness
    .as('mason')
    .do('investigations.open', openingForm({ operation: 'RED KITE' }));
  const readers = [Number(harness.peek().prepare("select id from account_row where login = 'teal'").pluck().get())];
  await harness.as('mason').do('investigations.setReaders', { id: narrow, version: 1, readers, reason });
  expect((await harness.as('reed').fails('investigations.get', { id: narrow })).code).toBe('NOT_FOUND');
  await breaks('reed', asked);
  expect((await harness.as('reed').do('investigations.get', { id: narrow })).operation).toBe('RED KITE');
  expect((await harness.as('hurst').fails('investigations.get', { id: narrow })).code).toBe('NOT_FOUND');
});

it('its people hear of it at once, and one of them reviews it in time, or it is overdue', async () => {
  const { useId } = await breaks('hurst');
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(JSON.stringify(harness.as('shah').heard)).toContain('break-glass');
  expect(JSON.stringify(harness.as('reed').heard)).not.toContain('break-glass');
  expect(await toReview('shah')).toMatchObject([{ useId, by: 'M. Hurst', reason, overdue: false }]);
  expect(await toReview('teal')).toHaveLength(1);
  // Neither owner nor team, and so no reviewer; whoever used it reviews nothing.
  expect(await toReview('mason')).toEqual([]);
  expect(await toReview('hurst')).toEqual([]);
  const review = { useId, verdict: 'justified', reason: 'The call was real' } as const;
  expect((await harness.as('hurst').fails('access.reviewBreakGlass', review)).code).toBe('SECOND_PERSON_NEEDED');
  expect((await harness.as('mason').fails('access.reviewBreakGlass', review)).code).toBe('NOT_ALLOWED');
  expect((await harness.as('reed').fails('access.reviewBreakGlass', review)).code).toBe('NOT_FOUND');
  harness.setClock('2026-03-12T10:00:01.000Z');
  expect(await report()).toMatchObject([{ useId, overdue: true, reviewed: null }]);
  await harness.as('shah').do('access.reviewBreakGlass', { ...review, verdict: 'not_justified' });
  expect((await harness.as('teal').fails('access.reviewBreakGlass', review)).code).toBe('CHANGED_SINCE');
  expect(await report()).toMatchObject([
    { overdue: false, reviewed: { verdict: 'not_justified', by: 'P. Shah', reason: 'The call was real' } },
  ]);
  expect(await toReview('shah')).toEqual([]);
  // The bell counts what waits still.
  const counted = async (login: string) => (await harness.as(login).do('access.countBreakGlassToReview', {})).n;
  expect(await Promise.all(['shah', 'reed'].map(counted))).toEqual([(await toReview('shah')).length, 0]);
  await breaks('reed');
  expect(await counted('shah')).toBe((await toReview('shah')).length);
  expect(await counted('shah')).toBeGreaterThan(0);
});

it('is reported to auditors alone, page by page, and no use is ever changed', async () => {
  expect((await harness.as('hurst').fails('access.breakGlassUses', { after: null })).code).toBe('NOT_ALLOWED');
  for (let day = 1; day <= 5; day++) {
    harness.setClock(`2026-04-${String(day).padStart(2, '0')}T10:00:00.000Z`);
    for (let n = 0; n < 5; n++) await breaks('reed', `INV-26-9${day}${n}`);
  }
  const first = await harness.as('odell').do('access.breakGlassUses', { after: null });
  const rest = await harness.as('odell').do('access.breakGlassUses', { after: first.next });
  expect([first.uses.length, rest.uses.length, rest.next]).toEqual([20, 5, null]);
  const rows = harness.peek();
  expect(() => rows.prepare("update break_glass_row set reason = 'Another'").run()).toThrow('never changed');
  expect(() => rows.prepare('delete from break_glass_row').run()).toThrow('never changed');
});

it('counts for nobody else what it opens: how common something is stays as it was for whoever sees the same otherwise', async () => {
  const craig = { name: 'Craig Dunmore', phones: ['+447700900123'], vrm: 'TX21ABC' };
  stageInvestigation(harness, { operation: 'LARKSPUR', subject: craig });
  await harness
    .as('shah')
    .do('investigations.addIdentifier', { id, subjectId: null, kind: 'phone', text: '07700 900123' });
  const tip = (await recordTip(harness, 'kowal', 'He rang from 07700 900123.')).id;
  const common = async (login: string) =>
    (await harness.as(login).do('linking.suggestions', { contributionId: tip })).suggestions.flatMap(({ reasons }) =>
      reasons.map((one) => one.common),
    );
  expect(await common('sand')).toEqual([1]);
  await breaks('reed');
  expect(await common('reed')).toEqual([2, 2]);
  expect(await common('sand')).toEqual([1]);
});
