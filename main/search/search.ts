/**
 * Search over everything that the person may see. First what was named exactly (a reference, an operation, a person), then what an
 * identifier leads to, then words. Of contributions that contain the words, the newest are weighed against each other: where
 * hundreds of thousands contain a word, nothing but their dates would tell them apart.
 */

import type { QueueFilter } from '../../preload/contract/contributions.ts';
import type { Input, Output } from '../../preload/contract/index.ts';
import { label } from '../../preload/contract/vocabulary.ts';
import { withCaveats } from '../access/caveats.ts';
import { markingOf } from '../access/marking.ts';
import { queuePage } from '../contributions/queue-page.ts';
import { typedIdentifiers, typedPart } from '../investigations/find-holdings.ts';
import { ending, endsTell, endsWith, inList } from '../store/sql.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { bySpelling, passagesOf } from './by-spelling.ts';
import { didYouMean } from './did-you-mean.ts';
import type { Hit, Ranked } from './hit.ts';
import { folded, passageOf, searchWords } from './passage.ts';
import { relevance } from './relevance.ts';
import { caseHits } from './search-cases.ts';
import { documentHits } from './search-documents.ts';
import { entityHits } from './search-entities.ts';

type Order = NonNullable<Input<'search.find'>['order']>;

const tipReference = /^TIP-\d{2}(-[CT]\d+)*-\d{1,9}$/i;

async function contributionHits({ db }: Context, passages: ReadonlyMap<number, string>): Promise<Ranked['hit'][]> {
  if (passages.size === 0) return [];
  const rows = await db
    .selectFrom('contribution')
    .select(['id', 'reference', 'kind', 'channel', 'area', 'receivedAt', 'markingRank'])
    .where('id', 'in', inList([...passages.keys()]))
    .orderBy('receiptOrder', 'desc')
    .execute();
  return rows.map((row) => ({
    kind: 'contribution',
    id: row.id,
    openId: row.id,
    reference: row.reference,
    title: [...new Set([label(row.kind), label(row.channel), row.area ?? ''])].filter((part) => part !== '').join(', '),
    passage: passages.get(row.id) ?? '',
    at: row.receivedAt,
    marking: markingOf(row.markingRank),
  }));
}

/** The contribution with that reference, which may be typed without the leading noughts. */
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
  const found: { contributionId: number; text: string }[] = [];
  // One by one, each along its index: all together would have to be sorted.
  for (const { kind, value } of exact)
    found.push(
      ...(await db
        .selectFrom('identifier')
        .select(['contributionId', 'text'])
        .where('kind', '=', kind)
        .where('value', '=', value)
        .orderBy('contributionId', 'desc')
        .limit(limit)
        .execute()),
    );
  const rows = found.toSorted((one, other) => other.contributionId - one.contributionId).slice(0, limit);
  return new Map(rows.map((row) => [row.contributionId, `\u0002${row.text}\u0003`]));
}

/** Contributions that name a number or plate ending this way: endings are what people remember. The newest first, along its index. */
async function byEnding({ db }: Context, text: string, limit: number): Promise<Map<number, string>> {
  const part = typedPart(text)?.toUpperCase() ?? null;
  if (part === null) return new Map();
  const rows = await db
    .selectFrom('identifier')
    .select(['contributionId', 'text'])
    .where(ending('identifier.value'), '=', part.slice(-4))
    .where(endsTell('identifier.kind'))
    .where(endsWith('identifier.value', part))
    .orderBy('contributionId', 'desc')
    .limit(limit)
    .execute();
  return new Map(rows.map((row) => [row.contributionId, `\u0002${row.text}\u0003`]));
}

/** How many contributions are weighed against each other; the answer says when there were more. */
const weighedAtMost = 400;

interface Worded {
  passages: Map<number, string>;
  /** By contribution; higher is better. None where the newest come first. */
  weights: Map<number, number>;
  more: boolean;
}

async function byWords(
  context: Context,
  text: string,
  filter: QueueFilter,
  order: Order,
  limit: number,
): Promise<Worded> {
  const words = searchWords(text);
  const atMost = order === 'newest' ? limit : weighedAtMost;
  const from = { sort: 'newest', after: null } as const;
  const rows =
    words.length === 0
      ? []
      : await queuePage(context, { ...filter, text }, from, atMost + 1, (branch) =>
          branch.select(['contribution.id', 'receiptOrder', 'text', 'area', 'place']),
        );
  const some = rows.slice(0, atMost);
  const textOf = (row: (typeof rows)[number]) =>
    [row.text, row.area, row.place].filter((part) => part !== null).join('\n');
  const weights = new Map(
    order === 'newest' ? [] : some.map((row) => [row.id, relevance(textOf(row), words.map(folded))]),
  );
  // Of two with the same weight, the newer comes first: the rows arrive in that order.
  const best = some.toSorted((one, other) => (weights.get(other.id) ?? 0) - (weights.get(one.id) ?? 0)).slice(0, limit);
  return {
    passages: new Map(best.map((row) => [row.id, passageOf(textOf(row), words)])),
    weights,
    more: rows.length > atMost,
  };
}

