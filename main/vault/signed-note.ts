/**
 * Small facts about a vault that are kept outside its store, in plain text: with an HMAC under a key that only the data key yields,
 * so that nobody can make one up who could not write to the store itself.
 */
import { createHmac, hkdfSync } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import type { z } from 'zod';

/** No note of ours comes near this many bytes. */
const largest = 64 * 1024;

/** `purpose` keeps a note of one kind from being passed off as another. */
export function sealOf(purpose: string, from: Buffer, body: object): string {
  const key = Buffer.from(hkdfSync('sha256', from, Buffer.alloc(0), `vigil ${purpose}`, 32));
  try {
    return createHmac('sha256', key).update(JSON.stringify(body)).digest('hex');
  } finally {
    key.fill(0);
  }
}

/** The text of a note. There is only one way to write it. */
export function signedText(purpose: string, dataKey: Buffer, body: object): string {
  return `${JSON.stringify({ ...body, seal: sealOf(purpose, dataKey, body) }, null, 1)}\n`;
}

/** The note at `path`; `null` where there is none, or where it was not written with this key for this purpose. */
export function readSigned<S extends z.ZodObject>(
  path: string,
  purpose: string,
  dataKey: Buffer,
  schema: S,
): z.output<S> | null {
  if (!existsSync(path) || statSync(path).size > largest) return null;
  const text = readFileSync(path, 'utf8');
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return null;
  }
  const read = schema.safeParse(content);
  // Compared as text, so that a single altered character shows.
  return read.success && signedText(purpose, dataKey, read.data) === text ? read.data : null;
}
