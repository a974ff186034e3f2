/** What several reports on one person worry about: counted over what the reader may see, in the picture and in its export. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Harness, openHarness } from '../support/engine.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'shah', roles: ['case_officer'] },
      { login: 'heron', roles: ['case_officer'], compartments: ['HERON'] },
      { login: 'brennan', roles: ['manager'] },
    ],
  });
});
afterEach(() => harness.close());

const record = async (text: string, receivedAt: string, more: Record<string, unknown> = {}, login = 'shah') =>
  (
    await harness
      .as(login)
      .do('intake.record', { form: { channel: 'hotline', text, receivedAt, ...more }, draftId: null })
  ).id;
const who = 'Yusuf Karimi, born 4 May 1991, of Mill Lane';
const picture = (contributionId: number, login = 'shah') =>
  harness.as(login).do('linking.reportedPerson', { contributionId, after: null, limit: 10 });
const inShort = async (id: number, login?: string) =>
  Object.fromEntries(
    (await picture(id, login)).worries.map(({ worry, n, possibly }) => [worry, `${n} and ${possibly}`]),
  );

const bomb = `${who}, says that he will bomb the station on Friday.`;
const pupils = `${who}, hands leaflets to pupils of the primary school behind the canal.`;
const plain = `${who}, rents a lock-up by the river and never opens it by day.`;

it('are what each report was taken in as, and what words suggest until somebody says', async () => {
  await record(plain, '2026-01-05T10:00:00.000Z', { immediateRisk: true, riskConfirmed: true });
  const target = await record(bomb, '2026-02-10T10:00:00.000Z');
  const child = await record(pupils, '2026-03-05T10:00:00.000Z', { channel: 'referral' });
  expect(await inShort(child)).toEqual({
    immediate_risk: '1 and 0',
    named_target: '0 and 1',
    child: '0 and 1',
    referral: '1 and 0',
    tip: '2 and 0',
  });
  const shah = harness.as('shah');
  await shah.do('triage.answerFact', { id: target, fact: 'named_target', answer: 'no', reason: 'A song of his.' });
  await shah.do('triage.answerFact', { id: child, fact: 'child', answer: 'no', reason: 'Teachers only.' });
  await shah.do('triage.answerFact', { id: child, fact: 'child', answer: 'yes' });
  const { worries } = await picture(child);
  expect(worries.map(({ worry }) => worry)).toEqual(['immediate_risk', 'child', 'referral', 'tip']);
  expect(worries[1]).toEqual({
    worry: 'child',
    n: 1,
    possibly: 0,
    origins: 1,
    firstAt: '2026-03-05T10:00:00.000Z',
    lastAt: '2026-03-05T10:00:00.000Z',
    months: [{ month: '2026-03', n: 1, possibly: 0 }],
  });
});

it('tell one caller who says it three times from three callers', async () => {
  await record(bomb, '2026-03-01T10:00:00.000Z');
  await record(bomb, '2026-03-02T10:00:00.000Z');
  const last = await record(bomb, '2026-03-03T10:00:00.000Z');
  const [target] = (await picture(last)).worries;
  expect(target).toMatchObject({ worry: 'named_target', possibly: 3, origins: 1 });
});

it('count nothing of what their reader may not see', async () => {
  const hidden = { compartmentId: harness.compartment('HERON') };
  await record(plain, '2026-01-05T10:00:00.000Z');
  const alone = await record(`${who}, was seen at the lock-up with two others.`, '2026-02-05T10:00:00.000Z');
  const before = await picture(alone);
  await record(bomb, '2026-02-10T10:00:00.000Z', { ...hidden, immediateRisk: true, riskConfirmed: true }, 'heron');
  expect(await picture(alone)).toEqual(before);
  expect(before.worries.map(({ worry }) => worry)).toEqual(['tip']);
  expect(await inShort(alone, 'heron')).toEqual({ immediate_risk: '1 and 0', named_target: '0 and 1', tip: '3 and 0' });
});

it('leave as a file with marking, definition and as-of time: the same numbers, no name, no text, nothing hidden', async () => {
  const token = 'a'.repeat(32);
  const path = join(harness.folder, 'person.csv');
  const first = await record(plain, '2026-01-05T10:00:00.000Z');
  const last = await record(bomb, '2026-02-10T10:00:00.000Z', { marking: 'SECRET' });
  const hidden = { compartmentId: harness.compartment('HERON') };
  await record(pupils, '2026-02-11T10:00:00.000Z', hidden, 'heron');
  const order = {
    contributionId: last,
    saveToken: token,
    reason: 'Case conference',
    recipient: 'A partner',
    legalBasis: 'dpa-part-3',
  };
  const paths = { paths: { [token]: path } };
  expect((await harness.as('shah').fails('linking.reportedPersonAsCsv', order, paths)).code).toBe('NOT_ALLOWED');
  expect(
    (await harness.as('brennan').fails('linking.reportedPersonAsCsv', { ...order, contributionId: 999 }, paths)).code,
  ).toBe('NOT_FOUND');
  const told = await harness.as('brennan').do('linking.reportedPersonAsCsv', order, paths);
  expect(told).toEqual({ rows: 2, receipt: expect.stringMatching(/^EXP-26-/) });
  const file = readFileSync(path, 'utf8');
  expect(file).not.toMatch(/Karimi|station|lock-up|school/);
  const lines: string[][] = parse(file, { bom: true, relax_column_count: true });
  expect([lines[0], lines.at(-1)]).toEqual([['SECRET'], ['SECRET']]);
  expect(lines).toContainEqual(['A target named', '0', '1', '1', '2026-02-10', '2026-02-10']);
  expect(lines).toContainEqual(['2026-02', '1', '0', '0', '1', '1', '0']);
  const logged = harness
    .peek()
    .prepare("select records from log_row where verb = 'linking.reportedPersonAsCsv' and outcome = 'done'")
    .get();
  expect(logged).toEqual({ records: JSON.stringify([`contribution:${last}`, `contribution:${first}`]) });
});
