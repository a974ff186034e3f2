/** What the plot timeline draws. The shapes are those of the verb `investigations.timeline`. */
import type { DateBasis, DatePrecision, Marking, PlotStage, ThreatLevel } from '../../../../preload/contract/words.ts';

export const lanes = ['stage', 'tip', 'event', 'arrest', 'action', 'decision', 'disruption'] as const;
export type LaneName = (typeof lanes)[number];

export const laneLabels: Readonly<Record<LaneName, string>> = {
  stage: 'Plot stage',
  tip: 'Tips',
  event: 'Events',
  arrest: 'Arrests',
  action: 'Actions',
  decision: 'Decisions',
  disruption: 'Disruption',
};

export interface TimelineItem {
  id: string;
  lane: LaneName;
  /** A word from the lane's own list, such as `hotline`, `meeting`, `allocated`. */
  kind: string;
  title: string;
  detail: string;
  /** An instant, ISO 8601. */
  from: string;
  to: string | null;
  precision: DatePrecision;
  /** Of the end, where it is another. */
  toPrecision: DatePrecision | null;
  basis: DateBasis;
  /** When the police knew it. */
  knownAt: string;
  persons: readonly string[];
  place: string | null;
  source: string | null;
  stage: PlotStage | null;
  marking: Marking;
}

/** From `from` on the plot stood at `stage`. */
export interface StageStep {
  from: string;
  stage: PlotStage;
  /** When it was written down. */
  knownAt: string;
  lateStageSince: string | null;
}

export interface ThreatPeriod {
  from: string;
  to: string | null;
  level: ThreatLevel;
}

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
