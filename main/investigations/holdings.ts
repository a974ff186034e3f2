/** Keeps what an investigation holds where tips are matched against it: the identifier itself, and the keys by which it is found. */
import { type CaseIdentifier, indexKeys, type LookupKey, topicOf } from '../matching/scoring/index.ts';
import { identifiersToPlace, placeItems } from '../placing/points.ts';
import type { WriteTransaction } from '../store/port.ts';
import type { Context } from '../store/use-case.ts';

/** A key as the index keeps it: keys of different kinds never coincide. */
export function storedKey({ kind, key }: LookupKey): string {
  return `${kind}:${key}`;
}

/** Whether somebody recorded it as an identifier; words of a summary are kept for matching only. */
export const listedAs = (held: CaseIdentifier) => (topicOf(held) === null ? 1 : 0);

/** All keys of a case identifier, without repeats. */
export const keysOf = (held: CaseIdentifier): string[] => [...new Set(indexKeys(held).map(storedKey))];

/**
 * Adds `held` to the investigation and returns the new rows' ids in the same order. Of the ids inside `held`, only the subject's is
 * used; the caller has made sure that the viewer may change the investigation.
 */
export async function addHoldings(
  { db, me, now }: Context,
  investigationId: number,
  held: readonly CaseIdentifier[],
): Promise<number[]> {
  const ids: number[] = [];
  for (const one of held) {
    const { subjectId, kind, value, text } = one;
    const { id } = await db
      .insertInto('case_identifier_row')
      .values({
        investigationId,
        subjectId,
        kind,
        value,
        text,
        listed: listedAs(one),
        addedAt: now,
        addedBy: me.id,
        withdrawnAt: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    ids.push(id);
  }
  const keys = held.flatMap((one, at) =>
    keysOf(one).map((key) => ({ key, caseIdentifierId: ids[at] ?? 0, investigationId })),
  );
  // A statement accepts at most 32,766 values.
  for (let at = 0; at < keys.length; at += 5_000)
    await db
      .insertInto('match_key_row')
      .values(keys.slice(at, at + 5_000))
      .execute();
  await placeItems(
    { db },
    identifiersToPlace(held.map(({ kind, text }, at) => ({ id: ids[at] ?? 0, investigationId, kind, text }))),
  );
  return ids;
}

const sameness = (held: CaseIdentifier) => `${held.kind}|${held.value}`;

/**
 * What the area and summary, or a subject's names, mention is kept for matching: what they no longer say is removed, what they
 * newly say is added, and the rest keeps its rows.
 */
export async function replaceHoldings(
  context: Context,
  of: { investigationId: number; subjectId: number | null },
  was: readonly CaseIdentifier[],
  is: readonly CaseIdentifier[],
): Promise<void> {
  const stays = new Set(is.map(sameness));
  const knew = new Set(was.map(sameness));
  const gone = was.filter((held) => !stays.has(sameness(held)));
  if (gone.length > 0)
    await context.db
      .updateTable('case_identifier_row')
      .set({ withdrawnAt: context.now })
      .where('investigationId', '=', of.investigationId)
      .where('subjectId', 'is', of.subjectId)
      .where('withdrawnAt', 'is', null)
      .where((eb) => eb.or(gone.map(({ kind, value }) => eb.and({ kind, value }))))
      .execute();
  await addHoldings(
    context,
    of.investigationId,
    is.filter((held) => !knew.has(sameness(held))),
  );
}

/** The same for adding many investigations at once. */
export async function bulkAddHoldings(
  into: Pick<WriteTransaction, 'fill'>,
  by: { accountId: number; at: string },
  investigationId: number,
  held: readonly CaseIdentifier[],
): Promise<void> {
  for (const one of held) {
    const { subjectId, kind, value, text } = one;
    const caseIdentifierId = await into.fill('case_identifier_row', [
      { investigationId, subjectId, kind, value, text, listed: listedAs(one), addedAt: by.at, addedBy: by.accountId },
    ]);
    const keys = keysOf(one);
    await into.fill(
      'match_key_row',
      keys.map((key) => ({ key, caseIdentifierId, investigationId })),
    );
  }
}
