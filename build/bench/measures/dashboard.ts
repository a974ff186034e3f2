/** The manager's dashboard, as of today and as of earlier days. */
import { addDays, ukDay } from '../../../main/store/uk-day.ts';
import { type Result, timed } from '../result.ts';
import { now } from '../sample-file.ts';
import { type Bench, type Case, readSamples } from './reads.ts';

export async function dashboard(bench: Bench): Promise<Result> {
  const today = ukDay(now);
  const days = [null, ...[1, 7, 14, 30, 61, 92, 183, 274, 365].map((back) => addDays(today, -back))];
  const cases = days.map((day): Case<'oversight.dashboard'> => ({ login: 'm.brennan', input: { day } }));
  return timed('dashboard', await readSamples(bench, 'oversight.dashboard', cases, 5), 50);
}
