/** Keeps what contributions say of persons, and how many say it, in the open transaction. */
import type { KeyPlace } from '../port.ts';
import { columnsOf, insertMany } from './bulk.ts';
import type { Connection } from './connection.ts';

interface Keyed {
  id: number;
  place: KeyPlace;
  keys: readonly number[];
}

/** The key under which contributions themselves are counted. */
const everyone = 0;

interface Held {
  key: number;
  id: number;
  place: KeyPlace;
}

const columns = columnsOf<Held>({
  key: ['bigint', ({ key }) => key],
  compartmentId: ['integer', ({ place }) => place.compartmentId],
  markingRank: ['integer', ({ place }) => place.markingRank],
  contributionId: ['integer', ({ id }) => id],
});

async function count(on: Connection, held: readonly Omit<Held, 'id'>[], by: 1 | -1): Promise<void> {
  const kinds = Map.groupBy(held, ({ key, place }) => `${key} ${place.compartmentId} ${place.markingRank}`);
  const counts = [...kinds.values()].flatMap((alike) =>
    alike.slice(0, 1).map(({ key, place }) => ({ key, place, n: alike.length * by })),
  );
  // In one order everywhere, so that no two transactions wait for each other.
  counts.sort((one, other) => one.key - other.key);
  await on.run(
    `insert into person_key_rollup_row as r
     select * from unnest($1::bigint[], $2::integer[], $3::integer[], $4::integer[])
     on conflict (key, "compartmentId", "markingRank") do update set n = r.n + excluded.n`,
    [
      counts.map(({ key }) => key),
      counts.map(({ place }) => place.compartmentId),
      counts.map(({ place }) => place.markingRank),
      counts.map(({ n }) => n),
    ],
  );
}

export async function addPersonKeys(on: Connection, contributions: readonly Keyed[]): Promise<void> {
  const held = contributions.flatMap(({ id, place, keys }) => keys.map((key) => ({ key, id, place })));
  if (held.length === 0) return;
  await insertMany(on, 'person_key_row', columns, held, 'on conflict do nothing');
  const told = contributions.filter(({ keys }) => keys.length > 0).map(({ place }) => ({ key: everyone, place }));
  await count(on, [...told, ...held], 1);
}

export async function movePersonKeys(
  on: Connection,
  id: number,
  keys: readonly number[],
  from: KeyPlace,
  to: KeyPlace,
): Promise<void> {
  if (keys.length === 0) return;
  await on.run(
    `delete from person_key_row where key = any ($1::bigint[]) and "compartmentId" = $2 and "markingRank" = $3
       and "contributionId" = $4`,
    [[...keys], from.compartmentId, from.markingRank, id],
  );
  await count(
    on,
    [everyone, ...keys].map((key) => ({ key, place: from })),
    -1,
  );
  await addPersonKeys(on, [{ id, place: to, keys }]);
}
