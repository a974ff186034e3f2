/** Rules are data: each a row with the day from which it counts. The newest of those that count on a day is in force. */
import { type Kysely, sql } from 'kysely';
import type { z } from 'zod';
import { VigilError } from '../../preload/contract/errors.ts';
import type { Schema } from './schema.ts';
import type { FigureRuleName } from './schema-investigations.ts';

type RuleTable =
  | 'late_stage_rule'
  | 'dissemination_rule'
  | 'document_rule'
  | 'repeat_rule'
  | 'delivery_rule'
  | 'sign_off_rule'
  | 'break_glass_rule'
  | 'review_share_rule'
  | 'question_set_rule'
  | 'bank_holiday_rule';

/** By its own table, or by its name among the rules of figures. */
export type RuleAt = RuleTable | { figure: FigureRuleName };

type Reader = { db: Kysely<Schema> };

/** A version as the store has it; `rule` is its JSON. */
export interface RuleRow {
  version: number;
  fromDay: string;
  wording: string;
  rule: string;
}

export interface InForce<T> extends Omit<RuleRow, 'rule'> {
  rule: T;
}

/** All versions of a rule, for the caller to narrow. */
export function ruleRows({ db }: Reader, at: RuleAt) {
  const rows = db
    .selectFrom(typeof at === 'string' ? at : 'figure_rule')
    .select(['version', 'fromDay', 'wording', 'rule']);
  return typeof at === 'string' ? rows : rows.where(sql.ref('name'), '=', at.figure);
}

/** Throws UNEXPECTED where no version counts on that day. */
export async function ruleInForce<T extends z.ZodType>(
  reader: Reader,
  at: RuleAt,
  day: string,
  schema: T,
): Promise<InForce<z.output<T>>> {
  const row: RuleRow | undefined = await ruleRows(reader, at)
    .where('fromDay', '<=', day)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) throw new VigilError('UNEXPECTED');
  return { ...row, rule: schema.parse(JSON.parse(row.rule)) };
}
