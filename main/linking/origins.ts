/** How many of several reports are not the same thing told again. */
import { findDuplicates } from '../matching/near-duplicates/index.ts';
import type { Recorded } from './match-persons.ts';

/** A caller who rings three times is one. */
export function originsAmong(reports: readonly Pick<Recorded, 'read'>[]): number {
  const told = reports.map(({ read: { text, receivedAt } }) => ({ text, receivedAt }));
  return told.length - new Set(findDuplicates(told).map(({ again }) => again)).size;
}
