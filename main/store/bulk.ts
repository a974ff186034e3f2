/**
 * Adding contributions, many of them fast: prepared statements on the connection, in the transaction that is open. The
 * one place that adds any, so that it also counts them in the rollups and indexes their words. No statement here has a
 * trigger or a `returning`: with either, SQLite keeps a journal for the one statement, and the index of words writes out
 * what it has gathered at each of them. A failure in the middle of a row needs the whole transaction rolled back.
 */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { FoundIdentifier } from '../../preload/contract/linking.ts';
import type { Channel, ContributionKind, ContributionState } from '../../preload/contract/words.ts';
import { bucketOf } from './migrations/0001-the-first-vault.ts';
import { seriesOf } from './series.ts';
import { ukDay } from './uk-day.ts';

export interface NewContribution {
  kind: ContributionKind;
  channel: Channel;
  state: ContributionState;
  receivedAt: string;
  recordedAt: string;
  triagedAt: string | null;
  triagedBy: number | null;
  triageReason: string | null;
  takenBy: number | null;
  importId: number | null;
  /** The sender's own number. */
  sourceReference: string | null;
  /** 16 bytes that recognise the same row in a later import; `null` for what is typed by hand. */
  rowKey: Uint8Array | null;
  text: string;
  area: string | null;
  place: string | null;
  immediateRisk: boolean;
  riskConfirmed: boolean;
  anonymous: boolean;
  contactable: boolean;
  /** The source's identity, to be sealed away. */
  source: { name: string | null; contact: string | null } | null;
  tier: number;
  compartmentId: number;
  identifiers: readonly FoundIdentifier[];
}

export interface Bulk {
  /** Adds the contribution and gives its id and reference; `null` if a row with the same key is held already. */
  addContribution(row: NewContribution): { id: number; reference: string } | null;
  /** Whether a row with that key is held already: what `addContribution` would answer with `null`. */
  holds(rowKey: Uint8Array, compartmentId: number): boolean;
  /**
   * Whether an operation of that name is held outside every compartment and at `tier` or below. For imports by people
   * who may load investigations without reading any: no view would tell them, and every import would add all anew.
   */
  holdsOperation(operation: string, tier: number): boolean;
}

/** The next number of a series, one after the other without gaps in a committed history. */
export function nextNumber(db: Database, series: string): number {
  const row = db
    .prepare<[string], { n: number }>(
      'insert into counter_row values (?, 1) on conflict do update set n = n + 1 returning n',
    )
    .get(series);
  return row?.n ?? 1;
}

const made = new WeakMap<Database, Bulk>();

export function bulk(db: Database): Bulk {
  const before = made.get(db);
  if (before !== undefined) return before;
  const add = db.prepare(
    `insert into contribution_row (reference, sourceReference, rowKey, kind, channel, state, receivedAt, recordedAt, day,
       triagedAt, triagedBy, triageReason, takenBy, importId, text, area, place, immediateRisk, riskConfirmed, anonymous,
       contactable, sealedSource, tier, compartmentId)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const held = db.prepare<[Uint8Array, number], { id: number }>(
    'select id from contribution_row where rowKey = ? and compartmentId = ?',
  );
  const operationHeld = db.prepare<[string, number], { id: number }>(
    'select id from investigation_row where operation = ? and compartmentId = 0 and tier <= ? limit 1',
  );
  const identifier = db.prepare('insert or ignore into identifier_row values (?, ?, ?, ?, ?, ?)');
  const source = db.prepare('insert into source_row values (?, ?, ?, ?)');
  const counted = db.prepare(
    'insert into contribution_rollup_row values (?, ?, ?, ?, ?, ?, 1) on conflict do update set n = n + 1',
  );
  const triageCounted = db.prepare(
    `insert into triage_rollup_row values (substr(@triagedAt, 1, 7), ${bucketOf('@triagedAt', '@receivedAt')},
       @compartmentId, @tier, 1) on conflict do update set n = n + 1`,
  );
  const indexed = db.prepare('insert into contribution_words (rowid, text, area, place) values (?, ?, ?, ?)');
  const raise = db.prepare('insert into counter_row values (?, 1) on conflict do update set n = n + 1');
  const raised = db.prepare<[string], { n: number }>('select n from counter_row where name = ?');
  const adder: Bulk = {
    holds: (rowKey, compartmentId) => held.get(rowKey, compartmentId) !== undefined,
    holdsOperation: (operation, tier) => operationHeld.get(operation, tier) !== undefined,
    addContribution(row) {
      if (row.rowKey !== null && held.get(row.rowKey, row.compartmentId) !== undefined) return null;
      const series = seriesOf('TIP', row.receivedAt, row.compartmentId, row.tier);
      raise.run(series);
      const reference = `${series}-${String(raised.get(series)?.n ?? 1).padStart(6, '0')}`;
      const day = ukDay(row.receivedAt);
      const { triagedAt, receivedAt, compartmentId, tier } = row;
      const { lastInsertRowid } = add.run(
        reference,
        row.sourceReference,
        row.rowKey,
        row.kind,
        row.channel,
        row.state,
        row.receivedAt,
        row.recordedAt,
        day,
        row.triagedAt,
        row.triagedBy,
        row.triageReason,
        row.takenBy,
        row.importId,
        row.text,
        row.area,
        row.place,
        Number(row.immediateRisk),
        Number(row.riskConfirmed),
        Number(row.anonymous),
        Number(row.contactable),
        Number(row.source !== null),
        row.tier,
        row.compartmentId,
      );
      const id = Number(lastInsertRowid);
      counted.run(row.state, row.channel, row.kind, day, compartmentId, tier);
      if (triagedAt !== null) triageCounted.run({ triagedAt, receivedAt, compartmentId, tier });
      indexed.run(id, row.text, row.area, row.place);
      for (const found of row.identifiers)
        identifier.run(id, found.kind, found.value, found.text, found.start, found.end);
      if (row.source !== null) source.run(id, row.source.name, row.source.contact, row.takenBy);
      return { id, reference };
    },
  };
  made.set(db, adder);
  return adder;
}
