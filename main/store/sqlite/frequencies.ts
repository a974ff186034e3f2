/**
 * How many investigations hold a key, as far as the viewer may see: what is hidden makes nothing look more common. A tip
 * asks for some hundred keys, and the next tip for many of the same: what was counted is kept until something changes.
 */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { Marking, rank } from '../../../preload/contract/words.ts';
import { heldVersion } from './holdings-version.ts';
import { statement } from './statement-cache.ts';
import type { Viewer } from './views.ts';

/** Beyond so many it no longer matters how many there are; counting goes no further. */
const countedAtMost = 1_000;
const keptKeys = 60_000;

const asked = `select count(*) from (
  select distinct k.investigationId from held_key k join held_row h on h.id = k.heldId
  where k.key = ? and h.withdrawnAt is null limit ${countedAtMost})`;

/** Of whoever asks, and of the control room beside them. */
const keptReaches = 3;

interface Kept {
  version: number;
  /** By reach. */
  counts: Map<string, Map<string, number>>;
}
const kept = new WeakMap<Database, Kept>();

/** Whoever may see the same counts the same. */
const reachOf = (viewer: Viewer) =>
  [viewer.readsInvestigations, viewer.clearance, ...[...viewer.compartments].sort((one, other) => one - other)].join();

function countsFor(db: Database, reach: string): Map<string, number> {
  const version = heldVersion(db);
  let found = kept.get(db);
  if (found?.version !== version) {
    found = { version, counts: new Map() };
    kept.set(db, found);
  }
  const before = found.counts.get(reach);
  if (before !== undefined) return before;
  const counts = new Map<string, number>();
  if (found.counts.size >= keptReaches) found.counts.clear();
  found.counts.set(reach, counts);
  return counts;
}

function keptCount(db: Database, reach: string, sql: string, key: string): number {
  const counts = countsFor(db, reach);
  const before = counts.get(key);
  if (before !== undefined) return before;
  if (counts.size >= keptKeys) counts.clear();
  const n = Number(statement(db, sql).pluck().get(key));
  counts.set(key, n);
  return n;
}

/** For one turn of that viewer; most turns never ask. */
export function heldFrequency(db: Database, viewer: Viewer): (key: string) => number {
  let reach: string | null = null;
  return (key) => {
    reach ??= reachOf(viewer);
    return keptCount(db, reach, asked, key);
  };
}

const askedOfOpen = `select count(*) from (
  select distinct k.investigationId from held_key_row k join held_row h on h.id = k.heldId
    join investigation_row i on i.id = k.investigationId
  where k.key = ? and h.withdrawnAt is null and i.compartmentId = 0 and i.tier <= ${rank(Marking, 'OFFICIAL-SENSITIVE')}
  limit ${countedAtMost})`;

/**
 * For matching with an investigation that not everybody may know of: as if it were the only such one. Its people learn by how common a
 * thing is nothing of others like theirs.
 */
export function frequencyBesideOpen(db: Database): (key: string) => number {
  return (key) => keptCount(db, 'open', askedOfOpen, key) + 1;
}
