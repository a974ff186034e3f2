/** What plots are about, in words of a vocabulary that is data. */
import { z } from 'zod';
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';
import { figureRule } from './figure-rules.ts';

const Vocabulary = z.strictObject({ words: z.array(z.strictObject({ word: z.string(), label: z.string() })) });

/** The vocabulary that was in force on that day. */
export const vocabularyOn = (context: Context, day: string) => figureRule(context, 'subject_matter', day, Vocabulary);

/** For each of these investigations, the word that was set last before `end`. */
export async function mattersOf(
  { db }: Context,
  ids: readonly number[],
  end: string,
): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('subject_matter')
    .select(['investigationId', 'matter'])
    .where('investigationId', 'in', inList(ids))
    .where('at', '<', end)
    // The last one comes last, and so it stays.
    .orderBy('id')
    .execute();
  return new Map(rows.map(({ investigationId, matter }) => [investigationId, matter]));
}
