/** The rule by which small numbers are left out: data with a version, printed on each page. */
import { SmallNumbersRule } from '../../../preload/contract/rule-shapes.ts';
import { ruleInForce } from '../../store/rule-in-force.ts';
import type { Context } from '../../store/use-case.ts';

export const smallNumbers = (context: Pick<Context, 'db'>, day: string) =>
  ruleInForce(context, { figure: 'small_numbers' }, day, SmallNumbersRule);
