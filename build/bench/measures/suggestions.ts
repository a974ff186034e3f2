/** Possible links of a tip among 600 live investigations and many years' closed ones: for a recorded tip, and for a text being typed. */
import { type Result, timed } from '../result.ts';
import { type Bench, type Case, readSamples } from './reads.ts';

interface Tip {
  id: number;
  text: string;
}

/** Spread evenly over all that have a text, so that planted and harmless ones come up as often as they do in the sample. */
function tips({ plain, rows }: Bench, count: number): Tip[] {
  const step = Math.max(1, Math.floor(rows / count));
  return plain
    .prepare<[number, number], Tip>("select id, text from contribution_row where id % ? = 0 and text <> '' limit ?")
    .all(step, count);
}

export async function suggestions(bench: Bench): Promise<Result> {
  const cases = tips(bench, 300).map(
    ({ id }): Case<'linking.suggestions'> => ({ login: 's.kowal', input: { contributionId: id } }),
  );
  return timed('suggestions', await readSamples(bench, 'linking.suggestions', cases, 1), 50);
}

export async function suggestionsTyping(bench: Bench): Promise<Result> {
  const cases = tips(bench, 200).map(
    ({ text }): Case<'linking.suggestForText'> => ({ login: 's.kowal', input: { text } }),
  );
  return timed('suggestions-typing', await readSamples(bench, 'linking.suggestForText', cases, 1), 50);
}
