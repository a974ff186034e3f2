/**
 * What is restricted to nobody, which alone is counted in public: no compartment, no named readers, and not above OFFICIAL-SENSITIVE.
 * Whoever may make a page sees all of it, so that the figures are the same whoever makes them (`assertSeesAllOfIt`).
 */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { VigilError } from '../../../preload/contract/errors.ts';
import { Marking, rank } from '../../../preload/contract/vocabulary.ts';
import type { Context } from '../../store/use-case.ts';

const highest = rank(Marking, 'OFFICIAL-SENSITIVE');

/** Of a table or view that bears a marking and a compartment. */
export const isUnrestricted = (table: 'contribution' | 'investigation' | 'contribution_rollup'): RawBuilder<SqlBool> =>
  sql<SqlBool>`${sql.ref(`${table}.compartmentId`)} = 0 and ${sql.ref(`${table}.markingRank`)} <= ${sql.lit(highest)}${
    table === 'investigation' ? sql` and ${sql.ref('investigation.namedReaders')} = 0` : sql``
  }`;

/** Throws NOT_ALLOWED about the clearance of somebody to whom part of the figures is hidden. */
export function assertSeesAllOfIt({ me }: Context): void {
  if (me.clearance < highest) throw new VigilError('NOT_ALLOWED', 'clearance');
}
