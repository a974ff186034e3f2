/** Earlier contributions that report the same: what the sign-off rule calls a repeat. */
import { saidBefore } from '../linking/same-origin.ts';
import type { Context } from '../store/use-case.ts';

export interface Repeat {
  id: number;
  reference: string;
}

/** Newest first. The same words, the same person telling it again, or the same post. Throws NOT_FOUND. */
export const repeatsOf = (context: Context, contributionId: number): Promise<Repeat[]> =>
  saidBefore(context, contributionId);
