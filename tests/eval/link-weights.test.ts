/** The points of signs: estimated from labelled samples, the same each time, and better than what they started from. */
import { expect, it } from 'vitest';
import { estimateLinkWeights } from '../../build/eval/link-weights.ts';
import { generateCases, writtenCases } from '../../main/accuracy/case-set.ts';
import { decisive, linkWeights, signs } from '../../main/matching/scoring/index.ts';

const samples = () => [
  { name: 'hand-written contributions', set: writtenCases() },
  { name: 'made-up contributions of seed 3', set: generateCases(3, 3_000) },
];

it('are the same for the same samples, say what they come from, and leave what decides by itself as it is', () => {
  const estimated = estimateLinkWeights(samples(), '2026-11-26');
  expect(estimateLinkWeights(samples(), '2026-11-26')).toEqual(estimated);
  expect(estimated).toMatchObject({
    date: '2026-11-26',
    sample: 'hand-written contributions and made-up contributions of seed 3',
  });
  expect(estimated.pairs).toBeGreaterThan(1_000);
  for (const sign of signs) {
    expect(estimated.points[sign]).toBeGreaterThan(0);
    if (decisive.has(sign)) expect(estimated.points[sign]).toBe(linkWeights.points[sign]);
  }
  // Learned, not set: more of a name says more, and a house says more than its street.
  const { points } = estimated;
  expect(points['full name']).toBeGreaterThan(points.surname);
  expect(points.surname).toBeGreaterThan(points['given name']);
  expect(points.postcode).toBeGreaterThan(points['postcode district']);
  expect(points['house, place confirmed']).toBeGreaterThan(points.place);
  expect(estimated.probableFrom).toBeGreaterThan(estimated.possibleFrom);
});

it('come from the labels: where those are dealt out at random, a full name says no more than a town', () => {
  const told = samples();
  const shuffled = told.map(({ name, set }) => {
    const names = [...set.investigations.values()];
    // Each link goes to another investigation than the true one.
    const links = set.links.map((link, at) => ({ ...link, investigation: names[(at * 7 + 3) % names.length] ?? '' }));
    return { name, set: { ...set, links } };
  });
  const nameBesideTown = (labelled: typeof told) => {
    const { points } = estimateLinkWeights(labelled, '2026-11-26');
    return points['full name'] / points.place;
  };
  expect(nameBesideTown(told)).toBeGreaterThan(1.5);
  expect(nameBesideTown(shuffled)).toBeLessThan(1.1);
});

it('are read from a file that says so', () => {
  expect(linkWeights.method).toMatch(/regression/);
  expect(linkWeights.sample).toMatch(/seed \d+/);
});
