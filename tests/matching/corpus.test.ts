import { beforeAll, describe, expect, it } from 'vitest';
import { keyIndex } from '../../main/accuracy/key-index.ts';
import { extract } from '../../main/matching/extract/index.ts';
import type { Suggestion } from '../../main/matching/scoring/index.ts';
import { hasCorpus, readCorpusRows, readHeld, suggestFor } from './labelled-corpus.ts';

const numberOf = (id: string | undefined): number => Number(id?.replace(/\D+/g, ''));
const kinds = new Set(['phone', 'vrm', 'postcode', 'email', 'url', 'handle']);

describe.skipIf(!hasCorpus)('the fictional corpus of tips', () => {
  const suggestions = new Map<string, Suggestion[]>();
  const texts = new Map<string, { text: string; receivedAt: string }>();
  let truth: Record<string, string>[] = [];

  beforeAll(() => {
    const index = keyIndex(readHeld());
    truth = readCorpusRows('truth.csv');
    for (const { tip_id: id = '', text = '', received_at: receivedAt = '' } of readCorpusRows('tips.csv')) {
      texts.set(id, { text, receivedAt });
      suggestions.set(id, suggestFor(text, receivedAt, index));
    }
  });

  const isTrue = (tip: string, investigation: number): boolean =>
    truth.some((row) => row.tip_id === tip && numberOf(row.investigation_id) === investigation);

  const inTopThree = (row: Record<string, string>): boolean =>
    (suggestions.get(row.tip_id ?? '') ?? [])
      .slice(0, 3)
      .some((one) => one.investigationId === numberOf(row.investigation_id));

  it('finds the true links among the first three', () => {
    const share = (rows: Record<string, string>[]): number => rows.filter(inTopThree).length / rows.length;
    const figures = { strong: share(truth.filter((row) => row.strength === 'strong')), all: share(truth) };
    console.info('top three', figures);
    expect(figures.strong).toBeGreaterThanOrEqual(0.95);
    expect(figures.all).toBeGreaterThanOrEqual(0.9);
  });

  it('calls no wrong link strong, and no decoy at all', () => {
    const wrong = [...suggestions].flatMap(([tip, list]) =>
      list
        .filter((one) => one.matchStrength === 'strong' && !isTrue(tip, one.investigationId))
        .map((one) => `${tip} ${one.investigationId}`),
    );
    expect(wrong).toEqual([]);
    const decoys = readCorpusRows('decoys.csv').filter((row) =>
      (suggestions.get(row.tip_id ?? '') ?? []).some(
        (one) => one.investigationId === numberOf(row.investigation_id) && one.matchStrength !== 'possible',
      ),
    );
    expect(decoys).toEqual([]);
  });

  it('stays silent on tips that belong nowhere', () => {
    const unrelated = [...suggestions].filter(([tip]) => !truth.some((row) => row.tip_id === tip));
    const alarmed = unrelated.filter(([, list]) => list.length > 0).length / unrelated.length;
    console.info('unrelated tips with a suggestion', alarmed);
    expect(alarmed).toBeLessThanOrEqual(0.06);
    expect(unrelated.filter(([, list]) => list.some((one) => one.matchStrength !== 'possible'))).toEqual([]);
  });

  it('reads the identifiers and the persons that a careful reader would', () => {
    const score = (person: boolean): number => {
      let right = 0;
      let either = 0;
      const rows = readCorpusRows('identifiers.csv');
      for (const [tip, { text, receivedAt }] of texts) {
        const found = extract(text, { receivedAt }).filter((one) =>
          person ? one.kind === 'person' : kinds.has(one.kind),
        );
        const got = new Set(found.map((one) => `${one.kind} ${person ? one.text : one.value}`));
        const want = new Set(
          rows
            .filter((row) => row.tip_id === tip && (row.kind === 'person') === person)
            .map((row) => `${row.kind} ${row.value}`),
        );
        right += [...got].filter((one) => want.has(one)).length;
        either += got.size + want.size;
      }
      return (2 * right) / either;
    };
    const figures = { identifiers: score(false), persons: score(true) };
    console.info('F1', figures);
    expect(figures.identifiers).toBeGreaterThanOrEqual(0.98);
    expect(figures.persons).toBeGreaterThanOrEqual(0.95);
  });
});
