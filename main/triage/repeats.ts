/** Earlier contributions that report the same, or the same person: what the sign-off rule calls a repeat. */
import { type ReportsOn, reportsOn } from '../linking/earlier-reports.ts';
import { saidBefore } from '../linking/same-origin.ts';
import type { Context } from '../store/use-case.ts';

export interface Repeat {
  id: number;
  reference: string;
}

/**
 * The same words, the same person telling it again, or the same post; and, from when on the rule of repeats says so, reports of others that name
 * the same person. `known`: what was read of the person already. Throws
 * NOT_FOUND.
 */
export async function repeatsOf(context: Context, contributionId: number, known: ReportsOn | null): Promise<Repeat[]> {
  const said = await saidBefore(context, contributionId);
  const { earlier, repeat } = known ?? (await reportsOn(context, contributionId, null));
  if (!repeat.takesSupervisor) return said;
  const others = earlier.filter(({ id, strength }) => strength !== 'possible' && !said.some((one) => one.id === id));
  return [...said, ...others.map(({ id, reference }) => ({ id, reference }))];
}
