/** The stage ladder as steps over time. */
import { PlotStage, rank } from '../../../../preload/contract/vocabulary.ts';
import type { Span, StageStep } from './types.ts';

export interface BandStep extends Span {
  stage: PlotStage;
  /** 0 to 7. */
  rung: number;
  lateStage: boolean;
}

/** Steps with their ends: each lasts until its plot was disrupted or the next one begins, the last until `until`. Unreadable dates are left out. */
export function bandOf(steps: readonly StageStep[], until: number): BandStep[] {
  const sorted = steps
    .map((step) => ({ ...step, start: Date.parse(step.from) }))
    .filter(({ start }) => !Number.isNaN(start))
    .sort((a, b) => a.start - b.start);
  return sorted.map((step, index) => ({
    start: step.start,
    end: Math.max(step.start, Math.min(sorted[index + 1]?.start ?? until, endOf(step))),
    stage: step.stage,
    rung: rank(PlotStage, step.stage),
    lateStage: step.lateStageSince !== null,
  }));
}

const endOf = ({ disrupted }: StageStep): number =>
  disrupted === null ? Number.POSITIVE_INFINITY : Date.parse(disrupted.at);
