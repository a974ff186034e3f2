/** Matches the newest contributions by person with all others, as would have happened when they came in. */
import { findPairsAmongAll, keepPairs } from '../../linking/keep-pairs.ts';
import type { WriteTransaction } from '../../store/port.ts';

/** The rest is matched when somebody looks at it, like any old backlog. */
const matchedAtMost = 300;

/** The transaction's viewer sees all casework. */
export async function loadPersons({ db }: WriteTransaction, now: string): Promise<void> {
  const newest = await db
    .selectFrom('contribution')
    .select('id')
    .orderBy('receiptOrder', 'desc')
    .limit(matchedAtMost)
    .execute();
  const ids = newest.map(({ id }) => id);
  await keepPairs({ db, now }, await findPairsAmongAll({ db }, ids));
}
