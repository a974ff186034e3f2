/** Words that suggest a child or a named target: what they see, and what they must not see. */
import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { findChildren } from '../../../main/matching/closing/child.ts';
import { findTargets } from '../../../main/matching/closing/target.ts';

const words = (found: readonly { text: string }[]) => found.map(({ text }) => text.toLowerCase());

describe('a child', () => {
  it.each([
    ['My nephew has a new friend online.', ['my nephew']],
    ['She is 15 and never leaves her room.', ['is 15']],
    ['A 16-year-old from the estate', ['16-year-old']],
    ['They live with two small children.', ['children']],
    ['He talks to pupils outside the primary school.', ['pupils', 'primary school']],
    ['His teenage son said so.', ['his teenage son']],
  ])('%s', (text, expected) => expect(words(findChildren(text))).toEqual(expected));

  it.each([
    'A man aged 40 and a woman of 38.',
    'The boys from the pub were shouting.',
    'The shop is 15 minutes away, open at 9.',
    'It is 16 people at most.',
    'I am only kidding, he said.',
    'Mr Johnson’s van.',
    'The meeting is 9 am.',
  ])('is not seen in: %s', (text) => expect(findChildren(text)).toEqual([]));
});

describe('a named target', () => {
  it.each([
    ['He wants to attack the Christmas market.', ['attack', 'christmas market']],
    ['They spoke of driving a van into the crowd at the marathon.', ['driving a van into', 'marathon']],
    ['He said he would blow the bridge up.', ['blow the bridge up', 'bridge']],
  ])('%s', (text, expected) => expect(words(findTargets(text, []))).toEqual(expected));

  it('is seen in a postcode that was found, where the sentence speaks of violence', () => {
    const text = 'He will shoot somebody at ZZ99 3VZ. He works at ZZ99 4AA.';
    const named = ['ZZ99 3VZ', 'ZZ99 4AA'].map((code) => ({ start: text.indexOf(code), end: text.indexOf(code) + 8 }));
    expect(words(findTargets(text, named))).toEqual(['shoot', 'zz99 3vz']);
  });

  it.each([
    'He was at the station yesterday with a large bag.',
    'He was stabbed last year. He works at the station now.',
    'He wants to kill somebody.',
    '',
  ])('is not seen in: %s', (text) => expect(findTargets(text, [])).toEqual([]));

  it('is looked for in time that grows as the text does, whatever the text', () => {
    const hostile = ['blow a a a ', 'driving a a a ', 'is 1 year', 'under-age ', 'my own '].map((part) =>
      part.repeat(15_000),
    );
    const before = performance.now();
    for (const text of hostile) expect([...findTargets(text, []), ...findChildren(text)].length).toBeLessThan(12);
    expect(performance.now() - before).toBeLessThan(3_000);
  });
});
