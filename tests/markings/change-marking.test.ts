/** A record's marking is changed and it is moved between compartments: who may, who is asked, what follows. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chance, pick, stream } from '../../main/demonstration/generate/random.ts';
import type { Marking } from '../../preload/contract/vocabulary.ts';
import { accountId, openingForm, recordTip } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';
import { logLines } from '../support/stage.ts';

let harness: Harness;

const open = async (maximumMarking: Marking = 'TOP SECRET') => {
  harness = await openHarness({
    maximumMarking,
    people: [
      { login: 'shah', name: 'P. Shah', roles: ['case_officer'], clearance: 'SECRET', compartments: ['HERON'] },
      {
        login: 'teal',
        name: 'W. Teal',
        roles: ['supervisor'],
        clearance: 'TOP SECRET',
        compartments: ['HERON', 'OTTER'],
      },
      { login: 'mason', name: 'H. Mason', roles: ['case_officer'], clearance: 'TOP SECRET', compartments: ['HERON'] },
      { login: 'reed', name: 'A. Reed', roles: ['case_officer'], clearance: 'OFFICIAL-SENSITIVE' },
      { login: 'hurst', name: 'M. Hurst', roles: ['supervisor'], clearance: 'SECRET' },
      { login: 'kowal', roles: ['intake_officer'], clearance: 'OFFICIAL-SENSITIVE' },
    ],
    now: '2026-03-09T10:00:00.000Z',
  });
};
beforeEach(() => open());
afterEach(() => harness.close());

const reason = 'What is in it shows who gave it';
const heron = () => harness.compartment('HERON');
const tip = async (login = 'reed') => (await recordTip(harness, login, 'A lock-up is open at night.')).id;
const contribution = (login: string, id: number) => harness.as(login).do('triage.get', { id });
const wanted = (id: number, marking: Marking, compartmentId: number | null = null, version = 1) => ({
  id,
  version,
  marking,
  compartmentId,
  reason,
});
const count = async (login: string) => (await harness.as(login).do('contributions.count', { filter: {} })).total;

describe('a contribution', () => {
  it('is raised at once, and gone from the lists and figures of whoever is not cleared for it', async () => {
    const id = await tip();
    expect(await count('reed')).toBe(1);
    expect(await harness.as('shah').do('contributions.changeMarking', wanted(id, 'SECRET'))).toMatchObject({
      done: true,
    });
    expect(await harness.as('reed').fails('triage.get', { id })).toEqual(
      await harness.as('reed').fails('triage.get', { id: 999 }),
    );
    expect(await count('reed')).toBe(0);
    expect(await count('hurst')).toBe(1);
    const seen = await contribution('hurst', id);
    expect(seen).toMatchObject({ marking: 'SECRET', version: 2, reference: 'TIP-26-T2-000001' });
    expect(seen.history[0]).toMatchObject({ what: 'Marking changed from OFFICIAL-SENSITIVE to SECRET', reason });
    // Its former number is not given out again, and the next one shows no more than that.
    expect((await recordTip(harness, 'reed', 'A dog barks.')).reference).toBe('TIP-26-000002');
    expect(logLines(harness, 'contributions.changeMarking')).toEqual([
      { records: [`contribution:${id}`], outcome: 'done', reason: null },
    ]);
  });

  it('is lowered by two people who may both see it, or not at all', async () => {
    const id = await tip();
    await harness.as('teal').do('contributions.changeMarking', wanted(id, 'TOP SECRET'));
    const lower = wanted(id, 'OFFICIAL-SENSITIVE', null, 2);
    expect((await harness.as('shah').fails('contributions.changeMarking', lower)).code).toBe('NOT_FOUND');
    const asked = await harness.as('teal').do('contributions.changeMarking', lower);
    expect(asked.done).toBe(false);
    expect(await count('reed')).toBe(0);
    expect((await harness.as('mason').fails('contributions.changeMarking', lower)).code).toBe('CHANGED_SINCE');
    const answer = { id, markingChangeId: asked.markingChangeId, agree: true };
    expect((await harness.as('teal').fails('contributions.answerMarking', answer)).code).toBe('SECOND_PERSON_NEEDED');
    expect((await harness.as('hurst').fails('contributions.answerMarking', answer)).code).toBe('NOT_FOUND');
    const no = { ...answer, agree: false };
    expect((await harness.as('mason').fails('contributions.answerMarking', no)).code).toBe('REASON_NEEDED');
    const { changes } = await harness.as('mason').do('access.markingChanges', { after: null });
    expect(changes).toMatchObject([
      { contributionId: id, from: 'TOP SECRET', to: 'OFFICIAL-SENSITIVE', mayAgree: true },
    ]);
    expect((await harness.as('hurst').do('access.markingChanges', { after: null })).changes).toEqual([]);
    await harness.as('mason').do('contributions.answerMarking', answer);
    expect(await count('reed')).toBe(1);
    expect((await harness.as('mason').fails('contributions.answerMarking', answer)).code).toBe('CHANGED_SINCE');
    const kept = harness.peek().prepare('select outcome, formerReference from marking_change_row order by id').all();
    expect(kept).toEqual([
      { outcome: 'done', formerReference: 'TIP-26-000001' },
      { outcome: 'agreed', formerReference: 'TIP-26-T3-000001' },
    ]);
    expect((await contribution('reed', id)).reference).toBe('TIP-26-000002');
  });

  it('goes into a compartment of which one knows, with a confirmation by whoever will not see it there', async () => {
    const id = await tip();
    const into = wanted(id, 'OFFICIAL-SENSITIVE', heron());
    // An officer outside does not know that there is such a compartment.
    expect((await harness.as('reed').fails('contributions.changeMarking', into)).code).toBe('NOT_FOUND');
    expect((await harness.as('reed').fails('contributions.changeMarking', { ...into, compartmentId: 99 })).code).toBe(
      'NOT_FOUND',
    );
    expect(await harness.as('hurst').fails('contributions.changeMarking', into)).toMatchObject({
      code: 'OUT_OF_YOUR_SIGHT',
    });
    expect((await contribution('hurst', id)).compartment).toBeNull();
    await harness.as('hurst').do('contributions.changeMarking', { ...into, outOfMySight: true });
    expect((await harness.as('hurst').fails('triage.get', { id })).code).toBe('NOT_FOUND');
    const seen = await contribution('shah', id);
    expect(seen).toMatchObject({ compartment: 'HERON', reference: `TIP-26-C${heron()}-000001` });
    expect(seen.history[0]).toMatchObject({ what: 'Moved into a compartment', by: 'M. Hurst' });
  });

  it('moves from one compartment to another with somebody who belongs to both', async () => {
    const id = await tip();
    await harness.as('shah').do('contributions.changeMarking', wanted(id, 'OFFICIAL-SENSITIVE', heron()));
    const across = wanted(id, 'OFFICIAL-SENSITIVE', harness.compartment('OTTER'), 2);
    expect((await harness.as('shah').fails('contributions.changeMarking', across)).code).toBe('NOT_FOUND');
    const { markingChangeId, done } = await harness.as('teal').do('contributions.changeMarking', across);
    expect(done).toBe(false);
    const answer = { id, markingChangeId, agree: true };
    for (const login of ['shah', 'mason'])
      expect((await harness.as(login).fails('contributions.answerMarking', answer)).code).toBe('MUST_SEE_BOTH');
    // Who belongs to one of them is not told what the other is called.
    expect((await contribution('shah', id)).waitingMarking).toMatchObject({ compartment: null, mayAgree: false });
    await harness.as('teal').do('contributions.answerMarking', { ...answer, agree: false });
    expect((await contribution('shah', id)).waitingMarking).toBeNull();
  });

  it('is marked by nobody above what they are cleared for or the installation may hold, nor as it is already', async () => {
    const id = await tip();
    const fails = (login: string, marking: Marking) =>
      harness.as(login).fails('contributions.changeMarking', wanted(id, marking));
    expect(await fails('shah', 'TOP SECRET')).toMatchObject({ code: 'NOT_ALLOWED', about: 'marking' });
    expect(await fails('shah', 'OFFICIAL-SENSITIVE')).toMatchObject({ code: 'INPUT_INVALID' });
    expect((await fails('kowal', 'SECRET')).code).toBe('NOT_ALLOWED');
    expect((await harness.as('shah').fails('contributions.changeMarking', wanted(id, 'SECRET', null, 9))).code).toBe(
      'CHANGED_SINCE',
    );
    await harness.close();
    await open('SECRET');
    const other = await tip();
    expect((await harness.as('teal').fails('contributions.changeMarking', wanted(other, 'TOP SECRET'))).code).toBe(
      'MARKING_ABOVE_INSTALLATION',
    );
  });

  it('is told to those who saw it, and to nobody who did not', async () => {
    const id = await tip();
    await harness.as('teal').do('contributions.changeMarking', wanted(id, 'TOP SECRET'));
    const heard = (login: string) => harness.as(login).heard.filter(({ kind }) => kind === 'changed').length;
    const settled = () => new Promise((resolve) => setTimeout(resolve, 400));
    await settled();
    const before = heard('reed');
    expect(before).toBeGreaterThan(0);
    const { markingChangeId } = await harness
      .as('teal')
      .do('contributions.changeMarking', wanted(id, 'SECRET', null, 2));
    await harness.as('mason').do('contributions.answerMarking', { id, markingChangeId, agree: true });
    await settled();
    expect(heard('reed')).toBe(before);
    expect(JSON.stringify(harness.as('reed').heard)).not.toContain('standing:');
  });
});

describe('an investigation', () => {
  const opened = async (login = 'shah', form = {}) =>
    (await harness.as(login).do('investigations.open', openingForm(form))).id;

  it('is moved by its people only, and not where its owner would not see it', async () => {
    const id = await opened('reed');
    const into = wanted(id, 'OFFICIAL-SENSITIVE', heron());
    expect((await harness.as('shah').fails('investigations.changeMarking', into)).code).toBe('NOT_YOUR_CASE');
    expect((await harness.as('teal').fails('investigations.changeMarking', into)).code).toBe('OWNER_OUT_OF_SIGHT');
    const team = [accountId(harness, 'reed'), accountId(harness, 'mason')];
    const over = { id, version: 1, ownerId: accountId(harness, 'shah'), team, reason: 'Belongs to HERON' };
    await harness.as('teal').do('investigations.change', over);
    await harness.as('teal').do('investigations.changeMarking', { ...into, version: 2 });
    const seen = await harness.as('shah').do('investigations.get', { id });
    expect(seen).toMatchObject({ compartment: 'HERON', owner: 'P. Shah', reference: `INV-26-C${heron()}-0001` });
    // Whoever of the team does not belong there has left it.
    expect(seen.team.map(({ name }) => name)).toEqual(['H. Mason']);
    expect((await harness.as('reed').fails('investigations.get', { id })).code).toBe('NOT_FOUND');
    expect((await harness.as('reed').do('search.find', { text: 'heron', limit: 10 })).hits).toEqual([]);
  });

  it('takes its arrests, its links and what it is found by along', async () => {
    const id = await opened();
    await harness
      .as('shah')
      .do('investigations.addIdentifier', { id, subjectId: null, kind: 'phone', text: '07700 900123' });
    const at = '2026-03-01T09:00:00.000Z';
    await harness.as('shah').do('investigations.recordArrest', { id, subjectId: null, at, outcome: 'pending' });
    const arrests = async (login: string) => (await harness.as(login).do('oversight.dashboard', { day: null })).arrests;
    const suggested = async (login: string) =>
      (await harness.as(login).do('linking.suggestForText', { text: 'Ring 07700 900123' })).suggestions.length;
    const inFull = await arrests('hurst');
    expect([inFull, await suggested('hurst')]).toEqual([inFull, 1]);
    await harness.as('shah').do('investigations.changeMarking', wanted(id, 'OFFICIAL-SENSITIVE', heron()));
    expect(await suggested('hurst')).toBe(0);
    expect(await arrests('hurst')).not.toEqual(inFull);
    expect(await arrests('teal')).toEqual(inFull);
    // A tip that names its number is now passed to its people, and to nobody else.
    const tipId = (await recordTip(harness, 'reed', 'Ask for him on 07700 900123')).id;
    expect((await harness.as('shah').do('linking.deconflictionHits', { limit: 10 })).found).toMatchObject([
      { contributionId: tipId, investigationId: id },
    ]);
    // A link that nobody else may know of does nothing to the state that all see, until all may know of the case.
    await harness
      .as('shah')
      .do('linking.decide', { contributionId: tipId, investigationId: id, decision: 'linked', reason: 'His number' });
    expect((await contribution('reed', tipId)).state).toBe('untriaged');
    const out = await harness.as('shah').do('investigations.changeMarking', wanted(id, 'OFFICIAL-SENSITIVE', null, 2));
    expect(out.done).toBe(false);
    await harness
      .as('teal')
      .do('investigations.answerMarking', { id, markingChangeId: out.markingChangeId, agree: true });
    expect(await contribution('reed', tipId)).toMatchObject({ state: 'linked', links: [{ operation: 'GREY HERON' }] });
    expect(await arrests('hurst')).toEqual(inFull);
    expect(await suggested('hurst')).toBe(1);
  });
});

/** What each rollup says, and what counting the records gives. */
function figures() {
  const rows = (sql: string) => harness.peek().prepare(sql).all();
  const place = 'compartmentId, markingRank';
  const ofCase = 'case when i.namedReaders = 1 then i.id else 0 end';
  return {
    kept: [
      rows(
        `select state, channel, kind, day, ${place}, n from contribution_rollup_row where n <> 0 order by 1, 2, 3, 4, 5, 6`,
      ),
      rows(
        `select month, ${place}, sum(n) as n from triage_rollup_row group by month, ${place} having sum(n) <> 0 order by 1, 2, 3`,
      ),
      rows(`select day, ${place}, caseId, n from arrest_rollup_row where n <> 0 order by 1, 2, 3, 4`),
    ],
    counted: [
      rows(
        `select state, channel, kind, day, ${place}, count(*) as n from contribution_row group by state, channel, kind, day, ${place} order by 1, 2, 3, 4, 5, 6`,
      ),
      rows(
        `select substr(triagedAt, 1, 7) as month, ${place}, count(*) as n from contribution_row where triagedAt is not null group by substr(triagedAt, 1, 7), ${place} order by 1, 2, 3`,
      ),
      rows(
        `select a.day as day, i.compartmentId as compartmentId, i.markingRank as markingRank, ${ofCase} as caseId, count(*) as n from arrest_row a join investigation_row i on i.id = a.investigationId where a.withdrawnAt is null group by a.day, i.compartmentId, i.markingRank, ${ofCase} order by 1, 2, 3, 4`,
      ),
    ],
  };
}

