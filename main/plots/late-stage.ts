/**
 * Whether a plot counts as disrupted at a late stage. There is no public official threshold: the rule is versioned data
 * of the vault, printed on every chart that uses it. A plot counts once, at its disruption date, if its highest
 * countersigned assessment at or before that date is late-stage by the rule.
 */
import type { LateStageRule, LateStageSign } from '../../preload/contract/rule-shapes.ts';
import { PlotStage, rank } from '../../preload/contract/vocabulary.ts';

export interface Assessed {
  /** The instant that it describes. */
  at: string;
  stage: PlotStage;
  evidence: Readonly<Record<LateStageSign, boolean>>;
  countersigned: boolean;
  refused: boolean;
}

/** Whether the assessment may be relied on: not refused, and countersigned where the rule asks for that. */
function stands(rule: LateStageRule, assessed: Pick<Assessed, 'countersigned' | 'refused'>): boolean {
  return !assessed.refused && (assessed.countersigned || !rule.countersigned);
}

export function isLateStage(
  rule: LateStageRule,
  assessed: Pick<Assessed, 'evidence' | 'countersigned' | 'refused'>,
): boolean {
  return (
    stands(rule, assessed) &&
    rule.all.every((sign) => assessed.evidence[sign]) &&
    (rule.any.length === 0 || rule.any.some((sign) => assessed.evidence[sign]))
  );
}

/** The signs of an assessment as the store has them; null where an investigation has no assessment. */
export type StoredSigns = Readonly<Record<LateStageSign, number | null>>;

export const evidenceOf = (stored: StoredSigns): Assessed['evidence'] => ({
  intent: stored.intent === 1,
  target: stored.target === 1,
  capability: stored.capability === 1,
  rehearsal: stored.rehearsal === 1,
});

/** Whether the stage that is shown of a plot, the one last assessed, is late: a plot that went back is not late because it once was. */
export const isLateNow = (rule: LateStageRule, stored: StoredSigns, countersigned: boolean): boolean =>
  isLateStage(rule, { evidence: evidenceOf(stored), countersigned, refused: false });

/**
 * The assessment that decides: the highest stage reached at or before `until` that may be relied on; of several at that stage the
 * latest, since it was based on the most knowledge. `null` without one.
 */
export function decisive<T extends Assessed>(rule: LateStageRule, assessments: readonly T[], until: string): T | null {
  let best: T | null = null;
  for (const one of assessments) {
    if (one.at > until || !stands(rule, one)) continue;
    const over = best === null ? 1 : rank(PlotStage, one.stage) - rank(PlotStage, best.stage);
    if (best === null || over > 0 || (over === 0 && one.at >= best.at)) best = one;
  }
  return best;
}

/** Whether a plot that was disrupted at `disruptedAt` counts. */
export function countsAsLateStage(rule: LateStageRule, assessments: readonly Assessed[], disruptedAt: string): boolean {
  const peak = decisive(rule, assessments, disruptedAt);
  return peak !== null && isLateStage(rule, peak);
}
