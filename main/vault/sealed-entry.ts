/**
 * One entry of a workstation's outbox: what somebody typed while the line was down, sealed so that only the service can read it. For
 * each session the service makes a key pair and a secret, and keeps neither: both are in the ticket, sealed with its own key, and the ticket
 * goes into every entry. A desk that is locked has forgotten the secret. Reading takes the private half, and writing takes the secret:
 * somebody with the disk can do neither.
 */
import {
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
} from 'node:crypto';
import { z } from 'zod';
import { seal, unseal } from './sealed-box.ts';

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
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
    secret: randomBytes(32).toString('base64'),
  };
}

const associated = ({ format, seq, at, what, ticket }: z.infer<typeof Head>): Buffer =>
  Buffer.from(JSON.stringify([format, seq, at, what, ticket]));

/** Both what only the reader can agree on and what only the writer was given go into the key: RFC 9180's mode with a shared secret. */
const keyOf = (agreed: Buffer, secret: string, ephemeral: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', Buffer.concat([agreed, bytes(secret)]), ephemeral, 'vigil-entry-1', 32));

function padded(content: EntryContent): Buffer {
  const text = Buffer.from(JSON.stringify(content));
  const whole = Buffer.alloc(Math.ceil((text.length + 4) / block) * block);
  whole.writeUInt32BE(text.length);
  text.copy(whole, 4);
  return whole;
}

export function sealEntry(head: EntryHead, content: EntryContent, keys: WritingKeys): SealedEntry {
  const whole: z.infer<typeof Head> = { format: 'vigil-entry-1', ...head, ticket: keys.ticket };
  const own = generateKeyPairSync('x25519');
  const ephemeral = own.publicKey.export({ type: 'spki', format: 'der' });
  const publicKey = createPublicKey({ key: bytes(keys.publicKey), type: 'spki', format: 'der' });
  const key = keyOf(diffieHellman({ privateKey: own.privateKey, publicKey }), keys.secret, ephemeral);
  const { nonce, tag, sealed } = seal(key, padded(content), associated(whole));
  key.fill(0);
  return {
    ...whole,
    ephemeral: ephemeral.toString('base64'),
    nonce: nonce.toString('base64'),
    tag: tag.toString('base64'),
    sealed: sealed.toString('base64'),
  };
}

/** Null for one that was altered, or was sealed with other keys. */
export function openEntry(entry: SealedEntry, keys: ReadingKeys): EntryContent | null {
  try {
    const privateKey = createPrivateKey({ key: bytes(keys.privateKey), type: 'pkcs8', format: 'der' });
    const ephemeral = bytes(entry.ephemeral);
    const publicKey = createPublicKey({ key: ephemeral, type: 'spki', format: 'der' });
    const key = keyOf(diffieHellman({ privateKey, publicKey }), keys.secret, ephemeral);
    const box = { nonce: bytes(entry.nonce), tag: bytes(entry.tag), sealed: bytes(entry.sealed) };
    const whole = unseal(key, box, associated(entry));
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
