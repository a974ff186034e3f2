/**
 * What the services on one store tell each other, so that it makes no difference at which of them a desk is: what changed, who has a
 * record open, and that a session goes on elsewhere. Whatever comes in is checked: the database is somebody else's machine.
 */
import { z } from 'zod';
import { type Change, recordOf, type Topics } from './changes.ts';
import type { OpenAt } from './presence.ts';

const Standing = z.strictObject({
  of: z.enum(['contribution', 'investigation']),
  markingRank: z.int(),
  compartmentId: z.int(),
  readers: z.array(z.int()).nullable(),
});

const Opened = z.strictObject({
  session: z.string(),
  login: z.string(),
  name: z.string(),
  /** `null`: none any more. */
  record: z.string().nullable(),
  since: z.string(),
});

const Told = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('change'),
    topics: z.array(z.array(z.string())),
    standing: z.array(z.tuple([z.string(), Standing])),
    accountId: z.int(),
    sessionId: z.string(),
  }),
  z.strictObject({ kind: z.literal('open'), open: z.array(Opened) }),
  /** A service that has just come asks what everybody has open. */
  z.strictObject({ kind: z.literal('came') }),
  z.strictObject({ kind: z.literal('went') }),
  /** A session goes on at the service that says so. */
  z.strictObject({ kind: z.literal('took'), session: z.string() }),
  /** More has changed than can be said. */
  z.strictObject({ kind: z.literal('much') }),
]);
export type Told = z.infer<typeof Told>;

/** Bytes: the database takes 8,000 in one message, sealed and with the sender's name. */
const longest = 5_500;

const bytesOf = (text: string) => Buffer.byteLength(text);

const written = (told: Told): string => JSON.stringify(told);

/** `null` for what is no message of ours. */
export function readTold(message: string): Told | null {
  try {
    return Told.parse(JSON.parse(message));
  } catch {
    return null;
  }
}

function toldOf(change: Change, topics: readonly Topics[]): string {
  const records = new Set(topics.flat().map(recordOf));
  return written({
    kind: 'change',
    topics: topics.map((together) => [...together]),
    standing: [...change.standing]
      .filter(([record]) => records.has(record))
      .map(([record, at]) => [record, { ...at, readers: at.readers === null ? null : [...at.readers] }]),
    accountId: change.accountId,
    sessionId: change.sessionId,
  });
}

/** Half and half again, until each fits. What was named together stays together. */
function halved<T>(all: readonly T[], write: (some: readonly T[]) => string): string[] {
  const whole = write(all);
  if (bytesOf(whole) <= longest) return [whole];
  if (all.length === 1) return [written({ kind: 'much' })];
  const middle = Math.ceil(all.length / 2);
  return [...halved(all.slice(0, middle), write), ...halved(all.slice(middle), write)];
}

export const changeMessages = (change: Change): string[] => halved(change.topics, (topics) => toldOf(change, topics));

export const presenceMessages = (open: readonly OpenAt[]): string[] =>
  open.length === 0 ? [] : halved(open, (some) => written({ kind: 'open', open: [...some] }));

export const plainMessage = (told: Exclude<Told, { kind: 'change' | 'open' }>): string => written(told);

/** A change as another service told it. */
export const changeTold = ({ topics, standing, accountId, sessionId }: Told & { kind: 'change' }): Change => ({
  topics,
  standing: new Map(standing),
  accountId,
  sessionId,
});
