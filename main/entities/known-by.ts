/** Entities found by something that a person typed. */
import { findHoldings } from '../investigations/find-holdings.ts';
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';

/** Identifiers that contain what was typed, of all cases. */
const partsAtMost = 2_000;

/**
 * Entities that are known by what was typed, as the matcher reads it, or by something that contains it, through the indices of keys and of
 * parts; with what each is known by.
 */
export async function entitiesKnownBy(context: Context, text: string): Promise<ReadonlyMap<number, string>> {
  const wanted = text.trim().toLowerCase();
  const parts = await context.search.identifiers(
    { text: wanted, value: wanted.replace(/\s+/g, '') },
    { before: null, limit: partsAtMost },
  );
  const ids = [...(parts ?? []), ...(await findHoldings(context, text)).map(({ id }) => id)];
  if (ids.length === 0) return new Map();
  const rows = await context.db
    .selectFrom('entity_identifier as known')
    .innerJoin('case_identifier', 'case_identifier.id', 'known.caseIdentifierId')
    .select(['known.entityId', 'case_identifier.text'])
    .where('known.caseIdentifierId', 'in', inList(ids))
    .where('case_identifier.withdrawnAt', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.entityId, row.text]));
}
