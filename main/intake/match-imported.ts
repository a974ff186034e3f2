/** What was imported is matched by person, some at a time: looked for beside everybody's work, and kept in short transactions. */
import { type FoundPairs, findPairs, keepPairs } from '../linking/keep-pairs.ts';
import type { LongContext } from '../store/use-case.ts';

/**
 * Contributions of one file that are matched as they come in, those that were received last. The others are matched when
 * somebody looks at them, and with whatever comes in after them.
 */
const matchedAtMost = 1_000;
/** Looked for at once, and kept together. */
const atOnce = 50;
const keptTogether = 500;

/** Ends early where the import is cancelled: what was not matched is matched when somebody looks. */
export async function matchImported(context: LongContext, importId: number): Promise<void> {
  const ids = await context.readApart(
    async ({ db }) => {
      const rows = await db
        .selectFrom('contribution')
        .select('id')
        .where('importId', '=', importId)
        .orderBy('receiptOrder', 'desc')
        .limit(matchedAtMost)
        .execute();
      return rows.map(({ id }) => id);
    },
    () => null,
  );
  for (let from = 0; from < ids.length && !context.signal.aborted; from += keptTogether) {
    const matched: number[] = [];
    const pairs: FoundPairs['pairs'][number][] = [];
    const lot = ids.slice(from, from + keptTogether);
    for (let at = 0; at < lot.length && !context.signal.aborted; at += atOnce) {
      const some = lot.slice(at, at + atOnce);
      const found = await context.readApart(
        (reading) => findPairs(reading, some),
        // For nobody's eyes.
        () => null,
      );
      matched.push(...found.matched);
      pairs.push(...found.pairs);
      context.progress(from + at + some.length, ids.length, 'matched by person');
    }
    await context.transact(
      (transaction) => keepPairs(transaction, { matched, pairs }),
      // The same line whatever was found.
      () => ({ records: [`import:${importId}`] }),
    );
  }
}
