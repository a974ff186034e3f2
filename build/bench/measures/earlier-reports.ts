/** Earlier reports on the persons of a contribution: of one that is recorded, of one that is being typed, and as one is taken in. */
import { type Result, timed } from '../result.ts';
import { now } from '../sample-file.ts';
import { type Bench, type Case, readSamples } from './reads.ts';

interface Tip {
  id: number;
  text: string;
}

/** Spread evenly over all that have a text. */
function tips({ plain, rows }: Bench, count: number): Tip[] {
  const step = Math.max(1, Math.floor(rows / count));
  return plain
    .prepare<[number, number], Tip>("select id, text from contribution_row where id % ? = 0 and text <> '' limit ?")
    .all(step, count);
}

/** Most of the sample was matched by nobody yet, as an old backlog: it is matched when it is looked at. */
export async function earlierReports(bench: Bench): Promise<Result> {
  const cases = tips(bench, 200).map(
    ({ id }): Case<'linking.earlierReports'> => ({ login: 's.kowal', input: { contributionId: id } }),
  );
  return timed('earlier-reports', await readSamples(bench, 'linking.earlierReports', cases, 1), 50);
}

export async function earlierReportsTyping(bench: Bench): Promise<Result> {
  const cases = tips(bench, 200).map(
    ({ text }): Case<'linking.earlierReportsForText'> => ({ login: 's.kowal', input: { text } }),
  );
  return timed('earlier-reports-typing', await readSamples(bench, 'linking.earlierReportsForText', cases, 1), 50);
}

/** A call is taken in: kept, indexed, held against restricted investigations and matched by person with all others, in one transaction. */
export async function recordOne(bench: Bench): Promise<Result> {
  const ours: number[] = [];
  for (const [at, { text }] of tips(bench, 250).entries()) {
    const form = { channel: 'hotline' as const, text: `${text} Call number ${at}.`, receivedAt: now };
    const started = performance.now();
    await bench.harness.ask('s.kowal', 'intake.record', { form, draftId: null });
    ours.push(performance.now() - started);
  }
  return { ...timed('record', { ours, plain: ours }, 50), ratio_plain: null };
}
