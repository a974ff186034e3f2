/** Names in Japanese syllables beside the same names in Latin letters. */
import { describe, expect, it } from 'vitest';
import { compareNames, foldName, nameKeys, threshold } from '../../main/matching/names/index.ts';

const same = (a: string, b: string) => compareNames(a, b).score >= threshold;
const shared = (a: string, b: string) => nameKeys(a).filter((key) => nameKeys(b).includes(key));

describe('a name in Japanese syllables', () => {
  it.each([
    ['たなか ひろし', 'Tanaka Hiroshi'],
    ['タナカ ヒロシ', 'Tanaka Hiroshi'],
    ['さとう しょうた', 'Sato Shota'],
    ['おおた じゅん', 'Ota Jun'],
    ['はっとり まっちゃ', 'Hattori Matcha'],
    ['ほんま けん', 'Homma Ken'],
    ['スーザン ミラー', 'Suzan Mira'],
  ])('%s is %s, and they share a key', (kana, latin) => {
    expect(same(kana, latin)).toBe(true);
    expect(same(latin, kana)).toBe(true);
    expect(shared(foldName(kana), latin)).not.toEqual([]);
  });

  it.each([
    ['たなか ひろし', 'Tanaka Hiroko'],
    ['たなか ひろし', 'Craig Dunmore'],
  ])('%s is not %s', (kana, other) => expect(same(kana, other)).toBe(false));
});
