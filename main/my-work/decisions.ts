/** What awaits a second person: closures, stage assessments and pages for the public, a page at a time and nobody's own. */
import { z } from 'zod';
import { excerptOf, textStart } from '../contributions/excerpt.ts';
import { readCursor, writeCursor } from '../store/cursor.ts';
import type { UseCase } from '../store/use-case.ts';

const AfterSignOff = z.strictObject({ order: z.int() });
const AfterAssessment = z.strictObject({ at: z.string(), by: z.int(), id: z.int() });
const AfterPage = z.strictObject({ id: z.int() });

/** Throws LIST_MOVED_ON. */
export const signOffs: UseCase<'myWork.signOffs'> = async (context, input) => {
  const { db, me } = context;
  const { limit } = input;
  const after = readCursor('myWork.signOffs', context, AfterSignOff, input.after);
  const found = await db
    .selectFrom('contribution')
    // Looked up for each row: an inner join might start with the colleagues, and would have to sort.
    .leftJoin('colleague', 'colleague.id', 'contribution.proposedBy')
    .select([
      'contribution.id',
      'contribution.reference',
      textStart,
      'colleague.name as proposedBy',
      'contribution.triagedAt',
      'contribution.receivedAt',
      'contribution.receiptOrder',
    ])
    .where('contribution.state', '=', 'nfa_proposed')
    .where('contribution.proposedBy', '!=', me.id)
    .where('contribution.receiptOrder', '>', after?.order ?? -1)
    .orderBy('contribution.receiptOrder')
    .limit(limit + 1)
    .execute();
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    signOffs: page.map(({ id, reference, start, triagedAt, receivedAt, proposedBy }) => ({
      id,
      reference,
      excerpt: excerptOf(start),
      proposedBy: proposedBy ?? '',
      at: triagedAt ?? receivedAt,
    })),
    next:
      found.length > limit && last !== undefined
        ? writeCursor('myWork.signOffs', context, { order: last.receiptOrder })
        : null,
  };
};

/** Throws LIST_MOVED_ON. */
export const countersigns: UseCase<'myWork.countersigns'> = async (context, input) => {
  const { db, me } = context;
  const { limit } = input;
  const after = readCursor('myWork.countersigns', context, AfterAssessment, input.after);
  const found = await db
    .selectFrom('assessment')
    .leftJoin('investigation', 'investigation.id', 'assessment.investigationId')
    .leftJoin('colleague', 'colleague.id', 'assessment.by')
    .select([
      'assessment.investigationId',
      'investigation.operation',
      'assessment.id as assessmentId',
      'assessment.stage',
      'assessment.by as byId',
      'colleague.name as by',
      'assessment.at',
    ])
    .where('assessment.countersignedAt', 'is', null)
    .where('assessment.refusedAt', 'is', null)
    .where('assessment.by', '!=', me.id)
    .where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple('assessment.at', 'assessment.by', 'assessment.id'),
        '>',
        tuple(after?.at ?? '', after?.by ?? 0, after?.id ?? 0),
      ),
    )
    .orderBy('assessment.at')
    .orderBy('assessment.by')
    .orderBy('assessment.id')
    .limit(limit + 1)
    .execute();
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    countersigns: page.map(({ byId: _, operation, by, ...row }) => ({
      ...row,
      operation: operation ?? '',
      by: by ?? '',
    })),
    next:
      found.length > limit && last !== undefined
        ? writeCursor('myWork.countersigns', context, { at: last.at, by: last.byId, id: last.assessmentId })
        : null,
  };
};

/** Drafted by somebody else: nobody approves their own. Throws LIST_MOVED_ON. */
export const pagesToApprove: UseCase<'myWork.pagesToApprove'> = async (context, input) => {
  const { db, me } = context;
  const { limit } = input;
  const after = readCursor('myWork.pagesToApprove', context, AfterPage, input.after);
  const found = await db
    .selectFrom('public_page as page')
    .leftJoin('colleague', 'colleague.id', 'page.draftedBy')
    .select([
      'page.id',
      'page.fromDay as from',
      'page.toDay as to',
      'page.edition',
      'page.draftedAt',
      'colleague.name as draftedBy',
    ])
    .where('page.approvedAt', 'is', null)
    .where('page.refusedAt', 'is', null)
    .where('page.withdrawnAt', 'is', null)
    .where('page.draftedBy', '<>', me.id)
    .where('page.id', '>', after?.id ?? 0)
    .orderBy('page.id')
    .limit(limit + 1)
    .execute();
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    pages: page.map((row) => ({ ...row, draftedBy: row.draftedBy ?? '' })),
    next:
      found.length > limit && last !== undefined
        ? writeCursor('myWork.pagesToApprove', context, { id: last.id })
        : null,
  };
};
