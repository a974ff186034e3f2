/** Where rooms cross: what somebody may see changes while something is on its way to them, and every list, count and picture follows. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Input, VerbName } from '../../preload/contract/index.ts';
import { accountId, openingForm, recordTip } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';
import { stageInvestigation } from '../support/stage.ts';

let harness: Harness;
afterEach(() => harness.close());

const reason = 'It names a witness';
const as = (login: string) => harness.as(login);
const open = async () => {
  harness = await openHarness({
    people: [
      { login: 'low', roles: ['case_officer'], clearance: 'OFFICIAL-SENSITIVE' },
      { login: 'shah', roles: ['case_officer'] },
      { login: 'mason', roles: ['case_officer'], compartments: ['HERON'] },
      { login: 'kowal', roles: ['intake_officer'] },
      { login: 'hurst', roles: ['supervisor'] },
      { login: 'marsh', roles: ['manager'] },
      { login: 'inside', roles: ['manager'] },
    ],
    now: '2026-03-09T10:00:00.000Z',
  });
};

/** What somebody is told in places that count, list and announce. */
async function told(login: string, asked: [VerbName, object][]) {
  const answers: Record<string, unknown> = {};
  for (const [verb, input] of asked)
    answers[`${verb} ${JSON.stringify(input)}`] = await as(login).ask(verb, input as Input<VerbName>);
  return answers;
}

describe('a marking that is raised after a link was delivered', () => {
  const places = (id: number, contributionId: number): [VerbName, object][] => [
    ...(['mine', 'overdue', 'sent', 'snoozed'] as const).map((scope): [VerbName, object] => [
      'inbox.list',
      { scope, after: null, limit: 50 },
    ]),
    ['inbox.count', {}],
    ['myWork.get', {}],
    ['contributions.count', { filter: {} }],
    ['contributions.queue', { filter: { investigationId: id }, sort: 'newest', after: null, limit: 10 }],
    ['investigations.closingItems', { id, after: null, limit: 10 }],
    ['investigations.tips', { id, after: null, limit: 10 }],
    ['linking.suggestions', { contributionId }],
    ['triage.get', { id: contributionId }],
    ['triage.considered', { id: contributionId }],
  ];

  /** `raised`: when it became SECRET. */
  async function world(raised: 'before' | 'after') {
    await open();
    const larkspur = stageInvestigation(harness, { operation: 'LARKSPUR', owner: 'low' });
    const { id } = await recordTip(harness, 'kowal', 'My brother talks of nothing but the harbour gates.');
    const raise = async () => {
      const { version } = await as('hurst').do('triage.get', { id });
      await as('hurst').do('contributions.changeMarking', {
        id,
        version,
        marking: 'SECRET',
        compartmentId: null,
        reason,
      });
    };
    if (raised === 'before') await raise();
    await as('kowal').do('linking.decide', { contributionId: id, investigationId: larkspur, decision: 'linked' });
    if (raised === 'after') {
      expect((await as('low').do('inbox.list', { scope: 'mine', after: null, limit: 10 })).items).toHaveLength(1);
      expect(await as('low').do('inbox.count', {})).toMatchObject({ mine: 1, unseen: 1 });
      await raise();
    }
    // A day later it would be overdue.
    harness.setClock('2026-03-20T10:00:00.000Z');
    const answers = await told('low', places(larkspur, id));
    const others = (await as('hurst').do('inbox.list', { scope: 'overdue', after: null, limit: 10 })).items.length;
    await harness.close();
    return { answers, others };
  }

  it('takes it out of the receiver’s inbox, and no count, list or answer differs from one that they never knew of', async () => {
    const after = await world('after');
    const before = await world('before');
    expect(after.answers).toEqual(before.answers);
    expect(JSON.stringify(after.answers)).not.toContain('harbour gates');
    expect(after.answers['inbox.count {}']).toMatchObject({ value: { mine: 0, unseen: 0, late: 0, today: 0 } });
    // It is not lost: those who are told of what is overdue still hear of it.
    expect(after.others).toBe(1);
  });
});

