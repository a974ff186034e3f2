/** Which contributions somebody opened lately, from their own lines of the log: what they saw with everything that was decided on it. */
import { z } from 'zod';
import { VigilError } from '../../preload/contract/errors.ts';
import type { VerbName } from '../../preload/contract/index.ts';
import type { Context } from '../store/use-case.ts';

/** The person’s own last steps that are looked through. */
const stepsLookedThrough = 1_000;

export interface Step {
  at: string;
  verb: string;
  records: readonly string[];
}

const Records = z.array(z.string());

/**
 * The viewer's own last steps by these verbs, the newest first, among the last thousand that were done. `whole`: there are no more than that.
 * A page of the queue names two hundred records: what was not asked for is not read.
 */
export async function ownSteps(
  { db, me }: Context,
  verbs: ReadonlySet<string>,
): Promise<{ steps: Step[]; whole: boolean }> {
  const rows = await db
    .selectFrom('own_log')
    .select(['at', 'verb', 'records'])
    .where('who', '=', me.login)
    .where('outcome', '=', 'done')
    .orderBy('seq', 'desc')
    .limit(stepsLookedThrough)
    .execute();
  const steps = rows
    .filter(({ verb }) => verbs.has(verb))
    .map((row) => ({ ...row, records: Records.parse(JSON.parse(row.records)) }));
  return { steps, whole: rows.length < stepsLookedThrough };
}

/** The number of a record of that kind, such as `contribution:12`; `null` for any other. */
export function numberOf(kind: string, record: string): number | null {
  const [named, number] = record.split(':');
  return named === kind && number !== undefined && /^\d+$/.test(number) ? Number(number) : null;
}

const opens: VerbName = 'triage.get';

/** When each of them was opened last, by its id. */
export async function openedLately(context: Context): Promise<Map<number, string>> {
  const opened = new Map<number, string>();
  const { steps } = await ownSteps(context, new Set([opens]));
  for (const { at, records } of steps) {
    const [record] = records;
    if (record === undefined) throw new VigilError('UNEXPECTED');
    const id = numberOf('contribution', record);
    if (id !== null && !opened.has(id)) opened.set(id, at);
  }
  return opened;
}
