/** Where the versions of each rule are kept, and how a row is read. */
import { RuleContent, type RuleName } from '../../preload/contract/rule-shapes.ts';
import { type RuleAt, ruleRows } from '../store/rule-in-force.ts';
import type { Context } from '../store/use-case.ts';

export const placeOf: Readonly<Record<RuleName, RuleAt>> = {
  sign_off: 'sign_off_rule',
  repeat: 'repeat_rule',
  delivery: 'delivery_rule',
  dissemination: 'dissemination_rule',
  break_glass: 'break_glass_rule',
  review_share: 'review_share_rule',
  question_set: 'question_set_rule',
  late_stage: 'late_stage_rule',
  began_with_public: { figure: 'began_with_public' },
  small_numbers: { figure: 'small_numbers' },
  trend: { figure: 'trend' },
  subject_matter: { figure: 'subject_matter' },
  exception: { figure: 'exception' },
  bank_holiday: 'bank_holiday_rule',
  document: 'document_rule',
};

/** What a row consists of, by the shape of its rule. */
export const contentOf = (name: RuleName, rule: string): RuleContent =>
  RuleContent.parse({ name, rule: JSON.parse(rule) });

/** The newest version first. `before`: only older ones than this version. */
export function versionsOf(context: Pick<Context, 'db'>, name: RuleName, limit: number, before?: number) {
  const rows = ruleRows(context, placeOf[name]).orderBy('version', 'desc').limit(limit);
  return (before === undefined ? rows : rows.where('version', '<', before)).execute();
}

/** The newest version, in force or not yet. */
export async function newestOf(context: Pick<Context, 'db'>, name: RuleName) {
  const [row] = await versionsOf(context, name, 1);
  if (row === undefined) throw new Error(`the rule ${name} has no version`);
  return row;
}

/** Adds a version. */
export async function addVersion(
  { db }: Pick<Context, 'db'>,
  name: RuleName,
  row: { version: number; fromDay: string; rule: string; wording: string },
): Promise<void> {
  const at = placeOf[name];
  if (typeof at !== 'string')
    await db
      .insertInto('figure_rule_row')
      .values({ name: at.figure, ...row })
      .execute();
  else await db.insertInto(`${at}_row`).values(row).execute();
}
