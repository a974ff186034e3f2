/**
 * Search over everything that the person may see. First what was named exactly (a reference, an operation, a person), then
 * what an identifier leads to, then words; contributions newest first.
 */
import { label } from '../../preload/contract/words.ts';
import { markingOf } from '../access/marking.ts';
import { typedIdentifiers } from '../investigations/find-held.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import type { Hit, Ranked } from './hit.ts';
import { searchWords } from './passage.ts';
import { caseHits } from './search-cases.ts';

const tipReference = /^TIP-\d{2}(-[CT]\d+)*-\d{1,9}$/i;

async function contributionHits({ db }: Context, passages: ReadonlyMap<number, string>): Promise<Hit[]> {
  if (passages.size === 0) return [];
  const rows = await db
    .selectFrom('contribution')
    .select(['id', 'reference', 'kind', 'channel', 'area', 'receivedAt', 'tier'])
    .where('id', 'in', [...passages.keys()])
    .orderBy('receivedAt', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    kind: 'contribution',
    id: row.id,
    openId: row.id,
    reference: row.reference,
    title: [...new Set([label(row.kind), label(row.channel), row.area ?? ''])].filter((part) => part !== '').join(', '),
    passage: passages.get(row.id) ?? '',
    at: row.receivedAt,
    marking: markingOf(row.tier),
  }));
}

/** The contribution that bears the reference, which may be typed without the leading noughts. */
async function byReference({ db }: Context, text: string): Promise<Map<number, string>> {
  const typed = text.trim().toUpperCase();
  if (!tipReference.test(typed)) return new Map();
  const cut = typed.lastIndexOf('-') + 1;
  const reference = `${typed.slice(0, cut)}${typed.slice(cut).padStart(6, '0')}`;
  const row = await db.selectFrom('contribution').select('id').where('reference', '=', reference).executeTakeFirst();
  return new Map(row === undefined ? [] : [[row.id, `\u0002${reference}\u0003`]]);
}

/** Contributions in which the same phone, plate or address was found, however it was written there. */
async function byIdentifier({ db, now }: Context, text: string, limit: number): Promise<Map<number, string>> {
  const exact = typedIdentifiers(text, now).filter((one) => one.kind !== 'person' && one.kind !== 'url');
  if (exact.length === 0) return new Map();
  const rows = await db
    .selectFrom('identifier')
    .select(['contributionId', 'text'])
    .where((eb) => eb.or(exact.map(({ kind, value }) => eb.and({ kind, value }))))
    .orderBy('contributionId', 'desc')
    .limit(limit)
    .execute();
  return new Map(rows.map((row) => [row.contributionId, `\u0002${row.text}\u0003`]));
}

/** At most `limit` hits; `more` says that there are others. */
export const search: UseCase<'exchange.search'> = async (context, { text, limit }) => {
  const words = searchWords(text);
  const named = await byReference(context, text);
  const identified = await byIdentifier(context, text, limit + 1);
  const worded = new Map(
    (words.length === 0 ? [] : context.words.find(text, limit + 1)).map(({ id, passage }) => [id, passage]),
  );
  // A passage around the words tells more than the identifier alone.
  const found = await contributionHits(context, new Map([...named, ...identified, ...worded]));
  const rankOf = (id: number) => (named.has(id) ? 0 : identified.has(id) ? 2 : 4);
  const ranked: Ranked[] = [
    ...found.map((hit) => ({ rank: rankOf(hit.id), hit })),
    ...(await caseHits(context, text, words)),
  ].sort((one, other) => one.rank - other.rank);
  return { hits: ranked.slice(0, limit).map(({ hit }) => hit), more: ranked.length > limit };
};
