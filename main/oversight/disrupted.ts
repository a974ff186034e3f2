/** Plots disrupted in the window, and which of them were late-stage by the rule. */
import type { Output } from '../../preload/contract/index.ts';
import { label } from '../../preload/contract/vocabulary.ts';
import { assessmentsOf, type StandingAssessment } from '../plots/assessments.ts';
import { decisive, isLateStage } from '../plots/late-stage.ts';
import type { RuleInForce } from '../plots/rule-in-force.ts';
import type { Context } from '../store/use-case.ts';
import type { Window } from './reporting-window.ts';

type Figures = Output<'oversight.dashboard'>['disrupted'];

const signs = {
  intent: 'intent',
  target: 'target or date',
  capability: 'capability in hand',
  rehearsal: 'rehearsal',
} as const;

/** What the assessment rests on, in words: the signs seen, then the officer's reason. */
function evidenceOf({ evidence, reason }: StandingAssessment): string {
  const seen = (Object.keys(signs) as (keyof typeof signs)[])
    .filter((sign) => evidence[sign])
    .map((sign) => signs[sign]);
  const told = seen.length === 0 ? 'No sign of the rule' : label(seen.join(', '));
  return `${told}. ${reason}`;
}

export interface Disrupted {
  figures: Figures;
  /** Disrupted in the window, but not late-stage by the rule. */
  notLateStage: number;
  /** Disrupted in the window without an assessment that the rule can rely on. */
  notAssessed: number;
  /** Counted on an assessment that describes the time before the disruption but was written down after it. */
  writtenAfter: number;
}

/** What was known at the end of the chosen day: nothing written later, and no countersignature given later. */
export function knownBy(assessments: readonly StandingAssessment[], end: string): StandingAssessment[] {
  return assessments
    .filter((one) => one.recordedAt < end)
    .map((one) => ({ ...one, countersigned: one.countersignedAt !== null && one.countersignedAt < end }));
}

export async function disruptedPlots(context: Context, window: Window, inForce: RuleInForce): Promise<Disrupted> {
  const rows = await context.db
    .selectFrom('disruption')
    .innerJoin('investigation', 'investigation.id', 'disruption.investigationId')
    .select([
      'investigation.id',
      'investigation.reference',
      'investigation.operation',
      'disruption.at',
      'disruption.day',
    ])
    .where('disruption.day', '>=', window.from)
    .where('disruption.day', '<=', window.to)
    .where('disruption.withdrawnAt', 'is', null)
    .orderBy('disruption.at')
    .orderBy('investigation.id')
    .execute();
  const assessments = Map.groupBy(
    await assessmentsOf(
      context,
      rows.map((row) => row.id),
    ),
    (one) => one.investigationId,
  );
  const plots: Figures['plots'] = [];
  let writtenAfter = 0;
  for (const row of rows) {
    const known = knownBy(assessments.get(row.id) ?? [], window.end);
    const peak = decisive(inForce.rule, known, row.at);
    if (peak === null) continue;
    const late = isLateStage(inForce.rule, peak);
    const after = peak.recordedAt > row.at;
    if (late && after) writtenAfter += 1;
    plots.push({
      investigationId: row.id,
      reference: row.reference,
      operation: row.operation,
      disruptedAt: row.at,
      month: row.day.slice(0, 7),
      stage: peak.stage,
      lateStage: late,
      evidence: `${evidenceOf(peak)}${after ? ' Written after the disruption.' : ''}`,
      assessedBy: peak.by,
      countersignedBy: peak.countersignedBy ?? '',
    });
  }
  const late = plots.filter((plot) => plot.lateStage);
  return {
    figures: {
      total: late.length,
      months: window.months.map((month) => ({
        month,
        lateStage: late.filter((plot) => plot.month === month).length,
      })),
      plots,
    },
    notLateStage: plots.length - late.length,
    notAssessed: rows.length - plots.length,
    writtenAfter,
  };
}

/** What the figure leaves out, in words, for the foot of the chart. */
export function exclusions({ notLateStage, notAssessed, writtenAfter }: Disrupted): string {
  const plots = (n: number) => (n === 1 ? '1 plot' : `${n} plots`);
  return [
    `Left out: ${plots(notLateStage)} disrupted in the window whose highest countersigned assessment was not late-stage, and`,
    `${plots(notAssessed)} disrupted without a countersigned assessment at or before that date.`,
    ...(writtenAfter === 0
      ? []
      : [`${plots(writtenAfter)} counted on an assessment that was written after the disruption.`]),
    'Plots not yet disrupted never count. The figure covers only what its reader may see.',
  ].join(' ');
}
