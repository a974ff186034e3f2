/**
 * Contributions of one origin: the same text, the same person once more, the same contact details, the same post. They tell an officer
 * that something was said twice, never that two people said it. A shared topic alone is not a shared origin.
 */
import { VigilError } from '../../preload/contract/errors.ts';
import type { SameOriginContribution } from '../../preload/contract/linking.ts';
import { excerptOf } from '../contributions/excerpt.ts';
import { receivedPrecisions } from '../contributions/received-precision.ts';
import { opensSources } from '../contributions/sealed-source.ts';
import { copiedWithin, isRetelling } from '../matching/near-duplicates/index.ts';
import { urlKey } from '../matching/scoring/index.ts';
import { isStopWord, tipWords } from '../matching/scoring/tip-words.ts';
import { orderOf } from '../store/receipt-order.ts';
import { inList, squeezed } from '../store/sql.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { linksOf } from './linked-to.ts';

type How = SameOriginContribution['how'][number];

/** Texts that are compared in full, and contributions that are shown. */
const comparedAtMost = 200;
const shownAtMost = 50;
/** Words that are looked for together: a copy holds them all, and little else does. */
const wordsTogether = 4;
const groups = 3;

interface Row {
  id: number;
  reference: string;
  receivedAt: string;
  receiptOrder: number;
  state: SameOriginContribution['state'];
  text: string;
  recordedBy: number | null;
  sealedSource: 0 | 1;
}

const columns = [
  'id',
  'reference',
  'receivedAt',
  'receiptOrder',
  'state',
  'text',
  'recordedBy',
  'sealedSource',
] as const;

/** Throws NOT_FOUND. */
async function rowOf({ db }: Context, id: number): Promise<Row> {
  const row = await db.selectFrom('contribution').select(columns).where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
  return row;
}

/** The longest words that are not everyday ones, dealt out so that each group has long ones: long words are rare. */
function telling(text: string): string[] {
  const words = [...new Set(tipWords(text).map(({ word }) => word))].filter(
    (word) => !isStopWord(word) && /^[\p{L}\p{N}]+$/u.test(word),
  );
  const best = words.toSorted((one, other) => other.length - one.length).slice(0, wordsTogether * groups);
  return Array.from({ length: groups }, (_, group) => best.filter((_, at) => at % groups === group).join(' ')).filter(
    (group) => group !== '',
  );
}

/** What is told again in other words shares what few things are called. */
const namedAgain = ['phone', 'vrm', 'email', 'handle', 'person'] as const;
const sharersAtMost = 100;

/** Of what the text names, where else it was named: each by its index. */
async function sharingNames({ db }: Context, row: Row): Promise<number[]> {
  const own = await db
    .selectFrom('identifier')
    .select('value')
    .where('contributionId', '=', row.id)
    .where('kind', 'in', inList(namedAgain))
    .limit(sharersAtMost)
    .execute();
  if (own.length === 0) return [];
  const rows = await db
    .selectFrom('identifier')
    .select('contributionId')
    .where('value', 'in', inList(own.map(({ value }) => value)))
    .where('kind', 'in', inList(namedAgain))
    .where('contributionId', '<>', row.id)
    .limit(sharersAtMost)
    .execute();
  return [...new Set(rows.map(({ contributionId }) => contributionId))];
}

/** Received within the time in which a text goes round, and holding words of it. */
async function placesLike({ search }: Context, row: Row): Promise<number[]> {
  const at = Date.parse(row.receivedAt);
  const after = orderOf(new Date(at + copiedWithin).toISOString());
  const until = orderOf(new Date(at - copiedWithin).toISOString());
  const found: number[] = [];
  for (const text of telling(row.text))
    found.push(...(await search.hits(text, { sort: 'newest', after, until, limit: comparedAtMost })));
  return [...new Set(found)].filter((place) => place !== row.receiptOrder).slice(0, comparedAtMost);
}

async function contributionsWhere(
  { db }: Context,
  column: 'receiptOrder' | 'id',
  values: readonly number[],
): Promise<Row[]> {
  if (values.length === 0) return [];
  return db.selectFrom('contribution').select(columns).where(column, 'in', inList(values)).execute();
}

async function sameWords(context: Context, row: Row): Promise<Map<number, How>> {
  const places = await placesLike(context, row);
  const sharing = await sharingNames(context, row);
  const alike = await contributionsWhere(context, 'receiptOrder', places);
  const known = new Set(alike.map(({ id }) => id));
  const others = [
    ...alike,
    ...(await contributionsWhere(
      context,
      'id',
      sharing.filter((id) => !known.has(id)),
    )),
  ];
  if (others.length === 0) return new Map();
  const verdicts = isRetelling(row, others);
  return new Map(
    others.flatMap(({ id }, at): [number, How][] => {
      const verdict = verdicts[at];
      return verdict === null || verdict === undefined ? [] : [[id, verdict.how]];
    }),
  );
}

const asCompared = squeezed('source.contact');

/**
 * Contact details are sealed: that two are the same is told only to those who may open both. Anybody else could record a tip with a
 * guessed contact, and would be told whose it is.
 */
