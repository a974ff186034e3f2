/**
 * Where the next page of a list starts, as a token that the page hands back unchanged. It is sealed: the positions that order lists
 * (the order of receipt, the log's numbers) also count records that the viewer may not know of, and two legible ones would reveal
 * how many lie between them.
 */
import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { VigilError } from '../../preload/contract/errors.ts';
import type { VerbName } from '../../preload/contract/index.ts';
import { nonceBytes, sealWhole, unsealWhole } from '../vault/sealed-box.ts';

interface Asker {
  me: { id: number };
}

/** These last as long as the process and are never written down: locking ends both. */
let key = randomBytes(32);
let nonceKey = randomBytes(32);

/** From now on under keys that other services have as well, so that a list that one of them began goes on here. `secret`: 32 bytes. */
export function shareCursors(secret: Uint8Array): void {
  const derived = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), purpose, 32));
  key = derived('key');
  nonceKey = derived('nonce');
}

/** Every position is written in the same number of characters, so that the length reveals nothing either. */
const placeLetters = 64;

/** A cursor is valid only for the list and the person it was made for. */
const boundTo = (list: VerbName, { me }: Asker) => Buffer.from(`${list} ${me.id}`);

export function writeCursor(list: VerbName, context: Asker, place: Readonly<Record<string, string | number>>): string {
  const bound = boundTo(list, context);
  const plain = JSON.stringify(place).padEnd(placeLetters);
  // The same position always gives the same token: the page keeps its pages under it.
  const nonce = createHmac('sha256', nonceKey).update(bound).update(plain).digest().subarray(0, nonceBytes);
  return sealWhole(key, Buffer.from(plain), bound, nonce).toString('base64url');
}

/**
 * `null` for the first page. Throws LIST_MOVED_ON where the token was not issued for this list, to this person, by this process or one that shares its keys.
 */
export function readCursor<T extends z.ZodType>(
  list: VerbName,
  context: Asker,
  schema: T,
  cursor: string | null,
): z.output<T> | null {
  if (cursor === null) return null;
  try {
    const place = unsealWhole(key, Buffer.from(cursor, 'base64url'), boundTo(list, context));
    return schema.parse(JSON.parse(place.toString('utf8')));
  } catch {
    throw new VigilError('LIST_MOVED_ON');
  }
}
