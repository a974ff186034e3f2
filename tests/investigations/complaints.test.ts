/** What users of other casework systems complain of, tried here: closing with open items, duplicates, due dates, and notices. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addWorkingDays } from '../../main/contributions/working-days.ts';
import { endOfUkDay } from '../../main/plots/live-plots.ts';
import { startOfUkDay, ukDay } from '../../main/store/uk-day.ts';
import { openingForm, recordTip } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'shah', roles: ['case_officer'] },
      { login: 'kowal', roles: ['intake_officer'] },
      { login: 'hurst', roles: ['supervisor'] },
    ],
    now: '2026-03-09T10:00:00.000Z',
  });
});
afterEach(() => harness.close());

const as = (login: string) => harness.as(login);
const inbox = async (login: string) =>
  (await as(login).do('inbox.list', { scope: 'mine', after: null, limit: 50 })).items;

describe('one report', () => {
  it('goes to several cases at once, and leaves one of them without leaving the other', async () => {
    const one = await as('shah').do('investigations.open', openingForm({ operation: 'LARKSPUR' }));
    const two = await as('shah').do('investigations.open', openingForm({ operation: 'RED KITE' }));
    const { id } = await recordTip(harness, 'kowal', 'A grey van stands at the depot.');
    for (const { id: investigationId } of [one, two])
      await as('kowal').do('linking.decide', { contributionId: id, investigationId, decision: 'linked' });
    await as('kowal').do('contributions.undo', { id });
    const { links } = await as('shah').do('triage.get', { id });
    expect(links.filter(({ decision }) => decision === 'linked').map(({ operation }) => operation)).toEqual([
      'LARKSPUR',
    ]);
    expect((await inbox('shah')).map(({ operation }) => operation)).toEqual(['LARKSPUR']);
    expect(await as('shah').do('inbox.count', {})).toMatchObject({ mine: 1 });
  });

  it('that comes in again in the same file is taken in once', async () => {
    const path = join(harness.folder, 'tips.csv');
    writeFileSync(path, 'received_at,channel,text\n2026-03-08T09:00:00Z,hotline,A grey van stands at the depot.\n');
    const paths = { 'token-for-the-file': path };
    const bring = async () => {
      const { mapping } = await as('kowal').do(
        'intake.previewFile',
        { fileToken: 'token-for-the-file', mapping: null },
        { paths },
      );
      const order = { fileToken: 'token-for-the-file', mapping, dryRun: false, task: 'import' };
      return as('kowal').do('intake.importFile', order, { paths });
    };
    expect(await bring()).toMatchObject({ imported: 1 });
    expect(await bring()).toMatchObject({ imported: 0 });
    const { total } = await as('shah').do('contributions.count', { filter: {} });
    expect(total).toBe(1);
  });
});

describe('a name', () => {
  it.each([
    ['with its parts the other way round', 'KARIMI Yusuf, of Mill Lane, born 4 May 1991'],
    ['with an incomplete date of birth', 'Yusuf Karimi, of Mill Lane, born May 1991'],
    ['without any date of birth, and one’s age in its place', 'Yusuf Karimi, aged 34, of Mill Lane'],
  ])('%s is still found among earlier reports', async (_, who) => {
    const held = await recordTip(harness, 'kowal', 'Yusuf Karimi, born 4 May 1991, of Mill Lane, buys petrol.');
    const { id } = await recordTip(harness, 'kowal', `${who}, talks of a fire at the depot.`);
    const { earlier } = await as('shah').do('linking.earlierReports', { contributionId: id });
    expect(earlier.map((one) => one.id)).toEqual([held.id]);
  });
});

describe('a due date', () => {
  it('does not slip by a day or an hour when the clocks change', () => {
    // 29 March 2026, 02:00, to British Summer Time; 25 October 2026 back.
    expect([ukDay('2026-03-28T23:30:00.000Z'), ukDay('2026-03-29T23:30:00.000Z')]).toEqual([
      '2026-03-28',
      '2026-03-30',
    ]);
    expect([startOfUkDay('2026-03-29'), startOfUkDay('2026-03-30')]).toEqual([
      '2026-03-29T00:00:00.000Z',
      '2026-03-29T23:00:00.000Z',
    ]);
    expect(endOfUkDay('2026-10-25')).toBe(startOfUkDay('2026-10-26'));
    expect(addWorkingDays('2026-03-27', 1, new Set())).toBe('2026-03-30');
    expect(addWorkingDays('2026-10-23', 1, new Set())).toBe('2026-10-26');
  });

  it('counted from a Saturday, a Sunday or a bank holiday is the same as from the working day before', () => {
    const easter = new Set(['2026-04-03', '2026-04-06']);
    for (const day of ['2026-04-02', '2026-04-03', '2026-04-04', '2026-04-05', '2026-04-06'])
      expect(addWorkingDays(day, 2, easter)).toBe('2026-04-08');
  });
});

describe('a case that is closed', () => {
  it('is not closed over what nobody has answered, not even where it came between the proposal and the agreement, and reminds nobody afterwards', async () => {
    const { id } = await as('shah').do('investigations.open', openingForm({ kind: 'funding' }));
    const link = async (text: string) => {
      const tip = await recordTip(harness, 'kowal', text);
      await as('kowal').do('linking.decide', { contributionId: tip.id, investigationId: id, decision: 'linked' });
      return tip.id;
    };
    const version = async () => (await as('shah').do('investigations.get', { id })).version;
    const wanted = async () => ({ id, version: await version(), reason: 'Everybody is charged' });
    const accept = (contributionId: number) =>
      as('shah').do('inbox.answer', { contributionId, investigationId: id, outcome: 'accepted' });
    const first = await link('A grey van stands at the depot.');
    expect((await as('shah').fails('investigations.proposeClosure', await wanted())).code).toBe('CASE_HAS_OPEN_ITEMS');
    await accept(first);
    const { proposalId } = await as('shah').do('investigations.proposeClosure', await wanted());
    const late = await link('The van has gone to the weir.');
    const agree = { id, proposalId, agree: true };
    expect((await as('hurst').fails('investigations.answerProposal', agree)).code).toBe('CASE_HAS_OPEN_ITEMS');
    await accept(late);
    await as('hurst').do('investigations.answerProposal', agree);
    harness.setClock('2026-04-20T10:00:00.000Z');
    expect(await as('shah').do('inbox.count', {})).toMatchObject({ mine: 0, unseen: 0, late: 0, today: 0 });
    expect(await inbox('shah')).toEqual([]);
    expect(await as('hurst').do('myWork.exceptions', {})).toMatchObject({ deliveries: 0 });
    const { investigations } = await as('shah').do('myWork.get', {});
    const { actions } = await as('shah').do('investigations.myActions', { after: null, limit: 50 });
    expect([actions, investigations]).toEqual([[], []]);
    // What was linked to it stays linked, and the reports are where they were.
    expect((await as('shah').do('triage.get', { id: first })).state).toBe('linked');
  });
});
