/**
 * How many investigations hold a key, as far as the viewer may see: what is hidden makes nothing look more common. A tip
 * asks for some hundred keys, and the next tip for many of the same: what was counted is kept until something changes.
 */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { heldVersion } from './held-version.ts';
import type { Viewer } from './need-to-know.ts';
import { statement } from './statements.ts';

/** Beyond so many it no longer matters how many there are; counting goes no further. */
const countedAtMost = 1_000;
const keptKeys = 60_000;

const asked = `select count(distinct investigationId) from (
  select k.investigationId from held_key k join held_row h on h.id = k.heldId
  where k.key = ? and h.withdrawnAt is null limit ${countedAtMost})`;

interface Kept {
  version: number;
  reach: string;
  counts: Map<string, number>;
}
const kept = new WeakMap<Database, Kept>();

/** Whoever may see the same counts the same. */
const reachOf = (viewer: Viewer) =>
  [viewer.readsInvestigations, viewer.clearance, ...[...viewer.compartments].sort((one, other) => one - other)].join();

/** For one turn of that viewer. */
export function heldFrequency(db: Database, viewer: Viewer): (key: string) => number {
  const reach = reachOf(viewer);
  return (key) => {
    const version = heldVersion(db);
    let counted = kept.get(db);
    if (counted === undefined || counted.version !== version || counted.reach !== reach) {
      counted = { version, reach, counts: new Map() };
      kept.set(db, counted);
    }
    const before = counted.counts.get(key);
    if (before !== undefined) return before;
    if (counted.counts.size >= keptKeys) counted.counts.clear();
    const n = Number(statement(db, asked).pluck().get(key));
    counted.counts.set(key, n);
    return n;
  };
}
