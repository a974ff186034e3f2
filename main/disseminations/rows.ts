/** Disseminations as the contract gives them. */

import type { Dissemination } from '../../preload/contract/disseminations.ts';
import { DisseminationState } from '../../preload/contract/vocabulary.ts';
import { withCaveats } from '../access/caveats.ts';
import { markingOf } from '../access/marking.ts';
import { ukDay } from '../store/uk-day.ts';
import type { Context } from '../store/use-case.ts';

/** Those that the viewer may see, with the names of what they are about. */
export const readDisseminations = ({ db }: Context) =>
  db
    .selectFrom('dissemination')
    .leftJoin('contribution', 'contribution.id', 'dissemination.contributionId')
    .leftJoin('investigation', 'investigation.id', 'dissemination.investigationId')
    .leftJoin('colleague', 'colleague.id', 'dissemination.sentBy')
    .select([
      'dissemination.id',
      'dissemination.number',
      'dissemination.state',
      'dissemination.contributionId',
      'dissemination.investigationId',
      'dissemination.recipientKind',
      'dissemination.recipient',
      'dissemination.legalBasis',
      'dissemination.what',
      'dissemination.conditions',
      'dissemination.sentAt',
      'dissemination.due',
      'dissemination.receivedAt',
      'dissemination.theirReference',
      'dissemination.outcome',
      'dissemination.concludedAt',
      'colleague.name as sentBy',
      'contribution.reference as tip',
      'contribution.markingRank as tipRank',
      'investigation.reference as case',
      'investigation.operation',
      'investigation.markingRank as caseRank',
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof readDisseminations>['execute']>>[number];

/** A state in which something is still awaited of somebody. */
export const isAwaited = (state: DisseminationState) =>
  DisseminationState.exclude(['concluded', 'withdrawn']).safeParse(state).success;

function shownAs(row: Row, now: string): Omit<Dissemination, 'caveats'> {
  const { tip, tipRank, case: reference, operation, caseRank, contributionId, investigationId, ...rest } = row;
  return {
    ...rest,
    contribution: contributionId === null ? null : { contributionId, reference: tip ?? '' },
    investigation:
      investigationId === null ? null : { investigationId, reference: reference ?? '', operation: operation ?? '' },
    marking: markingOf(tipRank ?? caseRank ?? 0),
    overdue: row.due !== null && row.due < ukDay(now),
  };
}

/** As they stand now, with what stands beside the marking of what they are about. */
export const asDisseminations = (context: Context, rows: readonly Row[]): Promise<Dissemination[]> =>
  withCaveats(
    context,
    rows.map((row) => shownAs(row, context.now)),
    ({ contribution, investigation }) => [{ ...contribution }, { ...investigation }],
  );
