/** What came in is held against what not everybody may know of, as it would have been then. */
import { passOnHolding } from '../../linking/deconfliction.ts';
import type { WriteTransaction } from '../../store/port.ts';

/** The transaction's viewer sees all of casework. */
export async function loadDeconfliction(into: WriteTransaction, now: string): Promise<void> {
  await passOnHolding({ db: into.db, frequencies: into.frequenciesBesideOpen, now }, null);
}
