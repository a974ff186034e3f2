/** A call that was linked reaches the people of the investigation, and whoever linked it learns what became of it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accountId, recordTip } from '../support/casework.ts';
import type { Harness } from '../support/engine.ts';
import { stageInvestigation } from '../support/stage.ts';
import { openUnit, pairOf, type Unit } from './unit.ts';

let unit: Unit;
let harness: Harness;
beforeEach(async () => {
  unit = await openUnit();
  harness = unit.harness;
});
afterEach(() => harness.close());

describe('a linked call', () => {
  it('is in the owner’s inbox before anybody has told them, and is not done before it was seen', async () => {
    const { id } = await unit.linkedCall();
    expect(await unit.only('shah')).toMatchObject({
      contributionId: id,
      operation: 'LARKSPUR',
      cause: 'link',
      by: 'Esi Kowal',
      turn: 'owner',
      person: 'Priya Shah',
      seenAt: null,
      dueAt: '2026-03-09T18:00:00.000Z',
      escalatedAt: null,
    });
    expect(await unit.receipts('kowal', id)).toMatchObject([
      { operation: 'LARKSPUR', person: 'Priya Shah', seenAt: null },
    ]);
    const { rows } = await harness
      .as('kowal')
      .do('contributions.queue', { filter: {}, sort: 'newest', after: null, limit: 10 });
    expect(rows[0]?.receipts).toMatchObject([{ operation: 'LARKSPUR', seenAt: null }]);
    for (const login of ['doyle', 'hurst', 'marsh', 'kowal']) expect(await unit.items(login)).toEqual([]);
    expect(await unit.counts('shah')).toMatchObject({ mine: 1, unseen: 1, today: 1 });
    expect(await unit.counts('doyle')).toMatchObject({ mine: 0, unseen: 0 });
  });

  it('says by which version of the rule it is due: that of the delivery, and once it was seen that of the look', async () => {
    const { id } = await unit.linkedCall();
    expect(await unit.receipts('kowal', id)).toMatchObject([{ ruleVersion: 1 }]);
    harness
      .peek()
      .prepare("insert into delivery_rule_row select 2, '2026-01-01', rule, wording from delivery_rule_row")
      .run();
    expect(await unit.only('shah')).toMatchObject({ ruleVersion: 1 });
    await harness.as('shah').do('inbox.seen', { reached: [pairOf(await unit.only('shah'))] });
    expect(await unit.receipts('kowal', id)).toMatchObject([{ ruleVersion: 2 }]);
  });

  it('tells the owner’s window at once', async () => {
    const larkspur = stageInvestigation(harness, { operation: 'LARKSPUR', owner: 'shah' });
    const shah = harness.as('shah');
    const { id } = await recordTip(harness, 'kowal', 'A van at the gates.');
    await unit.link('kowal', id, larkspur);
    await expect
      .poll(() => shah.heard.flatMap((message) => (message.kind === 'changed' ? message.topics : [])))
      .toContain('inbox');
  });

  it('is seen by its owner alone, and whoever linked it reads when and by whom', async () => {
    const { id, larkspur } = await unit.linkedCall();
    const pair = pairOf(await unit.only('shah'));
    for (const login of ['doyle', 'kowal', 'marsh'])
      expect(await harness.as(login).fails('inbox.seen', { reached: [pair] })).toMatchObject({
        code: 'NOT_ALLOWED',
      });
    expect(
      await harness.as('shah').fails('inbox.seen', { reached: [pair, { ...pair, investigationId: 987_654 }] }),
    ).toMatchObject({
      code: 'NOT_FOUND',
    });
    unit.later(0, 42);
    await harness.as('shah').do('inbox.seen', { reached: [pair] });
    expect(await unit.receipts('kowal', id)).toMatchObject([
      { seenAt: '2026-03-09T10:42:00.000Z', seenBy: 'Priya Shah', outcome: null, dueAt: '2026-03-10T10:42:00.000Z' },
    ]);
    // The first look is the one that counts.
    unit.later(1);
    await harness.as('shah').do('inbox.seen', { reached: [pair] });
    expect((await unit.receipts('kowal', id))[0]?.seenAt).toBe('2026-03-09T10:42:00.000Z');
    const { tips } = await harness.as('shah').do('investigations.tips', { id: larkspur, after: null });
    expect(tips[0]?.receipt).toMatchObject({ seenBy: 'Priya Shah' });
  });

  it('is returned with a reason: it waits in the queue again, and intake reads why until they have seen it', async () => {
    const { id } = await unit.linkedCall();
    const pair = pairOf(await unit.only('shah'));
    expect(await harness.as('shah').fails('inbox.answer', { ...pair, outcome: 'returned' })).toMatchObject({
      code: 'INPUT_INVALID',
      about: 'reason',
    });
    expect(
      await harness.as('doyle').fails('inbox.answer', { ...pair, outcome: 'returned', reason: 'Not ours' }),
    ).toMatchObject({ code: 'NOT_ALLOWED' });
    unit.later(2);
    await harness.as('shah').do('inbox.answer', { ...pair, outcome: 'returned', reason: 'Which harbour? Ring back.' });
    expect(await unit.items('shah')).toEqual([]);
    const seen = await harness.as('kowal').do('triage.get', { id });
    expect(seen).toMatchObject({
      state: 'untriaged',
      receipts: [{ outcome: 'returned', reason: 'Which harbour? Ring back.', answeredBy: 'Priya Shah' }],
    });
    expect(seen.history[0]).toMatchObject({ what: 'Unsure about Op LARKSPUR', reason: 'Which harbour? Ring back.' });
    expect(await unit.only('kowal', 'sent')).toMatchObject({ ...pair, outcome: 'returned' });
    expect(await unit.counts('kowal')).toMatchObject({ answered: 1 });
    await harness.as('kowal').do('inbox.seen', { reached: [pair] });
    expect(await unit.items('kowal', 'sent')).toEqual([]);
    expect(await harness.as('shah').fails('inbox.answer', { ...pair, outcome: 'accepted' })).toMatchObject({
      code: 'CHANGED_SINCE',
    });
  });

  it('is disagreed with, or accepted: what was accepted needs no reading', async () => {
    const { id, larkspur } = await unit.linkedCall();
    await harness.as('shah').do('inbox.answer', {
      ...pairOf(await unit.only('shah')),
      outcome: 'disagreed',
      reason: 'Another harbour, another man.',
    });
    expect(await harness.as('shah').do('triage.get', { id })).toMatchObject({
      state: 'untriaged',
      links: [{ decision: 'not_this', reason: 'Another harbour, another man.' }],
      receipts: [{ outcome: 'disagreed' }],
    });
    // Linked again by intake, it reaches them again.
    unit.later(1);
    await unit.link('kowal', id, larkspur);
    const pair = pairOf(await unit.only('shah'));
    await harness.as('shah').do('inbox.answer', { ...pair, outcome: 'accepted' });
    expect(await unit.receipts('kowal', id)).toMatchObject([
      { outcome: 'accepted', seenBy: 'Priya Shah', seenAt: '2026-03-09T11:00:00.000Z' },
    ]);
    expect(await unit.items('kowal', 'sent')).toMatchObject([{ outcome: 'disagreed' }]);
  });

  it('is answered by deciding on it, and what the owner links has reached them', async () => {
    const { id, larkspur } = await unit.linkedCall();
    await harness.as('shah').do('linking.decide', {
      contributionId: id,
      investigationId: larkspur,
      decision: 'not_this',
      reason: 'Not him',
    });
    expect(await unit.receipts('kowal', id)).toMatchObject([{ outcome: 'disagreed', reason: 'Not him' }]);
    const other = await recordTip(harness, 'kowal', 'A man measured the gates with a tape.');
    await unit.link('shah', other.id, larkspur);
    expect(await unit.items('shah')).toEqual([]);
    expect(await unit.receipts('kowal', other.id)).toMatchObject([{ outcome: 'accepted', seenBy: 'Priya Shah' }]);
  });

  it('that intake takes back is taken back; an answer that is taken back is open again', async () => {
    const { id, larkspur } = await unit.linkedCall();
    await harness.as('kowal').do('contributions.undo', { id });
    expect(await unit.items('shah')).toEqual([]);
    expect(await unit.receipts('kowal', id)).toEqual([]);
    await unit.link('kowal', id, larkspur);
    const pair = pairOf(await unit.only('shah'));
    await harness.as('shah').do('inbox.answer', { ...pair, outcome: 'returned', reason: 'Too little' });
    await harness.as('shah').do('contributions.undo', { id });
    expect(await unit.only('shah')).toMatchObject({ ...pair, outcome: null, state: 'linked' });
    expect(await unit.items('kowal', 'sent')).toMatchObject([{ ...pair, outcome: null }]);
    // Whoever linked it thinks better of it.
    await harness
      .as('kowal')
      .do('linking.decide', { contributionId: id, investigationId: larkspur, decision: 'not_this' });
    expect(await unit.items('shah')).toEqual([]);
    expect(await unit.items('kowal', 'sent')).toEqual([]);
  });

  it('is there once for each investigation that it was linked to, whoever links it, and many at once each are', async () => {
    const larkspur = stageInvestigation(harness, { operation: 'LARKSPUR', owner: 'shah' });
    const wren = stageInvestigation(harness, { operation: 'WREN', owner: 'doyle' });
    const ids: number[] = [];
    for (const text of ['One call', 'Another call']) ids.push((await recordTip(harness, 'kowal', text)).id);
    const { changeIds } = await harness
      .as('kowal')
      .do('linking.decideMany', { contributionIds: ids, investigationId: larkspur });
    expect((await unit.items('shah')).map((item) => item.contributionId)).toEqual(ids);
    await harness.as('kowal').do('linking.undoMany', { changeIds });
    expect(await unit.items('shah')).toEqual([]);
    for (const id of ids) {
      await unit.link('hurst', id, wren);
      await unit.link('kowal', id, larkspur);
      await unit.link('hurst', id, larkspur);
    }
    expect(await unit.items('shah')).toHaveLength(2);
    expect(await unit.items('doyle')).toHaveLength(2);
  });
});

describe('what nobody looks at', () => {
  it('goes to supervisors once it is due, and says so to everybody who may know of it', async () => {
    const { id } = await unit.linkedCall('P1B');
    unit.later(1, 59);
    expect(await unit.items('hurst', 'overdue')).toEqual([]);
    expect(await unit.counts('hurst')).toMatchObject({ overdue: 0 });
    unit.later(2, 1);
    expect(await unit.only('hurst', 'overdue')).toMatchObject({
      contributionId: id,
      person: 'Priya Shah',
      escalatedAt: '2026-03-09T12:00:00.000Z',
    });
    expect(await unit.counts('hurst')).toMatchObject({ overdue: 1 });
    expect(await unit.receipts('kowal', id)).toMatchObject([{ escalatedAt: '2026-03-09T12:00:00.000Z', seenAt: null }]);
    // It is still the owner's as well.
    expect(await unit.only('shah')).toMatchObject({ escalatedAt: '2026-03-09T12:00:00.000Z' });
    unit.later(3);
    await harness.as('hurst').do('inbox.seen', { reached: [pairOf(await unit.only('shah'))] });
    expect(await unit.receipts('kowal', id)).toMatchObject([
      { escalatedAt: '2026-03-09T12:00:00.000Z', seenBy: 'Hala Hurst', dueAt: '2026-03-09T21:00:00.000Z' },
    ]);
    expect(await unit.items('hurst', 'overdue')).toEqual([]);
  });

  it('goes to the deputy that the owner has named, who may then answer it', async () => {
    const { id } = await unit.linkedCall('P1B');
    const [shah, doyle] = [accountId(harness, 'shah'), accountId(harness, 'doyle')];
    await harness.as('shah').do('inbox.setAbsence', { accountId: shah, deputyId: doyle, fromDay: null, toDay: null });
    const pair = pairOf(await unit.only('shah'));
    expect(await unit.items('doyle')).toEqual([]);
    expect(await harness.as('doyle').fails('inbox.seen', { reached: [pair] })).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    unit.later(2, 1);
    expect(await unit.only('doyle', 'overdue')).toMatchObject({ contributionId: id });
    await harness.as('doyle').do('inbox.answer', { ...pair, outcome: 'accepted' });
    expect(await unit.receipts('kowal', id)).toMatchObject([
      { answeredBy: 'Conn Doyle', escalatedAt: '2026-03-09T12:00:00.000Z' },
    ]);
  });

  it('falls due sooner where there is an immediate risk, as the rule that is in force says', async () => {
    const larkspur = stageInvestigation(harness, { operation: 'LARKSPUR', owner: 'shah' });
    const { id } = await recordTip(harness, 'kowal', 'He left with a knife just now.', {
      immediateRisk: true,
      riskConfirmed: true,
    });
    await unit.link('kowal', id, larkspur);
    expect(await unit.only('shah')).toMatchObject({ dueAt: '2026-03-09T11:00:00.000Z', immediateRisk: true });
    expect(await unit.counts('shah')).toMatchObject({ urgent: 1 });
    const { versions } = await harness.as('shah').do('rules.get', { name: 'delivery', after: null });
    const [{ version, wording } = { version: 0, wording: '' }] = versions;
    expect([version, wording]).toEqual([1, expect.stringContaining('within 1 hour where there is an immediate risk')]);
    harness
      .peek()
      .prepare(
        'insert into delivery_rule_row select 2, ?, replace(rule, ?, ?), ? from delivery_rule_row where version = 1',
      )
      .run('2026-03-09', '"risk":1,', '"risk":0.5,', 'Within half an hour.');
    const next = await recordTip(harness, 'kowal', 'He is back, with two knives.', {
      immediateRisk: true,
      riskConfirmed: true,
    });
    await unit.link('kowal', next.id, larkspur);
    expect((await unit.items('shah')).map(({ dueAt }) => dueAt)).toEqual([
      '2026-03-09T10:30:00.000Z',
      '2026-03-09T11:00:00.000Z',
    ]);
  });
});
