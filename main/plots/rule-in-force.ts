/** The late-stage rule as the vault holds it. */
import { VigilError } from '../../preload/contract/errors.ts';
import type { Context } from '../store/use-case.ts';
import { LateStageRule } from './late-stage.ts';

export interface RuleInForce {
  version: number;
  wording: string;
  rule: LateStageRule;
}

/** The newest version that was in force on that day. */
export async function ruleInForce({ db }: Context, day: string): Promise<RuleInForce> {
  const row = await db
    .selectFrom('late_stage_rule')
    .select(['version', 'wording', 'rule'])
    .where('fromDay', '<=', day)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) throw new VigilError('UNEXPECTED');
  return { version: row.version, wording: row.wording, rule: LateStageRule.parse(JSON.parse(row.rule)) };
}
