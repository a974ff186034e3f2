/** Earlier contributions that report the same, or the same person: what the sign-off rule calls a repeat. */
import { type ReportsOn, reportsOn } from '../linking/earlier-reports.ts';
import { saidBefore } from '../linking/same-origin.ts';
import type { Context } from '../store/use-case.ts';

export interface Repeat {
  id: number;
  reference: string;
}

export interface Repeats {
  all: Repeat[];
  /** The rule of repeats, and whether it asks for a supervisor whatever the sign-off rule says. */
  rule: { version: number; wording: string };
  takesSupervisor: boolean;
}

/**
 * The same words, the same person telling it again, or the same post; and, from when on the rule of repeats says so, reports of others that name
 * the same person. `known`: what was read of the person already. Throws
 * NOT_FOUND.
 */
export async function repeatsOf(context: Context, contributionId: number, known: ReportsOn | null): Promise<Repeats> {
  const said = await saidBefore(context, contributionId);
  const { earlier, repeat, rule } = known ?? (await reportsOn(context, contributionId, null));
  const byRule = { version: rule.version, wording: rule.wording };
  if (!repeat.takesSupervisor) return { all: said, rule: byRule, takesSupervisor: false };
  const others = earlier.filter(({ id, strength }) => strength !== 'possible' && !said.some((one) => one.id === id));
  const all = [...said, ...others.map(({ id, reference }) => ({ id, reference }))];
  return { all, rule: byRule, takesSupervisor: true };
}
