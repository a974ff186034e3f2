import { describe, expect, it } from 'vitest';
import { generate } from '../../main/demonstration/generate/generate.ts';
import { writtenTips } from '../../main/demonstration/generate/written.ts';
import { matchAll, readContribution } from '../../main/matching/persons/index.ts';
import { small, tally, wholeDemonstration } from './worlds.ts';

describe('what is true of the demonstration', () => {
  const { world, list } = wholeDemonstration();
  const byReference = new Map(list.map((one) => [one.reference, one]));
  const truth = [...world.truth()];

  it('speaks of contributions and operations that exist', () => {
    const operations = new Set(world.investigations.map(({ operation }) => operation));
    for (const one of truth) {
      expect(byReference.has(one.reference)).toBe(true);
      if (one.kind === 'duplicate')
        expect(
          byReference.get(one.repeats)?.receivedAt.localeCompare(byReference.get(one.reference)?.receivedAt ?? ''),
        ).toBe(-1);
      if (one.kind === 'link' || one.kind === 'decoy') expect(operations).toContain(one.operation);
    }
  });

  it('has links of each strength, decoys, things told twice, a hoaxer, and tips for two investigations', () => {
    const kinds = tally(truth, (one) => (one.kind === 'link' ? one.strength : one.kind));
    for (const kind of ['strong', 'probable', 'possible', 'decoy', 'duplicate'])
      expect(kinds[kind] ?? 0, kind).toBeGreaterThan(80);
    expect(kinds.hoax).toBe(22);
    const operations = Map.groupBy(
      truth.filter((one) => one.kind === 'link'),
      ({ reference }) => reference,
    );
    expect([...operations.values()].filter((links) => links.length > 1).length).toBeGreaterThan(15);
    expect(new Set(truth.flatMap((one) => (one.kind === 'link' ? [one.operation] : []))).size).toBeGreaterThan(50);
  });

  it('keeps the 160 hand-written texts word for word, at their own times and with their own links', () => {
    for (const tip of writtenTips) {
      const found = list.find(
        ({ text, receivedAt }) => text === tip.text && Date.parse(receivedAt) === Date.parse(tip.receivedAt),
      );
      expect(found?.channel).toBe(tip.channel);
      for (const { operation, strength } of tip.links)
        expect(truth).toContainEqual(
          expect.objectContaining({ kind: 'link', reference: found?.reference, operation, strength }),
        );
    }
  });

  it('is what triage mostly found: what was linked is true, and little that is strong was missed', () => {
    const links = new Set(truth.flatMap((one) => (one.kind === 'link' ? [`${one.reference} ${one.operation}`] : [])));
    const made = list.flatMap(({ reference, triage }) =>
      (triage?.operations ?? []).map((operation) => `${reference} ${operation}`),
    );
    expect(made.filter((one) => !links.has(one))).toEqual([]);
    const strong = truth.filter((one) => one.kind === 'link' && one.strength === 'strong');
    const seen = strong.filter((one) => byReference.get(one.reference)?.triage?.state === 'linked');
    expect(seen.length / strong.length).toBeGreaterThan(0.85);
  });

  it('leaves something to find among what waits', () => {
    const waiting = truth.filter((one) => one.kind === 'link' && byReference.get(one.reference)?.triage === null);
    expect(waiting.length).toBeGreaterThanOrEqual(8);
  });
});

describe('the hand-written tips', () => {
  it('move by whole days with the end of the sample, and those before its first day are left out', () => {
    const later = generate({ ...small, perDay: 100, until: '2027-03-15' });
    const texts = new Map([...later.contributions()].map((one) => [one.text, one.receivedAt]));
    const last = writtenTips.at(-1);
    expect(texts.get(last?.text ?? '')?.slice(0, 10)).toBe('2027-03-14');
    expect(texts.has(writtenTips[0]?.text ?? '')).toBe(false);
  });
});

describe('one person in several reports', () => {
  const { world, list } = wholeDemonstration();
  it('were closed twice under other spellings and wait now under a third; a namesake is somebody else', () => {
    const byReference = new Map(list.map((one) => [one.reference, one]));
    const told = [...world.truth()].filter((one) => one.kind === 'person');
    const of = (person: string) =>
      told.flatMap((one) => (one.person === person ? (byReference.get(one.reference) ?? []) : []));
    const reports = of('over the chip shop');
    expect(reports.map(({ triage }) => triage?.state ?? 'untriaged')).toEqual(['nfa', 'nfa', 'untriaged']);
    expect(new Set(reports.map(({ triage }) => triage?.reason)).size).toBe(3);
    const read = [...reports, ...of('of the silver band')].map(({ text, receivedAt }) =>
      readContribution(text, receivedAt),
    );
    const names = read.map(({ mentions }) => mentions[0]?.names[0]?.text);
    expect(new Set(names.slice(0, 3)).size).toBe(3);
    expect(names[3]).toBe(names[0]);
    // How much a shared name says depends on how many others there are.
    const others = writtenTips.map(({ text, receivedAt }) => readContribution(text, receivedAt));
    const pairs = matchAll([...read, ...others]).map(({ one, other, match }) => [one, other, match.strength]);
    for (const pair of [
      [0, 1],
      [0, 2],
      [1, 2],
    ])
      expect(pairs).toContainEqual([...pair, expect.stringMatching(/strong|probable/)]);
    expect(pairs.filter(([, other, strength]) => other === 3 && strength !== 'possible')).toEqual([]);
  });
});
