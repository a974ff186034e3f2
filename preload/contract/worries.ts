/** What several reports on one person worry about: what they were taken in as, and the facts that a sign-off rests on. */
import { z } from 'zod';
import { SignOffFact } from './closing-words.ts';
import { Instant, Month } from './core.ts';
import { ContributionKind } from './vocabulary.ts';

/** The gravest first. One report may raise several. */
export const Worry = z.enum([
  ...SignOffFact.extract(['immediate_risk', 'named_target', 'child']).options,
  ...ContributionKind.extract(['referral', 'online_material', 'tip']).options,
]);
export type Worry = z.infer<typeof Worry>;

const counts = {
  /** Reports of which it was said, or that were taken in as it. */
  n: z.int(),
  /** Others whose words suggest it, and of which nobody has said. */
  possibly: z.int(),
};

export const WorryCount = z.object({
  worry: Worry,
  ...counts,
  /** How many of all these do not come from one origin with an earlier one. */
  origins: z.int(),
  firstAt: Instant,
  lastAt: Instant,
  /** By month of receipt, the first first. */
  months: z.array(z.object({ month: Month, ...counts })),
});
export type WorryCount = z.infer<typeof WorryCount>;

export const worryWords: Readonly<Record<Worry, string>> = {
  immediate_risk: 'Immediate risk',
  named_target: 'A target named',
  child: 'Somebody under 18',
  referral: 'Radicalisation (referral)',
  online_material: 'Online material',
  tip: 'Information (tip)',
};

/** What stands under them on the page and above them in a file. */
export const worriesDefined =
  'A report may raise several. Immediate risk: marked so. A target, somebody under 18: an officer or the caller said so; possibly, where words suggest it and nobody has said. The rest: what it was taken in as.';
