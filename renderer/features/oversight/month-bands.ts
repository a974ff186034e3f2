/** Threat levels by month: what lies behind a chart whose axis carries months. */
import type { Dashboard } from '../../../preload/contract/oversight.ts';
import { rank, ThreatLevel } from '../../../preload/contract/vocabulary.ts';
import { monthSpan } from './chart-format.ts';

export type Band = { from: string; to: string; level: ThreatLevel };

/** The levels that stood in a month, in their order. */
export function levelsIn(dashboard: Pick<Dashboard, 'threat'>, month: string): ThreatLevel[] {
  const { start, end } = monthSpan(month);
  return dashboard.threat.filter(({ from, to }) => from < end && (to === null || to > start)).map(({ level }) => level);
}

/** The months that each threat level stood over: the highest of a month stands for it. */
export function bandsOf(dashboard: Pick<Dashboard, 'threat' | 'disrupted'>): Band[] {
  const out: Band[] = [];
  for (const { month } of dashboard.disrupted.months) {
    const [level] = levelsIn(dashboard, month).toSorted(
      (one, other) => rank(ThreatLevel, other) - rank(ThreatLevel, one),
    );
    const last = out.at(-1);
    if (level === undefined) continue;
    if (last !== undefined && last.level === level) last.to = month;
    else out.push({ from: month, to: month, level });
  }
  return out;
}
