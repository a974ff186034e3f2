/** Working days in England and Wales: neither Saturdays and Sundays nor bank holidays, which are a dated table of the store. */
import { BankHolidayRule } from '../../preload/contract/rule-shapes.ts';
import { ruleInForce } from '../store/rule-in-force.ts';
import { addDays, ukDay } from '../store/uk-day.ts';
import type { Context } from '../store/use-case.ts';

/** The days of the newest version of the table. */
export async function bankHolidays(context: Pick<Context, 'db' | 'now'>): Promise<ReadonlySet<string>> {
  const { rule } = await ruleInForce(context, 'bank_holiday_rule', ukDay(context.now), BankHolidayRule);
  return new Set(rule.days.map(({ day }) => day));
}

const isWeekend = (day: string) => [0, 6].includes(new Date(`${day}T12:00:00.000Z`).getUTCDay());

/** Whether people are at work on a day. */
export const isWorkingDay = (day: string, holidays: ReadonlySet<string>): boolean =>
  !isWeekend(day) && !holidays.has(day);

/** So many working days after a day, which is not counted itself; of none, the next day on which people are at work. */
export function addWorkingDays(day: string, days: number, holidays: ReadonlySet<string>): string {
  let at = day;
  for (let left = days; left > 0 || !isWorkingDay(at, holidays); ) {
    at = addDays(at, 1);
    if (left > 0 && isWorkingDay(at, holidays)) left -= 1;
  }
  return at;
}
