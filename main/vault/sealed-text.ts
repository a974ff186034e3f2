/** Text that lies outside the store and must not be read there: sealed under a key that only the data key yields. */
import { hkdfSync } from 'node:crypto';
import { z } from 'zod';
import { seal, unseal } from './sealed-box.ts';

const Sealed = z.strictObject({ nonce: z.base64(), tag: z.base64(), sealed: z.base64() });

const keyFrom = (dataKey: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', dataKey, Buffer.alloc(0), 'vigil enclosed text', 32));

const base64 = (bytes: Buffer): string => bytes.toString('base64');
const bytesOf = (text: string): Buffer => Buffer.from(text, 'base64');

/** `belongsTo`: what it goes with, so that it cannot be passed off as part of something else. */
export function sealedText(belongsTo: string, dataKey: Buffer, text: string): string {
  const key = keyFrom(dataKey);
  try {
    const { nonce, tag, sealed } = seal(key, Buffer.from(text), Buffer.from(belongsTo));
    return `${JSON.stringify({ nonce: base64(nonce), tag: base64(tag), sealed: base64(sealed) })}\n`;
  } finally {
    key.fill(0);
  }
}

/** `null` where it was not sealed with this key, or does not belong there, or is damaged. */
export function unsealedText(belongsTo: string, dataKey: Buffer, text: string): string | null {
  const key = keyFrom(dataKey);
  try {
    const { nonce, tag, sealed } = Sealed.parse(JSON.parse(text));
    const box = { nonce: bytesOf(nonce), tag: bytesOf(tag), sealed: bytesOf(sealed) };
    return unseal(key, box, Buffer.from(belongsTo)).toString('utf8');
  } catch {
    return null;
  } finally {
    key.fill(0);
  }
}
