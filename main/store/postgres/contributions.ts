/**
 * Adding contributions, many of them fast: everything that belongs to all of them is asked once and written once, a table at a time.
 * Nothing else adds any, so that they are always counted in the rollups and their words indexed.
 */
import type { Added, Contributions, NewContribution } from '../port.ts';
import { orderOf } from '../receipt-order.ts';
import { seriesOf } from '../reference-numbers.ts';
import { ukDay } from '../uk-day.ts';
import { isMatchedLater, isWaiting, namesLine } from '../waiting.ts';
import { type Column, columnsOf, insertMany } from './bulk.ts';
import type { Connection } from './connection.ts';
import { wordsOf } from './lexemes.ts';
import { makeMonths } from './months.ts';
import { countOffered, moveOffered } from './offered-words.ts';
import { addPersonKeys, movePersonKeys } from './person-keys.ts';
import { freePlaces } from './places.ts';

const bytes = (key: Uint8Array | null): Buffer => Buffer.from(key ?? []);

interface Numbered {
  row: NewContribution;
  id: number;
  reference: string;
  receiptOrder: number;
  day: string;
}

const columns: readonly Column<Numbered>[] = columnsOf<Numbered>({
  id: ['integer', ({ id }) => id],
  reference: ['text', ({ reference }) => reference],
  sourceReference: ['text', ({ row }) => row.sourceReference],
  rowKey: ['bytea', ({ row }) => (row.rowKey === null ? null : bytes(row.rowKey))],
  kind: ['text', ({ row }) => row.kind],
  channel: ['text', ({ row }) => row.channel],
  state: ['text', ({ row }) => row.state],
  receivedAt: ['text', ({ row }) => row.receivedAt],
  receiptOrder: ['bigint', ({ receiptOrder }) => receiptOrder],
  recordedAt: ['text', ({ row }) => row.recordedAt],
  day: ['text', ({ day }) => day],
  triagedAt: ['text', ({ row }) => row.triagedAt],
  triagedBy: ['integer', ({ row }) => row.triagedBy],
  triageReason: ['text', ({ row }) => row.triageReason],
  proposedBy: ['integer', ({ row }) => row.proposedBy ?? null],
  rcap: ['text', ({ row }) => row.rcap ?? null],
  recordedBy: ['integer', ({ row }) => row.recordedBy],
  importId: ['integer', ({ row }) => row.importId],
  text: ['text', ({ row }) => row.text],
  area: ['text', ({ row }) => row.area],
  place: ['text', ({ row }) => row.place],
  immediateRisk: ['integer', ({ row }) => Number(row.immediateRisk)],
  riskConfirmed: ['integer', ({ row }) => Number(row.riskConfirmed)],
  anonymous: ['integer', ({ row }) => Number(row.anonymous)],
  contactable: ['integer', ({ row }) => Number(row.contactable)],
  sealedSource: ['integer', ({ row }) => Number(row.source !== null)],
  markingRank: ['integer', ({ row }) => row.markingRank],
  compartmentId: ['integer', ({ row }) => row.compartmentId],
});

const changeColumns: readonly Column<Numbered>[] = columnsOf<Numbered>({ contributionId: ['integer', ({ id }) => id] });
const keptColumns: readonly Column<Numbered>[] = [
  ...changeColumns,
  ...columnsOf<Numbered>({
    receiptOrder: ['bigint', ({ receiptOrder }) => receiptOrder],
    due: ['integer', () => 1],
  }),
];

const dueColumns: readonly Column<Numbered>[] = [
  ...changeColumns,
  ...columnsOf<Numbered>({
    importId: ['integer', ({ row }) => row.importId],
    importedBy: ['integer', ({ row }) => row.recordedBy ?? 0],
    receiptOrder: ['bigint', ({ receiptOrder }) => receiptOrder],
  }),
];

type Found = NewContribution['identifiers'][number] & { id: number };
const identifierColumns = columnsOf<Found>({
  contributionId: ['integer', ({ id }) => id],
  kind: ['text', ({ kind }) => kind],
  value: ['text', ({ value }) => value],
  text: ['text', ({ text }) => text],
  start: ['integer', ({ start }) => start],
  end: ['integer', ({ end }) => end],
});

