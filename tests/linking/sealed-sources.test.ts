/** Somebody guesses at a sealed source: nothing that Vigil answers says whether the guess was right. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Input } from '../../preload/contract/index.ts';
import { accountId, recordTip } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';
import { logLines } from '../support/stage.ts';

let harness: Harness;
afterEach(() => harness.close());

const contact = '07700 900321';
const post =
  'Somebody keeps filming the loading bay behind the Marrowfield market hall from a grey estate car, three evenings running.';

const open = async () => {
  harness = await openHarness({
    people: [
      { login: 'kowal', roles: ['intake_officer'] },
      { login: 'shah', roles: ['case_officer', 'intake_officer', 'manager'] },
      { login: 'hale', roles: ['supervisor'] },
    ],
    now: '2026-03-09T10:00:00.000Z',
  });
};
const tip = (login: string, text: string, form = {}) => recordTip(harness, login, text, form);
const sameOrigin = async (login: string, contributionId: number) =>
  (await harness.as(login).do('linking.sameOrigin', { contributionId })).found.map(({ id, how }) => [id, how]);

const fileToken = 'token-for-the-file';
async function bring(login: string, lines: readonly string[], dryRun = false) {
  const path = join(harness.folder, 'tips.csv');
  writeFileSync(path, ['received_at,channel,text,contact', ...lines, ''].join('\n'));
  const paths = { [fileToken]: path };
  const { mapping } = await harness.as(login).do('intake.previewFile', { fileToken, mapping: null }, { paths });
  expect(mapping).toMatchObject({ contact: 'contact', receivedAt: 'received_at' });
  return harness.as(login).do('intake.importFile', { fileToken, mapping, dryRun, task: 'import' }, { paths });
}
const row = (text: string, reach: string) => `2026-03-09T09:00:00Z,hotline,${text},${reach}`;

/** Everything that grading and the search for one origin tell a person about a contribution. */
async function told(login: string, id: number) {
  const officer = harness.as(login);
  const grade = { id, as: 'evaluator', source: '2', intelligence: 'B', handling: 'P' } as const;
  return {
    sameOrigin: await officer.ask('linking.sameOrigin', { contributionId: id }),
    graded: await officer.ask('triage.grade', grade),
    sealed: await officer.ask('triage.revealSource', { id, reason: 'To ring back.' }),
  };
}

