/** The arrests behind a lead time: who, in which investigation, and what the public had said before. */
import { z } from 'zod';
import type { ArrestWithLead } from '../../preload/contract/outcome.ts';
import { readCursor, writeCursor } from '../store/cursor.ts';
import { inList } from '../store/sql.ts';
import { ukDay } from '../store/uk-day.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { type ArrestLead, arrestLeads } from './arrest-leads.ts';
import { windowOf } from './reporting-window.ts';

const After = z.strictObject({ at: z.string(), id: z.int() });
const pageSize = 50;

/** In the order in which they are given. */
export async function described({ db }: Context, leads: readonly ArrestLead[]): Promise<ArrestWithLead[]> {
  if (leads.length === 0) return [];
  const rows = await db
    .selectFrom('arrest')
    .innerJoin('investigation', 'investigation.id', 'arrest.investigationId')
    .leftJoin('subject', 'subject.id', 'arrest.subjectId')
    .select([
      'arrest.id',
      'investigation.reference',
      'investigation.operation',
      'subject.name as subject',
      'arrest.outcome',
    ])
    .where('arrest.id', 'in', inList(leads.map(({ id }) => id)))
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return leads.flatMap(({ id, investigationId, at, first, leadDays, band }) => {
    const row = byId.get(id);
    return row === undefined ? [] : [{ ...row, investigationId, at, first, leadDays, band }];
  });
}

/** Newest first. Throws LIST_MOVED_ON. */
export const arrestsWithLeads: UseCase<'oversight.arrestLeads'> = async (context, input) => {
  const after = readCursor('oversight.arrestLeads', context, After, input.after);
  const { which } = input;
  const all = (await arrestLeads(context, windowOf(input.day ?? ukDay(context.now)))).filter(
    ({ band }) => which === 'all' || (which === 'helped' ? band !== 'none' : band === which),
  );
  const rest = after === null ? all : all.filter(({ at, id }) => at < after.at || (at === after.at && id < after.id));
  const page = rest.slice(0, pageSize);
  const last = page.at(-1);
  return {
    total: all.length,
    arrests: await described(context, page),
    next:
      rest.length > pageSize && last !== undefined
        ? writeCursor('oversight.arrestLeads', context, { at: last.at, id: last.id })
        : null,
  };
};
