/** The changes of marking, compartment and readers that await a second person. */
import { z } from 'zod';
import type { WaitingMarking } from '../../preload/contract/markings.ts';
import { readCursor, writeCursor } from '../store/cursor.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { markingOf } from './marking.ts';
import { wouldSee } from './marking-rules.ts';

/** What a change of marking is about. */
export type Of = { contributionId: number } | { investigationId: number };

const After = z.strictObject({ place: z.int() });
const pageSize = 20;

function rowsOf({ db }: Context) {
  return db
    .selectFrom('marking_change')
    .leftJoin('colleague', 'colleague.id', 'marking_change.by')
    .leftJoin('compartment', 'compartment.id', 'marking_change.toCompartmentId')
    .selectAll('marking_change')
    .select(['colleague.name as proposer', 'compartment.name as compartment'])
    .where('marking_change.settledAt', 'is', null);
}

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

/** `may`: whether the viewer takes part in such decisions about the record at all. */
function shown(context: Context, row: Row, may: boolean): WaitingMarking {
  const mine = row.by === context.me.id;
  const to = { markingRank: row.toRank, compartmentId: row.toCompartmentId };
  return {
    markingChangeId: row.id,
    from: markingOf(row.fromRank),
    to: markingOf(row.toRank),
    compartment: row.compartment,
    moves: row.fromCompartmentId !== row.toCompartmentId,
    liftsReaders: row.liftsReaders === 1,
    reason: row.reason,
    by: row.proposer ?? '',
    mine,
    at: row.at,
    mayAgree: may && !mine && wouldSee(context, to),
  };
}

/** The one that waits for this record, as its page shows it. */
export async function waitingMarking(context: Context, of: Of, may: boolean): Promise<WaitingMarking | null> {
  const query = rowsOf(context);
  const row = await ('contributionId' in of
    ? query.where('marking_change.contributionId', '=', of.contributionId)
    : query.where('marking_change.investigationId', '=', of.investigationId)
  ).executeTakeFirst();
  return row === undefined ? null : shown(context, row, may);
}

/** Others' changes that this person could agree to. Throws LIST_MOVED_ON. */
export const markingChanges: UseCase<'access.markingChanges'> = async (context, input) => {
  const { me } = context;
  const after = readCursor('access.markingChanges', context, After, input.after);
  const clear = me.roles.includes('supervisor') || me.roles.includes('case_officer');
  const compartments = [0, ...me.compartments.map(({ id }) => id)];
  let query = rowsOf(context)
    .leftJoin('contribution', 'contribution.id', 'marking_change.contributionId')
    .leftJoin('investigation', 'investigation.id', 'marking_change.investigationId')
    .select(['contribution.reference', 'investigation.operation'])
    .where('marking_change.by', '!=', me.id)
    .where('marking_change.toRank', '<=', me.clearance)
    .where('marking_change.toCompartmentId', 'in', compartments)
    .orderBy('marking_change.id')
    .limit(pageSize + 1);
  if (after !== null) query = query.where('marking_change.id', '>', after.place);
  const rows = clear ? await query.execute() : [];
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  return {
    changes: page.map((row) => ({
      ...shown(context, row, true),
      contributionId: row.contributionId,
      investigationId: row.investigationId,
      name: row.reference ?? `Op ${row.operation ?? ''}`,
    })),
    next:
      rows.length > pageSize && last !== undefined
        ? writeCursor('access.markingChanges', context, { place: last.id })
        : null,
  };
};
