/** The versions of the rules that an outcome was decided by: kept with it, shown with it, and never changed by a rule that comes later. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { exportedColumns } from '../../main/files/exported-columns.ts';
import type { RuleContent } from '../../preload/contract/rule-shapes.ts';
import { type Harness, openHarness } from '../support/engine.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({
    people: [
      { login: 'p.shah', roles: ['case_officer'] },
      { login: 'k.boyd', roles: ['case_officer'] },
      { login: 's.kowal', roles: ['supervisor'] },
      { login: 't.teal', roles: ['supervisor'], compartments: ['HERON'] },
    ],
  });
});
afterEach(() => harness.close());

const as = (login: string) => harness.as(login);
const reason = 'Neighbours film a music video there.';
const record = async (text = 'Two men carried drums into the lock-up.', login = 'p.shah', more = {}) =>
  (await as(login).do('intake.record', { form: { channel: 'hotline', text, ...more }, draftId: null })).id;
const version = async (id: number) => (await as('p.shah').do('triage.get', { id })).version;
const give = async (id: number, outcome: 'nfa' | 'trace' = 'nfa') =>
  as('p.shah').do('triage.setOutcome', { id, version: await version(id), outcome, reason });
const sign = async (id: number, agree = true) =>
  as('k.boyd').do('triage.signOff', { id, version: await version(id), agree, ...(agree ? {} : { reason }) });
/** Newest first. */
const under = async (id: number) =>
  (await as('p.shah').do('triage.get', { id })).history.map(({ decidedUnder }) =>
    decidedUnder.map(({ rule, version: of }) => `${rule} ${of}`).join(', '),
  );

async function changeRule(content: RuleContent, basedOn: number) {
  const { id } = await as('s.kowal').do('rules.propose', { content, basedOn, fromDay: '2026-03-09', reason });
  await as('t.teal').do('rules.agree', { id });
}
const repeats = (months: number) => ({ name: 'repeat', rule: { earlier: 3, closed: 2, months } }) as const;
const lenient: RuleContent = { name: 'sign_off', rule: { reason: ['nfa', 'trace'], closing: [] } };

it('are those in force at the time, for each step, and stay when a rule is replaced between two steps', async () => {
  const id = await record();
  await give(id);
  await changeRule(lenient, 1);
  await changeRule(repeats(6), 1);
  await changeRule(repeats(3), 2);
  await sign(id);
  expect(await under(id)).toEqual(['sign_off 2, repeat 3', 'sign_off 1, repeat 1']);
  await changeRule(repeats(9), 3);
  expect(await under(id)).toEqual(['sign_off 2, repeat 3', 'sign_off 1, repeat 1']);
});

it('are kept with a refusal to sign off and with an outcome other than no further action, and not with what no rule decides', async () => {
  const id = await record();
  await give(id);
  await sign(id, false);
  await give(id, 'trace');
  await as('p.shah').do('triage.grade', { id, as: 'evaluator', source: '2', intelligence: 'D', handling: 'P' });
  expect(await under(id)).toEqual(['', 'sign_off 1', 'sign_off 1, repeat 1', 'sign_off 1, repeat 1']);
});

it('say nothing of reports that whoever reads it may not see: both are named whether or not they asked for anything', async () => {
  const heron = { compartmentId: harness.compartment('HERON') };
  const told = 'Yusuf Marlowe of Quarry Lane says he will burn the depot down.';
  const alone = await record('A dog barks all night behind the depot.');
  const id = await record(told);
  for (let n = 0; n < 4; n += 1) await record(`${told} He said it on day ${n}.`, 't.teal', heron);
  for (const one of [alone, id]) {
    await give(one);
    await sign(one);
  }
  expect(await under(id)).toEqual(await under(alone));
});

it('cannot be changed in the store', async () => {
  const id = await record();
  await give(id);
  const rows = harness.peek();
  expect(() => rows.prepare("update change_row set decidedUnder = '[]'").run()).toThrow('never changed');
  expect(() => rows.prepare('update change_row set decidedUnder = null').run()).toThrow('never changed');
  // Taking it back is noted on the same row.
  await as('p.shah').do('contributions.undo', { id });
  expect(await under(id)).toEqual(['', 'sign_off 1, repeat 1']);
});

it('leave with an export, where the outcome still stands', async () => {
  const token = 'a'.repeat(32);
  const [closed, opened] = [await record(), await record('A van stands there.')];
  await record('A bell rings.');
  await give(closed);
  await sign(closed);
  await give(opened);
  await as('p.shah').do('contributions.undo', { id: opened });
  const path = join(harness.folder, 'export.csv');
  await as('s.kowal').do(
    'exports.contributions',
    {
      filter: {},
      saveToken: token,
      recipient: 'A partner',
      reason: 'Asked for by the court',
      legalBasis: 'dpa-part-3',
      task: 'b'.repeat(32),
    },
    { paths: { [token]: path } },
  );
  const file = readFileSync(path, 'utf8');
  const says = 'Agreed to no further action, 2026-03-09: sign-off rule version 1, rule on repeats version 1';
  expect(file.split(says)).toHaveLength(2);
  expect(file.split('version 1')).toHaveLength(3);

  // A file that was written before this column is known as well: it adds nothing when it comes back.
  const rows: string[][] = parse(file, { bom: true, relax_column_count: true });
  const at = exportedColumns.indexOf('decided_under');
  writeFileSync(path, `\ufeff${stringify(rows.map((row) => (row.length > 1 ? row.toSpliced(at, 1) : row)))}`);
  const paths = { [token]: path };
  const { mapping } = await as('s.kowal').do('intake.previewFile', { fileToken: token, mapping: null }, { paths });
  const back = { fileToken: token, mapping, dryRun: false, task: 'c'.repeat(32) };
  expect(await as('s.kowal').do('intake.importFile', back, { paths })).toMatchObject({
    imported: 0,
    alreadyRecorded: 3,
    refused: 0,
  });
});
