/** How often a contribution's person was reported before, for whoever makes rules of it. */
import type { Context } from '../store/use-case.ts';
import { reportsOn } from './earlier-reports.ts';
import type { Repeat } from './repeat-rule.ts';

/** Of what the viewer may see: strong and probable earlier reports that nobody said to be of somebody else. Throws NOT_FOUND. */
export async function repeatsOf(context: Context, contributionId: number): Promise<Repeat> {
  return (await reportsOn(context, contributionId)).repeat;
}
