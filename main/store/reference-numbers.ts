/** Numbers of records: `TIP-26-000123`, `INV-26-0001`, of what was passed on, `DIS-26-0001`, and of files that left, `EXP-26-P3-0001`. */
import { Marking, rank } from '../../preload/contract/vocabulary.ts';

const usual = rank(Marking, 'OFFICIAL-SENSITIVE');

/**
 * The series from which a record takes its number. Restricted records have series of their own, so that a gap in the numbers that
 * somebody may see never reveals a record that they may not.
 */
export function seriesOf(
  kind: 'TIP' | 'INV' | 'DIS' | 'EXP',
  at: string,
  compartmentId: number,
  markingRank: number,
): string {
  const compartment = compartmentId === 0 ? '' : `-C${compartmentId}`;
  const above = markingRank <= usual ? '' : `-T${markingRank}`;
  return `${kind}-${at.slice(2, 4)}${compartment}${above}`;
}
