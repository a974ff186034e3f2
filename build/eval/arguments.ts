/** What was typed after `eval`, as a value. */
import { parseArgs } from 'node:util';
import { z } from 'zod';

export const help = `Measures how well Vigil links, and prints one JSON object.

  eval names FILE.csv [--schema Person]              columns name1, name2, is_match
  eval people FILE.csv [FILE2.csv] [--without-id]    Febrl's columns; with two files across them
  eval truthset DIR                                  sources and actual_truthset_key.csv
  eval links --corpus DIR                            tips, investigations and their truth
  eval links --cross DIR DIR...                      each folder with a tagger of persons trained on the others
  eval texts DIR...                                  tips.csv and identifiers.csv: what is found in texts
  eval persons-across DIR                            tips.csv and persons.csv: tips matched with each other by person
  eval persons-across --tips N [--seed N]            how fast, against N made-up tips
  eval links --seed N [--tips N]                     made-up tips at volume (20000)
  eval weights FILE.csv                              weights estimated anew, for main/matching/record-linkage/weights.json
  eval link-weights [--corpus DIR] [--seed N]        points estimated anew, for main/matching/scoring/weights.json
  eval train-persons DIR...                          the tagger of persons trained anew, for
                                                     main/matching/extract/person-tagger/weights.json

Ends with 1 if something could not be measured, with 2 if it was asked wrongly. A goal that is missed is no failure.
`;

const path = z.string().min(1);
const seed = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional();
const tips = z.coerce.number().int().min(200).max(200_000).optional();
const Order = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('names'), files: z.tuple([path]), schema: z.string().min(1).optional() }),
  z.strictObject({
    what: z.literal('people'),
    files: z.array(path).min(1).max(2),
    'without-id': z.boolean().default(false),
  }),
  z.strictObject({ what: z.literal('truthset'), files: z.tuple([path]) }),
  z.strictObject({ what: z.literal('texts'), files: z.array(path).min(1) }),
  z.strictObject({
    what: z.literal('links'),
    files: z.array(path),
    cross: z.boolean().optional(),
    corpus: path.optional(),
    seed,
    tips,
  }),
  z.strictObject({ what: z.literal('persons-across'), files: z.array(path).max(1), seed, tips }),
  z.strictObject({ what: z.literal('train-persons'), files: z.array(path).min(1) }),
  z.strictObject({ what: z.literal('weights'), files: z.tuple([path]) }),
  z.strictObject({ what: z.literal('link-weights'), files: z.tuple([]), corpus: path.optional(), seed, tips }),
]);
export type Order = z.infer<typeof Order>;

/** One way to ask at a time. */
function isClear({ files, cross, corpus, seed: drawn, tips: count }: Extract<Order, { what: 'links' }>): boolean {
  if (cross === true) return files.length > 1 && corpus === undefined && drawn === undefined && count === undefined;
  return files.length === 0 && (corpus === undefined) !== (drawn === undefined);
}

/** `null` asks for the help text; a sentence says what was not understood. Never throws. */
export function readArguments(args: readonly string[]): { order: Order | null } | { problem: string } {
  const text = { type: 'string' } as const;
  const yes = { type: 'boolean' } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { schema: text, 'without-id': yes, corpus: text, seed: text, tips: text, cross: yes, help: yes },
    });
    const { help: wanted, ...rest } = values;
    if (wanted === true) return { order: null };
    const [what, ...files] = positionals;
    const read = Order.safeParse({ what, files, ...rest });
    if (!read.success) return { problem: 'This cannot be measured so.' };
    const order = read.data;
    if (order.what === 'links' && !isClear(order))
      return { problem: 'Links are measured with --corpus, with --seed, or with --cross and two folders or more.' };
    if (
      order.what === 'persons-across' &&
      (order.files.length === 1) !== (order.tips === undefined && order.seed === undefined)
    )
      return { problem: 'Tips are matched by person from one folder, or with --tips.' };
    return { order };
  } catch {
    return { problem: 'An option was not understood.' };
  }
}