describe('a guessed contact', () => {
  it('answers the same whether it is the sealed one or not, to whoever may not open both', async () => {
    const world = async (sealedContact: string) => {
      await open();
      const sealed = await tip('kowal', 'There is a lock-up that is open at night.', { sourceContact: sealedContact });
      const guess = await tip('shah', 'Two men carried drums up the lane.', { sourceContact: contact });
      const answers = [await told('shah', sealed.id), await told('shah', guess.id), await told('kowal', sealed.id)];
      const lines = logLines(harness, 'linking.sameOrigin');
      await harness.close();
      return { answers, lines };
    };
    const right = await world(contact);
    const wrong = await world('07700 900999');
    expect(right.lines).toEqual(wrong.lines);
    const [, mine] = right.answers;
    expect(mine?.sameOrigin).toEqual({ ok: true, value: { found: [] } });
    // Whoever took it opens their own, and reads what they wrote: nothing of the other.
    for (const world of [right, wrong]) expect(world.answers[0]?.sealed).toMatchObject({ ok: false });
    expect(right.answers.slice(0, 2)).toEqual(wrong.answers.slice(0, 2));
    expect({ ...right.answers[2], sealed: null }).toEqual({ ...wrong.answers[2], sealed: null });
  });

  it('by the thousand, in a file, tells no more', async () => {
    await open();
    const sealed = await tip('kowal', 'There is a lock-up that is open at night.', { sourceContact: contact });
    const guesses = Array.from({ length: 1_000 }, (_, n) =>
      row(`Guess number ${n}.`, `07700 900${String(n).padStart(3, '0')}`),
    );
    expect(await bring('shah', guesses)).toMatchObject({ imported: 1_000 });
    const right = harness
      .peek()
      .prepare(
        "select contributionId from source_row where replace(contact, ' ', '') = '07700900321' and contributionId <> ?",
      )
      .pluck()
      .get(sealed.id);
    expect(right).toBeTypeOf('number');
    expect(await sameOrigin('shah', Number(right))).toEqual([]);
    expect(await sameOrigin('shah', sealed.id)).toEqual([]);
  });

  it('in a copy of a row that is held is not confirmed by calling the row held already', async () => {
    await open();
    await bring('kowal', [row('A lock-up is open at night.', contact)]);
    const tried = await bring('shah', [row('A lock-up is open at night.', contact)], true);
    const wrong = await bring('shah', [row('A lock-up is open at night.', '07700 900999')], true);
    expect(tried).toEqual(wrong);
    expect(tried).toMatchObject({ imported: 1, alreadyRecorded: 0 });
    // Whoever brought it is told, and a row without a source is known again to everybody.
    expect(await bring('kowal', [row('A lock-up is open at night.', contact)])).toMatchObject({ alreadyRecorded: 1 });
    await bring('kowal', [row('A van stood there.', '')]);
    expect(await bring('shah', [row('A van stood there.', '')])).toMatchObject({ alreadyRecorded: 1 });
  });

  it('is told to whoever took both, and to whom both officers named, and the log then names both sealed sources', async () => {
    await open();
    const one = await tip('kowal', 'There is a lock-up that is open at night.', { sourceContact: contact });
    const other = await tip('kowal', 'Two men carried drums up the lane.', { sourceContact: '07700900321' });
    const third = await tip('shah', 'A dog barks.', { sourceContact: contact });
    expect(await sameOrigin('kowal', one.id)).toEqual([[other.id, ['contact']]]);
    // A supervisor is a reader of neither by rank, and of the one alone is told nothing.
    expect(await sameOrigin('hale', one.id)).toEqual([]);
    const readers = [accountId(harness, 'hale')];
    const name = (login: string, { id }: { id: number }) =>
      harness.as(login).do('triage.nameSourceReaders', { id, readers, reason: 'Supervises both' });
    await name('kowal', one);
    expect(await sameOrigin('hale', one.id)).toEqual([]);
    await name('kowal', other);
    await name('shah', third);
    expect(await sameOrigin('hale', one.id)).toEqual([
      [third.id, ['contact']],
      [other.id, ['contact']],
    ]);
    expect(await sameOrigin('shah', third.id)).toEqual([]);
    const subjects = logLines(harness, 'linking.sameOrigin').map((line) =>
      line.records.filter((subject) => subject.startsWith('source:')),
    );
    const source = ({ id }: { id: number }) => `source:${id}`;
    const none: string[] = [];
    expect(subjects).toEqual([[one, other].map(source), none, none, [one, third, other].map(source), none]);
  });

  it('is not told to a person who has no officer’s role any more', async () => {
    await open();
    const one = await tip('shah', 'There is a lock-up that is open at night.', { sourceContact: contact });
    await tip('shah', 'Two men carried drums up the lane.', { sourceContact: contact });
    harness.peek().prepare("update account_row set roles = '[\"manager\"]' where login = 'shah'").run();
    expect(await sameOrigin('shah', one.id)).toEqual([]);
  });
});

describe('a grade B', () => {
  const grade = (id: number, more: object = {}): Input<'triage.grade'> => ({
    id,
    as: 'evaluator',
    source: '2',
    intelligence: 'B',
    handling: 'P',
    ...more,
  });

  it('of a sealed source wants somebody to say that another origin bears it out, whoever else comes from that source', async () => {
    await open();
    const alone = await tip('kowal', 'There is a lock-up that is open at night.', { sourceName: 'A caller' });
    for (const login of ['kowal', 'shah', 'hale'])
      expect(await harness.as(login).fails('triage.grade', grade(alone.id))).toMatchObject({ code: 'ORIGIN_SEALED' });
    await harness.as('shah').do('triage.grade', grade(alone.id, { independent: true }));
    const unsourced = await tip('kowal', 'A dog barks.');
    await harness.as('shah').do('triage.grade', grade(unsourced.id));
  });

  it('is refused for a copy that everybody can see, sealed or not', async () => {
    await open();
    const first = await tip('kowal', post, { sourceContact: contact });
    await tip('shah', post, { sourceContact: '07700 900999' });
    expect(await harness.as('shah').fails('triage.grade', grade(first.id))).toMatchObject({ code: 'ORIGIN_SHARED' });
  });
});
