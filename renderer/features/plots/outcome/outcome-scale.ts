/** Where things stand in the picture of what the public gave to a plot: pixels from the left, rungs, and the months below. */
import type { PlotOutcome } from '../../../../preload/contract/outcome.ts';
import { Channel, PlotStage, rank } from '../../../../preload/contract/vocabulary.ts';
import { monthName, partsIn } from '../../../ui/dates.ts';

export interface Scale {
  from: number;
  to: number;
  /** Pixels from the left for an instant. */
  x: (at: number) => number;
}

const dayLength = 86_400_000;

/** From the first thing that is drawn to the disruption, with a little room on both sides; to the day of the figures while there is none. */
export function scaleOf(told: PlotOutcome, left: number, width: number): Scale {
  const counted = told.marks.map(({ receivedAt }) => Date.parse(receivedAt));
  const stages = told.stages.map(({ at }) => Date.parse(at));
  const end = told.disruptedAt === null ? Date.parse(`${told.day}T23:59:59.000Z`) : Date.parse(told.disruptedAt);
  const first = Math.min(end - dayLength, Date.parse(told.investigation.openedAt), ...counted, ...stages);
  const last = Math.max(end, ...counted, ...stages);
  const room = Math.max(dayLength / 2, (last - first) * 0.04);
  const [from, to] = [first - room, last + room];
  return { from, to, x: (at) => left + ((at - from) / (to - from)) * (width - left) };
}

export interface Step {
  from: number;
  to: number;
  rung: number;
  stage: PlotStage;
  lateStage: boolean;
}

/** Each countersigned stage until the next, the last until the disruption. */
export function stepsOf(told: PlotOutcome, scale: Scale): Step[] {
  const end = told.disruptedAt === null ? scale.to : Date.parse(told.disruptedAt);
  return told.stages
    .map(({ at, stage, lateStage }, index) => {
      const next = told.stages[index + 1];
      return {
        from: Date.parse(at),
        to: Math.min(end, next === undefined ? end : Date.parse(next.at)),
        rung: rank(PlotStage, stage),
        stage,
        lateStage,
      };
    })
    .filter(({ from, to }) => to > from);
}

export interface Tick {
  at: number;
  label: string;
}

const leastPixels = 64;

/** The first of each month, or of every third or twelfth where they would stand too close. */
export function monthTicks(scale: Scale, zone: string): Tick[] {
  const start = partsIn(zone, scale.from);
  const pixels = scale.x(scale.from + 30 * dayLength) - scale.x(scale.from);
  const by = [1, 3, 6, 12].find((months) => pixels * months >= leastPixels) ?? 24;
  const ticks: Tick[] = [];
  for (let index = 1; index < 600; index += 1) {
    const month = start.month - 1 + index;
    const at = Date.UTC(start.year, month, 1);
    if (at > scale.to) break;
    const of = new Date(at);
    if (of.getUTCMonth() % by !== 0) continue;
    ticks.push({ at, label: `${monthName(of.getUTCMonth() + 1)} ${of.getUTCFullYear()}` });
  }
  return ticks;
}

/** The channels that something came through, in the order of the field. */
export const channelsDrawn = (told: PlotOutcome): Channel[] =>
  Channel.options.filter((channel) => told.marks.some((mark) => mark.channel === channel));
