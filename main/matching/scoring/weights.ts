/** What each sign that a tip and an investigation belong together is worth: a data file that says what it was estimated from. */
import { z } from 'zod';
import type { IdentifierKind } from '../../../preload/contract/vocabulary.ts';
import shipped from './weights.json' with { type: 'json' };

export const signs = [
  'phone',
  'email',
  'handle',
  'url',
  'bank account',
  'handset',
  'passport',
  'internet address',
  'plate',
  'part of a plate',
  'vehicle',
  'postcode',
  'postcode district',
  'house, place confirmed',
  'house',
  'other house',
  'street',
  'place',
  'organisation by name',
  'organisation',
  'topic',
  'full name',
  'near name',
  'initials',
  'surname',
  'given name',
  'born',
] as const;
export type Sign = (typeof signs)[number];

/** Kinds that decide by themselves, with their signs. */
const decisiveSigns = {
  phone: 'phone',
  email: 'email',
  handle: 'handle',
  vrm: 'plate',
  bank_account: 'bank account',
  imei: 'handset',
  passport: 'passport',
} as const satisfies Partial<Record<IdentifierKind, Sign>>;
export const decisiveKinds: ReadonlySet<IdentifierKind> = new Set(
  Object.keys(decisiveSigns) as (keyof typeof decisiveSigns)[],
);

/** Signs that decide by themselves: the match is strong by rule, whatever their points, so that those are not estimated. */
export const decisive: ReadonlySet<Sign> = new Set(Object.values(decisiveSigns));

const LinkWeights = z.object({
  /** What the pairs came from, and how many there were. */
  sample: z.string(),
  pairs: z.number(),
  /** Calendar day of the estimate. */
  date: z.iso.date(),
  method: z.string(),
  /** Points from which a suggestion is shown, and from which it is probable. */
  possibleFrom: z.number().positive(),
  /** The same where nobody is named in full: what many towns, words and forenames have in common comes together by chance. */
  possibleUnnamedFrom: z.number().positive(),
  probableFrom: z.number().positive(),
  /** Of a sign in full: what one investigation alone holds, told without doubt. */
  points: z.record(z.enum(signs), z.number().nonnegative()),
});
export type LinkWeights = z.infer<typeof LinkWeights>;

export const linkWeights: LinkWeights = LinkWeights.parse(shipped);
