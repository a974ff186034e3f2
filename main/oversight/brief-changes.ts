/**
 * What is different from the day of the brief before. Both days are worked out from what is recorded now and from what its reader may
 * see now, and not from what the earlier paper said: what was recorded late or corrected since counts on both sides.
 */
import type { BriefChanges } from '../../preload/contract/briefs.ts';
import type { Dashboard } from '../../preload/contract/oversight.ts';
import { addDays } from '../store/uk-day.ts';
import type { Context } from '../store/use-case.ts';

/** The flow of contributions is compared over so many days: four whole weeks, so that both have the same weekends. */
const days = 28;

const flow = (counts: readonly number[]) => counts.slice(-days).reduce((sum, n) => sum + n, 0);

function figuresOf(before: Dashboard, now: Dashboard): BriefChanges['figures'] {
  const of = (figure: BriefChanges['figures'][number]['figure'], read: (dashboard: Dashboard) => number | null) => ({
    figure,
    before: read(before),
    now: read(now),
  });
  return [
    of('late_stage', ({ disrupted }) => disrupted.total),
    of('live_plots', ({ livePlots }) => livePlots.length),
    of('contributions', ({ contributions }) => flow(contributions.days.map(({ total }) => total))),
    of('hotline', ({ hotline }) => flow(hotline.days.map(({ calls }) => calls))),
    of('arrests', ({ arrests }) => arrests.lastTwelveMonths),
    of('median_minutes', ({ triage }) => triage.medianMinutes),
  ];
}

/** Every plot disrupted on these days, whether or not anything was assessed of it. */
async function disruptedIn({ db }: Context, from: string, to: string) {
  return db
    .selectFrom('disruption')
    .innerJoin('investigation', 'investigation.id', 'disruption.investigationId')
    .select(['investigation.id as investigationId', 'investigation.operation', 'disruption.at as disruptedAt'])
    .where('disruption.day', '>=', from)
    .where('disruption.day', '<=', to)
    .where('disruption.withdrawnAt', 'is', null)
    .orderBy('disruption.at')
    .orderBy('investigation.id')
    .execute();
}

/** `day`: that of the brief before; `before` and `now`: the figures as of that day, and of this brief. */
export async function changesSince(
  context: Context,
  { day, preparedAt }: { day: string; preparedAt: string },
  before: Dashboard,
  now: Dashboard,
): Promise<BriefChanges> {
  const assessed = new Map(now.disrupted.plots.map((plot) => [plot.investigationId, plot]));
  const disrupted = (await disruptedIn(context, addDays(day, 1), now.window.to)).map((plot) => {
    const known = assessed.get(plot.investigationId);
    return { ...plot, stage: known?.stage ?? null, lateStage: known?.lateStage ?? false };
  });
  const gone = new Set(disrupted.map(({ investigationId }) => investigationId));
  const then = new Map(before.livePlots.map((plot) => [plot.id, plot]));
  const live = new Set(now.livePlots.map(({ id }) => id));
  return {
    day,
    preparedAt,
    disrupted,
    opened: now.livePlots
      .filter(({ id }) => !then.has(id))
      .map(({ id, operation, priority, stage }) => ({ investigationId: id, operation, priority, stage })),
    ended: before.livePlots
      .filter(({ id }) => !live.has(id) && !gone.has(id))
      .map(({ id, operation }) => ({ investigationId: id, operation })),
    moved: now.livePlots.flatMap(({ id, operation, stage, stageProposed }) => {
      const earlier = then.get(id);
      if (earlier === undefined || earlier.stage === stage) return [];
      return [{ investigationId: id, operation, from: earlier.stage, to: stage, proposed: stageProposed }];
    }),
    figures: figuresOf(before, now),
  };
}