it('whatever is moved where, every figure is what counting the records gives, for everybody', async () => {
  const random = stream(7, 'moves of records');
  const tips: number[] = [];
  const cases: number[] = [];
  const teal = harness.as('teal');
  for (let n = 0; n < 12; n++) tips.push(await tip(pick(random, ['teal', 'reed', 'shah'])));
  for (let n = 0; n < 4; n++) {
    const operation = `GREY ${['HERON', 'OTTER', 'FINCH', 'WREN'][n]}`;
    const { id } = await teal.do('investigations.open', openingForm({ operation }));
    cases.push(id);
    for (let day = 1; day <= 3; day++)
      await teal.do('investigations.recordArrest', {
        id,
        subjectId: null,
        at: `2026-03-0${day}T09:00:00.000Z`,
        outcome: 'pending',
      });
  }
  for (const id of tips.slice(0, 6))
    await teal.do('triage.setOutcome', { id, version: 1, outcome: 'trace', reason: 'Known' });
  let moved = 0;
  for (let step = 0; step < 60; step++) {
    const ofTip = chance(random, 0.6);
    const id = pick(random, ofTip ? tips : cases);
    const { version } = ofTip ? await teal.do('triage.get', { id }) : await teal.do('investigations.get', { id });
    const marking = pick(random, ['OFFICIAL', 'OFFICIAL-SENSITIVE', 'SECRET', 'TOP SECRET'] as const);
    const compartmentId = pick(random, [null, heron()]);
    const input = wanted(id, marking, compartmentId, version);
    if (!ofTip && chance(random, 0.3)) {
      const readers = [accountId(harness, 'teal'), accountId(harness, pick(random, ['teal', 'mason']))];
      await teal.ask('investigations.setReaders', { id, version, readers, reason });
    } else {
      const made = await teal.ask(ofTip ? 'contributions.changeMarking' : 'investigations.changeMarking', input);
      const { markingChangeId, done } = (made.ok ? made.value : { markingChangeId: 0, done: true }) as {
        markingChangeId: number;
        done: boolean;
      };
      if (made.ok) moved += 1;
      if (!done) {
        const answer = { id, markingChangeId, agree: chance(random, 0.8), reason };
        const by = harness.as('mason');
        const answered = ofTip
          ? await by.ask('contributions.answerMarking', answer)
          : await by.ask('investigations.answerMarking', answer);
        // Whoever asked withdraws what nobody else could agree to, so that the record can be moved again.
        if (!answered.ok)
          await teal.ask(ofTip ? 'contributions.answerMarking' : 'investigations.answerMarking', {
            ...answer,
            agree: false,
          });
      }
    }
    if (step % 6 !== 0 && step !== 59) continue;
    const { kept, counted } = figures();
    expect(kept).toEqual(counted);
    for (const login of ['teal', 'mason', 'shah', 'reed', 'hurst']) {
      const visible = await Promise.all(tips.map((one) => harness.as(login).ask('triage.get', { id: one })));
      expect(await count(login)).toBe(visible.filter(({ ok }) => ok).length);
    }
  }
  expect(moved).toBeGreaterThan(20);
});
