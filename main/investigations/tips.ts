/** The contributions that are linked to an investigation, newest first, a page at a time. */
import { z } from 'zod';
import { excerptOf, textStart } from '../contributions/excerpt.ts';
import { receiptsOf } from '../contributions/receipts.ts';
import { receivedPrecisions } from '../contributions/received-precision.ts';
import { readCursor, writeCursor } from '../store/cursor.ts';
import type { UseCase } from '../store/use-case.ts';
import { requireInvestigation } from './require.ts';

const After = z.strictObject({ place: z.int() });
const pageSize = 100;

/** Throws NOT_FOUND, LIST_MOVED_ON. */
export const tips: UseCase<'investigations.tips'> = async (context, input) => {
  const { operation, reference } = await requireInvestigation(context, input.id);
  const after = readCursor('investigations.tips', context, After, input.after);
  let query = context.db
    .selectFrom('link')
    .innerJoin('contribution', 'contribution.id', 'link.contributionId')
    .innerJoin('colleague', 'colleague.id', 'link.by')
    .select([
      'contribution.id as contributionId',
      'contribution.reference',
      'contribution.receivedAt',
      'contribution.receiptOrder',
      textStart,
      'link.id',
      'link.decision',
      'link.matchStrength',
      'link.reason',
      'link.at',
      'link.shown',
      'colleague.name as by',
    ])
    .where('link.investigationId', '=', input.id)
    .where('link.decision', '=', 'linked')
    .where('link.withdrawnAt', 'is', null)
    .orderBy('contribution.receiptOrder', 'desc')
    .limit(pageSize + 1);
  if (after !== null) query = query.where('contribution.receiptOrder', '<', after.place);
  const found = await query.execute();
  const page = found.slice(0, pageSize);
  const last = page.at(-1);
  const precision = await receivedPrecisions(
    context,
    page.map(({ contributionId }) => contributionId),
  );
  const receipts = await receiptsOf(
    context,
    page.map(({ contributionId }) => contributionId),
    input.id,
  );
  return {
    tips: page.map(({ contributionId, reference: tip, receivedAt, receiptOrder: _, start, ...link }) => ({
      contributionId,
      reference: tip,
      receivedAt,
      receivedPrecision: precision(contributionId),
      excerpt: excerptOf(start),
      link: { ...link, shown: link.shown === 1, investigationId: input.id, reference, operation },
      receipt: receipts.get(contributionId)?.at(-1) ?? null,
    })),
    next:
      found.length > pageSize && last !== undefined
        ? writeCursor('investigations.tips', context, { place: last.receiptOrder })
        : null,
  };
};
