/**
 * How many investigations that the viewer may see have a key: hidden ones never make it look more common. A tip asks for a hundred
 * or so keys, and the next tip for many of the same ones, so counts are kept until something changes.
 */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { Marking, rank } from '../../../preload/contract/vocabulary.ts';
import { countedAtMost, type FrequencyCache, keptKeys, reachOf } from '../frequency-cache.ts';
import type { Viewer } from '../policy.ts';
import type { Frequencies } from '../port.ts';
import { statement } from './statement-cache.ts';

// Investigations with named readers are counted apart: people who may see the same records otherwise may not be the same readers.
const asked = `select count(*) from (
  select distinct k.investigationId from match_key k join case_identifier_row h on h.id = k.caseIdentifierId
    join investigation_row i on i.id = k.investigationId
  where k.key = ? and h.withdrawnAt is null and i.namedReaders = 0 limit ${countedAtMost})`;

const named = 'select investigationId from case_reader where accountId = ?';
const askedOfNamed = `select count(*) from match_key_row k join case_identifier_row h on h.id = k.caseIdentifierId
  where k.investigationId = ? and k.key = ? and h.withdrawnAt is null limit 1`;

const askedOfOpen = `select count(*) from (
  select distinct k.investigationId from match_key_row k join case_identifier_row h on h.id = k.caseIdentifierId
    join investigation_row i on i.id = k.investigationId
  where k.key = ? and h.withdrawnAt is null and i.compartmentId = 0 and i.markingRank <= ${rank(Marking, 'OFFICIAL-SENSITIVE')}
    and i.namedReaders = 0
  limit ${countedAtMost})`;

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

export function frequencies(counting: Counting, viewer: () => Viewer | null): Frequencies {
  const { db } = counting;
  const others = counter(counting, () => reachOf(viewer()), asked, 0);
  return {
    async count(keys) {
      const found = await others.count(keys);
      const cases = statement(db, named)
        .pluck()
        .all(viewer()?.accountId ?? 0) as number[];
      if (cases.length === 0) return found;
      const holds = (id: number, key: string) => Number(statement(db, askedOfNamed).pluck().get(id, key)) > 0;
      return new Map([...found].map(([key, n]) => [key, n + cases.filter((id) => holds(id, key)).length] as const));
    },
  };
}

/**
 * For matching with a restricted investigation: as if it were the only one, so that how common something is tells its people
 * nothing about other investigations like theirs.
 */
export const frequenciesAmongUnrestricted = (counting: Counting): Frequencies =>
  counter(counting, () => 'open', askedOfOpen, 1);
