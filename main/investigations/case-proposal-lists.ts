/** The lists of what was proposed about investigations: of one, and of all that waits for the viewer. */
import { z } from 'zod';
import type { CaseProposal } from '../../preload/contract/case-proposals.ts';
import { readCursor, writeCursor } from '../store/cursor.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { answersIn } from './case-proposals.ts';
import { requireInvestigation } from './require.ts';

const After = z.strictObject({ place: z.int() });
const pageSize = 20;

function rowsOf({ db }: Context) {
  return db
    .selectFrom('case_proposal')
    .leftJoin('investigation', 'investigation.id', 'case_proposal.investigationId')
    .leftJoin('colleague as proposer', 'proposer.id', 'case_proposal.by')
    .leftJoin('colleague as answerer', 'answerer.id', 'case_proposal.settledBy')
    .selectAll('case_proposal')
    .select(['investigation.operation', 'proposer.name as proposer', 'answerer.name as answerer']);
}

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

function shown({ me }: Context, row: Row, answers: Record<Row['kind'], boolean>): CaseProposal {
  const { id, investigationId, operation, kind, what, reason, at, by, settledAt, outcome, answer } = row;
  const mine = by === me.id;
  return {
    proposalId: id,
    investigationId,
    operation: operation ?? '',
    kind,
    what,
    reason,
    by: row.proposer ?? '',
    mine,
    at,
    settled: settledAt === null || outcome === null ? null : { outcome, by: row.answerer ?? '', at: settledAt, answer },
    mayAnswer: settledAt === null && !mine && answers[kind],
  };
}

const nextOf = (verb: 'investigations.proposals' | 'investigations.proposalsForMe', context: Context, rows: Row[]) => {
  const last = rows.slice(0, pageSize).at(-1);
  return rows.length > pageSize && last !== undefined ? writeCursor(verb, context, { place: last.id }) : null;
};

/** Throws NOT_FOUND, LIST_MOVED_ON. */
export const proposals: UseCase<'investigations.proposals'> = async (context, input) => {
  const investigation = await requireInvestigation(context, input.id);
  const after = readCursor('investigations.proposals', context, After, input.after);
  let query = rowsOf(context)
    .where('case_proposal.investigationId', '=', input.id)
    .orderBy('case_proposal.id', 'desc')
    .limit(pageSize + 1);
  if (after !== null) query = query.where('case_proposal.id', '<', after.place);
  const rows = await query.execute();
  const answers = await answersIn(context, investigation);
  return {
    proposals: rows.slice(0, pageSize).map((row) => shown(context, row, answers)),
    next: nextOf('investigations.proposals', context, rows),
  };
};

/**
 * Changes proposed about investigations that the viewer owns or works on; for a supervisor, also closures of any that they see. Throws
 * LIST_MOVED_ON.
 */
export const proposalsForMe: UseCase<'investigations.proposalsForMe'> = async (context, input) => {
  const { me } = context;
  const after = readCursor('investigations.proposalsForMe', context, After, input.after);
  const supervises = me.roles.includes('supervisor');
  let query = rowsOf(context)
    .where('case_proposal.settledAt', 'is', null)
    .where('case_proposal.by', '!=', me.id)
    .where((eb) => {
      const own = eb.exists(
        eb
          .selectFrom('investigation as own')
          .select('own.id')
          .whereRef('own.id', '=', 'case_proposal.investigationId')
          .where('own.ownerId', '=', me.id),
      );
      const worked = eb.exists(
        eb
          .selectFrom('team_member')
          .select('team_member.accountId')
          .whereRef('team_member.investigationId', '=', 'case_proposal.investigationId')
          .where('team_member.accountId', '=', me.id),
      );
      const change = eb.and([eb('case_proposal.kind', '=', 'change'), eb.or([own, worked])]);
      return supervises ? eb.or([eb('case_proposal.kind', '=', 'closure'), change]) : change;
    })
    .orderBy('case_proposal.id')
    .limit(pageSize + 1);
  if (after !== null) query = query.where('case_proposal.id', '>', after.place);
  const rows = await query.execute();
  return {
    proposals: rows.slice(0, pageSize).map((row) => shown(context, row, { change: true, closure: supervises })),
    next: nextOf('investigations.proposalsForMe', context, rows),
  };
};
