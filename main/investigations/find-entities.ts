/** Entities found by typed text: those that contain it in their text or value, and those that the key index finds for it. */
import { sql } from 'kysely';
import type { IdentifierKind } from '../../preload/contract/vocabulary.ts';
import { holdsText, inList, notByIndex } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';
import { findHoldings } from './find-holdings.ts';
import { inUse, type Shown } from './identifiers-in-use.ts';

/** The most identifiers that one page examines. */
const lookedAtMost = 2_000;

interface Wanted {
  text: string;
  kind: IdentifierKind | null;
  /** Only identifiers added before this one; `null` to start with the last. */
  before: number | null;
  limit: number;
}

interface Page {
  found: Shown[];
  /** The identifier beyond which nothing has been examined yet; `null` where there is none. */
  lookedTo: number | null;
}

/**
 * Ids of identifiers that contain the words, the last added first, and how far the search went. Uses the index of parts; words of
 * fewer than three letters are not in it, and their page is what the next two thousand identifiers yield.
 */
async function holding(
  context: Context,
  { text, before }: Wanted,
): Promise<{ ids: number[]; lookedTo: number | null }> {
  const wanted = text.toLowerCase();
  const squeezed = wanted.replace(/\s+/g, '');
  const ids = await context.search.identifiers({ text: wanted, value: squeezed }, { before, limit: lookedAtMost });
  if (ids !== null) return { ids, lookedTo: ids.length < lookedAtMost ? null : (ids.at(-1) ?? null) };
  let next = inUse(context)
    .select(['case_identifier.id', 'case_identifier.text', 'case_identifier.value'])
    .orderBy('case_identifier.id', 'desc')
    .limit(lookedAtMost);
  if (before !== null) next = next.where('case_identifier.id', '<', before);
  const rows = await next.execute();
  const last = rows.at(-1);
  return {
    ids: rows
      .filter((row) => row.text.toLowerCase().includes(wanted) || row.value.toLowerCase().includes(squeezed))
      .map(({ id }) => id),
    lookedTo: rows.length < lookedAtMost ? null : (last?.id ?? null),
  };
}

/** The identifier added last, among all those for the same entity that the words find. */
async function newestOf(context: Context, { text }: Wanted, like: readonly number[], { kind, value }: Shown) {
  const wanted = text.toLowerCase();
  // By the index that keeps identifiers of one entity in the order in which they were added; the index of listed ones is ordered
  // differently.
  const row = await context.db
    .selectFrom('case_identifier')
    .select('case_identifier.id')
    .where('case_identifier.withdrawnAt', 'is', null)
    .where(notByIndex<0 | 1>('case_identifier.listed'), '=', 1)
    .where('case_identifier.kind', '=', kind)
    .where('case_identifier.value', '=', value)
    .where((eb) =>
      eb.or([
        holdsText('case_identifier.text', wanted),
        holdsText('case_identifier.value', wanted.replace(/\s+/g, '')),
        eb(sql.ref<number>('case_identifier.id'), 'in', inList(like)),
      ]),
    )
    .orderBy('case_identifier.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

/** The next entities. Each is shown by the last-added identifier among those found, so that it appears once, on whichever page. */
export async function entitiesWith(context: Context, wanted: Wanted): Promise<Page> {
  const like = (await findHoldings(context, wanted.text.toLowerCase())).map(({ id }) => id);
  const { ids, lookedTo } = await holding(context, wanted);
  const from = lookedTo ?? 0;
  const beyond = (id: number) => wanted.before === null || id < wanted.before;
  const candidates = [...new Set([...ids, ...like.filter((id) => id >= from && beyond(id))])].sort(
    (one, other) => other - one,
  );
  let query = inUse(context)
    .select(['case_identifier.id', 'case_identifier.kind', 'case_identifier.value', 'case_identifier.text'])
    .where('case_identifier.id', 'in', inList(candidates));
  if (wanted.kind !== null) query = query.where(notByIndex<IdentifierKind>('case_identifier.kind'), '=', wanted.kind);
  const rows = (await query.execute()).sort((one, other) => other.id - one.id);
  const found: Shown[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    const thing = `${row.kind} ${row.value}`;
    if (seen.has(thing)) continue;
    seen.add(thing);
    if ((await newestOf(context, wanted, like, row)) !== row.id) continue;
    // There is one more than the page holds, so the page ends before it.
    const last = found.at(-1);
    if (found.length >= wanted.limit && last !== undefined) return { found, lookedTo: last.id };
    found.push(row);
  }
  return { found, lookedTo };
}