async function sameContact({ db, me }: Context, { id }: Row): Promise<number[]> {
  if (!opensSources(me.roles)) return [];
  const own = await db
    .selectFrom('source')
    .select(asCompared.as('contact'))
    .where('contributionId', '=', id)
    .where('contact', 'is not', null)
    .executeTakeFirst();
  if (own === undefined || own.contact === '') return [];
  const rows = await db
    .selectFrom('source')
    .select('source.contributionId')
    .where('source.contact', 'is not', null)
    .where(asCompared, '=', own.contact)
    .where('source.contributionId', '<>', id)
    .orderBy('source.contributionId', 'desc')
    .limit(shownAtMost)
    .execute();
  return rows.map((row) => row.contributionId);
}

/** A page of the web that only a few speak of: a site that everybody names is no origin. */
const postHeldAtMost = 20;

/** How an address may be written that is compared without its scheme and `www.`, which people leave out. */
const writtenAs = (key: string): string[] =>
  ['', 'http://', 'https://'].flatMap((scheme) => [`${scheme}${key}`, `${scheme}www.${key}`]);

async function samePost({ db }: Context, id: number): Promise<number[]> {
  const own = await db
    .selectFrom('identifier')
    .select('value')
    .where('contributionId', '=', id)
    .where('kind', '=', 'url')
    .execute();
  const pages = own.map(({ value }) => urlKey(value)).filter((value) => value.includes('/'));
  if (pages.length === 0) return [];
  const rows = await db
    .selectFrom('identifier')
    .select(['contributionId', 'value'])
    .where('value', 'in', inList(pages.flatMap(writtenAs)))
    .where('kind', '=', 'url')
    .where('contributionId', '<>', id)
    .limit(postHeldAtMost * pages.length + 1)
    .execute();
  return [...Map.groupBy(rows, (row) => urlKey(row.value)).values()]
    .filter((holding) => holding.length <= postHeldAtMost)
    .flatMap((holding) => holding.map((row) => row.contributionId));
}

type Shared = Map<number, How[]>;

function add(shared: Shared, ids: Iterable<number>, how: How): void {
  for (const id of ids) shared.set(id, [...new Set([...(shared.get(id) ?? []), how])]);
}

/** By contribution: how it shares its origin, as far as everybody can tell who sees both. */
async function sharedOpenly(context: Context, row: Row): Promise<Shared> {
  const shared: Shared = new Map();
  for (const [id, how] of await sameWords(context, row)) add(shared, [id], how);
  add(shared, await samePost(context, row.id), 'post');
  return shared;
}

/** Newest first, at most fifty. Throws NOT_FOUND. */
export const sameOrigin: UseCase<'linking.sameOrigin'> = async (context, { contributionId }) => {
  const row = await rowOf(context, contributionId);
  const how = await sharedOpenly(context, row);
  add(how, await sameContact(context, row), 'contact');
  if (how.size === 0) return { found: [] };
  const rows = await context.db
    .selectFrom('contribution')
    .select(columns)
    .where('id', 'in', inList([...how.keys()]))
    .orderBy('receiptOrder', 'desc')
    .limit(shownAtMost)
    .execute();
  const ids = rows.map(({ id }) => id);
  const links = await linksOf(context, ids);
  const precision = await receivedPrecisions(context, ids);
  return {
    found: rows.map(({ id, reference, receivedAt, state, text }) => ({
      id,
      reference,
      receivedAt,
      receivedPrecision: precision(id),
      state,
      excerpt: excerptOf(text.slice(0, 400)),
      how: how.get(id) ?? [],
      linkedTo: links.get(id) ?? [],
    })),
  };
};

/** Others of the same origin that were received before this one, the newest first, as far as the viewer may see them. Throws NOT_FOUND. */
export async function saidBefore(
  context: Context,
  contributionId: number,
): Promise<{ id: number; reference: string }[]> {
  const row = await rowOf(context, contributionId);
  const shared = await sharedOpenly(context, row);
  if (shared.size === 0) return [];
  return context.db
    .selectFrom('contribution')
    .select(['id', 'reference'])
    .where('id', 'in', inList([...shared.keys()]))
    .where('receiptOrder', '<', row.receiptOrder)
    .orderBy('receiptOrder', 'desc')
    .limit(shownAtMost)
    .execute();
}

/**
 * 3x5x2: B is for what an independent source bears out; the same original source is none. Throws ORIGIN_SHARED where others of the same
 * origin are held, so that somebody says that it is another one. Of sealed sources a refusal tells nothing, whoever asks: where there is
 * one, somebody has to say so in any case (ORIGIN_SEALED). Throws NOT_FOUND.
 */
export async function assertIndependentOrigin(context: Context, contributionId: number): Promise<void> {
  const row = await rowOf(context, contributionId);
  if ((await sharedOpenly(context, row)).size > 0) throw new VigilError('ORIGIN_SHARED');
  if (row.sealedSource === 1) throw new VigilError('ORIGIN_SEALED');
}
