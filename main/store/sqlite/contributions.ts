/**
 * Adding contributions, many of them fast: prepared statements on the connection, in the open transaction. Nothing else adds any,
 * so that they are always counted in the rollups and their words indexed. No statement here has a trigger or a `returning`: with
 * either, SQLite keeps a journal for that statement alone, and the index of words writes out what it has gathered each time. After
 * a failure in the middle of a row, the whole transaction has to be rolled back.
 */
import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { Added, Contributions, NewContribution } from '../port.ts';
import { orderOf, placesInMillisecond } from '../receipt-order.ts';
import { seriesOf } from '../reference-numbers.ts';
import { ukDay } from '../uk-day.ts';
import { isMatchedLater, isWaiting, namesLine } from '../waiting.ts';
import { countOffered, moveOffered } from './offered-words.ts';
import { personKeys } from './person-keys.ts';
import { bucketBetween, bucketOf } from './triage-bucket.ts';
import { type Indexed, indexWords, tidyWords } from './word-index.ts';

/** One for each connection that writes: its statements are prepared once. */
export function contributions(db: Database): Contributions {
  const add = db.prepare(
    `insert into contribution_row (reference, sourceReference, rowKey, kind, channel, state, receivedAt, receiptOrder,
       recordedAt, day, triagedAt, triagedBy, triageReason, proposedBy, rcap, recordedBy, importId, text, area, place, immediateRisk, riskConfirmed, anonymous,
       contactable, sealedSource, markingRank, compartmentId)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const held = db.prepare<[Uint8Array, number], { id: number }>(
    'select id from contribution_row where rowKey = ? and compartmentId = ?',
  );
  const identifier = db.prepare('insert or ignore into identifier_row values (?, ?, ?, ?, ?, ?)');
  const source = db.prepare('insert into source_row values (?, ?, ?, ?)');
  const counted = db.prepare(
    'insert into contribution_rollup_row values (?, ?, ?, ?, ?, ?, ?) on conflict do update set n = n + excluded.n',
  );
  const triageCounted = db.prepare(
    `insert into triage_rollup_row values (substr(@triagedAt, 1, 7), ${bucketOf('@triagedAt', '@receivedAt')},
       @compartmentId, @markingRank, 1) on conflict do update set n = n + 1`,
  );
  const recordedCounted = db.prepare(
    "insert into clock_rollup_row values ('recorded', ?, ?, ?, ?, ?) on conflict do update set n = n + excluded.n",
  );
  const lastBefore = db
    .prepare<[number, number], number>(
      'select receiptOrder from contribution_row where receiptOrder >= ? and receiptOrder < ? order by receiptOrder desc limit 1',
    )
    .pluck();
  const keys = personKeys(db);
  const movePoints = db.prepare(
    'update contribution_point_row set compartmentId = ?, markingRank = ? where contributionId = ?',
  );
  const waits = db.prepare('insert into suggestion_kept_row (contributionId, receiptOrder, due) values (?, ?, 1)');
  const due = db.prepare('insert into match_due_row values (?, ?, ?, ?)');
  const names = db.prepare('insert into suggestion_change_row (contributionId) values (?)');
  const numbered = db.prepare<[string], { n: number }>('select n from counter_row where name = ?');
  const number = db.prepare('insert into counter_row values (?, ?) on conflict do update set n = excluded.n');

  /**
   * The numbers of the series and the totals of the rollups that one call changes. They are written when it ends: written row by
   * row, they would be four of the ten statements for each row.
   */
  function tally() {
    const numbers = new Map<string, number>();
    const counts = new Map<string, { parameters: unknown[]; n: number }>();
    const clocks = new Map<string, { parameters: unknown[]; n: number }>();
    const add = (to: typeof counts, parameters: (string | number)[]) => {
      const key = parameters.join('\n');
      const known = to.get(key);
      if (known === undefined) to.set(key, { parameters, n: 1 });
      else known.n += 1;
    };
    return {
      next(series: string): string {
        const n = (numbers.get(series) ?? numbered.get(series)?.n ?? 0) + 1;
        numbers.set(series, n);
        return `${series}-${String(n).padStart(6, '0')}`;
      },
      count: (...parameters: (string | number)[]): void => add(counts, parameters),
      clock: (...parameters: (string | number)[]): void => add(clocks, parameters),
      keep(): void {
        for (const [series, n] of numbers) number.run(series, n);
        for (const { parameters, n } of counts.values()) counted.run(...parameters, n);
        for (const { parameters, n } of clocks.values()) recordedCounted.run(...parameters, n);
      },
    };
  }

  /** Where to start looking for a free place, by the first place of a millisecond: a file that gives only days fills many of them. */
  const free = new Map<number, number>();

  function placeFor(receivedAt: string): number {
    const first = orderOf(receivedAt);
    let from = free.get(first) ?? first;
    for (;;) {
      const end = (Math.floor(from / placesInMillisecond) + 1) * placesInMillisecond;
      const last = lastBefore.get(from, end);
      const place = last === undefined ? from : last + 1;
      if (free.size > 10_000) free.clear();
      free.set(first, place + 1);
      if (place < end) return place;
      from = end;
    }
  }

  function addOne(row: NewContribution, { next, count, clock }: ReturnType<typeof tally>): (Added & Indexed) | null {
    if (row.rowKey !== null && held.get(row.rowKey, row.compartmentId) !== undefined) return null;
    const reference = next(seriesOf('TIP', row.receivedAt, row.compartmentId, row.markingRank));
    const day = ukDay(row.receivedAt);
    const { triagedAt, receivedAt, compartmentId, markingRank, text, area, place } = row;
    const receiptOrder = placeFor(receivedAt);
    const { lastInsertRowid } = add.run(
      reference,
      row.sourceReference,
      row.rowKey,
      row.kind,
      row.channel,
      row.state,
      receivedAt,
      receiptOrder,
      row.recordedAt,
      day,
      row.triagedAt,
      row.triagedBy,
      row.triageReason,
      row.proposedBy ?? null,
      row.rcap ?? null,
      row.recordedBy,
      row.importId,
      text,
      area,
      place,
      Number(row.immediateRisk),
      Number(row.riskConfirmed),
      Number(row.anonymous),
      Number(row.contactable),
      Number(row.source !== null),
      row.markingRank,
      row.compartmentId,
    );
    const id = Number(lastInsertRowid);
    count(row.state, row.channel, row.kind, day, compartmentId, markingRank);
    clock(row.recordedAt.slice(0, 7), bucketBetween(row.recordedAt, receivedAt), compartmentId, markingRank);
    if (triagedAt !== null) triageCounted.run({ triagedAt, receivedAt, compartmentId, markingRank });
    for (const found of row.identifiers)
      identifier.run(id, found.kind, found.value, found.text, found.start, found.end);
    if (isWaiting(row.state)) waits.run(id, receiptOrder);
    if (isMatchedLater(row)) due.run(id, row.importId, row.recordedBy ?? 0, receiptOrder);
    if (namesLine(row.identifiers)) names.run(id);
    if (row.source !== null) source.run(id, row.source.name, row.source.contact, row.recordedBy);
    return { id, reference, receiptOrder, text, area, place };
  }

  async function addAll(rows: readonly NewContribution[]): Promise<(Added | null)[]> {
    const kept = tally();
    const added = rows.map((row) => addOne(row, kept));
    kept.keep();
    keys.add(
      added.flatMap((one, at) => {
        const row = rows[at];
        return one === null || row === undefined ? [] : [{ id: one.id, place: row, keys: row.personKeys }];
      }),
    );
    indexWords(
      db,
      added.filter((one) => one !== null),
    );
    countOffered(
      db,
      rows.flatMap((row, at) => (added[at] === null ? [] : [{ ...row, texts: [row.text, row.area, row.place] }])),
    );
    return added.map((one) => (one === null ? null : { id: one.id, reference: one.reference }));
  }

  return {
    addAll,
    holds: async (rowKey, compartmentId) => held.get(rowKey, compartmentId) !== undefined,
    moveKeys: async (id, of, from, to) => {
      keys.move(id, of, from, to);
      moveOffered(db, id, from, to);
      movePoints.run(to.compartmentId, to.markingRank, id);
    },
    tidy: async () => tidyWords(db),
  };
}
