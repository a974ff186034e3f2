/** The third report on one man, under another spelling each time: it is seen as such, and cannot be closed by somebody who has not looked. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Input, Output } from '../../preload/contract/index.ts';
import { openingForm, recordTip } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'kowal', roles: ['intake_officer'] },
      { login: 'shah', roles: ['case_officer'] },
      { login: 'reed', roles: ['case_officer'] },
      { login: 'mason', roles: ['case_officer'], compartments: ['HERON'] },
      { login: 'iqbal', roles: ['supervisor'] },
    ],
  });
});
afterEach(() => harness.close());

const first = 'His name is Yusuf Karimi, he works at the tyre place in Wickenford and talks about the parade.';
const second = 'A man called Yousef Kareemi from the tyre place keeps asking where the parade goes through Wickenford.';
const third =
  'It is about Yusef Karimy once more. He bought two gas bottles and no longer comes to the tyre place in Wickenford.';

const tip = (text: string, receivedAt: string, form: Partial<Input<'intake.record'>['form']> = {}, login = 'kowal') =>
  recordTip(harness, login, text, { receivedAt, ...form });
const reportsOn = (contributionId: number, login = 'shah') =>
  harness.as(login).do('linking.earlierReports', { contributionId });
const rcap = { risk: 'low', credibility: 'medium', actionability: 'low', proportionality: 'high' } as const;
const nfa = { outcome: 'nfa', reason: 'Nothing in it', rcap } as const;

async function threeReports() {
  const one = await tip(first, '2026-01-05T10:00:00.000Z');
  const two = await tip(second, '2026-02-11T10:00:00.000Z');
  const three = await tip(third, '2026-03-08T10:00:00.000Z');
  return [one.id, two.id, three.id] as const;
}

it('a third report is not closed by somebody who opened neither of the others, nor by a peer who agrees', async () => {
  const [one, two, three] = await threeReports();
  const shah = harness.as('shah');
  expect(await shah.fails('triage.setOutcome', { id: three, version: 1, ...nfa })).toMatchObject({
    code: 'EARLIER_REPORTS_UNREAD',
  });
  // Seeing them in a list is not opening them.
  await shah.do('contributions.queue', { filter: {}, sort: 'newest', after: null, limit: 10 });
  await shah.do('triage.get', { id: two });
  expect(await shah.fails('triage.setOutcome', { id: three, version: 1, ...nfa })).toMatchObject({
    code: 'EARLIER_REPORTS_UNREAD',
  });
  await shah.do('triage.get', { id: one });
  const { state } = await shah.do('triage.setOutcome', { id: three, version: 1, ...nfa });
  expect(state).toBe('nfa_proposed');
  expect(await harness.as('reed').fails('triage.signOff', { id: three, version: 2, agree: true })).toMatchObject({
    code: 'SUPERVISOR_NEEDED',
    about: expect.stringContaining('Several reports name this person. (Rule on repeats, version 1.)'),
  });
  const seen = await reportsOn(three, 'iqbal');
  expect(seen.earlier.map(({ id, openedAt, openedByProposer }) => [id, openedAt, openedByProposer])).toEqual([
    [two, null, true],
    [one, null, true],
  ]);
  expect(seen.repeat).toMatchObject({ earlier: 2, closed: 0, takesSupervisor: true, rule: { version: 1 } });
  await harness.as('iqbal').do('triage.signOff', { id: three, version: 2, agree: true });
});

it('is seen while the call is still being typed, with what is spelt how, newest first', async () => {
  const [one, two] = await threeReports();
  const typed = await harness.as('kowal').do('linking.earlierReportsForText', {
    text: 'He says Yousuf Karimi is dangerous, the one from the tyre place in Wickenford.',
  });
  expect(typed.earlier.length).toBe(3);
  expect(typed.earlier.slice(1).map(({ id }) => id)).toEqual([two, one]);
  expect(typed.earlier[2]?.reasons[0]).toMatchObject({
    kind: 'name',
    here: 'Yousuf Karimi',
    there: 'Yusuf Karimi',
    speaks: 'for',
  });
  expect(typed.names).toEqual(['Yousuf Karimi']);
  expect(typed.states).toEqual([{ state: 'untriaged', n: 3 }]);
  const nobody = await harness.as('kowal').do('linking.earlierReportsForText', { text: 'A dog barks all night.' });
  expect(nobody).toMatchObject({ earlier: [], names: [] });
});

it('tells of a report that shares nothing but a number', async () => {
  const one = await tip('The van man rings from 07700 900321 every night.', '2026-01-05T10:00:00.000Z');
  const two = await tip('Somebody on 07700 900321 offered my son money.', '2026-02-05T10:00:00.000Z');
  const { earlier } = await reportsOn(two.id);
  expect(earlier.map(({ id, reasons }) => [id, reasons[0]?.kind])).toEqual([[one.id, 'phone']]);
});

it('what is hidden counts for nobody who may not see it, and stands in nobody’s way', async () => {
  const compartmentId = harness.compartment('HERON');
  const one = await tip(first, '2026-01-05T10:00:00.000Z');
  const hidden = await tip(second, '2026-02-11T10:00:00.000Z', { compartmentId }, 'mason');
  const three = await tip(third, '2026-03-08T10:00:00.000Z');
  expect((await reportsOn(three.id)).earlier.map(({ id }) => id)).toEqual([one.id]);
  expect((await reportsOn(three.id)).repeat.earlier).toBe(1);
  expect((await reportsOn(three.id, 'mason')).earlier.map(({ id }) => id)).toEqual([hidden.id, one.id]);
  await harness.as('shah').do('triage.get', { id: one.id });
  await harness.as('shah').do('triage.setOutcome', { id: three.id, version: 1, ...nfa });
  // Somebody who may see more has to look at more.
  expect(await harness.as('mason').fails('triage.signOff', { id: three.id, version: 2, agree: true })).toMatchObject({
    code: 'EARLIER_REPORTS_UNREAD',
  });
  await harness.as('reed').do('triage.signOff', { id: three.id, version: 2, agree: true });
  expect(
    await harness.as('shah').fails('linking.decideSamePerson', {
      contributionId: three.id,
      otherId: hidden.id,
      decision: 'same',
    }),
  ).toMatchObject({ code: 'NOT_FOUND' });
});

it('said to be somebody else, it is put away and stands in the way of nothing, until that is taken back', async () => {
  const [one, two, three] = await threeReports();
  const shah = harness.as('shah');
  for (const otherId of [one, two])
    await shah.do('linking.decideSamePerson', {
      contributionId: three,
      otherId,
      decision: 'different',
      reason: 'Another man, twenty years older',
    });
  const apart = await reportsOn(three);
  expect(apart.earlier).toEqual([]);
  expect(apart.different.map(({ id, decision }) => [id, decision?.by, decision?.reason])).toEqual([
    [two, 'shah', 'Another man, twenty years older'],
    [one, 'shah', 'Another man, twenty years older'],
  ]);
  expect((await reportsOn(one, 'reed')).different.map(({ id }) => id)).toEqual([three]);
  await shah.do('triage.setOutcome', { id: three, version: 1, ...nfa });
  await harness.as('reed').do('linking.withdrawSamePerson', { contributionId: one, otherId: three });
  expect((await reportsOn(three)).earlier.map(({ id }) => id)).toEqual([one]);
  // What was proposed is looked at once more before it is agreed.
  expect(await harness.as('iqbal').fails('triage.signOff', { id: three, version: 2, agree: true })).toMatchObject({
    code: 'EARLIER_REPORTS_UNREAD',
  });
  expect(await shah.fails('linking.withdrawSamePerson', { contributionId: one, otherId: three })).toMatchObject({
    code: 'NOT_FOUND',
  });
});

it('somebody can say why an earlier report need not be opened, and whoever signs sees who said it', async () => {
  const [one, two, three] = await threeReports();
  const shah = harness.as('shah');
  await shah.do('triage.get', { id: one });
  const { waivedIds } = await shah.do('linking.waiveEarlierReports', {
    contributionId: three,
    otherIds: null,
    reason: 'I took that call myself',
  });
  expect(waivedIds).toEqual([two]);
  await shah.do('triage.setOutcome', { id: three, version: 1, ...nfa });
  const [waived] = (await reportsOn(three, 'iqbal')).earlier;
  expect(waived?.waived).toMatchObject({ by: 'shah', reason: 'I took that call myself' });
  expect(
    await shah.fails('linking.waiveEarlierReports', {
      contributionId: one,
      otherIds: [three],
      reason: 'Not one of them',
    }),
  ).toMatchObject({ code: 'NOT_FOUND' });
});

it('a closed report counts by the rule: the next one takes a supervisor', async () => {
  const one = await tip(first, '2026-01-05T10:00:00.000Z');
  await harness.as('shah').do('triage.setOutcome', { id: one.id, version: 1, ...nfa });
  await harness.as('reed').do('triage.signOff', { id: one.id, version: 2, agree: true });
  const two = await tip(second, '2026-02-11T10:00:00.000Z');
  expect((await reportsOn(two.id)).repeat).toMatchObject({ earlier: 1, closed: 1, takesSupervisor: true });
  await harness.as('shah').do('triage.get', { id: one.id });
  await harness.as('shah').do('triage.setOutcome', { id: two.id, version: 1, ...nfa });
  expect(await harness.as('reed').fails('triage.signOff', { id: two.id, version: 2, agree: true })).toMatchObject({
    code: 'SUPERVISOR_NEEDED',
    about: expect.stringContaining('Several reports name this person. (Rule on repeats, version 1.)'),
  });
  // Sending it back takes nobody of any rank.
  await harness.as('reed').do('triage.signOff', { id: two.id, version: 2, agree: false, reason: 'Look once more' });
});

it('a person whom several reports name has a page, whether or not there is an investigation', async () => {
  const [one, two, three] = await threeReports();
  await tip('Somebody else altogether, Wilfred Ganderby, sells fireworks.', '2026-03-01T10:00:00.000Z');
  const page = await harness.as('shah').do('linking.reportedPerson', { contributionId: two, after: null, limit: 2 });
  expect(page).toMatchObject({
    reports: 3,
    atLeast: false,
    origins: 3,
    firstAt: '2026-01-05T10:00:00.000Z',
    lastAt: '2026-03-08T10:00:00.000Z',
    months: [
      { month: '2026-01', n: 1, closed: 0 },
      { month: '2026-02', n: 1, closed: 0 },
      { month: '2026-03', n: 1, closed: 0 },
    ],
    channels: [{ channel: 'hotline', n: 3 }],
    investigations: [],
  });
  expect(page.tips.map(({ id }) => id)).toEqual([three, two]);
  expect(page.spellings.map(({ text }) => text).sort()).toEqual(['Yousef Kareemi', 'Yusef Karimy', 'Yusuf Karimi']);
  const rest = await harness
    .as('shah')
    .do('linking.reportedPerson', { contributionId: two, after: page.next, limit: 2 });
  expect(rest.tips.map(({ id }) => id)).toEqual([one]);
  expect(rest.next).toBeNull();
});

it('lists persons whom several reports name, until one of the reports is linked to a live investigation', async () => {
  const [one, , three] = await threeReports();
  const list = () => harness.as('shah').do('linking.reportedPersons', { after: null, limit: 10 });
  expect((await list()).rows.map(({ id, earlier, names, firstAt }) => [id, earlier, names, firstAt])).toEqual([
    [three, 2, ['Yusef Karimy'], '2026-01-05T10:00:00.000Z'],
  ]);
  const { id } = await harness.as('shah').do('investigations.open', openingForm());
  await harness.as('shah').do('linking.decide', { contributionId: one, investigationId: id, decision: 'linked' });
  expect((await list()).rows).toEqual([]);
});

it('says of somebody whom no report names what goes with them', async () => {
  for (const day of ['2026-03-01', '2026-03-02'])
    await tip('A man who rings from 07700 900417 asks about the gates.', `${day}T10:00:00.000Z`);
  const { rows } = await harness.as('shah').do('linking.reportedPersons', { after: null, limit: 10 });
  expect(rows.map(({ names, knownBy }) => [names, knownBy])).toEqual([[[], '07700 900417']]);
});

it('finds somebody among them by a name in another spelling, and nobody whom its reader may not see', async () => {
  const [, , three] = await threeReports();
  for (const day of ['2026-03-01', '2026-03-02'])
    await tip('Mr Wilfred Ganderby of the allotments sells fireworks.', `${day}T10:00:00.000Z`);
  const named = async (name: string, login = 'shah') =>
    (await harness.as(login).do('linking.reportedPersons', { name, after: null, limit: 10 })).rows.map(({ id }) => id);
  expect(await named('Jusuf Karimi')).toEqual([three]);
  expect(await named('Wilfrid Ganderby')).toEqual([three + 2]);
  expect(await named('Somebody Else')).toEqual([]);
  expect(await named('Karimi')).toEqual([]);
  expect(await named('- -')).toEqual([]);
  harness.peek().prepare('update contribution_row set markingRank = 3').run();
  expect(await named('Jusuf Karimi')).toEqual([]);
});

it('a person whom more than a hundred reports name has a page with all of them, newest first', async () => {
  const ids: number[] = [];
  for (let n = 0; n < 130; n += 1) {
    const at = new Date(Date.parse('2026-01-01T10:00:00.000Z') + n * 3_600_000).toISOString();
    ids.push((await tip(`Yusuf Karimi from the tyre place again, call ${n}.`, at)).id);
  }
  // Among hundreds of thousands the name is rare, and each is matched with the first; here every report has it, which says little.
  const pair = harness.peek().prepare(
    `insert into person_pair_row (contributionId, otherId, mention, otherMention, strength, bits, receiptOrder, at)
     select id, ?, 0, 0, 'strong', 20, receiptOrder, recordedAt from contribution_row where id = ?
     on conflict (contributionId, otherId) do update set strength = 'strong'`,
  );
  for (const id of ids.slice(1)) pair.run(ids[0] ?? 0, id);
  const seen: number[] = [];
  let after: string | null = null;
  do {
    const page: Output<'linking.reportedPerson'> = await harness
      .as('shah')
      .do('linking.reportedPerson', { contributionId: ids[0] ?? 0, after, limit: 50 });
    expect(page).toMatchObject({ reports: 130, atLeast: false, textsOf: 100 });
    expect(page.months.reduce((sum, { n }) => sum + n, 0)).toBe(130);
    expect(page.tips.every(({ names }) => names.includes('Yusuf Karimi'))).toBe(true);
    seen.push(...page.tips.map(({ id }) => id));
    after = page.next;
  } while (after !== null);
  expect(seen).toEqual(ids.toReversed());
});

it('what somebody decided to be the same person is on the page, with whatever that was decided of', async () => {
  const [one, two] = await threeReports();
  const nickname = await tip('They call him Sparky, he lights fires by the canal.', '2026-03-01T10:00:00.000Z');
  const cousin = await tip('The lad from the canal has a gun, ask at the lock.', '2026-03-02T10:00:00.000Z');
  const shah = harness.as('shah');
  expect(
    await shah.fails('linking.decideSamePerson', { contributionId: one, otherId: one, decision: 'same' }),
  ).toMatchObject({ code: 'SAME_CONTRIBUTION' });
  await shah.do('linking.decideSamePerson', { contributionId: one, otherId: nickname.id, decision: 'same' });
  await shah.do('linking.decideSamePerson', { contributionId: cousin.id, otherId: nickname.id, decision: 'same' });
  const ids = async (contributionId: number) =>
    (await shah.do('linking.reportedPerson', { contributionId, after: null, limit: 20 })).tips.map(({ id }) => id);
  expect((await ids(cousin.id)).sort()).toEqual([one, two, two + 1, nickname.id, cousin.id].sort());
  await shah.do('linking.decideSamePerson', { contributionId: one, otherId: two, decision: 'different' });
  expect(await ids(one)).not.toContain(two);
});

it('what comes in a file is matched too, with what was there and with the rest of the file', async () => {
  const held = await tip(first, '2026-01-05T10:00:00.000Z');
  const file = join(harness.folder, 'calls.csv');
  writeFileSync(file, `received,text\n2026-02-11T10:00:00Z,"${second}"\n2026-03-08T10:00:00Z,"${third}"\n`);
  const paths = { 'a-file-that-was-chosen': file };
  const kowal = harness.as('kowal');
  const { mapping } = await kowal.do(
    'intake.previewFile',
    { fileToken: 'a-file-that-was-chosen', mapping: null },
    { paths },
  );
  const order = { fileToken: 'a-file-that-was-chosen', mapping, dryRun: false, task: 'import' };
  expect(await kowal.do('intake.importFile', order, { paths })).toMatchObject({ imported: 2, refused: 0 });
  await harness.renew();
  const { rows } = await kowal.do('contributions.queue', { filter: {}, sort: 'newest', after: null, limit: 10 });
  expect(rows.map(({ earlier }) => earlier)).toEqual([2, 1, 0]);
  expect((await reportsOn(rows[0]?.id ?? 0)).earlier.map(({ id }) => id)).toEqual([rows[1]?.id, held.id]);
});

it('what nobody matched when it came in is matched when somebody looks', async () => {
  const [one, two, three] = await threeReports();
  harness.peek().prepare('delete from person_pair_row').run();
  harness.peek().prepare('delete from person_matched_row').run();
  expect((await reportsOn(three)).earlier.map(({ id }) => id)).toEqual([two, one]);
  expect(await harness.as('shah').fails('triage.setOutcome', { id: three, version: 1, ...nfa })).toMatchObject({
    code: 'EARLIER_REPORTS_UNREAD',
  });
});
