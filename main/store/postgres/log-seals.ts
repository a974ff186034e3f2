/**
 * Where the chains of the log stood, every so often, over all services: each seal names the end of each chain and the seal before it,
 * under a key that the database does not have. Whoever runs the database could make a whole chain anew, with hashes that fit; what was
 * sealed would no longer be there.
 */
import { createHmac } from 'node:crypto';
import { z } from 'zod';
import type { ChainBreak } from '../../../preload/contract/audit.ts';
import type { Connection } from './connection.ts';

/** Of one chain: its service, the place and number of its last line, and that line's hash, 64 hex characters. */
const End = z.tuple([z.string(), z.int(), z.int(), z.string()]);
type End = z.infer<typeof End>;

interface Seal {
  n: number;
  at: string;
  ends: string;
  seal: Uint8Array;
}

const sealOf = (key: Buffer, before: Uint8Array | null, { at, ends }: Pick<Seal, 'at' | 'ends'>): Buffer =>
  createHmac('sha256', key)
    .update(before ?? Buffer.alloc(32))
    .update(JSON.stringify([at, ends]))
    .digest();

const lastSeal = 'select n, at, ends, seal from log_seal_row order by n desc limit 1';
const standing = `select t.node, t.place, l.seq, encode(t.hash, 'hex') as hash from log_tail_row t
  join log_row l on l.node = t.node and l.place = t.place order by t.node`;

/** Adds a seal in the open transaction, unless nothing was written since the last one. One service at a time. */
export async function sealChains(on: Connection, key: Buffer, now: Date): Promise<void> {
  await on.rows(`select pg_advisory_xact_lock(hashtext('vigil log seal'))`);
  const [last] = await on.rows<Seal>(lastSeal);
  const rows = await on.rows<{ node: string; place: number; seq: number; hash: string }>(standing);
  const ends = JSON.stringify(rows.map(({ node, place, seq, hash }): End => [node, place, seq, hash]));
  if (rows.length === 0 || last?.ends === ends) return;
  const at = now.toISOString();
  const n = (last?.n ?? 0) + 1;
  await on.run('insert into log_seal_row (n, at, ends, seal) values ($1, $2, $3, $4)', [
    n,
    at,
    ends,
    sealOf(key, last?.seal ?? null, { at, ends }),
  ]);
}

const same = (one: Uint8Array, other: Uint8Array) => Buffer.compare(one, other) === 0;

function endsOf({ ends }: Seal): End[] | null {
  try {
    return z.array(End).parse(JSON.parse(ends));
  } catch {
    return null;
  }
}

const sealed = `select e.seq, l.hash is not null as there
  from unnest($1::text[], $2::bigint[], $3::bigint[], $4::text[]) as e(node, place, seq, hash)
  left join log_row l on l.node = e.node and l.place = e.place
  where l.hash is null or encode(l.hash, 'hex') <> e.hash`;

/** Lines that were sealed and are no longer what they were. */
async function altered(on: Connection, ends: readonly End[]): Promise<ChainBreak[]> {
  const rows = await on.rows<{ seq: number; there: number }>(sealed, [
    ends.map(([node]) => node),
    ends.map(([, place]) => place),
    ends.map(([, , seq]) => seq),
    ends.map(([, , , hash]) => hash),
  ]);
  return rows.map(({ seq, there }) => ({ entry: seq, faults: [there === 1 ? 'changed' : 'missing'] }));
}

/** Seals read at a time. */
const atOnce = 200;

/** Follows the seals from the first to the last; each break once for each seal that it makes untrue. `note`: called for each. */
export async function verifySeals(on: Connection, key: Buffer, note: (found: ChainBreak) => void): Promise<void> {
  let before: Seal | null = null;
  for (;;) {
    const seals: Seal[] = await on.rows<Seal>(
      'select n, at, ends, seal from log_seal_row where n > $1 order by n limit $2',
      [before?.n ?? Number.MIN_SAFE_INTEGER, atOnce],
    );
    const named: End[] = [];
    for (const seal of seals) {
      const ends = endsOf(seal);
      const follows = seal.n === (before?.n ?? 0) + 1 && same(seal.seal, sealOf(key, before?.seal ?? null, seal));
      // A seal that is none names no line that could be relied on.
      if (ends === null || !follows) note({ entry: ends?.at(-1)?.[2] ?? 0, faults: ['changed'] });
      else named.push(...ends);
      before = seal;
    }
    for (const found of await altered(on, named)) note(found);
    if (seals.length < atOnce) return;
  }
}
