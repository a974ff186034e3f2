import { beforeAll, describe, expect, it } from 'vitest';
import { readCorpus } from '../../build/eval/corpus.ts';
import { generateCases } from '../../main/accuracy/case-set.ts';
import { keyIndex, readAndSuggest } from '../../main/accuracy/key-index.ts';
import { evaluateLinks, type LinksReport } from '../../main/accuracy/links.ts';
import { matchByOrigin, origins } from '../../main/accuracy/origins.ts';
import { caseIdentifiersOf } from '../../main/matching/scoring/index.ts';
import { subjectSource } from '../support/casework.ts';
import { absent, dataPath } from './shared-data.ts';

describe('a person is found whatever the origin of the name', () => {
  const caseIdentifiers = (name: string, id: number) =>
    caseIdentifiersOf({
      id,
      area: 'Halverton',
      summary: '',
      subjects: [subjectSource(id, name)],
    });

  it.each([
    ['Şule Güneş', 'Sule Gunes'],
    ['Helen Clark', 'Helen Clarke'],
    ['Kamran Shaikh', 'Kamran Sheikh'],
    ['Xiaoming Zhang', 'Hsiao-ming Chang'],
    ['Łucja Żak', 'Łucja Żak'],
    ['Meera Grewal', 'Mira Grewal'],
    ['Wanjiru Osman', 'Wanjiro Osman'],
    ['Lihua Kwok', 'Li-hwa Kwok'],
    ['Chukwuemeka Owusu', 'Chukwuemeka Owusu'],
  ])('%s, written as %s', (name, written) => {
    const index = keyIndex([name, 'Graham Lumley', 'Orla Devlin'].flatMap((one, at) => caseIdentifiers(one, at + 1)));
    const text = `I am worried about ${written} from Halverton.`;
    const { suggestions } = readAndSuggest(text, '2026-06-01T12:00:00Z', index);
    expect(suggestions[0]?.investigationId).toBe(1);
  });

  it('and the rates by origin stay as near as they have come', () => {
    const report = matchByOrigin(5);
    expect(Object.keys(report.rates)).toEqual([...origins]);
    expect(Object.values(report.rates).every(({ names }) => names >= 100)).toBe(true);
    expect(report.spread_name_match).toBeLessThanOrEqual(3);
    expect(report.spread_top3).toBeLessThanOrEqual(6);
  });
});

describe('on generated tips', () => {
  const set = generateCases(11, 1500);
  const report = evaluateLinks(set, 11);

  it('no strong suggestion is wrong and every strong link is among the first three', () => {
    expect(report).toMatchObject({ strong_precision: 1, decoys_in_strong: 0 });
    expect(report.unrelated_alarm).toBeLessThanOrEqual(0.01);
    expect(report.by_strength.strong.top3).toBe(1);
    expect(report.by_strength.strong.links).toBeGreaterThan(10);
    expect(report.identifier_f1).toBeNull();
  });

  it('what is missed is listed with its rank', () => {
    expect(report.misses.length).toBe(report.missed_links);
    for (const { tip, rank } of report.misses) {
      expect(set.tips.some(({ id }) => id === tip)).toBe(true);
      expect(rank === null || rank > 3).toBe(true);
    }
  });

  it('truths that nobody could meet bring the figures down', () => {
    const wrong = set.links.map((link) => ({ ...link, investigation: 'NO SUCH OPERATION' }));
    const worse = evaluateLinks({ ...set, links: wrong }, 11);
    expect(worse).toMatchObject({ top3: 0, strong_precision: 0 });
    expect(worse.missed_links).toBe(wrong.length);
  });
});

it('a corpus that is not there is refused', () => {
  expect(() => readCorpus('/nowhere/at/all')).toThrow(expect.objectContaining({ code: 'FILE_UNREADABLE' }));
});

describe.skipIf(absent('tips'))('on the hand-written corpus', () => {
  let report: LinksReport;
  beforeAll(() => {
    report = evaluateLinks(readCorpus(dataPath('tips')), 5);
  });

  it('the goals are reached', () => {
    expect(report).toMatchObject({ tips: 160, strong_precision: 1, decoys_in_strong: 0, unrelated_alarm: 0 });
    expect(report.top3).toBeGreaterThanOrEqual(0.94);
    expect(report.by_strength.strong.top3).toBe(1);
    expect(report.by_strength.probable.top3).toBeGreaterThanOrEqual(0.96);
    expect(report.by_strength.possible.top3).toBeGreaterThanOrEqual(0.78);
    expect(report.duplicate_f1).toBeGreaterThanOrEqual(0.9);
    expect(report.identifier_f1).toBeGreaterThanOrEqual(0.98);
    expect(report.person_f1).toBeGreaterThanOrEqual(0.95);
  });
});
