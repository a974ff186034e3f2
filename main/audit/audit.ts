/** Room: reading the log. What it keeps, and how its chain is made, is described in store/sqlite/log.ts. */
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { readCursor, writeCursor } from '../store/cursor.ts';
import type { Schema } from '../store/schema.ts';
import { rangeHolds } from '../store/sql.ts';
import type { LongUseCase, UseCase } from '../store/use-case.ts';

const pageSize = 100;
const After = z.strictObject({ seq: z.int() });
const Records = z.array(z.string());
const numbered = /^([a-z_]+):(\d+)$/;

/**
 * Entries that name a record, on its own or within a range such as `contribution:1-500`. Ranges are few (one for each batch of an
 * import) and have an index of their own.
 */
function names(eb: ExpressionBuilder<Schema, 'log'>, record: string): Expression<SqlBool> {
  const itself = eb('seq', 'in', eb.selectFrom('log_record').select('seq').where('record', '=', record));
  const [, kind, number] = numbered.exec(record) ?? [];
  if (kind === undefined || number === undefined) return itself;
  const within = eb
    .selectFrom('log_record')
    .select('seq')
    .where(rangeHolds('record', kind, Number(number)));
  return eb.or([itself, eb('seq', 'in', within)]);
}

export const entries: UseCase<'audit.entries'> = async (context, input) => {
  const after = readCursor('audit.entries', context, After, input.after);
  let query = context.db
    .selectFrom('log')
    .select(['seq', 'at', 'who', 'verb', 'processing', 'outcome', 'records', 'reason', 'recipient', 'workstation'])
    .orderBy('seq', 'desc')
    .limit(pageSize + 1);
  const { processing, who, record, outcome } = input;
  if (after !== null) query = query.where('seq', '<', after.seq);
  if (processing !== undefined) query = query.where('processing', '=', processing);
  if (who !== undefined) query = query.where('who', '=', who);
  // Refusals are few and have an index; a bound value would not let the planner use it.
  if (outcome !== undefined) query = query.where('outcome', '=', sql.lit(outcome));
  if (record !== undefined) query = query.where((eb) => names(eb, record));
  const found = await query.execute();
  const page = found.slice(0, pageSize);
  const last = page.at(-1);
  return {
    entries: page.map((entry) => ({ ...entry, records: Records.parse(JSON.parse(entry.records)) })),
    next:
      found.length > pageSize && last !== undefined ? writeCursor('audit.entries', context, { seq: last.seq }) : null,
  };
};

export const verify: LongUseCase<'audit.verify'> = async (context) =>
  context.readApart(
    (reading) => reading.verifyLog(),
    () => ({ records: [] }),
  );
