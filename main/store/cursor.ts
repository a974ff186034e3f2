/** Where the next page of a list starts, as an opaque word that a page hands back unchanged. */
import type { z } from 'zod';
import { VigilError } from '../../preload/contract/errors.ts';

export function writeCursor(place: Readonly<Record<string, string | number>>): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** `null` for the first page. Throws INPUT_INVALID about `after` where the word is none of ours. */
export function readCursor<T extends z.ZodType>(schema: T, cursor: string | null): z.output<T> | null {
  if (cursor === null) return null;
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw new VigilError('INPUT_INVALID', 'after');
  }
}
