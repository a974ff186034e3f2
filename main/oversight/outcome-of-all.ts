/** What came of contributions over all plots that were disrupted in a window, and over all arrests of it. */
import type { OutcomeOfAll, Spread } from '../../preload/contract/outcome.ts';
import { Channel, Marking, rank } from '../../preload/contract/vocabulary.ts';
import { highestInvestigationMarkingRank, markingOf } from '../access/marking.ts';
import { assessmentsOf } from '../plots/assessments.ts';
import { decisive, isLateStage } from '../plots/late-stage.ts';
import { ruleInForce } from '../plots/rule-in-force.ts';
import { ukDay } from '../store/uk-day.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { arrestLeads, bandsOf, earliest } from './arrest-leads.ts';
import { beganAmong, beganIn, beganRule } from './began-with-public.ts';
import { knownBy } from './disrupted.ts';
import { daysFrom, fedPairs } from './fed.ts';
import { knownShares, nothingKnown } from './known-share.ts';
import { type Window, windowOf } from './reporting-window.ts';
import { funnelOf } from './volumes.ts';

type Yield = OutcomeOfAll['yield'];

const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);

/** The middle of an even number of them is the mean of the two in the middle. */
export function spreadOfDays(days: readonly (number | null)[]): Spread {
  const sorted = days.filter((n) => n !== null).sort((one, other) => one - other);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return {
    n: sorted.length,
    median: low === undefined || high === undefined ? null : Math.round(((low + high) / 2) * 10) / 10,
    least: sorted[0] ?? null,
    most: sorted.at(-1) ?? null,
  };
}

/** Disruptions of the window that had been recorded by its end. */
export const disruptionsIn = ({ db }: Context, { from, to, end }: Pick<Window, 'from' | 'to' | 'end'>) =>
  db
    .selectFrom('disruption')
    .innerJoin('investigation', 'investigation.id', 'disruption.investigationId')
    .select([
      'investigation.id',
      'investigation.reference',
      'investigation.operation',
      'disruption.at',
      'disruption.day',
    ])
    .where('disruption.day', '>=', from)
    .where('disruption.day', '<=', to)
    .where('disruption.recordedAt', '<', end)
    .where('disruption.withdrawnAt', 'is', null)
    .orderBy('disruption.at')
    .orderBy('investigation.id')
    .execute();

interface Part {
  investigationId: number;
  channel: Channel;
  n: number;
  firstAt: string;
}

/** For each plot and channel, what counts: received before its disruption. */
const partsOfPlots = (context: Context, ids: readonly number[], end: string): Promise<Part[]> =>
  context.db
    .with('fed', () => fedPairs(context, ids, end))
    .selectFrom('fed')
    .innerJoin('contribution', 'contribution.id', 'fed.contributionId')
    .innerJoin('disruption', 'disruption.investigationId', 'fed.investigationId')
    .where('disruption.withdrawnAt', 'is', null)
    .where('contribution.recordedAt', '<', end)
    .whereRef('contribution.receivedAt', '<', 'disruption.at')
    .select((eb) => [
      'fed.investigationId',
      'contribution.channel',
      eb.fn.countAll<number>().as('n'),
      eb.fn.min<string>('contribution.receivedAt').as('firstAt'),
    ])
    .groupBy(['fed.investigationId', 'contribution.channel'])
    .execute();