describe('a record that is opened by break-glass', () => {
  const who = 'Yusuf Karimi, born 4 May 1991, of Mill Lane';

  it('is an earlier report of the same person, with its reasons, for as long as it is open and not after', async () => {
    await open();
    const compartmentId = harness.compartment('HERON');
    const hidden = await recordTip(harness, 'mason', `${who}, has the keys to the lock-up.`, { compartmentId });
    const { id } = await recordTip(harness, 'shah', `${who}, buys petrol and will not say what for.`);
    const places: [VerbName, object][] = [
      ['linking.earlierReports', { contributionId: id }],
      ['linking.reportedPerson', { contributionId: id, after: null, limit: 10 }],
      ['triage.closingNeeds', { id }],
      ['triage.considered', { id }],
      ['linking.reportedPersons', { after: null, limit: 10 }],
    ];
    const before = await told('shah', places);
    expect(JSON.stringify(before)).not.toContain(hidden.reference);
    await as('shah').do('access.breakGlass', { reference: hidden.reference, reason });
    const { earlier } = await as('shah').do('linking.earlierReports', { contributionId: id });
    expect(earlier).toMatchObject([{ id: hidden.id }]);
    expect(earlier[0]?.reasons.length).toBeGreaterThan(0);
    expect(
      (await as('shah').do('linking.reportedPerson', { contributionId: id, after: null, limit: 10 })).reports,
    ).toBe(2);
    // To read: it says nothing of the two for anybody else.
    const same = { contributionId: id, otherId: hidden.id, decision: 'same' as const };
    expect((await as('shah').fails('linking.decideSamePerson', same)).code).toBe('OPENED_TO_READ');
    const mine = { contributionId: hidden.id, otherIds: null, reason };
    expect((await as('shah').fails('linking.waiveEarlierReports', mine)).code).toBe('OPENED_TO_READ');
    expect(JSON.stringify(await told('hurst', places))).not.toContain(hidden.reference);
    harness.setClock('2026-03-09T14:00:00.000Z');
    expect(await told('shah', places)).toEqual(before);
  });
});

describe('a case that is narrowed to named readers', () => {
  const token = 'a'.repeat(32);

  /** `there`: whether there is such a case at all. */
  async function world(there: boolean) {
    await open();
    const { id } = await recordTip(harness, 'shah', 'A man asks about the weir.', {
      receivedAt: '2026-01-10T08:00:00.000Z',
    });
    await as('kowal').do('intake.record', { form: { channel: 'online', text: 'A dog barks.' }, draftId: null });
    if (there) {
      const { id: narrow } = await as('shah').do('investigations.open', openingForm({ operation: 'RED KITE' }));
      const readers = ['shah', 'hurst', 'inside'].map((login) => accountId(harness, login));
      await as('shah').do('investigations.setReaders', { id: narrow, version: 1, readers, reason });
      await as('shah').do('linking.decide', { contributionId: id, investigationId: narrow, decision: 'linked' });
      const evidence = { intent: true, target: false, capability: true, rehearsal: false };
      const at = '2026-03-09T09:00:00.000Z';
      const { assessmentId } = await as('shah').do('investigations.assessStage', {
        id: narrow,
        at,
        stage: 'capability',
        evidence,
        reason,
      });
      await as('hurst').do('investigations.countersign', { id: narrow, assessmentId, agree: true });
      await as('shah').do('investigations.recordDisruption', { id: narrow, at, summary: 'Arrested at home.' });
    }
    harness.setClock('2026-04-20T10:00:00.000Z');
    const page = async (login: string) => {
      const made = await as(login).do('publicPage.draft', { from: '2026-01-01', to: '2026-03-31', corrects: null });
      const { figures } = await as(login).do('publicPage.get', { id: made.id });
      return { ...figures, asOf: '' };
    };
    const path = join(harness.folder, 'export.csv');
    const asked = {
      filter: {},
      saveToken: token,
      recipient: 'A partner',
      reason,
      legalBasis: 'dpa-part-3',
      task: 'b'.repeat(32),
    };
    await as('marsh').do('exports.contributions', asked, { paths: { [token]: path } });
    const out = {
      page: await page('marsh'),
      figures: await told('marsh', [
        ['oversight.outcome', { day: null }],
        ['oversight.trends', { day: null }],
        ['myWork.news', { since: '2026-03-01T00:00:00.000Z', after: null, limit: 20 }],
        ['myWork.exceptions', {}],
      ]),
      file: readFileSync(path, 'utf8').replaceAll(/EXP-[\w-]+/g, ''),
    };
    await harness.close();
    return out;
  }

  it('moves no figure of a page for the public, of the outcome or of an export by somebody who is not among them', async () => {
    const without = await world(false);
    const within = await world(true);
    expect(within.page).toEqual(without.page);
    expect(JSON.stringify(within)).not.toContain('RED KITE');
    expect(within.figures).toEqual(without.figures);
    expect(within.file).toEqual(without.file);
  });
});
