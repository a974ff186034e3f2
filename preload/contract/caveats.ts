/** Room: handling instructions, descriptors and caveats, which stand beside a marking. */
import { z } from 'zod';
import { Id, Nothing, Reason, verb } from './core.ts';
import { contributionOfficers, investigationOfficers } from './roles.ts';
import { Marking } from './vocabulary.ts';

export const CaveatKind = z.enum(['handling', 'descriptor', 'caveat']);

export type CaveatKind = z.infer<typeof CaveatKind>;

/** As it stands beside the marking of a record. */
export const Caveat = z.object({ id: Id, text: z.string() });

export type Caveat = z.infer<typeof Caveat>;

/**
 * How a record is marked, wherever a verb tells of it: the marking never without what stands beside it. Of something that several records
 * hold: the caveats of all of them.
 */
export const marked = { marking: Marking, caveats: z.array(Caveat) } as const;

const Words = z.string().trim().toUpperCase().min(2).max(60);

export const caveats = {
  'access.caveats': verb({
    summary: 'lists the handling instructions, descriptors and caveats that a record can bear',
    input: Nothing,
    output: z.object({
      caveats: z.array(Caveat.extend({ kind: CaveatKind, meaning: z.string(), retired: z.boolean() })),
    }),
    processing: 'none',
    permission: 'signed-in',
  }),
  'access.addCaveat': verb({
    summary: 'adds a handling instruction, descriptor or caveat to the list',
    input: z.strictObject({ kind: CaveatKind, text: Words, meaning: z.string().trim().min(3).max(200) }),
    output: z.object({ id: Id }),
    processing: 'collection',
    permission: ['administrator'],
    records: (_, out) => [`caveat:${out.id}`],
  }),
  'access.retireCaveat': verb({
    summary: 'retires one: records that bear it keep it, and no other gets it',
    input: z.strictObject({ id: Id, reason: Reason }),
    output: Nothing,
    reasonIn: 'log',
    processing: 'alteration',
    permission: ['administrator'],
    records: (input) => [`caveat:${input.id}`],
  }),
  'contributions.setCaveats': verb({
    summary: 'sets the handling instructions, descriptors and caveats of a contribution',
    input: z.strictObject({ id: Id, caveatIds: z.array(Id).max(20), reason: Reason }),
    output: Nothing,
    processing: 'alteration',
    permission: contributionOfficers,
    records: (input) => [`contribution:${input.id}`],
  }),
  'investigations.setCaveats': verb({
    summary: 'sets the handling instructions, descriptors and caveats of an investigation',
    input: z.strictObject({ id: Id, caveatIds: z.array(Id).max(20), reason: Reason }),
    output: Nothing,
    processing: 'alteration',
    permission: investigationOfficers,
    records: (input) => [`investigation:${input.id}`],
  }),
} as const;
