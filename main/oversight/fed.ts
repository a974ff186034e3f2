/**
 * Which contributions fed an investigation: those that are linked to it, and those that one of its events rests on. Links and events
 * that were withdrawn are left out, and so is what was recorded after the day that the figures are for.
 */
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';

/** Each pair once. The views leave out what the viewer may not see of either side. */
export const fedPairs = ({ db }: Context, ids: readonly number[], end: string) =>
  db
    .selectFrom('link')
    .select(['contributionId', 'investigationId'])
    .where('investigationId', 'in', inList(ids))
    .where('decision', '=', 'linked')
    .where('withdrawnAt', 'is', null)
    .where('at', '<', end)
    .union(
      db
        .selectFrom('event')
        .innerJoin('contribution as told', 'told.id', 'event.contributionId')
        .select(['told.id as contributionId', 'event.investigationId'])
        .where('event.investigationId', 'in', inList(ids))
        .where('event.withdrawnAt', 'is', null)
        .where('event.recordedAt', '<', end),
    );

const dayLength = 86_400_000;

/** Days between two instants, to one decimal. */
export const daysFrom = (from: string, to: string): number =>
  Math.round(((Date.parse(to) - Date.parse(from)) / dayLength) * 10) / 10;

/** Whether a contribution counts: received before the plot was disrupted. */
export const beforeDisruption = (receivedAt: string, disruptedAt: string | null): boolean =>
  disruptedAt === null || receivedAt < disruptedAt;
