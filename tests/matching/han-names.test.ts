/** Names in Chinese letters beside the same name in Latin ones. */
import { describe, expect, it } from 'vitest';
import { hanReadings, romanised } from '../../main/matching/names/han-names.ts';
import { compareNames, nameKeys, threshold } from '../../main/matching/names/index.ts';

const same = (a: string, b: string) => compareNames(a, b).score >= threshold;

describe('a name in Chinese letters', () => {
  it.each([
    ['王伟', 'Wang Wei'],
    ['王 伟', 'Wei Wang'],
    ['王小明', 'Wang Xiaoming'],
    ['王小明', 'Wang Xiao Ming'],
    ['陳志強', 'Chen Zhiqiang'],
    ['欧阳娜', 'Ouyang Na'],
    ['曾丽', 'Zeng Li'],
  ])('%s is %s, either way round, and they share a key', (han, latin) => {
    expect(same(han, latin)).toBe(true);
    expect(same(latin, han)).toBe(true);
    expect(nameKeys(han).filter((key) => nameKeys(latin).includes(key))).not.toEqual([]);
    // Thousands bear a name that sounds so: never as sure as the same letters.
    expect(compareNames(han, latin).score).toBeLessThan(1);
  });

  it.each([
    ['王伟', 'Wang Wen'],
    ['王伟', 'Craig Dunmore'],
    ['李明', 'Wang Ming'],
  ])('%s is not %s', (han, latin) => expect(same(han, latin)).toBe(false));

  it('is compared with another by its letters, however they sound', () => {
    expect(same('王伟', '汪威')).toBe(false);
    expect(same('王伟', '王 伟')).toBe(true);
  });

  it('is not read where a letter of it is not known, or where it is no name', () => {
    for (const text of ['王', '张龘', '昨晚在旧磨坊后面', '東京 warehouse', 'Wang Wei', ''])
      expect(romanised(text)).toBeNull();
  });
});

it('the table agrees with the order in which ICU sorts the letters by how they sound', () => {
  const order = new Intl.Collator('zh-Hans-u-co-pinyin');
  const sounds = [...hanReadings].sort(([one], [other]) => order.compare(one, other)).map(([, sound]) => sound);
  expect(sounds.length).toBeGreaterThan(1_000);
  expect(sounds).toEqual([...sounds].sort());
});