const sourceColumns = columnsOf<Numbered>({
  contributionId: ['integer', ({ id }) => id],
  name: ['text', ({ row }) => row.source?.name ?? null],
  contact: ['text', ({ row }) => row.source?.contact ?? null],
  sealedBy: ['integer', ({ row }) => row.recordedBy],
});

interface Indexed {
  receiptOrder: number;
  text: string;
  area: string | null;
  place: string | null;
}

const wordColumns = columnsOf<Indexed>({
  receiptOrder: ['bigint', ({ receiptOrder }) => receiptOrder],
  words: ['tsvector', ({ text, area, place }) => wordsOf([text, area, place])],
});

/** Adds to the index what was added to the table, in the open transaction. */
export async function indexWords(on: Connection, added: readonly Indexed[]): Promise<void> {
  await makeMonths(
    on,
    added.map(({ receiptOrder }) => receiptOrder),
  );
  await insertMany(on, 'contribution_words_row', wordColumns, added);
}

/** What is counted, with the number of those that are alike. */
function counted<T>(rows: readonly T[], of: (row: T) => readonly unknown[]): (readonly unknown[])[] {
  const kinds = Map.groupBy(rows, (row) => JSON.stringify(of(row)));
  return [...kinds.values()].flatMap((alike) => alike.slice(0, 1).map((one) => [...of(one), alike.length]));
}

const countedColumns = (counts: readonly (readonly unknown[])[], width: number): unknown[][] =>
  Array.from({ length: width }, (_, column) => counts.map((count) => count[column]));

async function count(on: Connection, all: readonly Numbered[]): Promise<void> {
  const states = counted(all, ({ row, day }) => [
    row.state,
    row.channel,
    row.kind,
    day,
    row.compartmentId,
    row.markingRank,
  ]);
  await on.rows(
    `insert into contribution_rollup_row as r
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::integer[], $6::integer[], $7::integer[])
     on conflict (state, channel, kind, day, "compartmentId", "markingRank") do update set n = r.n + excluded.n`,
    countedColumns(states, 7),
  );
  const recorded = counted(all, ({ row }) => [row.recordedAt, row.receivedAt, row.compartmentId, row.markingRank]);
  await on.rows(
    `insert into clock_rollup_row as r
     select 'recorded', substr(t, 1, 7), triage_bucket(t, w), c, m, sum(n) from unnest($1::text[], $2::text[], $3::integer[], $4::integer[], $5::integer[])
       as x(t, w, c, m, n) group by 1, 2, 3, 4, 5
     on conflict (clock, month, bucket, "compartmentId", "markingRank") do update set n = r.n + excluded.n`,
    countedColumns(recorded, 5),
  );
  const triaged = counted(
    all.filter(({ row }) => row.triagedAt !== null),
    ({ row }) => [row.triagedAt, row.receivedAt, row.compartmentId, row.markingRank],
  );
  if (triaged.length === 0) return;
  await on.rows(
    `insert into triage_rollup_row as r
     select substr(t, 1, 7), triage_bucket(t, w), c, m, sum(n) from unnest($1::text[], $2::text[], $3::integer[], $4::integer[], $5::integer[])
       as x(t, w, c, m, n) group by 1, 2, 3, 4
     on conflict (month, bucket, "compartmentId", "markingRank") do update set n = r.n + excluded.n`,
    countedColumns(triaged, 5),
  );
}

async function keptKeys(on: Connection, rows: readonly NewContribution[]): Promise<Set<string>> {
  const keyed = rows.filter((row) => row.rowKey !== null);
  if (keyed.length === 0) return new Set();
  const held = await on.rows<{ key: Buffer; compartmentId: number }>(
    `select c."rowKey" as key, c."compartmentId" from unnest($1::bytea[], $2::integer[]) as k(key, inside)
     join contribution_row c on c."rowKey" = k.key and c."compartmentId" = k.inside`,
    [keyed.map((row) => bytes(row.rowKey)), keyed.map((row) => row.compartmentId)],
  );
  return new Set(held.map(({ key, compartmentId }) => `${key.toString('hex')} ${compartmentId}`));
}

