/** What the plot timeline draws. The shapes are those of the verb `investigations.timeline`. */
import type { Output } from '../../../../preload/contract/index.ts';
import { TimelineEntry } from '../../../../preload/contract/plots.ts';
import { catalogue } from '../catalogue.ts';

const texts = catalogue.types;

export type LaneName = TimelineEntry['lane'];
/** From the top down. */
export const lanes: readonly LaneName[] = TimelineEntry.shape.lane.options;

export const laneLabels: Readonly<Record<LaneName, string>> = {
  stage: texts.plotStage,
  tip: texts.tips,
  event: texts.events,
  arrest: texts.arrests,
  action: texts.actions,
  decision: texts.decisions,
  disruption: texts.disruption,
};

/** An entry without the records that it leads to, which the chart does not draw. */
export type TimelineItem = Omit<TimelineEntry, 'itemId' | 'contributionId'>;

type Answer = Output<'investigations.timeline'>;
/** From `from` on the plot stood at `stage`. */
export type StageStep = Answer['stages'][number];
export type ThreatPeriod = Answer['threat'][number];

/** Milliseconds since 1970, start before end. */
export interface Span {
  start: number;
  end: number;
}

/** An item with its place in time worked out once. */
export interface Placed<T extends TimelineItem = TimelineItem> extends Span {
  item: T;
  /** The ends are not exact: drawn soft. */
  soft: boolean;
  known: number;
}
