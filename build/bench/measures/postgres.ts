/**
 * The same search, page and aggregate in PostgreSQL: one table with the same rows, a `tsvector` of their words with a
 * GIN index, and the indices that these questions need. It is asked through a local socket with prepared statements; it
 * has no need to know, keeps no log and encrypts nothing.
 */
import { once } from 'node:events';
import type { Database } from 'better-sqlite3-multiple-ciphers';
import { Client } from 'pg';
import { addDays, ukDay } from '../../../main/store/uk-day.ts';
import type { QueueFilter } from '../../../preload/contract/contributions.ts';
import { startPostgres } from '../postgres-server.ts';
import { percentile } from '../result.ts';
import { now } from '../sample-file.ts';
import { filters, pageSize } from './queue.ts';
import type { Bench } from './reads.ts';
import { searchedFor } from './search.ts';

export interface PostgresTimes {
  version: string;
  /** In milliseconds, by the name of the measure that asks the same. */
  medians: Readonly<Record<string, number>>;
}

const table = `create table contribution (
  id integer primary key, received_at timestamptz not null, day date not null, state text not null, channel text not null,
  kind text not null, area text, immediate_risk boolean not null, text text not null,
  words tsvector generated always as (to_tsvector('simple', text)) stored)`;
const indices = [
  'create index on contribution (received_at, id)',
  'create index on contribution (state, received_at, id)',
  'create index on contribution (channel, state, received_at, id)',
  'create index on contribution (kind, received_at, id)',
  'create index on contribution (area, received_at, id)',
  'create index on contribution (received_at, id) where immediate_risk',
  'create index on contribution using gin (words)',
  'create index on contribution (day, channel, state)',
  'vacuum analyze contribution',
];

interface Row {
  id: number;
  receivedAt: string;
  day: string;
  state: string;
  channel: string;
  kind: string;
  area: string | null;
  immediateRisk: number;
  text: string;
}
const columns = ['id', 'receivedAt', 'day', 'state', 'channel', 'kind', 'area', 'immediateRisk', 'text'] as const;
const rowsAtOnce = 2_000;

/** In batches of rows, each as arrays of columns: one statement per batch. */
async function load(client: Client, plain: Database): Promise<void> {
  await client.query(table);
  const insert = `insert into contribution (id, received_at, day, state, channel, kind, area, immediate_risk, text)
    select * from unnest($1::int[], $2::timestamptz[], $3::date[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bool[], $9::text[])`;
  let lot: Row[] = [];
  const write = async () => {
    if (lot.length > 0)
      await client.query(
        insert,
        columns.map((column) => lot.map((row) => (column === 'immediateRisk' ? row[column] === 1 : row[column]))),
      );
    lot = [];
  };
  await client.query('begin');
  for (const row of plain
    .prepare<[], Row>(`select ${columns.join(', ')} from contribution_row order by id`)
    .iterate()) {
    lot.push(row);
    if (lot.length >= rowsAtOnce) await write();
  }
  await write();
  await client.query('commit');
  for (const statement of indices) await client.query(statement);
}

interface Asked {
  text: string;
  values: unknown[];
}

/** A page as in the queue; `null` for filters that this table cannot answer. */
function pageOf(filter: QueueFilter, sort: 'newest' | 'oldest'): Asked | null {
  const { investigationId, importId, text, olderThanHours, triaged, ...rest } = filter;
  if ([investigationId, importId, text, triaged].some((one) => one !== undefined)) return null;
  const values: unknown[] = [];
  const where: string[] = [];
  const add = (condition: (at: string) => string, value: unknown) => {
    values.push(value);
    where.push(condition(`$${values.length}`));
  };
  if (rest.states !== undefined) add((at) => `state = any(${at})`, rest.states);
  if (rest.channels !== undefined) add((at) => `channel = any(${at})`, rest.channels);
  if (rest.kinds !== undefined) add((at) => `kind = any(${at})`, rest.kinds);
  if (rest.area !== undefined) add((at) => `area = ${at}`, rest.area);
  if (rest.from !== undefined) add((at) => `received_at >= ${at}::date`, rest.from);
  if (rest.to !== undefined) add((at) => `received_at < ${at}::date + 1`, rest.to);
  if (rest.immediateRisk !== undefined) where.push(rest.immediateRisk ? 'immediate_risk' : 'not immediate_risk');
  if (olderThanHours !== undefined)
    add(
      (at) => `received_at < ${at}::timestamptz`,
      new Date(Date.parse(now) - olderThanHours * 3_600_000).toISOString(),
    );
  const order = sort === 'newest' ? 'desc' : 'asc';
  return {
    text: `select id, received_at, state, channel, kind, area, left(text, 400) from contribution
      ${where.length === 0 ? '' : `where ${where.join(' and ')}`}
      order by received_at ${order}, id ${order} limit ${pageSize}`,
    values,
  };
}

const searchOf = (words: string): Asked => ({
  text: `select id, left(text, 400), ts_rank(words, query) as rank from contribution, to_tsquery('simple', $1) query
    where words @@ query order by rank desc, received_at desc limit 50`,
  values: [
    words
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '')
      .map((word) => `${word}:*`)
      .join(' & '),
  ],
});

/** What the dashboard's rollups answer, counted from the rows. */
const figures = (): Asked[] => {
  const from = addDays(ukDay(now), -548);
  return [
    { text: 'select day, channel, count(*) from contribution where day >= $1 group by day, channel', values: [from] },
    {
      text: 'select state, channel, count(*) from contribution where day >= $1 group by state, channel',
      values: [from],
    },
    {
      text: "select id, received_at from contribution where state = 'untriaged' order by received_at, id limit 1",
      values: [],
    },
  ];
};

async function timeOf(client: Client, asked: readonly Asked[]): Promise<number> {
  const started = performance.now();
  for (const one of asked) await client.query(one);
  return performance.now() - started;
}

async function median(client: Client, all: readonly (readonly Asked[])[]): Promise<number> {
  const times: number[] = [];
  for (const asked of all) times.push(await timeOf(client, asked));
  return percentile(times, 0.5);
}

/** `null` where there is no PostgreSQL. */
export async function postgresTimes(bench: Bench): Promise<PostgresTimes | null> {
  const server = startPostgres();
  if (server === null) return null;
  const client = new Client({ host: server.host, port: server.port, user: 'bench', database: 'postgres' });
  try {
    await client.connect();
    await load(client, bench.plain);
    const pages = filters(bench).flatMap((filter) =>
      (['newest', 'oldest'] as const).flatMap((sort) => {
        const page = pageOf(filter, sort);
        return page === null ? [] : [[page]];
      }),
    );
    return {
      version: server.version,
      medians: {
        queue: await median(client, pages),
        search: await median(
          client,
          searchedFor(bench.plain).map((words) => [searchOf(words)]),
        ),
        dashboard: await median(
          client,
          Array.from({ length: 5 }, () => figures()),
        ),
      },
    };
  } finally {
    const ended = once(client, 'end');
    await client.end().then(() => ended);
    server.stop();
  }
}
