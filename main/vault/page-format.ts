/**
 * A page of an encrypted store, from Zetetic's description of the SQLCipher 4 format: encrypted with AES-256 in CBC; its last 80 bytes are the
 * initialisation vector and an HMAC over both and the page's number. The first 16 bytes of the file, which SQLite's own format does not
 * need, are a random salt instead.
 */
import { createCipheriv, createDecipheriv, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto';
import { closeSync, existsSync, openSync, readSync } from 'node:fs';

export const pageSize = 4096;
export const saltSize = 16;
const macSize = 64;
const vectorSize = 16;
const cipherName = 'aes-256-cbc';

/** The HMAC key of a file: two rounds of PBKDF2 over the raw key, with the file's salt XORed with 0x3a. */
export function macKeyOf(dataKey: Buffer, salt: Buffer): Buffer {
  const turned = Buffer.from(salt.map((byte) => byte ^ 0x3a));
  return pbkdf2Sync(dataKey, turned, 2, 32, 'sha512');
}

const saltIn1 = (number: number) => (number === 1 ? saltSize : 0);

function macOf(page: Buffer, number: number, macKey: Buffer): Buffer {
  const place = Buffer.alloc(4);
  place.writeUInt32LE(number);
  const covered = page.subarray(saltIn1(number), pageSize - macSize);
  return createHmac('sha512', macKey).update(covered).update(place).digest();
}

/** At one gibibyte is the page on which SQLite takes its locks. It never writes or reads it: nothing is encrypted there. */
const lockPage = 2 ** 30 / pageSize + 1;

/** Whether the page is as it was written. Pages are numbered from 1. */
export function pageHolds(page: Buffer, number: number, macKey: Buffer): boolean {
  if (number === lockPage) return true;
  return timingSafeEqual(macOf(page, number, macKey), page.subarray(pageSize - macSize));
}

export interface PageKeys {
  dataKey: Buffer;
  macKey: Buffer;
}

/** Encrypts the page anew, in its place: from one key to another, with a vector of its own. The salt in page 1 is left alone. */
export function turnPage(page: Buffer, number: number, from: Buffer, to: PageKeys): void {
  if (number === lockPage) return;
  const end = pageSize - macSize - vectorSize;
  const content = page.subarray(saltIn1(number), end);
  const vector = page.subarray(end, end + vectorSize);
  const opened = createDecipheriv(cipherName, from, vector).setAutoPadding(false).update(content);
  randomBytes(vectorSize).copy(vector);
  createCipheriv(cipherName, to.dataKey, vector).setAutoPadding(false).update(opened).copy(content);
  opened.fill(0);
  macOf(page, number, to.macKey).copy(page, pageSize - macSize);
}

/**
 * The salt of a store's file, 32 hex characters; `null` where there is no whole page. Not for one that this process has open: closing it
 * here would drop SQLite's locks.
 */
export function saltIn(path: string): string | null {
  if (!existsSync(path)) return null;
  const handle = openSync(path, 'r');
  try {
    const page = Buffer.alloc(pageSize);
    return readSync(handle, page, 0, pageSize, 0) < pageSize ? null : page.toString('hex', 0, saltSize);
  } finally {
    closeSync(handle);
  }
}
