/** The highest marking of anything that a vault holds, whoever may see it: whether an installation may open it at all. */
import type { Database } from 'better-sqlite3-multiple-ciphers';

/** The rank of a marking; 0 for an empty vault. */
export function highestTier(db: Database): number {
  const highest = db
    .prepare<[], number | null>(
      `select max(tier) from (select max(tier) as tier from contribution_rollup_row where n > 0
         union all select max(tier) from investigation_row)`,
    )
    .pluck()
    .get();
  return highest ?? 0;
}
