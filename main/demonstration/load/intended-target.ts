/** What a plot of the sample is aimed at, as its summary tells it. */
import type { SampleInvestigation } from '../generate/sample.ts';

const tells: readonly (readonly [word: string, said: RegExp])[] = [
  ['transport', /\b(transport|tram|station|interchange|rail)\b/i],
  ['place_of_worship', /\b(place of worship|mosque|synagogue|church|temple)\b/i],
  ['public_figure', /\b(elected representative|councillor|member of parliament)\b/i],
  ['state', /\b(recruitment office|council building|barracks|police|court|military)\b/i],
  ['school', /\b(school|college|university)\b/i],
  ['business', /\b(offices?|logistics|biosciences|company|factory)\b/i],
  ['crowded_place', /\b(market|regatta|parade|crowds?|hotel|community centre|music venue|concert|stadium)\b/i],
];

/** `other` where it tells nothing of it. */
export const intendedTarget = ({ summary }: Pick<SampleInvestigation, 'summary'>): string =>
  tells.find(([, said]) => said.test(summary))?.[0] ?? 'other';