/** `ruleDay`: the day whose rules judge them, where that is not the last of the window. */
export async function plotsWithTheirPublic(
  context: Context,
  window: Pick<Window, 'from' | 'to' | 'end'>,
  ruleDay: string = window.to,
) {
  const rows = await disruptionsIn(context, window);
  const ids = rows.map(({ id }) => id);
  const inForce = await ruleInForce(context, ruleDay);
  const began = await beganRule(context, ruleDay);
  const assessments = Map.groupBy(await assessmentsOf(context, ids), (one) => one.investigationId);
  const parts = ids.length === 0 ? [] : await partsOfPlots(context, ids, window.end);
  const byPlot = Map.groupBy(parts, (part) => part.investigationId);
  const shares = await knownShares(context, ids, window.end);
  const beganSet = await beganAmong(context, ids, window.end, began);
  const plots = rows.map((row): OutcomeOfAll['plots'][number] => {
    const own = byPlot.get(row.id) ?? [];
    const first = earliest(own);
    const peak = decisive(inForce.rule, knownBy(assessments.get(row.id) ?? [], window.end), row.at);
    return {
      investigationId: row.id,
      reference: row.reference,
      operation: row.operation,
      disruptedAt: row.at,
      stage: peak?.stage ?? null,
      lateStage: peak !== null && isLateStage(inForce.rule, peak),
      contributions: sum(own.map(({ n }) => n)),
      firstAt: first?.firstAt ?? null,
      firstChannel: first?.channel ?? null,
      leadDays: first === undefined ? null : daysFrom(first.firstAt, row.at),
      known: shares.get(row.id) ?? nothingKnown,
      beganWithPublic: beganSet.has(row.id),
    };
  });
  return { plots, parts, inForce, began };
}

/** A contribution that fed two plots is one contribution. */
async function contributionsOfPlots(context: Context, ids: readonly number[], end: string) {
  if (ids.length === 0) return new Map<Channel, number>();
  const rows = await context.db
    .with('fed', () => fedPairs(context, ids, end))
    .selectFrom('fed')
    .innerJoin('contribution', 'contribution.id', 'fed.contributionId')
    .innerJoin('disruption', 'disruption.investigationId', 'fed.investigationId')
    .where('disruption.withdrawnAt', 'is', null)
    .where('contribution.recordedAt', '<', end)
    .whereRef('contribution.receivedAt', '<', 'disruption.at')
    .select((eb) => ['contribution.channel', eb.fn.count<number>('contribution.id').distinct().as('n')])
    .groupBy('contribution.channel')
    .execute();
  return new Map(rows.map(({ channel, n }) => [channel, n]));
}

/** As of `day` (`null`: today), for the eighteen calendar months that end with it. */
export async function outcomeOfAll(context: Context, day: string | null): Promise<OutcomeOfAll> {
  const window = windowOf(day ?? ukDay(context.now));
  const { plots, parts, inForce, began } = await plotsWithTheirPublic(context, window);
  const arrests = await arrestLeads(context, window);
  const { funnel, markingRank } = await funnelOf(context, window);
  const fedPlots = await contributionsOfPlots(
    context,
    plots.map(({ investigationId }) => investigationId),
    window.end,
  );
  const channels: Yield = Channel.options.map((channel) => ({
    channel,
    received: sum(funnel.map((each) => each.channels[channel] ?? 0)),
    linked: funnel.find(({ state }) => state === 'linked')?.channels[channel] ?? 0,
    fedPlots: fedPlots.get(channel) ?? 0,
    plots: parts.filter((part) => part.channel === channel).length,
    firstOfPlots: plots.filter(({ firstChannel }) => firstChannel === channel).length,
    arrests: arrests.filter((one) => one.channels.includes(channel)).length,
  }));
  const highest = Math.max(
    rank(Marking, 'OFFICIAL-SENSITIVE'),
    markingRank,
    await highestInvestigationMarkingRank(context),
  );
  return {
    asOf: context.now,
    day: window.to,
    marking: markingOf(highest),
    window: { from: window.from, to: window.to },
    lateStageRule: { version: inForce.version, wording: inForce.wording },
    beganRule: { version: began.version, wording: began.wording },
    plots,
    lead: {
      plots: spreadOfDays(plots.map(({ leadDays }) => leadDays)),
      lateStage: spreadOfDays(plots.filter(({ lateStage }) => lateStage).map(({ leadDays }) => leadDays)),
      arrests: spreadOfDays(arrests.map(({ leadDays }) => leadDays)),
    },
    yield: channels,
    arrests: {
      total: arrests.length,
      helped: arrests.filter(({ leadDays }) => leadDays !== null).length,
      bands: bandsOf(arrests),
    },
    began: await beganIn(context, window, began),
  };
}

export const outcome: UseCase<'oversight.outcome'> = (context, { day }) => outcomeOfAll(context, day);
