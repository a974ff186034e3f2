/**
 * How many investigations that the viewer may see have a key: hidden ones never make it look more common. Counts are kept until
 * something changes, in whichever process: the version is read in the snapshot that is counted in.
 */
import { Marking, rank } from '../../../preload/contract/vocabulary.ts';
import { countedAtMost, type FrequencyCache, keptKeys, reachOf } from '../frequency-cache.ts';
import type { Viewer } from '../policy.ts';
import type { Frequencies } from '../port.ts';
import type { Connection } from './connection.ts';

const counting = (from: string, where: string) => `select k.key, (select count(*) from (
    select distinct m."investigationId" from ${from}
    where m.key = k.key and h."withdrawnAt" is null${where} limit ${countedAtMost}) found) as n
  from unnest($1::text[]) k(key)`;

const asked = counting('match_key m join case_identifier_row h on h.id = m."caseIdentifierId"', '');

const askedOfOpen = counting(
  `match_key_row m join case_identifier_row h on h.id = m."caseIdentifierId"
     join investigation_row i on i.id = m."investigationId"`,
  ` and i."compartmentId" = 0 and i."markingRank" <= ${rank(Marking, 'OFFICIAL-SENSITIVE')}`,
);

/** What a transaction counts with. */
export interface Counting {
  on: Connection;
  cache: FrequencyCache;
}

async function versionOf(on: Connection): Promise<number> {
  const [row] = await on.rows<{ n: number }>('select n from holdings_version_row');
  return row?.n ?? 0;
}

function counter({ on, cache }: Counting, reach: () => string, sql: string, plus: number): Frequencies {
  return {
    async count(keys) {
      const counts = cache.of(await versionOf(on), reach());
      if (counts !== null && counts.size >= keptKeys) counts.clear();
      const found = new Map<string, number>();
      const unknown = new Set<string>();
      for (const key of keys) {
        const n = counts?.get(key);
        if (n === undefined) unknown.add(key);
        else found.set(key, n + plus);
      }
      if (unknown.size > 0)
        for (const { key, n } of await on.rows<{ key: string; n: number }>(sql, [[...unknown]])) {
          counts?.set(key, n);
          found.set(key, n + plus);
        }
      return found;
    },
  };
}

export const frequencies = (of: Counting, viewer: () => Viewer | null): Frequencies =>
  counter(of, () => reachOf(viewer()), asked, 0);

/**
 * For matching with a restricted investigation: as if it were the only one, so that how common something is tells its people
 * nothing about other investigations like theirs.
 */
export const frequenciesAmongUnrestricted = (of: Counting): Frequencies => counter(of, () => 'open', askedOfOpen, 1);