/** The next numbers of the series of these rows: one for each, in their order. */
async function references(on: Connection, rows: readonly NewContribution[]): Promise<string[]> {
  const series = rows.map((row) => seriesOf('TIP', row.receivedAt, row.compartmentId, row.markingRank));
  const counts = counted(series, (one) => [one]);
  const ends = await on.rows<{ name: string; n: number }>(
    `insert into counter_row as c select * from unnest($1::text[], $2::integer[])
     on conflict (name) do update set n = c.n + excluded.n returning name, n`,
    countedColumns(counts, 2),
  );
  const last = new Map(counts.map(([name, n]) => [String(name), Number(n)]));
  const next = new Map(ends.map(({ name, n }) => [name, n - (last.get(name) ?? 0)]));
  return series.map((name) => {
    const n = (next.get(name) ?? 0) + 1;
    next.set(name, n);
    return `${name}-${String(n).padStart(6, '0')}`;
  });
}

async function ids(on: Connection, count: number): Promise<number[]> {
  const rows = await on.rows<{ id: number }>(
    `select nextval(pg_get_serial_sequence('contribution_row', 'id')) as id from generate_series(1, $1::integer)`,
    [count],
  );
  return rows.map(({ id }) => id);
}

/** `free`: where to look first for a free place, kept as long as the store is open. */
export function contributions(on: Connection, free: Map<number, number>): Contributions {
  async function add(rows: readonly NewContribution[]): Promise<Numbered[]> {
    const numbers = await ids(on, rows.length);
    const written = await references(on, rows);
    const places = await freePlaces(
      on,
      rows.map(({ receivedAt }) => orderOf(receivedAt)),
      free,
    );
    const all = rows.map((row, at) => ({
      row,
      id: numbers[at] ?? 0,
      reference: written[at] ?? '',
      receiptOrder: places[at] ?? 0,
      day: ukDay(row.receivedAt),
    }));
    await insertMany(on, 'contribution_row', columns, all);
    await count(on, all);
    await insertMany(
      on,
      'identifier_row',
      identifierColumns,
      all.flatMap(({ id, row }) => row.identifiers.map((found) => ({ ...found, id }))),
      'on conflict do nothing',
    );
    await insertMany(
      on,
      'source_row',
      sourceColumns,
      all.filter(({ row }) => row.source !== null),
    );
    await insertMany(
      on,
      'suggestion_kept_row',
      keptColumns,
      all.filter(({ row }) => isWaiting(row.state)),
    );
    await insertMany(
      on,
      'match_due_row',
      dueColumns,
      all.filter(({ row }) => isMatchedLater(row)),
    );
    await insertMany(
      on,
      'suggestion_change_row',
      changeColumns,
      all.filter(({ row }) => namesLine(row.identifiers)),
    );
    await addPersonKeys(
      on,
      all.map(({ id, row }) => ({ id, place: row, keys: row.personKeys })),
    );
    await indexWords(
      on,
      all.map(({ row: { text, area, place }, receiptOrder }) => ({ receiptOrder, text, area, place })),
    );
    await countOffered(
      on,
      all.map(({ row }) => ({ ...row, texts: [row.text, row.area, row.place] })),
    );
    return all;
  }

  return {
    async addAll(rows) {
      const held = await keptKeys(on, rows);
      const fresh = rows.filter((row) => {
        if (row.rowKey === null) return true;
        const key = `${bytes(row.rowKey).toString('hex')} ${row.compartmentId}`;
        const known = held.has(key);
        held.add(key);
        return !known;
      });
      if (fresh.length === 0) return rows.map(() => null);
      const added = new Map(
        (await add(fresh)).map(({ row, id, reference }): [NewContribution, Added] => [row, { id, reference }]),
      );
      return rows.map((row) => added.get(row) ?? null);
    },
    async holds(rowKey, compartmentId) {
      const held = await on.rows('select 1 from contribution_row where "rowKey" = $1 and "compartmentId" = $2', [
        bytes(rowKey),
        compartmentId,
      ]);
      return held.length > 0;
    },
    async moveKeys(id, keys, from, to) {
      await movePersonKeys(on, id, keys, from, to);
      await moveOffered(on, id, from, to);
      await on.run(
        'update contribution_point_row set "compartmentId" = $1, "markingRank" = $2 where "contributionId" = $3',
        [to.compartmentId, to.markingRank, id],
      );
    },
    // The server tidies its indices by itself.
    tidy: async () => undefined,
  };
}
