/** What is attached to a contribution counts as its own words, for whoever may see the document, and says where it stands. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pdfPage } from '../../main/demonstration/generate/pdf-page.ts';
import { add, type Desk, ofTip } from '../documents/adding.ts';
import { openingForm, recordTip } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';
import { stageInvestigation } from '../support/stage.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'shah', roles: ['case_officer'] },
      { login: 'low', roles: ['case_officer'], clearance: 'OFFICIAL-SENSITIVE' },
      { login: 'mason', roles: ['case_officer'], compartments: ['HERON'] },
    ],
  });
});
afterEach(() => harness.close());

const shah = () => harness.as('shah');
const open = async (login = 'shah', operation = 'LANTERN') =>
  (await harness.as(login).do('investigations.open', openingForm({ operation, summary: 'A garage.' }))).id;
const hold = (login: string, id: number, kind: 'phone' | 'vrm' | 'person', text: string) =>
  harness.as(login).do('investigations.addIdentifier', { id, subjectId: null, kind, text });
const statement = (text: string) => pdfPage([text]);
const attach = (contributionId: number, text: string, name = 'Statement.pdf', desk: Desk = shah()) =>
  add(desk, ofTip(contributionId), name, statement(text));
const suggested = async (contributionId: number, login = 'shah') =>
  (await harness.as(login).do('linking.suggestions', { contributionId })).suggestions;
const tip = async (text = 'A letter came, see what is attached.') => (await recordTip(harness, 'shah', text)).id;

describe('a possible link', () => {
  it('is found by what an attachment says, and says in which and on which page', async () => {
    const investigationId = await open();
    await hold('shah', investigationId, 'phone', '07700 900123');
    const id = await tip();
    expect(await suggested(id)).toEqual([]);
    const { documentId } = await attach(id, 'He rang from 07700 900123 at night.');
    const [found] = await suggested(id);
    expect(found).toMatchObject({
      investigationId,
      matchStrength: 'strong',
      reasons: [{ kind: 'phone', tipText: '07700 900123', attachment: { documentId, name: 'Statement.pdf', page: 1 } }],
    });
    const beside = await shah().do('linking.compare', { contributionId: id, investigationId });
    expect(beside.sides.flatMap(({ features }) => features)[0]).toMatchObject({
      verdict: 'agrees',
      tip: { attachment: { name: 'Statement.pdf', page: 1 } },
    });
  });

  it('counts once what the text says too, and there', async () => {
    const investigationId = await open();
    await hold('shah', investigationId, 'phone', '07700 900123');
    const id = await tip('He rang from 07700 900123.');
    const [before] = await suggested(id);
    await attach(id, 'The number was 07700 900123.');
    expect(await suggested(id)).toEqual([before]);
  });

  it('goes with the document that is withdrawn, and comes back with it', async () => {
    await hold('shah', await open(), 'vrm', 'TX21 ABC');
    const id = await tip();
    const { documentId } = await attach(id, 'The van was TX21 ABC.');
    expect(await suggested(id)).toHaveLength(1);
    await shah().do('documents.withdraw', { documentId, reason: 'Of another report' });
    expect(await suggested(id)).toEqual([]);
    await shah().do('documents.restore', { documentId });
    expect(await suggested(id)).toHaveLength(1);
  });

  it('is nothing to whoever may not see the document, nor in what the queue keeps, nor in a decision that others read', async () => {
    const investigationId = await open();
    await hold('shah', investigationId, 'phone', '07700 900123');
    const id = await tip();
    const { documentId } = await attach(id, 'He rang from 07700 900123.');
    await harness.renew();
    const best = async () => harness.peek().prepare('select matchStrength from suggestion_row').all();
    expect(await best()).toEqual([{ matchStrength: 'strong' }]);
    await shah().do('documents.raiseMarking', { documentId, marking: 'SECRET', reason: 'It names a source' });
    await harness.renew();
    expect(await suggested(id, 'low')).toEqual([]);
    expect(await suggested(id)).toHaveLength(1);
    expect(await best()).toEqual([]);
    await shah().do('linking.decide', { contributionId: id, investigationId, decision: 'not_this' });
    const kept = JSON.stringify(harness.peek().prepare('select matchStrength, basis from link_row').all());
    expect(kept).not.toContain('900123');
    // It was weighed all the same, and does not come back for it.
    expect(await suggested(id)).toEqual([]);
  });

  it('is not made of towns and topics, of which any document has some', async () => {
    const { id: investigationId } = await shah().do(
      'investigations.open',
      openingForm({ operation: 'LANTERN', summary: 'A garage that sells fertiliser and peroxide.', area: 'Wexmouth' }),
    );
    const id = await tip();
    await attach(id, 'In Wexmouth a garage sells fertiliser and peroxide, and a garage in Wexmouth sells more.');
    expect((await suggested(id)).filter((one) => one.investigationId === investigationId)).toEqual([]);
  });

  it('is found on the last of many pages, which is not compared in full', async () => {
    await hold('shah', await open(), 'phone', '07700 900123');
    const id = await tip();
    const words = `${'Nothing of note was said. '.repeat(12_000)}He rang from 07700 900123.`;
    const { documentId } = await add(shah(), ofTip(id), 'Notes.txt', Buffer.from(words));
    expect(await suggested(id)).toMatchObject([
      { reasons: [{ tipText: '07700 900123', attachment: { documentId, page: null } }] },
    ]);
  });
});

describe('what an attachment names reaches', () => {
  it('a restricted case behind everybody’s work, also where its contribution was settled before', async () => {
    stageInvestigation(harness, {
      operation: 'HERON ONE',
      compartment: 'HERON',
      subject: { name: 'Craig Dunmore', phones: ['+447700900123'], vrm: 'TX21ABC' },
      owner: 'mason',
    });
    const id = await tip();
    const hits = async (login: string) =>
      (await harness.as(login).do('linking.deconflictionHits', { limit: 50 })).found;
    const { documentId } = await attach(id, 'He rang from 07700 900123.');
    await harness.renew();
    expect(await hits('mason')).toMatchObject([
      { contributionId: id, reasons: [{ attachment: { documentId, name: 'Statement.pdf', page: 1 } }] },
    ]);
    expect(await hits('shah')).toEqual([]);
    expect(await suggested(id)).toEqual([]);
    expect(harness.peek().prepare('select count(*) as n from attachment_due_row').get()).toEqual({ n: 0 });
    // What is withdrawn leaves the list, and the inbox; what is restored is there again, and to be looked at.
    const inbox = async () =>
      (await harness.as('mason').do('inbox.list', { scope: 'mine', after: null, limit: 50 })).items.map(
        ({ cause }) => cause,
      );
    expect(await inbox()).toEqual(['deconfliction']);
    await shah().do('documents.withdraw', { documentId, reason: 'Somebody else’s statement' });
    await harness.renew();
    expect([await hits('mason'), await inbox()]).toEqual([[], []]);
    expect(await harness.as('mason').do('linking.countDeconflictionHits', {})).toMatchObject({ n: 0 });
    await shah().do('documents.restore', { documentId });
    await harness.renew();
    expect(await hits('mason')).toHaveLength(1);
    expect(await inbox()).toEqual(['deconfliction']);
  });

  it('late matches: what a case learns later, and what is attached later', async () => {
    const early = await tip();
    await attach(early, 'He rang from 07700 900123.');
    const late = await tip('Another letter.');
    const id = await open();
    harness.setClock('2026-03-09T11:00:00.000Z');
    expect(await hold('shah', id, 'phone', '07700 900123')).toMatchObject({ late: { delivered: 1 } });
    const own = async () => (await shah().do('linking.lateMatches', { months: 12, limit: 50 })).found;
    expect((await own()).map(({ contributionId }) => contributionId)).toEqual([early]);
    expect((await own())[0]?.holds).toMatchObject([{ text: '07700 900123', attachment: { name: 'Statement.pdf' } }]);
    harness.setClock('2026-03-09T12:00:00.000Z');
    await attach(late, 'Again 07700 900123.', 'Letter.pdf');
    const ofCase = await shah().do('linking.lateMatchesOfCase', { investigationId: id, limit: 50 });
    expect(ofCase.found.map((one) => one.id).toSorted()).toEqual([early, late].toSorted());
    expect((await own()).map(({ contributionId }) => contributionId).toSorted()).toEqual([early, late].toSorted());
  });

  it('a watch-list', async () => {
    await shah().do('linking.watch', { text: '07700 900123', why: 'Seen before' });
    const id = await tip();
    await attach(id, 'He rang from 07700 900123.');
    await harness.renew();
    expect(harness.peek().prepare('select contributionId from delivery_row where watchId is not null').all()).toEqual([
      { contributionId: id },
    ]);
  });
});
