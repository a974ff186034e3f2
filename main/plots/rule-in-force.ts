/** The late-stage rule as the vault holds it. */
import { LateStageRule } from '../../preload/contract/rule-shapes.ts';
import { type InForce, ruleInForce as newestOn } from '../store/rule-in-force.ts';
import type { Context } from '../store/use-case.ts';

export type RuleInForce = InForce<LateStageRule>;

/** The newest version that was in force on that day. */
export const ruleInForce = (context: Pick<Context, 'db'>, day: string): Promise<RuleInForce> =>
  newestOn(context, 'late_stage_rule', day, LateStageRule);
