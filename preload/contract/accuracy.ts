/** Room: how well linking finds what it should, measured openly, and what officers made of its suggestions. */
import { z } from 'zod';
import { Id, Instant, Nothing, verb } from './core.ts';
import { MatchStrength } from './vocabulary.ts';

const Share = z.number().min(0).max(1);

export const Measured = z.object({
  id: Id,
  at: Instant,
  by: z.string(),
  sample: z.object({ contributions: z.int(), linked: z.int(), investigations: z.int(), decoys: z.int() }),
  /** The shares of linked contributions whose true investigation came first, and among the first three. */
  top1: Share,
  top3: Share,
  /** The share of strong suggestions that are true. */
  strongPrecision: Share,
  strongSuggestions: z.int(),
  decoysInStrong: z.int(),
  /** The share of contributions that belong to no investigation but got a strong or probable suggestion. */
  unrelatedAlarm: Share,
  duplicateRecall: Share,
  duplicatePrecision: Share,
  byStrength: z.array(z.object({ strength: MatchStrength, links: z.int(), top3: Share })),
  /** Invented people whose names are written as somebody else would spell them: whether the name and its investigation are found. */
  byOrigin: z.array(z.object({ origin: z.string(), names: z.int(), nameMatch: Share, top3: Share })),
});

/** Persons and duplicates found in texts that nothing was trained on, measured when the product was built. */
export const UnseenTexts = z.object({
  /** Calendar day. */
  date: z.iso.date(),
  samples: z.array(
    z.object({
      name: z.string(),
      texts: z.int(),
      /** Written by the author of the texts the product was built on: such figures flatter it. */
      ownHand: z.boolean(),
      precision: Share,
      recall: Share,
      f1: Share,
      /** The share of names called certain that are right. */
      certainPrecision: Share,
      /** Null where the sample does not say which contributions are duplicates. */
      duplicateRecall: Share.nullable(),
      duplicatePrecision: Share.nullable(),
    }),
  ),
});

export type UnseenTexts = z.infer<typeof UnseenTexts>;

export type Measured = z.infer<typeof Measured>;

export const accuracy = {
  'accuracy.get': verb({
    summary: 'shows how well links are suggested: the last measurement, and what officers decided',
    input: Nothing,
    output: z.object({
      unseen: UnseenTexts,
      measured: Measured.nullable(),
      /** The newest decisions that the viewer may see, by the strength suggested; `null` where nothing was suggested. */
      decisions: z.array(
        z.object({ matchStrength: MatchStrength.nullable(), linked: z.int(), notThis: z.int(), unsure: z.int() }),
      ),
      /** The most decisions that are looked at. */
      among: z.int(),
    }),
    processing: 'none',
    permission: ['case_officer', 'supervisor', 'manager'],
  }),
  'accuracy.measure': verb({
    summary: 'measures the linking again on the written sample that comes with the product',
    input: Nothing,
    output: Measured,
    processing: 'collection',
    permission: ['supervisor'],
    transaction: 'own',
    records: (_, out) => [`accuracy:${out.id}`],
  }),
} as const;
