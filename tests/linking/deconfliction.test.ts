/** A match with what an officer may not know of goes to those who have it, and tells the officer nothing. */
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { record } from '../../build/bench/recorder.ts';
import { recordTip } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';
import { stageInvestigation } from '../support/stage.ts';

let harness: Harness;
afterEach(() => harness.close());

const text = 'Craig Dunmore again, his phone is 07700 900 123, with the van TX21 ABC.';
const craig = { name: 'Craig Dunmore', phones: ['+447700900123'], vrm: 'TX21ABC' };

const open = async () => {
  harness = await openHarness({
    people: [
      { login: 'shah', roles: ['case_officer'] },
      { login: 'kowal', roles: ['intake_officer'] },
      { login: 'mason', roles: ['case_officer'], compartments: ['HERON'] },
      { login: 'other', roles: ['case_officer'], compartments: ['HERON'] },
      { login: 'ferry', roles: ['case_officer'], compartments: ['OTTER'] },
    ],
    now: '2026-12-20T10:00:00.000Z',
  });
};
const tip = (said = text, login = 'kowal') => recordTip(harness, login, said);
const heron = () =>
  stageInvestigation(harness, { operation: 'HERON ONE', compartment: 'HERON', subject: craig, owner: 'mason' });
const inbox = async (login = 'mason') => (await harness.as(login).do('linking.deconflictionHits', { limit: 50 })).found;

describe('a deconfliction hit', () => {
  it('goes to the owner with its reasons, and to nobody else', async () => {
    await open();
    const hidden = heron();
    const { id } = await tip();
    await tip('A dog barks all night in Mill Lane.');
    expect(await inbox()).toMatchObject([{ contributionId: id, investigationId: hidden, matchStrength: 'strong' }]);
    expect((await inbox())[0]?.reasons.map((reason) => reason.kind)).toContain('phone');
    expect(await harness.as('mason').do('linking.countDeconflictionHits', {})).toMatchObject({ n: 1 });
    for (const login of ['shah', 'kowal', 'other']) expect(await inbox(login)).toEqual([]);
    // Who may know of it is shown it among the suggestions.
    const seen = await harness.as('mason').do('linking.suggestions', { contributionId: id });
    expect(seen).toMatchObject({ suggestions: [{ operation: 'HERON ONE' }] });
  });

  it('leaves the inbox when its owner has decided, and comes back when that is taken back', async () => {
    await open();
    const investigationId = heron();
    const { id } = await tip();
    await harness.as('mason').do('linking.decide', { contributionId: id, investigationId, decision: 'not_this' });
    expect(await inbox()).toEqual([]);
    await harness.as('mason').do('contributions.undo', { id });
    expect(await inbox()).toHaveLength(1);
  });

  it('tells its people nothing of others that they may not know of either', async () => {
    await open();
    heron();
    const reasonsOf = async () => (await inbox()).map((hit) => hit.reasons);
    await tip();
    const before = await reasonsOf();
    stageInvestigation(harness, { operation: 'OTTER', compartment: 'OTTER', subject: craig });
    stageInvestigation(harness, { operation: 'HIGH', marking: 'TOP SECRET', subject: craig });
    await tip();
    const [second] = await reasonsOf();
    expect(second).toEqual(before[0]);
    // What everybody may know of counts.
    stageInvestigation(harness, { operation: 'OPEN', subject: craig });
    await tip();
    expect((await reasonsOf())[0]?.find((reason) => reason.kind === 'phone')?.common).toBe(2);
  });

  it('comes from what is marked too high, and not from what only may be', async () => {
    await open();
    stageInvestigation(harness, { operation: 'HIGH', marking: 'TOP SECRET', subject: craig });
    const { id } = await tip();
    await tip('Someone called Craig was there.');
    expect(harness.peek().prepare('select contributionId from deconfliction_hit_row').pluck().all()).toEqual([id]);
  });

  it('is known by the time it came in, not by a number that runs on over the hits of others', async () => {
    await open();
    heron();
    stageInvestigation(harness, { operation: 'OTTER', compartment: 'OTTER', subject: craig, owner: 'ferry' });
    const count = () => harness.as('mason').do('linking.countDeconflictionHits', {});
    expect(await count()).toEqual({ n: 0, newest: null });
    await tip();
    expect(await count()).toEqual({ n: 1, newest: '2026-12-20T10:00:00.000Z' });
    harness.setClock('2026-12-20T11:00:00.000Z');
    await tip();
    expect(await count()).toEqual({ n: 2, newest: '2026-12-20T11:00:00.000Z' });
  });
});

/** All that an officer may be told of a tip and of the vault around it. */
async function toldTo(login: string, contributionId: number) {
  const officer = harness.as(login);
  const links = await officer.do('linking.suggestions', { contributionId });
  const queue = await officer.do('contributions.queue', { filter: {}, sort: 'newest', after: null, limit: 50 });
  return {
    links,
    typed: await officer.do('linking.suggestForText', { text }),
    look: await officer.do('triage.get', { id: contributionId }),
    queue,
    count: await officer.do('contributions.count', { filter: {} }),
    search: await officer.do('search.find', { text: 'Craig Dunmore', limit: 50 }),
    sameOrigin: await officer.do('linking.sameOrigin', { contributionId }),
    inbox: await officer.do('linking.deconflictionHits', { limit: 50 }),
    hits: await officer.do('linking.countDeconflictionHits', {}),
    work: await officer.do('myWork.get', {}),
  };
}

it('tells the officer nothing: no line, no count, no order, no statement more', async () => {
  const held = fc.record({
    name: fc.constantFrom('Craig Dunmore', 'Tobin Larkrise', 'C. Dunmore'),
    phones: fc.subarray(['+447700900123', '+447700900999']),
    vrm: fc.constantFrom('TX21ABC', 'AB12CDE'),
  });
  const seen = fc.array(held, { maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(seen, seen, async (open0, closed) => {
      const vault = async (hidden: boolean) => {
        await open();
        for (const [n, subject] of open0.entries())
          stageInvestigation(harness, { operation: `OPEN ${'ABC'.charAt(n)}`, subject });
        // The numbers of what is hidden are taken in both, so that those of what follows are the same.
        for (const [n, subject] of closed.entries())
          stageInvestigation(harness, {
            operation: `HERON ${'ABC'.charAt(n)}`,
            compartment: 'HERON',
            owner: 'mason',
            subject: hidden ? subject : { name: 'Nobody Here', phones: [], vrm: 'ZZ99ZZZ' },
          });
        const { id } = await tip();
        let told: Awaited<ReturnType<typeof toldTo>> | undefined;
        const sent = await record(async () => {
          told = await toldTo('shah', id);
        });
        await harness.close();
        return { told, statements: sent.map(({ sql }) => sql) };
      };
      const with_ = await vault(true);
      const without = await vault(false);
      expect(with_.told).toEqual(without.told);
      // The same statements in the same order: what it costs tells nothing either.
      expect(with_.statements).toEqual(without.statements);
    }),
    { numRuns: 6 },
  );
});