const nothingWorded: Worded = { passages: new Map(), weights: new Map(), more: false };

type Found = Omit<Output<'search.find'>, 'meant'> & { exact: boolean };

async function find(
  context: Context,
  { text, limit, order = 'relevance', filter, kinds }: Input<'search.find'>,
): Promise<Found> {
  const words = searchWords(text);
  const wants = (kind: Hit['kind']): boolean => kinds?.includes(kind) ?? true;
  const tips = wants('contribution');
  // By reference, number and spelling too, unless a filter asks for contributions by their words.
  const otherwise = tips && filter === undefined;
  const worded = tips ? await byWords(context, text, filter ?? {}, order, limit + 1) : nothingWorded;
  const named = otherwise ? await byReference(context, text) : new Map<number, string>();
  const identified = otherwise ? await byIdentifier(context, text, limit + 1) : new Map<number, string>();
  const ended = otherwise ? await byEnding(context, text, limit + 1) : new Map<number, string>();
  // A passage around the words says more than the identifier alone.
  const asTyped = new Map([...ended, ...named, ...identified, ...worded.passages]);
  const spelt = otherwise ? await bySpelling(context, text) : new Map<number, string>();
  for (const id of asTyped.keys()) spelt.delete(id);
  const found = (await contributionHits(context, new Map([...asTyped, ...(await passagesOf(context, spelt))]))).map(
    (hit) => ({ ...hit, ...(spelt.has(hit.id) ? { spelt: spelt.get(hit.id) } : {}) }),
  );
  const rankOf = (id: number) =>
    spelt.has(id) ? 5 : named.has(id) ? 0 : order === 'relevance' && (identified.has(id) || ended.has(id)) ? 2 : 4;
  const weightOf = (id: number) => worded.weights.get(id) ?? 0;
  const inCases = filter === undefined && (wants('investigation') || wants('subject'));
  const cases = inCases ? await caseHits(context, text, words) : [];
  const ranked: Ranked[] = [
    ...(order === 'newest' ? found : found.toSorted((one, other) => weightOf(other.id) - weightOf(one.id))).map(
      (hit) => ({ rank: rankOf(hit.id), hit, of: { contributionId: hit.id } }),
    ),
    ...cases.filter(({ hit }) => wants(hit.kind)),
    ...(filter === undefined && wants('entity') ? await entityHits(context, text, words) : []),
    ...(filter === undefined && wants('document') ? await documentHits(context, text, words, limit + 1) : []),
  ].sort((one, other) => one.rank - other.rank);
  const shown = await withCaveats(context, ranked.slice(0, limit), ({ of }) => [of]);
  return {
    hits: shown.map(({ hit, caveats }) => ({ ...hit, caveats })),
    more: ranked.length > limit || worded.more,
    weighed: order === 'relevance' && worded.more ? weighedAtMost : null,
    exact: (ranked[0]?.rank ?? 2) < 2,
  };
}

/** The first thing that a search for these words finds: enough to know that it finds something. */
async function firstHit(
  context: Context,
  text: string,
  kinds: Input<'search.find'>['kinds'],
): Promise<Ranked['hit'] | undefined> {
  const words = searchWords(text);
  const wants = (kind: Hit['kind']): boolean => kinds?.includes(kind) ?? true;
  if (wants('contribution')) {
    const { passages } = await byWords(context, text, {}, 'newest', 1);
    const [hit] = await contributionHits(context, passages);
    if (hit !== undefined) return hit;
  }
  const elsewhere = [
    ...(wants('investigation') || wants('subject') ? [() => caseHits(context, text, words)] : []),
    ...(wants('document') ? [() => documentHits(context, text, words, 1)] : []),
    ...(wants('entity') ? [() => entityHits(context, text, words)] : []),
  ];
  for (const look of elsewhere) {
    const one = (await look()).find(({ hit }) => wants(hit.kind));
    if (one !== undefined) return one.hit;
  }
  return undefined;
}

/** With fewer hits than this, and nothing that was named exactly, other words are offered. */
const enough = 3;

/** At most `limit` hits; `more` says that there are others. With a filter, only contributions are searched. */
export const search: UseCase<'search.find'> = async (context, input) => {
  const { exact, ...found } = await find(context, input);
  const little = found.hits.length < Math.min(enough, input.limit) && !exact && input.filter === undefined;
  const tried = (text: string) => firstHit(context, text, input.kinds);
  return { ...found, meant: little ? await didYouMean(context, input.text, tried) : [] };
};
