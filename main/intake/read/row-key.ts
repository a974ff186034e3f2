/** Room INTAKE: by what a contribution is known again when the same file, or one that overlaps, comes a second time. */
import { hash } from 'node:crypto';
import type { IncomingContribution } from '../../../preload/contract/mapping.ts';

const keyBytes = 16;
/** Bytes of the key that are the time of receipt. */
const timeBytes = 6;

/**
 * 16 bytes: the milliseconds of receipt, then the first part of a SHA-256 over all fields, in a form that must never change, because
 * vaults hold these keys. The time comes first so that keys of rows that came at about the same time stand together: files are
 * mostly in order of receipt, and each batch then touches a few pages of the index of keys instead of one for each row.
 * A row that bears a source is known again only to `importer`, who brought it in: that such a row is held already would tell anybody
 * else that a guessed source is the sealed one. With `dateKnown` false the date is left out: it is only the moment of the import then, and another one each time.
 */
export function rowKey(
  contribution: IncomingContribution,
  dateKnown = true,
  importer: number | null = null,
): Uint8Array {
  const c = contribution;
  const sealedFor = importer === null ? [] : [importer];
  const canonical = JSON.stringify([
    1,
    c.reference,
    c.kind,
    c.channel,
    dateKnown ? c.receivedAt : null,
    c.text,
    c.area,
    c.where,
    c.sourceName,
    c.sourceContact,
    c.marking,
    ...(c.sourceName === null && c.sourceContact === null ? [] : sealedFor),
  ]);
  const key = new Uint8Array(keyBytes);
  const digestFrom = dateKnown ? timeBytes : 0;
  let rest = dateKnown ? Math.max(0, Date.parse(c.receivedAt)) : 0;
  for (let at = digestFrom - 1; at >= 0; at -= 1) {
    key[at] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  // One letter for each byte: a buffer for each row would cost more than the digest.
  const digest = hash('sha256', canonical, 'binary');
  for (let at = digestFrom; at < keyBytes; at += 1) key[at] = digest.charCodeAt(at - digestFrom);
  return key;
}
