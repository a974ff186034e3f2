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

/** Rows of one statement, the most first: a call into the library takes as long as adding a row does. */
const rowsAtOnce = [64, 16, 4, 1] as const;
const columns = 4;

/** Runs a statement over rows of four numbers that lie one behind another. */
function inLots(db: Database, start: string, end = ''): (values: readonly number[]) => void {
  const lots = rowsAtOnce.map((rows) => ({
    size: rows * columns,
    statement: db.prepare(`${start} values ${new Array(rows).fill('(?, ?, ?, ?)').join(', ')} ${end}`),
  }));
  return (values) => {
    let at = 0;
    for (const { size, statement } of lots)
      for (; at + size <= values.length; at += size) statement.run(values.slice(at, at + size));
  };
}

interface Row {
  key: number;
  id: number;
  place: KeyPlace;
}

const inOrder = (one: Row, other: Row): number =>
  one.key - other.key ||
  one.place.compartmentId - other.place.compartmentId ||
  one.place.markingRank - other.place.markingRank ||
  one.id - other.id;

/** One for each connection that writes: its statements are prepared once. */
export function personKeys(db: Database) {
  const insert = inLots(db, 'insert or ignore into person_key_row');
  const remove = db.prepare(
    'delete from person_key_row where key = ? and compartmentId = ? and markingRank = ? and contributionId = ?',
  );
  const count = inLots(db, 'insert into person_key_rollup_row', 'on conflict do update set n = n + excluded.n');

  function add(contributions: readonly Keyed[]): void {
    const rows: Row[] = [];
    for (const { id, place, keys } of contributions) {
      if (keys.length > 0) rows.push({ key: everyone, id, place });
      for (const key of keys) rows.push({ key, id, place });
    }
    // In the order of the index, so that each of its pages is taken up once, and what is counted together stands together.
    rows.sort(inOrder);
    const held: number[] = [];
    const counts: number[] = [];
    let last: Row | undefined;
    for (const row of rows) {
      const { key, id, place } = row;
      if (key !== everyone) held.push(key, place.compartmentId, place.markingRank, id);
      const same =
        last?.key === key &&
        last.place.compartmentId === place.compartmentId &&
        last.place.markingRank === place.markingRank;
      if (same) counts[counts.length - 1] = (counts.at(-1) ?? 0) + 1;
      else counts.push(key, place.compartmentId, place.markingRank, 1);
      last = row;
    }
    insert(held);
    count(counts);
  }

  function move(id: number, keys: readonly number[], from: KeyPlace, to: KeyPlace): void {
    if (keys.length === 0) return;
    for (const key of keys) remove.run(key, from.compartmentId, from.markingRank, id);
    count([everyone, ...keys].flatMap((key) => [key, from.compartmentId, from.markingRank, -1]));
    add([{ id, place: to, keys }]);
  }

  return { add, move };
}
