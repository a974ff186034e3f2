/**
 * What a live plot is, for every list and figure: an investigation whose subject matter is an attack, open and not disrupted. A
 * disruption ends the plot; its investigation may stay live for as long as people are before a court.
 */
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { PlotState } from '../../preload/contract/vocabulary.ts';
import type { Schema } from '../store/schema.ts';
import { addDays, startOfUkDay } from '../store/uk-day.ts';

/** The subject matter of a plot. */
export const plotKind = 'attack plot';

/** The instant at which a day is over. */
export const endOfUkDay = (day: string): string => startOfUkDay(addDays(day, 1));

/** Whether an investigation was a live plot at the end of a day. */
export function isLivePlot(eb: ExpressionBuilder<Schema, 'investigation'>, day: string): Expression<SqlBool> {
  const end = endOfUkDay(day);
  return eb.and([
    eb('investigation.kind', '=', plotKind),
    eb('investigation.openedAt', '<', end),
    eb.or([eb('investigation.closedAt', 'is', null), eb('investigation.closedAt', '>=', end)]),
    eb.not(
      eb.exists(
        eb
          .selectFrom('disruption')
          .select('disruption.at')
          .whereRef('disruption.investigationId', '=', 'investigation.id')
          .where('disruption.at', '<', end)
          .where('disruption.withdrawnAt', 'is', null),
      ),
    ),
  ]);
}

/** The state of a plot as it is now, from its row; `null` where it is not a plot. */
export function plotStateOf(row: {
  kind: string;
  closedAt: string | null;
  disruptedAt: string | null;
}): PlotState | null {
  if (row.kind !== plotKind) return null;
  return row.disruptedAt !== null ? 'disrupted' : row.closedAt !== null ? 'closed' : 'live';
}
