/**
 * What came in before it meant anything: contributions that hold a number, a plate, an address or a name which an investigation holds by
 * now, and that nobody has linked to it or ruled out. Looked for when somebody looks, so that nothing has to be told to anybody when an
 * investigation learns something.
 */
import { sql } from 'kysely';
import type { IdentifierKind } from '../../preload/contract/words.ts';
import { gistOf } from '../investigations/gist.ts';
import { investigationOf } from '../investigations/reach.ts';
import { listed } from '../store/listed.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { partialForms } from './compare/index.ts';

/** Kinds that a contribution keeps as they were found, and that tell by themselves. */
const telling: ReadonlySet<IdentifierKind> = new Set(['phone', 'vrm', 'email', 'handle', 'url', 'postcode', 'person']);
/** Finds that are looked at; an investigation that holds a name like John Smith is not told of all of them. */
const findsAtMost = 3_000;

/** The values to look for, each with the kinds that it is one of. A lone name or a district is held by too many. */
async function sought({ db }: Context, investigationId: number): Promise<Map<string, Set<IdentifierKind>>> {
  const rows = await db
    .selectFrom('held')
    .leftJoin('subject', 'subject.id', 'held.subjectId')
    .select(['held.kind', 'held.value'])
    .where('held.investigationId', '=', investigationId)
    .where('held.withdrawnAt', 'is', null)
    .where((eb) => eb.or([eb('held.subjectId', 'is', null), eb('subject.withdrawnAt', 'is', null)]))
    .execute();
  const found = new Map<string, Set<IdentifierKind>>();
  for (const { kind, value } of rows) {
    if (
      !telling.has(kind) ||
      (kind === 'person' && !value.includes(' ')) ||
      (kind === 'postcode' && !/ \d[A-Z]{2}$/.test(value))
    )
      continue;
    for (const form of kind === 'vrm' ? partialForms(value) : [value])
      found.set(form, (found.get(form) ?? new Set<IdentifierKind>()).add(kind));
  }
  return found;
}

async function holders({ db }: Context, values: ReadonlyMap<string, ReadonlySet<IdentifierKind>>) {
  const rows = await db
    .selectFrom('identifier')
    .select(['contributionId', 'kind', 'value', 'text'])
    .where('value', 'in', listed([...values.keys()]))
    .limit(findsAtMost)
    .execute();
  const found = new Map<number, { kind: IdentifierKind; text: string }[]>();
  for (const { contributionId, kind, value, text } of rows)
    if (values.get(value)?.has(kind)) found.set(contributionId, [...(found.get(contributionId) ?? []), { kind, text }]);
  return found;
}

/** Newest first. Throws NOT_FOUND. */
export const unlinked: UseCase<'linking.unlinked'> = async (context, { investigationId, limit }) => {
  await investigationOf(context, investigationId);
  const values = await sought(context, investigationId);
  const holding = values.size === 0 ? new Map<number, never[]>() : await holders(context, values);
  if (holding.size === 0) return { found: [], more: false };
  const rows = await context.db
    .selectFrom('contribution')
    .select(['id', 'reference', 'receivedAt', 'state', sql<string>`substr(contribution.text, 1, 400)`.as('start')])
    .where('id', 'in', listed([...holding.keys()]))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('link')
            .select('link.id')
            .whereRef('link.contributionId', '=', 'contribution.id')
            .where('link.investigationId', '=', investigationId)
            .where('link.withdrawnAt', 'is', null),
        ),
      ),
    )
    .orderBy('receiptOrder', 'desc')
    .limit(limit + 1)
    .execute();
  return {
    found: rows
      .slice(0, limit)
      .map(({ start, ...row }) => ({ ...row, gist: gistOf(start), holds: holding.get(row.id) ?? [] })),
    more: rows.length > limit,
  };
};
