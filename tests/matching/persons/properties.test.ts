import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractForImport } from '../../../main/matching/extract/index.ts';
import {
  candidatesFor,
  compareContributions,
  keysOf,
  MemoryIndex,
  matchAll,
  readContribution,
  storedKeysIn,
  storedKeysOf,
} from '../../../main/matching/persons/index.ts';
import { frequenciesWith } from './told.ts';

const received = '2026-03-02T10:00:00Z';
const piece = fc.constantFrom(
  'Mohammed Ali',
  'ALI, Mohammed',
  'Terry Mallory senior',
  'young terry',
  'Abu Safwan',
  '张浩然',
  'عماد زروقي',
  'ዮናስ ተክለአብ',
  'b. 1979',
  'aged 17',
  '07700 900154',
  '07700 90015-',
  '@lyo_mar07',
  'in Redmoor',
  'not the footballer',
  '8 Chandler Street',
  '[auto transcript]',
  'tyler have a scroft',
  'JW52 KPD',
);
const text = fc.oneof(
  fc.array(fc.oneof(piece, fc.string({ maxLength: 12 })), { maxLength: 10 }).map((parts) => parts.join(' ')),
  fc.string({ unit: 'binary', maxLength: 300 }),
);

describe('any two texts', () => {
  it('are compared without a fault, and the same the other way round', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const frequencies = frequenciesWith([]);
        const [a, b] = [readContribution(one, received), readContribution(other, received)];
        const there = compareContributions(a, b, frequencies);
        const back = compareContributions(b, a, frequencies);
        expect(back.strength).toBe(there.strength);
        if (Number.isFinite(there.bits)) expect(back.bits).toBeCloseTo(there.bits, 6);
      }),
      { numRuns: 300 },
    );
  });

  it('have the same keys whether they are read to be compared or only to be found', () => {
    fc.assert(
      fc.property(text, (one) => {
        const identifiers = extractForImport(one, { receivedAt: received });
        const whole = storedKeysOf(readContribution(one, received, identifiers));
        expect(storedKeysIn(one, received, identifiers)).toEqual(whole);
      }),
      { numRuns: 300 },
    );
  });

  it('have words beside people, as far as they are parted by blanks and marks, that other letters do not change', () => {
    // A letter beyond Latin has the whole text read the slow way.
    const plain = fc.string({ unit: fc.constantFrom(..."abtSé19’'-_.,/ [("), maxLength: 60 });
    const words = (one: string) =>
      readContribution(one, received, []).mentions.flatMap(({ words }) => [...words.values()].map(({ text }) => text));
    fc.assert(
      fc.property(plain, (one) => {
        expect(words(`${one} .`)).toEqual(words(`${one} ☂`));
      }),
      { numRuns: 1_000 },
    );
  });

  it('name people where they stand in the text', () => {
    fc.assert(
      fc.property(text, (one) => {
        for (const { names } of readContribution(one, received).mentions)
          for (const name of names) expect(one.slice(name.start, name.end)).toBe(name.text);
      }),
      { numRuns: 300 },
    );
  });
});

describe('no pair', () => {
  it.each(['', ' ', '.', 'He did it again.', 'It was them, I know it was.', '12 34 56'])(
    'comes out of nothing: %j',
    (nothing) => {
      expect(matchAll([nothing, nothing, ''].map((one) => readContribution(one, received)))).toEqual([]);
    },
  );

  it('comes of a day that cannot be read', () => {
    const read = ['Ann Reid, 17, left.', 'Bea Lorne, 40, left.'].map((one) => readContribution(one, 'some time'));
    expect(matchAll(read)).toEqual([]);
  });

  it('comes of how reports are written', () => {
    const read = [
      '[voicemail, auto transcript] [pause] hello it is about the bins',
      '[voicemail, auto transcript] [pause] yes it is about the noise',
    ].map((one) => readContribution(one, received));
    expect(matchAll(read)).toEqual([]);
  });
});

describe('a long or hostile text', () => {
  it.each([
    ['names', 'Bob Nettleship, '.repeat(20_000)],
    ['initials', 'A. '.repeat(50_000)],
    ['blanks', ' '.repeat(200_000)],
    ['ages', '(17) aged 17, '.repeat(20_000)],
    ['letters', 'Aa'.repeat(100_000)],
    ['han', '张浩然'.repeat(30_000)],
    ['quotes', '"\'“'.repeat(60_000)],
    ['numbers', '07700 90015- '.repeat(20_000)],
  ])('of %s takes no more than a moment', (_, long) => {
    const started = performance.now();
    const read = readContribution(long, received);
    expect(keysOf(read).length).toBeLessThanOrEqual(120);
    expect(read.mentions.length).toBeLessThanOrEqual(25);
    expect(performance.now() - started).toBeLessThan(4_000);
  });
});

describe('candidates', () => {
  it('are found by rare keys, and a key that everybody has is not looked through', () => {
    const index = new MemoryIndex();
    for (let at = 0; at < 5_000; at += 1) index.add(at, ['n:common', at === 77 ? 'n:rare' : `n:${at}`]);
    expect(candidatesFor(['n:common', 'n:rare'], index)).toEqual([77]);
    expect(candidatesFor(['n:nobody'], index)).toEqual([]);
  });

  it('are bounded', () => {
    const index = new MemoryIndex();
    for (let at = 0; at < 10_000; at += 1) index.add(at, [at < 40 ? 'n:some' : `n:${at}`]);
    expect(candidatesFor(['n:some'], index)).toHaveLength(32);
  });
});
