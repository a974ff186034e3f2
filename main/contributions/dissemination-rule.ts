/** The rule for what is passed on, as the store holds it: legal bases that can be given, and when each step is due. */
import { DisseminationRule } from '../../preload/contract/disseminations.ts';
import { VigilError } from '../../preload/contract/errors.ts';
import type { RecipientKind } from '../../preload/contract/vocabulary.ts';
import { addDays, ukDay } from '../store/uk-day.ts';
import type { Context } from '../store/use-case.ts';

interface InForce {
  version: number;
  wording: string;
  rule: DisseminationRule;
}

/** The newest version in force today. */
export async function disseminationRule({ db, now }: Context): Promise<InForce> {
  const row = await db
    .selectFrom('dissemination_rule')
    .select(['version', 'wording', 'rule'])
    .where('fromDay', '<=', ukDay(now))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) throw new VigilError('UNEXPECTED');
  return { version: row.version, wording: row.wording, rule: DisseminationRule.parse(JSON.parse(row.rule)) };
}

/** The last day for a step: so many days after the one before. */
export const dueDay = (
  { rule }: InForce,
  kind: RecipientKind,
  step: keyof DisseminationRule['due'][RecipientKind],
  after: string,
): string => addDays(ukDay(after), rule.due[kind][step]);
