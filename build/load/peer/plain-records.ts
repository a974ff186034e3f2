/**
 * What a team would build instead: the same rows in one PostgreSQL database, a `tsvector` of their words with a GIN index, and who may see
 * what as row policies.
 */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { Client } from 'pg';

export const reader = 'reader';

const tables = `
create table contribution (
  id integer primary key, reference text not null, kind text not null, channel text not null, state text not null,
  received_at timestamptz not null, text text not null, area text, place text, immediate_risk boolean not null,
  marking_rank integer not null, compartment_id integer not null,
  words tsvector generated always as (to_tsvector('simple', text)) stored);
create table investigation (
  id integer primary key, reference text not null, operation text not null,
  marking_rank integer not null, compartment_id integer not null);
create table link (
  contribution_id integer not null, investigation_id integer not null, decision text not null, at timestamptz not null);`;

const seen = `marking_rank <= current_setting('app.clearance')::integer
  and compartment_id = any (string_to_array(current_setting('app.compartments'), ',')::integer[])`;

const afterwards = `
create index on contribution (state, received_at desc, id desc);
create index on contribution (received_at desc, id desc);
create index on contribution using gin (words);
create index on link (contribution_id);
create role ${reader} login;
grant select on contribution, investigation, link to ${reader};
alter table contribution enable row level security;
alter table investigation enable row level security;
create policy seen on contribution for select to ${reader} using (${seen});
create policy seen on investigation for select to ${reader} using (${seen});`;

const rowsAtOnce = 2_000;

interface Copied {
  table: string;
  /** As PostgreSQL calls them, with their types, in the order of `from`. */
  columns: readonly (readonly [name: string, type: string])[];
  from: string;
}

const copied: readonly Copied[] = [
  {
    table: 'contribution',
    columns: [
      ...([
        ['id', 'int'],
        ['reference', 'text'],
        ['kind', 'text'],
        ['channel', 'text'],
        ['state', 'text'],
      ] as const),
      ...([
        ['received_at', 'timestamptz'],
        ['text', 'text'],
        ['area', 'text'],
        ['place', 'text'],
      ] as const),
      ...([
        ['immediate_risk', 'int'],
        ['marking_rank', 'int'],
        ['compartment_id', 'int'],
      ] as const),
    ],
    from: `select id, reference, kind, channel, state, receivedAt, text, area, place, immediateRisk, markingRank, compartmentId
      from contribution_row order by id`,
  },
  {
    table: 'investigation',
    columns: [
      ...([
        ['id', 'int'],
        ['reference', 'text'],
        ['operation', 'text'],
      ] as const),
      ...([
        ['marking_rank', 'int'],
        ['compartment_id', 'int'],
      ] as const),
    ],
    from: 'select id, reference, operation, markingRank, compartmentId from investigation_row order by id',
  },
  {
    table: 'link',
    columns: [
      ['contribution_id', 'int'],
      ['investigation_id', 'int'],
      ['decision', 'text'],
      ['at', 'timestamptz'],
    ],
    from: 'select contributionId, investigationId, decision, at from link_row where withdrawnAt is null',
  },
];

/** In batches of rows, each as arrays of columns: one statement for each batch. */
async function copy(client: Client, vault: Database, { table, columns, from }: Copied): Promise<void> {
  const names = columns.map(([name]) => name).join(', ');
  const asked = columns.map(([name]) => (name === 'immediate_risk' ? `${name} = 1` : name)).join(', ');
  const arrays = columns.map(([, type], at) => `$${at + 1}::${type}[]`).join(', ');
  const insert = `insert into ${table} (${names}) select ${asked} from unnest(${arrays}) as given (${names})`;
  let lot: unknown[][] = [];
  const write = async () => {
    if (lot.length > 0)
      await client.query(
        insert,
        columns.map((_, at) => lot.map((row) => row[at])),
      );
    lot = [];
  };
  for (const row of vault.prepare<[], unknown[]>(from).raw().iterate()) {
    lot.push(row);
    if (lot.length >= rowsAtOnce) await write();
  }
  await write();
}

/** Makes the tables and copies the vault's records into them. */
export async function copyRecords(client: Client, vault: Database): Promise<void> {
  await client.query(tables);
  await client.query('begin');
  for (const each of copied) await copy(client, vault, each);
  await client.query('commit');
  await client.query(afterwards);
  await client.query('vacuum analyze');
}
