/** What comes in is held against what people watch for: each match is in the inbox of whoever watches (tests/inbox/watched.test.ts). */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { holdsWords, indexForm } from '../../main/store/word-forms.ts';
import { tokensOf } from '../../main/store/word-tokens.ts';
import { recordTip, shahAndMason } from '../support/casework.ts';
import { type Harness, openHarness } from '../support/engine.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await openHarness({ people: [...shahAndMason, { login: 'kowal', roles: ['intake_officer'] }] });
});
afterEach(() => harness.close());

const watch = (text: string, login = 'shah') => harness.as(login).do('linking.watch', { text, why: 'Op LARKSPUR' });
const matches = async (login = 'shah') =>
  (await harness.as(login).do('inbox.list', { scope: 'mine', after: null, limit: 50 })).items;
const fresh = async (login = 'shah') => (await harness.as(login).do('linking.countWatched', {})).n;

it('is told of a name in another spelling, and of words that stand in the place alone', async () => {
  await watch('Craig Dunmore');
  await watch('tannery lane');
  const spelt = await recordTip(harness, 'kowal', 'Kraig Dunmor was there again, she says.');
  const place = await recordTip(harness, 'kowal', 'Two men and a van.', { place: 'Tannery Lane' });
  await recordTip(harness, 'kowal', 'A lane behind the tanner, nobody there.');
  expect((await matches()).map((one) => [one.contributionId, one.watch?.entry?.text])).toEqual([
    [spelt.id, 'Craig Dunmore'],
    [place.id, 'tannery lane'],
  ]);
});

it('waits until whoever watches may see it, and is gone once the entry is', async () => {
  const { id } = await watch('07700 900123');
  const heron = harness.compartment('HERON');
  const hidden = await recordTip(harness, 'mason', 'Ring 07700 900123.', { compartmentId: heron });
  expect(await matches()).toEqual([]);
  expect(await fresh()).toBe(0);
  harness.peek().prepare('update contribution_row set compartmentId = 0 where id = ?').run(hidden.id);
  expect(await fresh()).toBe(1);
  expect(await matches()).toHaveLength(1);
  await harness.as('shah').do('linking.unwatch', { id });
  expect(await fresh()).toBe(0);
  expect(await matches()).toEqual([]);
});

it('is delivered from a file as well, once for each contribution', async () => {
  await watch('marrow hall');
  const csv = join(harness.folder, 'calls.csv');
  writeFileSync(
    csv,
    ['text', ...Array.from({ length: 3 }, (_, n) => `Marrow Hall at ${n + 7} in the evening.`), 'A dog.'].join('\n'),
  );
  const fileToken = 'file-token-of-the-calls';
  const paths = { [fileToken]: csv };
  const { mapping } = await harness.as('shah').do('intake.previewFile', { fileToken, mapping: null }, { paths });
  const order = { fileToken, mapping, dryRun: false, task: 'import' };
  await harness.as('mason').do('intake.importFile', order, { paths });
  await harness.as('mason').do('intake.importFile', order, { paths });
  expect(await fresh()).toBe(3);
});

it('finds the words that the index of words finds', async () => {
  const word = fc.constantFrom('café', 'O’Neill', 'straße', 'gate', 'gates', 'Øre', '07700', 'x', 'şah', '車', 'van');
  const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((some) => some.join(' '));
  const texts = fc.sample(words, { numRuns: 25, seed: 7 });
  const asked = fc.sample(
    fc.array(word, { minLength: 1, maxLength: 2 }).map((some) => some.join(' ')),
    { numRuns: 25, seed: 8 },
  );
  const held = new Map<number, Set<string>>();
  for (const text of texts) held.set((await recordTip(harness, 'kowal', text)).id, new Set(tokensOf(indexForm(text))));
  for (const one of asked) {
    const { hits } = await harness.as('kowal').do('search.find', { text: one, limit: 100 });
    const found = hits.flatMap((hit) => (hit.kind === 'contribution' ? [hit.id] : [])).sort((a, b) => a - b);
    const here = [...held].flatMap(([id, tokens]) => (holdsWords(tokens, one) ? [id] : [])).sort((a, b) => a - b);
    expect(here, one).toEqual(found);
  }
});
