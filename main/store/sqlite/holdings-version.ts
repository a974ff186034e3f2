/**
 * A number that moves whenever what investigations hold, or who may see them, may have changed on this connection: what is
 * worked out from it can be kept until then. Told by triggers of the connection itself, so that no way of writing is missed.
 */
import type { Database } from 'better-sqlite3-multiple-ciphers';

const versions = new WeakMap<Database, { n: number }>();

const told = (name: string, when: string) =>
  `create temp trigger ${name} after ${when} begin select held_moved(); end;`;

/** Begins to watch; once for each connection, before anything is read through it. */
export function watchHeld(db: Database): void {
  if (versions.has(db)) return;
  const version = { n: 1 };
  versions.set(db, version);
  db.function('held_moved', { directOnly: false }, () => {
    version.n += 1;
    return null;
  });
  db.exec(
    [
      told('held_key_added', 'insert on main.held_key_row'),
      told('held_changed', 'update of withdrawnAt, subjectId on main.held_row'),
      told('investigation_moved', 'update of tier, compartmentId on main.investigation_row'),
    ].join('\n'),
  );
}

/** After a transaction that was taken back: what was worked out inside it holds no more. */
export function heldTakenBack(db: Database): void {
  const version = versions.get(db);
  if (version !== undefined) version.n += 1;
}

export const heldVersion = (db: Database): number => versions.get(db)?.n ?? 0;
