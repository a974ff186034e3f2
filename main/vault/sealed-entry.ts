/**
 * One entry of a workstation's outbox: what somebody typed while the line was down, sealed so that only the service can read it. For
 * each session the service makes a key pair and a secret, and keeps neither: both are in the ticket, sealed with its own key, and the ticket
 * goes into every entry. A desk that is locked has forgotten the secret. Reading takes the private half, and writing takes the secret:
 * somebody with the disk can do neither.
 */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { newKeyPair, type Sealing, sealTo, unsealWith } from './sealed-to-key.ts';

/** What can be read by anybody who has the entry, and changed by nobody. */
const Head = z.strictObject({
  format: z.literal('vigil-entry-1'),
  /** In which order they were taken. */
  seq: z.int().min(1),
  at: z.iso.datetime({ precision: 3 }),
  what: z.enum(['contribution', 'draft']),
  ticket: z.base64().max(4_000),
});
export const SealedEntry = Head.extend({
  ephemeral: z.base64().max(200),
  nonce: z.base64().max(40),
  tag: z.base64().max(40),
  sealed: z.base64().max(4_000_000),
});
export type EntryHead = Omit<z.infer<typeof Head>, 'format' | 'ticket'>;
export type SealedEntry = z.infer<typeof SealedEntry>;

const Content = z.strictObject({ key: z.uuid(), verb: z.string().max(100), input: z.unknown() });
export type EntryContent = z.infer<typeof Content>;

/** Base64. */
export interface WritingKeys {
  ticket: string;
  publicKey: string;
  secret: string;
}
export interface ReadingKeys {
  privateKey: string;
  secret: string;
}

const bytes = (text: string): Buffer => Buffer.from(text, 'base64');
/** The length is all that could be told of a text: it is rounded up to this many bytes. */
const block = 1024;
const longest = 2_000_000;

export function newEntryKeys(): { publicKey: string; privateKey: string; secret: string } {
  const { publicKey, privateKey } = newKeyPair();
  return {
    publicKey: publicKey.toString('base64'),
    privateKey: privateKey.toString('base64'),
    secret: randomBytes(32).toString('base64'),
  };
}

const associated = ({ format, seq, at, what, ticket }: z.infer<typeof Head>): Buffer =>
  Buffer.from(JSON.stringify([format, seq, at, what, ticket]));

/** Both what only the reader can agree on and what only the writer was given go into the key. */
const sealingOf = (head: z.infer<typeof Head>, secret: string): Sealing => ({
  purpose: 'vigil-entry-1',
  beside: associated(head),
  secret: bytes(secret),
});

function padded(content: EntryContent): Buffer {
  const text = Buffer.from(JSON.stringify(content));
  const whole = Buffer.alloc(Math.ceil((text.length + 4) / block) * block);
  whole.writeUInt32BE(text.length);
  text.copy(whole, 4);
  return whole;
}

export function sealEntry(head: EntryHead, content: EntryContent, keys: WritingKeys): SealedEntry {
  const whole: z.infer<typeof Head> = { format: 'vigil-entry-1', ...head, ticket: keys.ticket };
  const box = sealTo(bytes(keys.publicKey), padded(content), sealingOf(whole, keys.secret));
  return {
    ...whole,
    ephemeral: box.ephemeral.toString('base64'),
    nonce: box.nonce.toString('base64'),
    tag: box.tag.toString('base64'),
    sealed: box.sealed.toString('base64'),
  };
}

/** Null for one that was altered, or was sealed with other keys. */
export function openEntry(entry: SealedEntry, keys: ReadingKeys): EntryContent | null {
  try {
    const { ephemeral, nonce, tag, sealed } = entry;
    const box = { ephemeral: bytes(ephemeral), nonce: bytes(nonce), tag: bytes(tag), sealed: bytes(sealed) };
    const whole = unsealWith(bytes(keys.privateKey), box, sealingOf(entry, keys.secret));
    return Content.parse(JSON.parse(whole.subarray(4, 4 + whole.readUInt32BE()).toString()));
  } catch {
    return null;
  }
}

/** The entry in a file, or null where that is none, or is cut off. */
export function readEntry(text: string): SealedEntry | null {
  if (text.length > longest) return null;
  try {
    const entry = SealedEntry.safeParse(JSON.parse(text));
    return entry.success ? entry.data : null;
  } catch {
    return null;
  }
}
