/**
 * How many investigations that the viewer may see have a key: hidden ones never make it look more common. A tip asks for a hundred
 * or so keys, and the next tip for many of the same ones, so counts are kept until something changes.
 */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { Marking, rank } from '../../../preload/contract/vocabulary.ts';
import type { Viewer } from '../policy.ts';
import type { Frequencies } from '../port.ts';
import { statement } from './statement-cache.ts';

/** Beyond this number it no longer matters how many there are, and counting stops. */
const countedAtMost = 1_000;
const keptKeys = 60_000;

const asked = `select count(*) from (
  select distinct k.investigationId from match_key k join case_identifier_row h on h.id = k.caseIdentifierId
  where k.key = ? and h.withdrawnAt is null limit ${countedAtMost})`;

const askedOfOpen = `select count(*) from (
  select distinct k.investigationId from match_key_row k join case_identifier_row h on h.id = k.caseIdentifierId
    join investigation_row i on i.id = k.investigationId
  where k.key = ? and h.withdrawnAt is null and i.compartmentId = 0 and i.markingRank <= ${rank(Marking, 'OFFICIAL-SENSITIVE')}
  limit ${countedAtMost})`;

/** Enough for those asking at the moment, and for unrestricted matching. */
const keptReaches = 6;

/** The counts for one version of the holdings, by reach and key. Shared by all connections of a store. */
export class FrequencyCache {
  #version = 0;
  readonly #counts = new Map<string, Map<string, number>>();

  /** The counts that apply to a snapshot of that version; `null` where a newer version is kept. */
  of(version: number, reach: string): Map<string, number> | null {
    if (version < this.#version) return null;
    if (version > this.#version) {
      this.#version = version;
      this.#counts.clear();
    }
    const before = this.#counts.get(reach);
    if (before !== undefined) return before;
    if (this.#counts.size >= keptReaches) this.#counts.clear();
    const counts = new Map<string, number>();
    this.#counts.set(reach, counts);
    return counts;
  }
}

/** Viewers who may see the same records get the same counts. */
const reachOf = (viewer: Viewer | null) =>
  viewer === null
    ? 'nobody'
    : [
        viewer.readsInvestigations,
        viewer.clearance,
        ...[...viewer.compartments].sort((one, other) => one - other),
      ].join();

/** What a transaction counts with. `version`: that of its snapshot, asked for each time because its own writes change it. */
export interface Counting {
  db: Database;
  cache: FrequencyCache;
  version: () => number;
}

function counter({ db, cache, version }: Counting, reach: () => string, sql: string, plus: number): Frequencies {
  return {
    async count(keys) {
      const counts = cache.of(version(), reach());
      if (counts !== null && counts.size >= keptKeys) counts.clear();
      const found = new Map<string, number>();
      for (const key of keys) {
        const n = counts?.get(key) ?? Number(statement(db, sql).pluck().get(key));
        counts?.set(key, n);
        found.set(key, n + plus);
      }
      return found;
    },
  };
}

export const frequencies = (counting: Counting, viewer: () => Viewer | null): Frequencies =>
  counter(counting, () => reachOf(viewer()), asked, 0);

/**
 * For matching with a restricted investigation: as if it were the only one, so that how common something is tells its people
 * nothing about other investigations like theirs.
 */
export const frequenciesAmongUnrestricted = (counting: Counting): Frequencies =>
  counter(counting, () => 'open', askedOfOpen, 1);
