/**
 * A write whose answer did not arrive is asked for again with the same key. The key and the answer are kept in the transaction that did it,
 * so that it is done once, whatever stopped the service in between. Only the person who asked is answered, and only for the same input.
 */
import { createHash } from 'node:crypto';
import type { VerbEntry } from '../../preload/contract/core.ts';
import { VigilError } from '../../preload/contract/errors.ts';
import { contract, type VerbName } from '../../preload/contract/index.ts';
import type { WriteTransaction } from '../store/port.ts';

const day = 86_400_000;

export interface Repeatable {
  readonly key: string;
  /** SHA-256 of the input, as it was sent. */
  readonly digest: Buffer;
  /** Milliseconds for which a repeat is expected. */
  readonly keptFor: number;
}

/** The same text for equal inputs, in whatever order their fields were written. */
const canonical = (input: unknown): string =>
  JSON.stringify(input, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );

export function asRepeatable(key: string, input: unknown, keptFor = day): Repeatable {
  return { key, digest: createHash('sha256').update(canonical(input)).digest(), keptFor };
}

/** Throws REQUEST_KEY_USED for the key of another request of the same person. */
export async function answeredBefore(
  { db }: WriteTransaction,
  verb: VerbName,
  { key, digest }: Repeatable,
): Promise<{ answer: unknown } | null> {
  const kept = await db
    .selectFrom('request')
    .select(['verb', 'digest', 'answer'])
    .where('key', '=', key)
    .executeTakeFirst();
  if (kept === undefined) return null;
  if (kept.verb !== verb || !digest.equals(kept.digest)) throw new VigilError('REQUEST_KEY_USED');
  // A commit that wrote nothing would not wait for the standby: then this answer could still be lost with the server that gave it.
  await db.updateTable('request_row').set({ verb }).where('key', '=', key).execute();
  return { answer: JSON.parse(kept.answer) };
}

/** Throws REQUEST_KEY_USED where the key is somebody else's. */
export async function keepAnswer(
  transaction: WriteTransaction,
  { verb, now, accountId }: { verb: VerbName; now: string; accountId: number },
  { key, digest, keptFor }: Repeatable,
  value: unknown,
): Promise<void> {
  const entry: VerbEntry = contract[verb];
  await transaction.forgetRequests(now);
  const { numInsertedOrUpdatedRows } = await transaction.db
    .insertInto('request_row')
    .values({
      key,
      accountId,
      verb,
      digest,
      answer: JSON.stringify(entry.output.parse(value)),
      keepUntil: new Date(Date.parse(now) + keptFor).toISOString(),
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 0n) throw new VigilError('REQUEST_KEY_USED');
}
