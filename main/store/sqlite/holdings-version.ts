/**
 * A number that changes whenever what investigations hold, or who may see them, may have changed: whatever is derived from them can
 * be kept until then. Triggers on the writing connection change it, so that no way of writing is missed.
 */
import type { Database } from 'better-sqlite3-multiple-ciphers';

export interface HoldingsVersion {
  now(): number;
  /**
   * Called after every transaction that wrote, whether committed or rolled back. The number changes once during the transaction,
   * for its own reads, and once more here: a reader that started in between had the old snapshot with the new number.
   */
  settle(): void;
}

const told = (name: string, when: string) =>
  `create temp trigger ${name} after ${when} begin select holdings_moved(); end;`;

/** Starts watching; called once for each writing connection, before anything is read through it. */
export function watchHoldings(db: Database): HoldingsVersion {
  let version = 1;
  let moved = false;
  db.function('holdings_moved', { directOnly: false }, () => {
    version += 1;
    moved = true;
    return null;
  });
  db.exec(
    [
      told('match_key_added', 'insert on main.match_key_row'),
      told('case_identifier_changed', 'update of withdrawnAt, subjectId on main.case_identifier_row'),
      told('investigation_moved', 'update of markingRank, compartmentId, namedReaders on main.investigation_row'),
    ].join('\n'),
  );
  return {
    now: () => version,
    settle() {
      if (!moved) return;
      moved = false;
      version += 1;
    },
  };
}
