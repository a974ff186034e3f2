/** Rules are data: each a row with the day from which it counts. The newest of those that count on a day is in force. */
import type { Kysely } from 'kysely';
import type { z } from 'zod';
import { VigilError } from '../../preload/contract/errors.ts';
import type { Schema } from './schema.ts';

type RuleTable =
  | 'late_stage_rule'
  | 'dissemination_rule'
  | 'repeat_rule'
  | 'delivery_rule'
  | 'sign_off_rule'
  | 'bank_holiday_rule';

export interface InForce<T> {
  version: number;
  fromDay: string;
  wording: string;
  rule: T;
}

/** Throws UNEXPECTED where no version counts on that day. */
export async function ruleInForce<T extends z.ZodType>(
  { db }: { db: Kysely<Schema> },
  table: RuleTable,
  day: string,
  schema: T,
): Promise<InForce<z.output<T>>> {
  const row = await db
    .selectFrom(table)
    .select(['version', 'fromDay', 'wording', 'rule'])
    .where('fromDay', '<=', day)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) throw new VigilError('UNEXPECTED');
  return { ...row, rule: schema.parse(JSON.parse(row.rule)) };
}
