/** Room INTAKE: by what a contribution is known again when the same file, or one that overlaps, comes a second time. */
import { hash } from 'node:crypto';
import type { IncomingContribution } from '../../../preload/contract/mapping.ts';

/**
 * 16 bytes: the first half of SHA-256 over all fields, in a form that must never change, because vaults hold these keys.
 * With `dateKnown` false the date is left out: it is only the moment of the import then, and another one each time.
 */
export function rowKey(contribution: IncomingContribution, dateKnown = true): Uint8Array {
  const c = contribution;
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
  ]);
  return new Uint8Array(hash('sha256', canonical, 'buffer').subarray(0, 16));
}
