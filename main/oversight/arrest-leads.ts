/** Arrests of a window, each with the channels that had brought something to its investigation before, and how long before. */
import { type LeadBand, LeadBand as LeadBands, leadBandOf, type OutcomeOfAll } from '../../preload/contract/outcome.ts';
import type { Channel } from '../../preload/contract/vocabulary.ts';
import type { Context } from '../store/use-case.ts';
import { daysFrom, fedPairs } from './fed.ts';
import type { Window } from './reporting-window.ts';

/** The first contribution of each channel to each of these investigations, whenever it came. */
const firstsOf = (context: Context, ids: readonly number[], end: string) =>
  context.db
    .with('fed', () => fedPairs(context, ids, end))
    .selectFrom('fed')
    .innerJoin('contribution', 'contribution.id', 'fed.contributionId')
    .where('contribution.recordedAt', '<', end)
    .select((eb) => [
      'fed.investigationId',
      'contribution.channel',
      eb.fn.min<string>('contribution.receivedAt').as('firstAt'),
    ])
    .groupBy(['fed.investigationId', 'contribution.channel'])
    .execute();

/** The one that was received first. */
export const earliest = <P extends { firstAt: string }>(parts: readonly P[]): P | undefined =>
  parts.toSorted((one, other) => (one.firstAt < other.firstAt ? -1 : 1))[0];

export interface ArrestLead {
  id: number;
  investigationId: number;
  at: string;
  /** Of everything that had been received before the arrest. */
  channels: Channel[];
  first: { at: string; channel: Channel } | null;
  leadDays: number | null;
  band: LeadBand;
}

/** Newest first, as far as they had been recorded by the end of the window. */
export async function arrestLeads(
  context: Context,
  { from, to, end }: Pick<Window, 'from' | 'to' | 'end'>,
): Promise<ArrestLead[]> {
  const rows = await context.db
    .selectFrom('arrest')
    .select(['id', 'investigationId', 'at'])
    .where('arrest.day', '>=', from)
    .where('arrest.day', '<=', to)
    .where('recordedAt', '<', end)
    .where('withdrawnAt', 'is', null)
    .orderBy('arrest.at', 'desc')
    .orderBy('arrest.id', 'desc')
    .execute();
  const ids = [...new Set(rows.map(({ investigationId }) => investigationId))];
  const byCase = Map.groupBy(ids.length === 0 ? [] : await firstsOf(context, ids, end), (part) => part.investigationId);
  return rows.map(({ id, investigationId, at }) => {
    const before = (byCase.get(investigationId) ?? []).filter(({ firstAt }) => firstAt < at);
    const first = earliest(before);
    const leadDays = first === undefined ? null : daysFrom(first.firstAt, at);
    return {
      id,
      investigationId,
      at,
      channels: before.map(({ channel }) => channel),
      first: first === undefined ? null : { at: first.firstAt, channel: first.channel },
      leadDays,
      band: leadBandOf(leadDays),
    };
  });
}

/** How many arrests came so long after the first contribution, by the channel of that one. */
export function bandsOf(arrests: readonly ArrestLead[]): OutcomeOfAll['arrests']['bands'] {
  return LeadBands.options.map((band) => {
    const own = arrests.filter((one) => one.band === band);
    const channels: Partial<Record<Channel, number>> = {};
    for (const { first } of own) if (first !== null) channels[first.channel] = (channels[first.channel] ?? 0) + 1;
    return { band, arrests: own.length, channels };
  });
}
