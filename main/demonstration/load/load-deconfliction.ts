/** Matches contributions against restricted investigations, as would have happened when they came in. */
import { raiseDeconflictionHitsForImport } from '../../linking/deconfliction.ts';
import type { WriteTransaction } from '../../store/port.ts';

/** The transaction's viewer sees all casework. */
export async function loadDeconfliction(into: WriteTransaction, now: string): Promise<void> {
  const { db, frequenciesAmongUnrestricted } = into;
  const reader = { db, frequencies: frequenciesAmongUnrestricted, frequenciesAmongUnrestricted, now };
  await raiseDeconflictionHitsForImport(reader, null);
}
