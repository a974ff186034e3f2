/** Rules of figures as the store has them: data with a version, shown wherever they act. */
import type { z } from 'zod';
import { VigilError } from '../../preload/contract/errors.ts';
import type { FigureRuleName } from '../store/schema-investigations.ts';
import type { Context } from '../store/use-case.ts';

export interface FigureRule<T> {
  version: number;
  wording: string;
  rule: T;
}

/** The newest version of a rule that was in force on that day. */
export async function figureRule<T extends z.ZodType>(
  { db }: Context,
  name: FigureRuleName,
  day: string,
  schema: T,
): Promise<FigureRule<z.output<T>>> {
  const row = await db
    .selectFrom('figure_rule')
    .select(['version', 'wording', 'rule'])
    .where('name', '=', name)
    .where('fromDay', '<=', day)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) throw new VigilError('UNEXPECTED');
  return { version: row.version, wording: row.wording, rule: schema.parse(JSON.parse(row.rule)) };
}
