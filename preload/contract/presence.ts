/** Room: who has a record open just now. */
import { z } from 'zod';
import { Id, Instant, verb } from './core.ts';
import { contributionReaders } from './roles.ts';

export const Colleague = z.object({ name: z.string(), since: Instant });
export type Colleague = z.infer<typeof Colleague>;

export const presence = {
  'presence.here': verb({
    summary: 'says which record one has open, or none, and reads who else has it open',
    // At most one of the two.
    input: z.strictObject({ contributionId: Id.nullable(), investigationId: Id.nullable() }),
    output: z.object({ others: z.array(Colleague) }),
    processing: 'consultation',
    permission: contributionReaders,
    // The record was opened by a verb of its own, which the log has.
    skipLog: () => true,
    records: (input) => [
      ...(input.contributionId === null ? [] : [`contribution:${input.contributionId}`]),
      ...(input.investigationId === null ? [] : [`investigation:${input.investigationId}`]),
    ],
  }),
} as const;
