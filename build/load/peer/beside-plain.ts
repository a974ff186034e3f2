/** The same reads, as often and by as many, of what a team would build instead: plain SQL on PostgreSQL under row policies. */
import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import { chooser, pick, type Random, stream } from '../../../main/demonstration/generate/random.ts';
import { serviceSealer } from '../../../main/hosts/server/key-file.ts';
import { unitFiles } from '../../../main/hosts/server/unit-folder.ts';
import { migrate, supportedVersion } from '../../../main/store/sqlite/migrate.ts';
import { openWithKey } from '../../../main/vault/vault.ts';
import { startPostgres, superuser } from '../../bench/postgres-server.ts';
import type { Order } from '../arguments.ts';
import { type Shift, sameReads } from '../day.ts';
import { timesOf } from '../reckon.ts';
import { spoken } from '../spoken.ts';
import { copyRecords, reader } from './plain-records.ts';
import { startPooler } from './pooler.ts';

type Read = (typeof sameReads)[number];

export interface Peer {
  what: string;
  /** P95 of ours over P95 of theirs, all three kinds together. */
  ratio: number | null;
  reads: { name: string; ours_p95_ms: number | null; plain_p95_ms: number | null }[];
}

interface Known {
  ids: readonly number[];
  words: readonly string[];
}

const operations = `array(select i.operation from link l join investigation i on i.id = l.investigation_id
  where l.contribution_id = c.id and l.decision = 'linked') as operations`;

const asked: Readonly<Record<Read, (random: Random, known: Known) => { text: string; values: unknown[] }>> = {
  'contributions.queue': () => ({
    text: `select c.id, c.reference, c.kind, c.channel, c.state, c.received_at, left(c.text, 400) as excerpt, c.area, c.immediate_risk,
        c.marking_rank, ${operations}
      from contribution c where c.state = $1 order by c.received_at desc, c.id desc limit 100`,
    values: ['untriaged'],
  }),
  'triage.get': (random, { ids }) => ({
    text: `select c.id, c.reference, c.kind, c.channel, c.state, c.received_at, c.text, c.area, c.place, c.immediate_risk, c.marking_rank,
        ${operations} from contribution c where c.id = $1`,
    values: [pick(random, ids)],
  }),
  'search.find': (random, { words }) => ({
    text: `select id, reference, received_at, left(text, 400), ts_rank(words, query) as rank
      from contribution, to_tsquery('simple', $1) query where words @@ query order by rank desc, received_at desc limit 100`,
    values: [`${pick(random, words).toLowerCase()}:*`],
  }),
};

/** Who is asking is said in each transaction: connections are shared. */
const asOfficer = "begin; set local app.clearance = '1'; set local app.compartments = '0'";

async function ask(client: Client, read: { text: string; values: unknown[] }): Promise<number> {
  const started = performance.now();
  await client.query(asOfficer);
  const { rows } = await client.query(read);
  await client.query('commit');
  // An answer is sent to a desk as text.
  JSON.stringify(rows);
  return performance.now() - started;
}

/** The vault's records on a server of their own. `null` where there is no PostgreSQL. */
async function serverWith(
  unit: string,
): Promise<{ server: NonNullable<ReturnType<typeof startPostgres>>; known: number[] } | null> {
  const server = startPostgres();
  if (server === null) return null;
  const client = new Client({ host: server.host, port: server.port, user: superuser, database: 'postgres' });
  try {
    await client.connect();
    const files = unitFiles(unit);
    readFileSync(files.key);
    const vault = await openWithKey({
      ...{ folder: files.vault, sealer: serviceSealer({ file: files.key }), migrate, supportedVersion },
    });
    try {
      await copyRecords(client, vault.db);
      const known = vault.db.prepare('select id from contribution_row order by id desc limit 5000').pluck().all();
      return { server, known: known.map(Number) };
    } finally {
      vault.close();
    }
  } catch (error) {
    server.stop();
    throw error;
  } finally {
    await client.end();
  }
}

const longest = 60_000;

async function measured(
  place: { host: string; port: number },
  shift: Shift,
  { officers, seed, minutes }: Order,
  known: Known,
): Promise<Record<Read, number[]>> {
  const counts = sameReads.map((verb) => shift.verbs.find((one) => one.verb === verb)?.count ?? 0);
  const total = counts.reduce((sum, n) => sum + n, 0);
  const kind = chooser(sameReads.map((verb, at) => [verb, counts[at] ?? 0] as const));
  /** Milliseconds between two of one officer's. */
  const every = (officers * shift.span) / Math.max(1, total);
  const times: Record<Read, number[]> = { 'contributions.queue': [], 'triage.get': [], 'search.find': [] };
  const until = performance.now() + Math.min(longest, minutes * 60_000);
  const one = async (nth: number): Promise<void> => {
    const random = stream(seed, 'plain', nth);
    const client = new Client({ ...place, user: reader, database: 'postgres' });
    await client.connect();
    try {
      for (;;) {
        const pause = every * (0.5 + random());
        if (performance.now() + pause > until) return;
        await new Promise((resolve) => setTimeout(resolve, pause));
        const verb = kind(random);
        times[verb].push(await ask(client, asked[verb](random, known)));
      }
    } finally {
      await client.end();
    }
  };
  await Promise.all(Array.from({ length: officers }, (_, nth) => one(nth)));
  return times;
}

/** After the service has ended, so that neither takes the other's time. `null` where there is no PostgreSQL. `unit`: its folder. */
export async function besidePlain(
  unit: string,
  order: Order,
  shift: Shift,
  say: (line: string) => void,
): Promise<Peer | null> {
  say('the same rows in plain PostgreSQL');
  const ready = await serverWith(unit);
  if (ready === null) {
    say('plain PostgreSQL: SKIPPED, it is not installed and cannot be');
    return null;
  }
  const { server, known } = ready;
  try {
    const pooler = await startPooler(server, reader);
    try {
      say(`the same reads, ${pooler === null ? 'without a pooler' : 'through pgbouncer'}`);
      const { words } = await spoken();
      const times = await measured(pooler ?? server, shift, order, { ids: known, words });
      const plain = timesOf(sameReads.flatMap((verb) => times[verb]));
      const ours = shift.same_reads;
      return {
        what: `${server.version}${pooler === null ? '' : ' behind pgbouncer'}, on a local socket: a page of the queue, one record, a search by words, as often as above.
It asks row policies who may see what; it keeps no log, encrypts nothing and crosses no TLS, and its windows are told of no changes.`,
        ratio: ours.p95_ms === null || plain.p95_ms === null ? null : ours.p95_ms / plain.p95_ms,
        reads: sameReads.map((verb) => ({
          name: verb,
          ours_p95_ms: shift.verbs.find((one) => one.verb === verb)?.p95_ms ?? null,
          plain_p95_ms: timesOf(times[verb]).p95_ms,
        })),
      };
    } finally {
      await pooler?.end();
    }
  } finally {
    server.stop();
  }
}
