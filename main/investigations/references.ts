/** Numbers of investigations: `INV-26-0001`. */
import { Marking, rank } from '../../preload/contract/words.ts';

const usual = rank(Marking, 'OFFICIAL-SENSITIVE');

/**
 * The series that an investigation takes its number from. What is not for everybody has series of its own, so that a gap
 * between the numbers that somebody may see never tells of one that he may not.
 */
export function seriesOf(at: string, compartmentId: number, tier: number): string {
  const compartment = compartmentId === 0 ? '' : `-C${compartmentId}`;
  const above = tier <= usual ? '' : `-T${tier}`;
  return `INV-${at.slice(2, 4)}${compartment}${above}`;
}

/** `series` and the number in it, four places or more. */
export function investigationReference(series: string, n: number): string {
  return `${series}-${String(n).padStart(4, '0')}`;
}
