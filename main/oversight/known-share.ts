/** How much of what an investigation knows came from the public: events and identifiers, each kind over all of it. */
import type { z } from 'zod';
import type { PublicShare } from '../../preload/contract/outcome.ts';
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';
import { fedPairs } from './fed.ts';

type Share = z.infer<typeof PublicShare>;

export const nothingKnown: Share = {
  events: 0,
  eventsFromPublic: 0,
  identifiers: 0,
  identifiersFromPublic: 0,
  share: null,
};

/** For each of these investigations, of what had been recorded before `end`. */
export async function knownShares(
  context: Context,
  ids: readonly number[],
  end: string,
): Promise<ReadonlyMap<number, Share>> {
  if (ids.length === 0) return new Map();
  const { db } = context;
  const events = await db
    .selectFrom('event')
    // Joined with the view: a contribution that the viewer may not see is no source that they could know of.
    .leftJoin('contribution', 'contribution.id', 'event.contributionId')
    .select((eb) => [
      'event.investigationId',
      eb.fn.countAll<number>().as('n'),
      eb.fn.count<number>('contribution.id').as('told'),
    ])
    .where('event.investigationId', 'in', inList(ids))
    .where('event.withdrawnAt', 'is', null)
    .where('event.recordedAt', '<', end)
    .groupBy('event.investigationId')
    .execute();
  const identifiers = await db
    .selectFrom('case_identifier')
    .select((eb) => ['investigationId', eb.fn.countAll<number>().as('n')])
    .where('investigationId', 'in', inList(ids))
    .where('withdrawnAt', 'is', null)
    .where('listed', '=', 1)
    .where('addedAt', '<', end)
    .groupBy('investigationId')
    .execute();
  const named = await db
    .with('fed', () => fedPairs(context, ids, end))
    .selectFrom('fed')
    .innerJoin('contribution', 'contribution.id', 'fed.contributionId')
    .innerJoin('identifier', 'identifier.contributionId', 'contribution.id')
    .innerJoin('case_identifier', (join) =>
      join
        .onRef('case_identifier.investigationId', '=', 'fed.investigationId')
        .onRef('case_identifier.kind', '=', 'identifier.kind')
        .onRef('case_identifier.value', '=', 'identifier.value')
        .onRef('case_identifier.addedAt', '>=', 'contribution.receivedAt'),
    )
    .select((eb) => ['fed.investigationId', eb.fn.count<number>('case_identifier.id').distinct().as('n')])
    .where('case_identifier.investigationId', 'in', inList(ids))
    .where('case_identifier.withdrawnAt', 'is', null)
    .where('case_identifier.listed', '=', 1)
    .where('case_identifier.addedAt', '<', end)
    .groupBy('fed.investigationId')
    .execute();
  return new Map(
    ids.map((id) => {
      const event = events.find((row) => row.investigationId === id);
      const all = identifiers.find((row) => row.investigationId === id)?.n ?? 0;
      const told = named.find((row) => row.investigationId === id)?.n ?? 0;
      const known = (event?.n ?? 0) + all;
      const share: Share = {
        events: event?.n ?? 0,
        eventsFromPublic: event?.told ?? 0,
        identifiers: all,
        identifiersFromPublic: told,
        share: known === 0 ? null : ((event?.told ?? 0) + told) / known,
      };
      return [id, share];
    }),
  );
}
