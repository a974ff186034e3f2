/** The figures of the dashboard: a few queries, grouped by the store, over what the viewer may see. */
import type { Output } from '../../preload/contract/index.ts';
import type { LateStageRule } from '../../preload/contract/rule-shapes.ts';
import { Marking, rank } from '../../preload/contract/vocabulary.ts';
import { highestInvestigationMarkingRank, markingOf } from '../access/marking.ts';
import { untriaged } from '../contributions/untriaged.ts';
import { isLateNow } from '../plots/late-stage.ts';
import { isLivePlot } from '../plots/live-plots.ts';
import { ruleInForce } from '../plots/rule-in-force.ts';
import { threatBands } from '../plots/threat-bands.ts';
import { ukDay } from '../store/uk-day.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { clocksOf } from './clocks.ts';
import { closureReviews } from './closure-reviews.ts';
import { disruptedPlots, exclusions } from './disrupted.ts';
import { type Window, windowOf } from './reporting-window.ts';
import { arrestsIn, daily, funnelOf, triageTimes } from './volumes.ts';

type Dashboard = Output<'oversight.dashboard'>;

/** The live plots at the end of the chosen day, with the stage that they had reached by then. */
async function livePlots({ db }: Context, { end, to }: Window, rule: LateStageRule): Promise<Dashboard['livePlots']> {
  const rows = await db
    .selectFrom('investigation')
    // The last assessment that had been written down by then and not yet refused.
    .leftJoin('assessment as latest', (join) =>
      join.on('latest.id', '=', (eb) =>
        eb
          .selectFrom('assessment')
          .select('assessment.id')
          .whereRef('assessment.investigationId', '=', 'investigation.id')
          .where((or) => or.or([or('assessment.refusedAt', 'is', null), or('assessment.refusedAt', '>=', end)]))
          .where('assessment.at', '<', end)
          .where('assessment.recordedAt', '<', end)
          .orderBy('assessment.at', 'desc')
          .orderBy('assessment.id', 'desc')
          .limit(1),
      ),
    )
    .select([
      'investigation.id',
      'investigation.reference',
      'investigation.operation',
      'investigation.priority',
      'latest.stage',
      'latest.countersignedAt as signedAt',
      'latest.intent',
      'latest.target',
      'latest.capability',
      'latest.rehearsal',
    ])
    .where((eb) => isLivePlot(eb, to))
    .orderBy('priority')
    .orderBy('operation')
    .execute();
  return rows.map(({ id, reference, operation, priority, stage, signedAt, ...signs }) => {
    const signed = signedAt !== null && signedAt < end;
    const stageProposed = stage !== null && !signed;
    const stageLate = stage !== null && isLateNow(rule, signs, signed);
    return { id, reference, operation, priority, stage, stageProposed, stageLate };
  });
}

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
