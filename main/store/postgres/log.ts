/**
 * The log. Each node of the service has a chain of its own: every line's SHA-256 covers its words, its place and the hash of the line
 * before, so that a changed, missing or added line breaks every later one. `seq` is the order of all lines, whichever node wrote
 * them. The chain of a vault that was moved in stands beside them as it was. Data Protection Act 2018 s.62.
 */
import { breaksListed, type ChainBreak, type ChainReport } from '../../../preload/contract/audit.ts';
import { asKept } from '../kept-line.ts';
import type { LogEnd, LogLine } from '../port.ts';
import { hashAfter, hashInVault, chainStart as start, vaultNode, wordsOf } from '../vault-chain.ts';
import type { Connection } from './connection.ts';
import { verifySeals } from './log-seals.ts';

interface Tail {
  place: number;
  hash: Uint8Array;
}

interface StoredLine extends Omit<LogLine, 'records'>, Tail {
  seq: number;
  node: string;
  /** As stored: a JSON array. */
  records: string;
  previous: Uint8Array;
}

/** The lines that came with a vault have their hashes from there. */
function hashOf(line: Omit<StoredLine, 'hash'>): Uint8Array {
  if (line.node === vaultNode) return hashInVault(line);
  return hashAfter(line.previous, [line.node, line.place, ...wordsOf(line)]);
}

const end = (where: string) => `select seq, at, verb, encode(hash, 'hex') as hash from log_row ${where}`;

/** Where this node's chain ends. `null` while it is empty. */
export async function lastEntry(on: Connection, node: string): Promise<LogEnd | null> {
  const [last] = await on.rows<LogEnd>(end('where node = $1 order by place desc limit 1'), [node]);
  return last ?? null;
}

/** Whether the entry of that number has that hash. */
export async function holdsEntry(on: Connection, seq: number, hash: string): Promise<boolean> {
  return (await on.rows(end("where seq = $1 and encode(hash, 'hex') = $2"), [seq, hash])).length > 0;
}

/** The lines, the names of their records and the end of the chain, in one statement. */
const added = `with line as (
    insert into log_row (seq, at, "accountId", who, verb, processing, outcome, records, reason, recipient, workstation, session,
      previous, hash, place, node)
    select *, $16::text from unnest($1::bigint[], $2::text[], $3::integer[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
      $9::text[], $10::text[], $11::text[], $12::text[], $13::bytea[], $14::bytea[], $15::bigint[])
  ), tail as (update log_tail_row set place = $17, hash = $18 where node = $16)
  insert into log_record_row (record, seq) select distinct * from unnest($19::text[], $20::bigint[])`;

/** No text of PostgreSQL holds the character 0, and the hash has to cover what is stored. */
function storable(line: LogLine): LogLine {
  const without = (text: string) => text.replaceAll('\0', '\ufffd');
  return {
    ...line,
    who: without(line.who),
    records: line.records.map(without),
    reason: line.reason === null ? null : without(line.reason),
    recipient: line.recipient === null ? null : without(line.recipient),
  };
}

