/** The figures of the dashboard: a few queries, grouped by the store, over what the viewer may see. */
import type { Output } from '../../preload/contract/index.ts';
import { Marking, rank } from '../../preload/contract/vocabulary.ts';
import { highestInvestigationMarkingRank, markingOf } from '../access/marking.ts';
import { untriaged } from '../contributions/untriaged.ts';
import { ruleInForce } from '../plots/rule-in-force.ts';
import { threatBands } from '../plots/threat-bands.ts';
import { ukDay } from '../store/uk-day.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { clocksOf } from './clocks.ts';
import { closureReviews } from './closure-reviews.ts';
import { disruptedPlots, exclusions } from './disrupted.ts';
import { livePlots } from './live-plots.ts';
import { windowOf } from './reporting-window.ts';
import { arrestsIn, daily, funnelOf, triageTimes } from './volumes.ts';

type Dashboard = Output<'oversight.dashboard'>;

/** As of `day` (`null`: today). The marking is the highest of anything that the viewer may see. */
export async function dashboardOf(context: Context, day: string | null): Promise<Dashboard> {
  const window = windowOf(day ?? ukDay(context.now));
  const inForce = await ruleInForce(context, window.to);
  const disrupted = await disruptedPlots(context, window, inForce);
  const { funnel, markingRank } = await funnelOf(context, window);
  const waiting = await untriaged(context, { before: window.from, until: window.to });
  const highest = Math.max(
    rank(Marking, 'OFFICIAL-SENSITIVE'),
    markingRank,
    await highestInvestigationMarkingRank(context),
  );
  return {
    asOf: context.now,
    marking: markingOf(highest),
    window: { from: window.from, to: window.to },
    rule: { version: inForce.version, wording: inForce.wording, exclusions: exclusions(disrupted) },
    disrupted: disrupted.figures,
    threat: await threatBands(context, window.start, window.end),
    ...(await daily(context, window)),
    arrests: await arrestsIn(context, window),
    livePlots: await livePlots(context, window, inForce.rule),
    funnel,
    triage: await triageTimes(context, window),
    closures: await closureReviews(context, window),
    clocks: await clocksOf(context, window),
    untriaged: { total: waiting.total, beforeWindow: waiting.before, oldest: waiting.oldest },
  };
}

export const dashboard: UseCase<'oversight.dashboard'> = (context, { day }) => dashboardOf(context, day);

/** The arrests behind a figure, earliest first. */
export const arrests: UseCase<'oversight.arrests'> = async ({ db }, { from, to }) => ({
  arrests: await db
    .selectFrom('arrest')
    .innerJoin('investigation', 'investigation.id', 'arrest.investigationId')
    .leftJoin('subject', 'subject.id', 'arrest.subjectId')
    .select([
      'arrest.id',
      'arrest.at',
      'arrest.investigationId',
      'investigation.operation',
      'subject.name as subject',
      'arrest.outcome',
    ])
    .where('arrest.day', '>=', from)
    .where('arrest.day', '<=', to)
    .where('arrest.withdrawnAt', 'is', null)
    .orderBy('arrest.at')
    .orderBy('arrest.id')
    .execute(),
});
