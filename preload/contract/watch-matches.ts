/** Room: what has come in for one’s own watch-list, and what one did about it. */
import { z } from 'zod';
import { marked } from './caveats.ts';
import { Cursor, Id, Instant, Nothing, Reason, verb } from './core.ts';
import { contributionReaders } from './roles.ts';
import { Channel, ContributionState } from './vocabulary.ts';

/** A match is called by its entry and its contribution: a number of its own would count on over what is hidden. */
const WatchPairs = z
  .array(z.strictObject({ watchId: Id, contributionId: Id }))
  .min(1)
  .max(100);
const watchRecords = (matches: readonly { watchId: number; contributionId: number }[]) => [
  ...new Set(matches.flatMap((one) => [`watch:${one.watchId}`, `contribution:${one.contributionId}`])),
];

const WatchMatch = z.object({
  watchId: Id,
  contributionId: Id,
  /** What is watched for, and why. */
  watching: z.string(),
  why: z.string(),
  reference: z.string(),
  channel: Channel,
  state: ContributionState,
  receivedAt: Instant,
  excerpt: z.string(),
  immediateRisk: z.boolean(),
  ...marked,
  at: Instant,
  seenAt: Instant.nullable(),
});
export type WatchMatch = z.infer<typeof WatchMatch>;

export const watchMatches = {
  'linking.watchMatches': verb({
    summary: 'lists what has come in for one’s own watch-list and waits for one, newest first',
    input: z.strictObject({ after: Cursor.nullable(), limit: z.int().min(1).max(100) }),
    output: z.object({ matches: z.array(WatchMatch), next: Cursor.nullable() }),
    processing: 'consultation',
    permission: contributionReaders,
    records: (_, out) => out.matches.map((one) => `contribution:${one.contributionId}`),
  }),
  'linking.watchMatchesSeen': verb({
    summary: 'notes that one has looked at what has come in for one’s own watch-list',
    input: z.strictObject({ matches: WatchPairs }),
    output: Nothing,
    processing: 'alteration',
    permission: contributionReaders,
    records: (input) => watchRecords(input.matches),
  }),
  'linking.settleWatchMatches': verb({
    summary: 'says what one did about what has come in for one’s own watch-list, or brings it back',
    input: z.strictObject({
      matches: WatchPairs,
      /** `null` brings it back. */
      outcome: z.enum(['acted', 'nothing_to_do']).nullable(),
      /** What was done; needed where something was. */
      note: Reason.optional(),
    }),
    output: Nothing,
    processing: 'alteration',
    permission: contributionReaders,
    records: (input) => watchRecords(input.matches),
  }),
} as const;
