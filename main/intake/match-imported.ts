/** What was imported is matched by person, some at a time: looked for beside everybody's work, and kept in short transactions. */
import { findPairs, keepPairs } from '../linking/keep-pairs.ts';
import type { LongContext } from '../store/use-case.ts';

/**
 * Contributions of one file that are matched as they come in, those that were received last: more than a day brings. Older ones are matched when
 * somebody looks at them, and with whatever comes in after them.
 */
const matchedAtMost = 5_000;
const atOnce = 50;

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
  for (let from = 0; from < ids.length && !context.signal.aborted; from += atOnce) {
    const some = ids.slice(from, from + atOnce);
    const found = await context.readApart(
      (reading) => findPairs(reading, some),
      // For nobody's eyes.
      () => null,
    );
    await context.transact(
      (transaction) => keepPairs(transaction, found),
      // The same line whatever was found.
      () => ({ records: [`import:${importId}`] }),
    );
    context.progress(Math.min(from + atOnce, ids.length), ids.length, 'matched by person');
  }
}
