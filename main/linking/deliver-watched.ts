/**
 * What comes in is held against what anybody watches for, and each match is delivered to whoever watches: an entry is a person's own and
 * belongs to no case, so that it is an item in that person's inbox, due by the delivery rule, with their deputy while they are away, and with
 * deputy and supervisors once it is overdue (inbox/streams.ts). It is done as a contribution comes in, whoever takes it in, and tells nobody
 * else; whoever may not see the contribution has the item once they may, and not before,
 * and is given as long for it from then on (access/first-sight.ts).
 */
import { deliveryRule } from '../access/delivery-rule.ts';
import { startClocks, unseenYet } from '../access/first-sight.ts';
import { storedKey } from '../matching/persons/index.ts';
import { partialForms } from '../matching/scoring/index.ts';
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';
import { holdsWords, indexForm } from '../store/word-forms.ts';
import { tokensOf } from '../store/word-tokens.ts';
import { namedInAttachments } from './attached-words.ts';
import { comparedOnes, compareEach } from './match-persons.ts';
import { type Asked, asked, writtenAs } from './named-like.ts';
import { PersonCounts } from './person-counts.ts';

type Writer = Pick<Context, 'db' | 'now'>;
/** Contributions whose texts are in memory together. */
const atOnce = 200;

interface Watched {
  id: number;
  accountId: number;
  text: string;
  kind: string | null;
  value: string | null;
}

interface Match {
  watchId: number;
  forId: number;
  contributionId: number;
}

const matchOf = ({ id, accountId }: Watched, contributionId: number): Match => ({
  watchId: id,
  forId: accountId,
  contributionId,
});

async function byIdentifier({ db }: Writer, watched: readonly Watched[], ids: readonly number[]): Promise<Match[]> {
  const wanted = new Map<string, Watched[]>();
  for (const one of watched)
    for (const value of one.kind === 'vrm' ? partialForms(one.value ?? '') : [one.value ?? '']) {
      const key = `${one.kind} ${value}`;
      wanted.set(key, [...(wanted.get(key) ?? []), one]);
    }
  if (wanted.size === 0) return [];
  const rows = await db
    .selectFrom('identifier')
    .select(['contributionId', 'kind', 'value'])
    .where('contributionId', 'in', inList(ids))
    .execute();
  return [...rows, ...(await namedInAttachments({ db }, ids))].flatMap(({ contributionId, kind, value }) =>
    (wanted.get(`${kind} ${value}`) ?? []).map((one) => matchOf(one, contributionId)),
  );
}

/** Words of the text, the area and the place, as the index of words has them. */
async function byWords({ db }: Writer, watched: readonly Watched[], ids: readonly number[]): Promise<Match[]> {
  if (watched.length === 0) return [];
  const rows = await db
    .selectFrom('contribution')
    .select(['id', 'text', 'area', 'place'])
    .where('id', 'in', inList(ids))
    .execute();
  return rows.flatMap(({ id, text, area, place }) => {
    const tokens = new Set([text, area ?? '', place ?? ''].flatMap((part) => tokensOf(indexForm(part))));
    return watched.filter((one) => holdsWords(tokens, one.text)).map((one) => matchOf(one, id));
  });
}

/**
 * Names that are written in another way there. They are weighed by what everybody may know of alone (person-counts.ts), so that nothing
 * hidden decides whether somebody is told.
 */
async function byName(writer: Writer, watched: readonly Watched[], ids: readonly number[]): Promise<Match[]> {
  const names = new Map<string, Asked>();
  for (const { text } of watched) for (const one of asked(text)) names.set(text, one);
  const all = [...names.values()].map((one) => ({ ...one, stored: one.keys.map(storedKey) }));
  if (all.length === 0) return [];
  const keys = [...new Set(all.flatMap(({ stored }) => stored))];
  const held = await writer.db
    .selectFrom('person_key')
    .select(['key', 'contributionId'])
    .where('key', 'in', inList(keys))
    .where('contributionId', '>=', Math.min(...ids))
    .where('contributionId', '<=', Math.max(...ids))
    .execute();
  const counts = new PersonCounts(writer);
  const found: Match[] = [];
  for (const { name, read, stored } of all) {
    const mine = new Set(stored);
    const some = [...new Set(held.flatMap((row) => (mine.has(row.key) ? [row.contributionId] : [])))];
    const others = some.length === 0 ? [] : await comparedOnes(writer, some);
    if (others.length === 0) continue;
    await counts.load(stored);
    const one = { id: null, receiptOrder: null, markingRank: 0, compartmentId: 0, read };
    const matches = await compareEach(writer, one, others, counts);
    const like = others.filter((_, at) => {
      const match = matches[at];
      return match !== undefined && writtenAs(match) !== null;
    });
    for (const watch of watched.filter(({ text }) => text === name))
      found.push(...like.map(({ id }) => matchOf(watch, id)));
  }
  return found;
}

async function deliverAmong(writer: Writer, watched: readonly Watched[], ids: readonly number[]): Promise<void> {
  const exact = watched.filter(({ kind }) => kind !== null && kind !== 'person');
  const names = watched.filter(({ kind }) => kind === 'person');
  const found = [
    ...(await byIdentifier(writer, exact, ids)),
    ...(await byWords(
      writer,
      watched.filter(({ kind }) => kind === null || kind === 'person'),
      ids,
    )),
    ...(await byName(writer, names, ids)),
  ];
  await keepMatches(writer, found);
}

async function keepMatches(writer: Writer, found: readonly Match[]): Promise<void> {
  if (found.length === 0) return;
  const { db, now } = writer;
  const { version: ruleVersion } = await deliveryRule(writer);
  const once = new Map(found.map((one) => [`${one.watchId} ${one.contributionId}`, one]));
  await db
    .insertInto('delivery_row')
    .values(
      [...once.values()].map((one) => ({ ...one, cause: 'watch' as const, at: now, dueAt: unseenYet, ruleVersion })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await startClocks(writer, [...new Set(found.map((one) => one.contributionId))]);
}

/** The same for what is attached to one, once it has been read: by numbers and plates alone. */
export async function deliverWatchedAttached(unrestricted: Writer, contributionId: number): Promise<void> {
  const watched = await everybodys(unrestricted);
  const exact = watched.filter(({ kind }) => kind !== null && kind !== 'person');
  await keepMatches(unrestricted, await byIdentifier(unrestricted, exact, [contributionId]));
}

/** Of all that anybody who can still sign in watches for: for matching alone. */
async function everybodys({ db }: Writer): Promise<Watched[]> {
  const watched = await db
    .selectFrom('watched')
    .select(['id', 'accountId', 'text', 'kind', 'value'])
    .orderBy('id')
    .execute();
  if (watched.length === 0) return [];
  const people = await db
    .selectFrom('colleague')
    .select('id')
    .where('id', 'in', inList([...new Set(watched.map(({ accountId }) => accountId))]))
    .where('disabledAt', 'is', null)
    .execute();
  const present = new Set(people.map(({ id }) => id));
  return watched.filter(({ accountId }) => present.has(accountId));
}

/** Holds contributions that have come in against everybody’s watch-lists. Whoever took them in learns nothing of it. */
export async function deliverWatched(context: Context, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await context.withUnrestrictedAccess(async (unrestricted) => {
    const watched = await everybodys(unrestricted);
    for (let at = 0; watched.length > 0 && at < ids.length; at += atOnce)
      await deliverAmong(unrestricted, watched, ids.slice(at, at + atOnce));
  });
}
