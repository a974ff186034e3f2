/** Text that lies outside the store and must not be read there: sealed under a key that only the data key yields. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { z } from 'zod';

const Sealed = z.strictObject({ nonce: z.base64(), tag: z.base64(), sealed: z.base64() });
const cipherName = 'aes-256-gcm';

const keyFrom = (dataKey: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', dataKey, Buffer.alloc(0), 'vigil enclosed text', 32));

const base64 = (bytes: Buffer): string => bytes.toString('base64');
const bytesOf = (text: string): Buffer => Buffer.from(text, 'base64');

/** `belongsTo`: what it goes with, so that it cannot be passed off as part of something else. */
export function sealedText(belongsTo: string, dataKey: Buffer, text: string): string {
  const key = keyFrom(dataKey);
  try {
    const nonce = randomBytes(12);
    const cipher = createCipheriv(cipherName, key, nonce).setAAD(Buffer.from(belongsTo));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return `${JSON.stringify({ nonce: base64(nonce), tag: base64(cipher.getAuthTag()), sealed: base64(sealed) })}\n`;
  } finally {
    key.fill(0);
  }
}

/** `null` where it was not sealed with this key, or does not belong there, or is damaged. */
export function unsealedText(belongsTo: string, dataKey: Buffer, text: string): string | null {
  const key = keyFrom(dataKey);
  try {
    const { nonce, tag, sealed } = Sealed.parse(JSON.parse(text));
    const decipher = createDecipheriv(cipherName, key, bytesOf(nonce), { authTagLength: 16 });
    decipher.setAAD(Buffer.from(belongsTo));
    decipher.setAuthTag(bytesOf(tag));
    return Buffer.concat([decipher.update(bytesOf(sealed)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  } finally {
    key.fill(0);
  }
}
