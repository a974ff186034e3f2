/** The queue, a page at a time, in order of receipt: a page starts where the one before ended, however deep it is. */
import { sql } from 'kysely';
import { z } from 'zod';
import { readCursor, writeCursor } from '../access/cursor.ts';
import { markingOf } from '../access/marking.ts';
import { gistOf } from '../investigations/gist.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { filtered } from './queue-filter.ts';

const After = z.strictObject({ receivedAt: z.iso.datetime({ precision: 3 }), id: z.int() });

/** For each contribution, the operations that it is linked to and that the viewer may know of. */
async function operationsOf({ db }: Context, ids: readonly number[]): Promise<Map<number, string[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('link')
    .innerJoin('investigation', 'investigation.id', 'link.investigationId')
    .select(['link.contributionId', 'investigation.operation'])
    .where('link.contributionId', 'in', [...ids])
    .where('link.decision', '=', 'linked')
    .where('link.withdrawnAt', 'is', null)
    .orderBy('link.id')
    .execute();
  const found = new Map<number, string[]>();
  for (const { contributionId, operation } of rows)
    found.set(contributionId, [...(found.get(contributionId) ?? []), operation]);
  return found;
}

export const queue: UseCase<'intake.queue'> = async (context, input) => {
  const after = readCursor(After, input.after);
  const direction = input.sort === 'newest' ? 'desc' : 'asc';
  const beyond = input.sort === 'newest' ? '<' : '>';
  const branches = filtered(context, input.filter).map((branch) => {
    const columns = branch.select([
      'contribution.id',
      'reference',
      'kind',
      'channel',
      'state',
      'receivedAt',
      sql<string>`substr(contribution.text, 1, 240)`.as('start'),
      'area',
      'immediateRisk',
      'tier',
    ]);
    return after === null
      ? columns
      : columns.where((eb) => eb(eb.refTuple('receivedAt', 'id'), beyond, eb.tuple(after.receivedAt, after.id)));
  });
  const [first, ...more] = branches;
  if (first === undefined) return { rows: [], next: null };
  const found = await more
    .reduce((query, branch) => query.unionAll(branch), first)
    .orderBy('receivedAt', direction)
    .orderBy('id', direction)
    .limit(input.limit + 1)
    .execute();
  const page = found.slice(0, input.limit);
  const last = page.at(-1);
  const operations = await operationsOf(
    context,
    page.map((row) => row.id),
  );
  return {
    rows: page.map(({ start, tier, ...row }) => ({
      ...row,
      gist: gistOf(start),
      immediateRisk: row.immediateRisk === 1,
      marking: markingOf(tier),
      operations: operations.get(row.id) ?? [],
    })),
    next:
      found.length > input.limit && last !== undefined
        ? writeCursor({ receivedAt: last.receivedAt, id: last.id })
        : null,
  };
};