/** Adds lines at the end of the node's chain, in the open transaction, which holds that chain until its commit. */
export async function append(on: Connection, node: string, given: readonly LogLine[]): Promise<void> {
  if (given.length === 0) return;
  const tails = () =>
    on.rows<Tail & { seqs: (number | string)[] }>(
      `select place, hash, (select array_agg(nextval('log_seq')) from generate_series(1, $2::integer)) as seqs
       from log_tail_row where node = $1 for update`,
      [node, given.length],
    );
  let [tail] = await tails();
  if (tail === undefined) {
    await on.rows('insert into log_tail_row values ($1, 0, $2) on conflict do nothing', [node, Buffer.from(start)]);
    [tail] = await tails();
  }
  if (tail === undefined) throw new Error('the chain has no end');
  let last: Tail = tail;
  const stored: (StoredLine & { named: readonly string[] })[] = [];
  for (const [at, one] of given.entries()) {
    const line = storable(asKept(one));
    const next = {
      ...line,
      seq: Number(tail.seqs[at]),
      node,
      place: last.place + 1,
      records: JSON.stringify(line.records),
      previous: last.hash,
    };
    last = { place: next.place, hash: hashOf(next) };
    stored.push({ ...next, hash: last.hash, named: line.records });
  }
  const column = <T>(of: (line: StoredLine) => T): T[] => stored.map(of);
  const named = stored.flatMap(({ seq, named }) => named.map((record) => ({ record, seq })));
  await on.run(added, [
    column(({ seq }) => seq),
    column(({ at }) => at),
    column(({ accountId }) => accountId),
    column(({ who }) => who),
    column(({ verb }) => verb),
    column(({ processing }) => processing),
    column(({ outcome }) => outcome),
    column(({ records }) => records),
    column(({ reason }) => reason),
    column(({ recipient }) => recipient),
    column(({ workstation }) => workstation),
    column(({ session }) => session),
    column(({ previous }) => previous),
    column(({ hash }) => hash),
    column(({ place }) => place),
    node,
    last.place,
    last.hash,
    named.map(({ record }) => record),
    named.map(({ seq }) => seq),
  ]);
}

const same = (one: Uint8Array, other: Uint8Array) => Buffer.compare(one, other) === 0;

function faultsOf(line: StoredLine, before: Tail): ChainBreak['faults'] {
  // Where entries are missing, the one read before is not the one that this follows.
  const missing = line.place !== before.place + 1;
  const attached = missing || same(line.previous, before.hash);
  // The vault's hash does not cover the place, which there was the number of the line.
  const placed = line.node !== vaultNode || line.place === line.seq;
  const unchanged = placed && same(line.hash, hashOf(line));
  return [
    ...(missing ? (['missing'] as const) : []),
    ...(attached ? [] : (['unattached'] as const)),
    ...(unchanged ? [] : (['changed'] as const)),
  ];
}

/** Entries read at a time. */
const atOnce = 500;

/**
 * Follows the chains of all nodes, past every break, since one must not hide another; memory use does not grow with their length. Where a
 * chain ends before its noted end, the lines after its last one are missing. `sealKey`: for the seals over all chains as well (log-seals.ts).
 */
export async function verifyChains(on: Connection, sealKey?: Buffer): Promise<ChainReport> {
  let entries = 0;
  const breaks: ChainBreak[] = [];
  let broken = 0;
  const note = (entry: number, faults: ChainBreak['faults']) => {
    if (faults.length === 0) return;
    broken += 1;
    if (breaks.length < breaksListed) breaks.push({ entry, faults });
  };
  const nodes = await on.rows<{ node: string } & Partial<Tail>>(
    `select n.node, t.place, t.hash from (select distinct node from log_row union select node from log_tail_row) n
     left join log_tail_row t on t.node = n.node order by n.node`,
  );
  for (const { node, place, hash } of nodes) {
    let before: Tail & { seq: number } = { place: 0, hash: start, seq: 0 };
    // Anything numbered below the first entry was put there by somebody, and is checked as well.
    let from = Number.MIN_SAFE_INTEGER;
    for (;;) {
      const lines = await on.rows<StoredLine>(
        'select * from log_row where node = $1 and place > $2 order by place limit $3',
        [node, from, atOnce],
      );
      for (const line of lines) {
        entries += 1;
        note(line.seq, faultsOf(line, before));
        before = line;
      }
      if (lines.length < atOnce) break;
      from = before.place;
    }
    if (place !== before.place || hash === undefined || hash === null || !same(hash, before.hash))
      note(before.seq + 1, ['missing']);
  }
  if (sealKey !== undefined) await verifySeals(on, sealKey, ({ entry, faults }) => note(entry, faults));
  return { entries, whole: broken === 0, broken, breaks };
}
