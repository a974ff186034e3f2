/** What entities are known by: identifiers of their case, by which contributions are matched. */

import type { EntityRecordKind } from '../../preload/contract/entity-words.ts';
import { VigilError } from '../../preload/contract/errors.ts';
import type { IdentifierKind } from '../../preload/contract/vocabulary.ts';
import { addHoldings } from '../investigations/holdings.ts';
import { readIdentifiers, type WrittenIdentifier } from '../matching/identifier-values.ts';
import type { CaseIdentifier } from '../matching/scoring/index.ts';
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';
import { nothingGiven, toKeep } from './rests-on.ts';

export interface Written extends WrittenIdentifier {
  kind: IdentifierKind;
}

/** Kinds that are known by their title and aliases, and how those are read. Of others a title only describes. */
const namedAs: Partial<Record<EntityRecordKind, IdentifierKind>> = { person: 'person', organisation: 'organisation' };

/** Its title and aliases as identifiers, without repeats. */
export function namesOf({
  kind,
  title,
  aliases,
}: {
  kind: EntityRecordKind;
  title: string;
  aliases: readonly string[];
}) {
  const as = namedAs[kind];
  if (as === undefined) return [];
  const all = [title, ...aliases].flatMap((name) =>
    readIdentifiers(as, name).found.map((one): Written => ({ kind: as, ...one })),
  );
  return [...new Map(all.map((one) => [one.value, one])).values()];
}

/**
 * The identifiers in a field of that kind. Dates are none: everybody shares them. Throws INPUT_INVALID about `kind`, or about `text`
 * where any part does not read as that kind.
 */
export function readField(kind: IdentifierKind, text: string): Written[] {
  if (kind === 'date') throw new VigilError('INPUT_INVALID', 'kind');
  const { found, unread } = readIdentifiers(kind, text);
  if (unread || found.length === 0) throw new VigilError('INPUT_INVALID', 'text');
  return found.map((one) => ({ kind, ...one }));
}

type Kept = Awaited<ReturnType<typeof toKeep>>;

interface Known {
  named: 0 | 1;
  validFrom?: string | null;
  validTo?: string | null;
  kept?: Kept;
}

/** Adds them to the case and to the entity; the caller has made sure that the viewer may. Returns the ids, in the same order. */
export async function addHeld(
  context: Context,
  { id: entityId, investigationId }: { id: number; investigationId: number },
  written: readonly Written[],
  { named, validFrom = null, validTo = null, kept }: Known,
): Promise<number[]> {
  const source = kept ?? (await toKeep(context, nothingGiven));
  const held = written.map(
    ({ kind, value, text }): CaseIdentifier => ({
      investigationId,
      subjectId: null,
      subjectName: '',
      role: null,
      kind,
      value,
      text,
      born: null,
    }),
  );
  const ids: number[] = [];
  for (const caseIdentifierId of await addHoldings(context, investigationId, held)) {
    const { id } = await context.db
      .insertInto('entity_identifier_row')
      .values({ investigationId, entityId, caseIdentifierId, named, validFrom, validTo, ...source })
      .returning('id')
      .executeTakeFirstOrThrow();
    ids.push(id);
  }
  return ids;
}

/** Those of these entities that are in use, in the order in which they were added. */
export const heldOf = ({ db }: Context, entityIds: readonly number[]) =>
  db
    .selectFrom('entity_identifier as known')
    .innerJoin('case_identifier', 'case_identifier.id', 'known.caseIdentifierId')
    .select([
      'known.id',
      'known.entityId',
      'known.caseIdentifierId',
      'known.named',
      'case_identifier.kind',
      'case_identifier.value',
      'case_identifier.text',
    ])
    .where('known.entityId', 'in', inList(entityIds))
    .where('case_identifier.withdrawnAt', 'is', null)
    .orderBy('known.id');

/** Nothing is matched any more with these identifiers of a case. */
export async function withdrawHeld({ db, now }: Context, caseIdentifierIds: readonly number[]): Promise<void> {
  await db
    .updateTable('case_identifier_row')
    .set({ withdrawnAt: now })
    .where('id', 'in', inList(caseIdentifierIds))
    .where('withdrawnAt', 'is', null)
    .execute();
}
