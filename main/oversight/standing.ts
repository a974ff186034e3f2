/** Where things stand for a manager: the clocks beside the window before, and the live plots by stage. Figures alone. */
import type { Standing } from '../../preload/contract/oversight.ts';
import { PlotStage, rank } from '../../preload/contract/vocabulary.ts';
import { ruleInForce } from '../plots/rule-in-force.ts';
import { ukDay } from '../store/uk-day.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { clocksOf } from './clocks.ts';
import { livePlots } from './live-plots.ts';
import { firstDay } from './records-from.ts';
import { type Window, windowBefore, windowOf } from './reporting-window.ts';

const highestFirst = (one: PlotStage | null, other: PlotStage | null): number =>
  (other === null ? -1 : rank(PlotStage, other)) - (one === null ? -1 : rank(PlotStage, one));

async function plotsByStage(context: Context, window: Window): Promise<Standing['livePlots']> {
  const { rule } = await ruleInForce(context, window.to);
  const stages = Map.groupBy(await livePlots(context, window, rule), ({ stage }) => stage);
  return [...stages]
    .map(([stage, plots]) => ({
      stage,
      plots: plots.length,
      late: plots.filter(({ stageLate }) => stageLate).length,
    }))
    .sort((one, other) => highestFirst(one.stage, other.stage));
}

export const standing: UseCase<'oversight.standing'> = async (context) => {
  const window = windowOf(ukDay(context.now));
  const before = windowBefore(window);
  const now = await clocksOf(context, window);
  const earlier = await clocksOf(context, before);
  return {
    window: { from: window.from, to: window.to },
    before: { from: before.from, to: before.to },
    recordsFrom: await firstDay(context),
    clocks: now.flatMap((one) => {
      const then = earlier.find(({ clock }) => clock === one.clock);
      return then === undefined ? [] : [{ clock: one.clock, now: one, before: then }];
    }),
    livePlots: await plotsByStage(context, window),
  };
};
