/**
 * How many investigations hold a key, as far as the viewer may see: what is hidden makes nothing look more common. Asked key by key while
 * a comparison goes on, since a tip meets some hundred held things and weighs the keys of a few of them.
 */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { statement } from './statements.ts';

const asked = `select count(distinct k.investigationId) from held_key k join held h on h.id = k.heldId
  where k.key = ? and h.withdrawnAt is null`;

/** For one turn: what it has counted once it keeps. */
export function heldFrequency(db: Database): (key: string) => number {
  const known = new Map<string, number>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const n = Number(statement(db, asked).pluck().get(key));
    known.set(key, n);
    return n;
  };
}
