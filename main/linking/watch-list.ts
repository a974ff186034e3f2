/** A person's watch-list: what comes in and holds one of these things or words is told to that person, as far as it may be seen. */
import { VigilError } from '../../preload/contract/errors.ts';
import type { Output } from '../../preload/contract/index.ts';
import { excerptOf } from '../contributions/excerpt.ts';
import { receivedPrecisions } from '../contributions/received-precision.ts';
import { typedIdentifiers } from '../investigations/find-holdings.ts';
import { readName } from '../matching/persons/index.ts';
import { partialForms } from '../matching/scoring/index.ts';
import { inList } from '../store/sql.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { namedLike } from './named-like.ts';
import { markSeen } from './settle-delivery.ts';
import { unseenOf } from './watch-matches.ts';

/** Each is looked for whenever something comes in. */
const watchedAtMost = 100;
/** Finds of one that are looked at, and those of them that are shown. */
const findsAtMost = 500;
const shownAtMost = 20;

type Watch = Pick<Awaited<ReturnType<typeof standing>>[number], 'id' | 'text' | 'kind' | 'value' | 'why' | 'addedAt'>;

const standing = ({ db }: Context) =>
  db.selectFrom('watch').selectAll().where('withdrawnAt', 'is', null).orderBy('id', 'desc').execute();

interface Find {
  id: number;
  /** How a name is written there, where that is another spelling. */
  spelt?: string;
}

/** Contributions that have the words of a name, and those that spell it in another way. */
async function findsByName(context: Context, one: Watch): Promise<Find[]> {
  const words = await idsOf(context, { ...one, kind: null, value: null });
  const known = new Set(words);
  const like = (await namedLike(context, [one.text])).get(one.text) ?? [];
  return [
    ...words.map((id) => ({ id })),
    ...like.flatMap(({ contributionId: id, written }) => (known.has(id) ? [] : [{ id, spelt: written }])),
  ]
    .sort((a, b) => b.id - a.id)
    .slice(0, findsAtMost);
}

/** Contributions that hold it, the last first. */
async function findsOf(context: Context, one: Watch): Promise<Find[]> {
  return one.kind === 'person' ? findsByName(context, one) : (await idsOf(context, one)).map((id) => ({ id }));
}

async function idsOf({ db, search }: Context, { text, kind, value }: Watch): Promise<number[]> {
  if (kind !== null && value !== null) {
    const rows = await db
      .selectFrom('identifier')
      .select('contributionId')
      .distinct()
      .where('value', 'in', kind === 'vrm' ? partialForms(value) : [value])
      .where('kind', '=', kind)
      .orderBy('contributionId', 'desc')
      .limit(findsAtMost)
      .execute();
    return rows.map((row) => row.contributionId);
  }
  const places = await search.hits(text, { sort: 'newest', after: null, limit: findsAtMost });
  const rows = await db
    .selectFrom('contribution')
    .select('id')
    .where('receiptOrder', 'in', inList(places))
    .orderBy('id', 'desc')
    .execute();
  return rows.map(({ id }) => id);
}

/** Throws INPUT_INVALID about `text` where there is nothing in it to look for, and TOO_MANY_WATCHED. */
export const watch: UseCase<'linking.watch'> = async (context, { text, why }) => {
  const { db, me, now } = context;
  if ((await standing(context)).length >= watchedAtMost) throw new VigilError('TOO_MANY_WATCHED');
  const whole = typedIdentifiers(text, now).find(
    (one) => one.kind !== 'person' && one.start === 0 && one.end === text.length,
  );
  if (whole === undefined && !/[\p{L}\p{N}]{3}/u.test(text)) throw new VigilError('INPUT_INVALID', 'text');
  const name = whole === undefined ? readName(text) : null;
  const { id } = await db
    .insertInto('watch_row')
    .values({
      accountId: me.id,
      text,
      kind: whole?.kind ?? (name === null ? null : 'person'),
      value: whole?.value ?? (name === null ? null : text.toLowerCase()),
      why,
      addedAt: now,
      withdrawnAt: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  context.changed('watch');
  return { id };
};

async function ownWatch({ db }: Context, id: number): Promise<void> {
  const row = await db
    .selectFrom('watch')
    .select('id')
    .where('id', '=', id)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  if (row === undefined) throw new VigilError('NOT_FOUND');
}

/** Throws NOT_FOUND. */
export const unwatch: UseCase<'linking.unwatch'> = async (context, { id }) => {
  await ownWatch(context, id);
  const { db, me, now } = context;
  await db.updateTable('watch_row').set({ withdrawnAt: now }).where('id', '=', id).execute();
  // What it brought waits for nobody any longer.
  await db
    .updateTable('delivery_row')
    .set({ answeredAt: now, answeredBy: me.id, outcome: 'withdrawn', answerSeenAt: now })
    .where('watchId', '=', id)
    .where('answeredAt', 'is', null)
    .execute();
  context.changed('watch');
  context.changed('inbox');
  return {};
};

/** Everything that it has brought so far has been seen. Throws NOT_FOUND. */
export const watchSeen: UseCase<'linking.watchSeen'> = async (context, { id }) => {
  await ownWatch(context, id);
  for (const receipt of await unseenOf(context, id)) await markSeen(context, receipt);
  context.changed('watch');
  return {};
};

type Listed = Output<'linking.watchList'>['watched'][number];

async function withFinds(context: Context, one: Watch): Promise<Listed> {
  const found = await findsOf(context, one);
  const ids = found.map((find) => find.id);
  const spelt = new Map(found.map((find) => [find.id, find.spelt]));
  const rows = await context.db
    .selectFrom('contribution')
    .select(['id', 'reference', 'receivedAt', 'state', 'text'])
    .where('id', 'in', inList(ids.slice(0, shownAtMost)))
    .orderBy('id', 'desc')
    .execute();
  const precision = await receivedPrecisions(
    context,
    rows.map((row) => row.id),
  );
  const { id, text, kind, why, addedAt } = one;
  const unseen = new Set((await unseenOf(context, id)).map(({ contributionId }) => contributionId));
  return {
    id,
    text,
    kind,
    why,
    addedAt,
    fresh: unseen.size,
    more: ids.length > shownAtMost,
    finds: rows.map((row) => ({
      contributionId: row.id,
      reference: row.reference,
      receivedAt: row.receivedAt,
      receivedPrecision: precision(row.id),
      state: row.state,
      excerpt: excerptOf(row.text.slice(0, 400)),
      fresh: unseen.has(row.id),
      ...(spelt.get(row.id) === undefined ? {} : { spelt: spelt.get(row.id) }),
    })),
  };
}

/** What was found last comes first. */
export const watchList: UseCase<'linking.watchList'> = async (context) => {
  const watched: Listed[] = [];
  for (const one of await standing(context)) watched.push(await withFinds(context, one));
  return { watched: watched.sort((one, other) => Math.sign(other.fresh) - Math.sign(one.fresh)) };
};
