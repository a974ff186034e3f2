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

// Investigations with named readers are counted apart: people who may see the same records otherwise may not be the same readers.
const asked = counting(
  `match_key m join case_identifier_row h on h.id = m."caseIdentifierId" join investigation_row i on i.id = m."investigationId"`,
  ' and i."namedReaders" = 0',
);
const askedOfNamed = `select k.key, count(distinct m."investigationId")::integer as n from unnest($1::text[]) k(key)
  join match_key_row m on m.key = k.key and m."investigationId" = any ($2::integer[])
  join case_identifier_row h on h.id = m."caseIdentifierId" and h."withdrawnAt" is null group by k.key`;
const named = 'select "investigationId" as id from case_reader where "accountId" = $1';

const askedOfOpen = counting(
  `match_key_row m join case_identifier_row h on h.id = m."caseIdentifierId"
     join investigation_row i on i.id = m."investigationId"`,
  ` and i."compartmentId" = 0 and i."markingRank" <= ${rank(Marking, 'OFFICIAL-SENSITIVE')} and i."namedReaders" = 0`,
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

export function frequencies(of: Counting, viewer: () => Viewer | null): Frequencies {
  const others = counter(of, () => reachOf(viewer()), asked, 0);
  return {
    async count(keys) {
      const found = await others.count(keys);
      const cases = await of.on.rows<{ id: number }>(named, [viewer()?.accountId ?? 0]);
      if (cases.length === 0) return found;
      const rows = await of.on.rows<{ key: string; n: number }>(askedOfNamed, [keys, cases.map(({ id }) => id)]);
      const more = new Map(rows.map(({ key, n }) => [key, n]));
      return new Map([...found].map(([key, n]) => [key, n + (more.get(key) ?? 0)] as const));
    },
  };
}

/**
 * For matching with a restricted investigation: as if it were the only one, so that how common something is tells its people
 * nothing about other investigations like theirs.
 */
export const frequenciesAmongUnrestricted = (of: Counting): Frequencies => counter(of, () => 'open', askedOfOpen, 1);
