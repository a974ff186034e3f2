/** Names of Chinese people: a syllable makes another name, and another usage does not. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chineseAlike, syllablesOf } from '../../../main/matching/names/chinese-syllables.ts';
import { hanReadings } from '../../../main/matching/names/han-names.ts';
import { nameToken, tokensAlike } from '../../../main/matching/persons/name-tokens.ts';
import { match } from './told.ts';

const alike = (one: string, other: string): string | null => tokensAlike(nameToken(one), nameToken(other));
const story = (one: string, other: string): string =>
  match(`A man called ${one} asked about the reservoir.`, `My lodger is ${other}, and he maps the reservoir.`).strength;

describe('another syllable', () => {
  it.each([
    ['xiaoming', 'xiaofang'],
    ['zhou', 'zhao'],
    ['xu', 'xie'],
    ['zhiqiang', 'zhiqing'],
    ['auyeung', 'yeung'],
  ])('%s is not %s', (one, other) => {
    expect(alike(one, other)).toBeNull();
  });

  it.each([
    ['Xiaoming Zhou', 'Xiaofang Zhou'],
    ['Kwok-Wai Xu', 'Kwok-Wai Xie'],
    ['Siu-Fong Au-Yeung', 'Siu-Fong Yeung'],
  ])('makes %s and %s two people', (one, other) => {
    expect(['none', 'possible']).toContain(story(one, other));
  });
});

describe('another usage', () => {
  it.each([
    ['kwokwai', 'guowei'],
    ['hsiaoming', 'xiaoming'],
    ['chang', 'zhang'],
    ['auyeung', 'ouyang'],
  ])('%s is %s', (one, other) => {
    expect(alike(one, other)).toBe('spelling');
  });

  it.each([
    ['Kwok-Wai Hsu', 'Guowei Xu'],
    ['Kwok Wai Hsu', 'Kwok-Wai Xu'],
    ['Siu-Fong Au Yeung', 'Xiaofang Ouyang'],
  ])('leaves %s and %s one person', (one, other) => {
    expect(story(one, other)).toBe('probable');
  });

  it('a syllable that is heard as another is a slip: Xiaomin and Xiaoming', () => {
    expect(alike('xiaomin', 'xiaoming')).toBe('typing error');
  });
});

describe('names of other languages that fall into such syllables', () => {
  it.each([
    ['hana', 'hanna'],
    ['tonge', 'tong'],
    ['lina', 'leena'],
  ])('%s and %s are compared as ever', (one, other) => {
    expect(chineseAlike(syllablesOf(one), syllablesOf(other))).toBeNull();
  });

  it('a slip in a Chinese name that makes no syllable is still a slip', () => {
    expect(alike('xiaoming', 'xiaomng')).not.toBeNull();
  });
});

it('what is told of two names does not depend on which is asked first, and each is the same as itself', () => {
  const sounds = [...new Set(hanReadings.values())].filter((sound) => sound.length > 1);
  const name = fc.array(fc.constantFrom(...sounds), { minLength: 1, maxLength: 2 }).map((own) => own.join(''));
  fc.assert(
    fc.property(name, name, (one, other) => {
      const [x, y] = [syllablesOf(one), syllablesOf(other)];
      expect(x).not.toBeNull();
      expect(chineseAlike(x, y)).toBe(chineseAlike(y, x));
      expect(['same', null]).toContain(chineseAlike(x, x));
    }),
  );
});
