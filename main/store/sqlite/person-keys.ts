/** Keeps what contributions say of persons, and how many say it, in the open transaction. */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { KeyPlace } from '../port.ts';

interface Keyed {
  id: number;
  place: KeyPlace;
  keys: readonly number[];
}

/** The key under which contributions themselves are counted. */
const everyone = 0;

/** One for each connection that writes: its statements are prepared once. */
export function personKeys(db: Database) {
  const insert = db.prepare('insert or ignore into person_key_row values (?, ?, ?, ?)');
  const remove = db.prepare(
    'delete from person_key_row where key = ? and compartmentId = ? and markingRank = ? and contributionId = ?',
  );
  const count = db.prepare(
    'insert into person_key_rollup_row values (?, ?, ?, ?) on conflict do update set n = n + excluded.n',
  );

  function add(contributions: readonly Keyed[]): void {
    const rows = contributions.flatMap(({ id, place, keys }) => keys.map((key) => ({ key, id, place })));
    // In the order of the index, so that each of its pages is taken up once.
    rows.sort((one, other) => one.key - other.key || one.id - other.id);
    const counts = new Map<string, { key: number; place: KeyPlace; n: number }>();
    const counted = (key: number, place: KeyPlace): void => {
      const name = `${key} ${place.compartmentId} ${place.markingRank}`;
      const known = counts.get(name);
      if (known === undefined) counts.set(name, { key, place, n: 1 });
      else known.n += 1;
    };
    for (const { place, keys } of contributions) if (keys.length > 0) counted(everyone, place);
    for (const { key, id, place } of rows) {
      insert.run(key, place.compartmentId, place.markingRank, id);
      counted(key, place);
    }
    for (const { key, place, n } of counts.values()) count.run(key, place.compartmentId, place.markingRank, n);
  }

  function move(id: number, keys: readonly number[], from: KeyPlace, to: KeyPlace): void {
    if (keys.length === 0) return;
    for (const key of keys) remove.run(key, from.compartmentId, from.markingRank, id);
    for (const key of [everyone, ...keys]) count.run(key, from.compartmentId, from.markingRank, -1);
    add([{ id, place: to, keys }]);
  }

  return { add, move };
}
