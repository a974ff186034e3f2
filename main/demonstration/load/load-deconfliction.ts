/** What came in is matched against restricted investigations, as it would have been then. */
import { raiseDeconflictionHitsForImport } from '../../linking/deconfliction.ts';
import type { WriteTransaction } from '../../store/port.ts';

/** The transaction's viewer sees all casework. */
export async function loadDeconfliction(into: WriteTransaction, now: string): Promise<void> {
  const { db, frequenciesAmongUnrestricted } = into;
  const reader = { db, frequencies: frequenciesAmongUnrestricted, frequenciesAmongUnrestricted, now };
  await raiseDeconflictionHitsForImport(reader, null);
}
