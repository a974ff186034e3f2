/** Persons whom several contributions name and who are in no live investigation, by the newest of the contributions of each. */
import { sql } from 'kysely';
import { z } from 'zod';
import type { MatchStrength } from '../../preload/contract/vocabulary.ts';
import { readCursor, writeCursor } from '../store/cursor.ts';
import { inList } from '../store/sql.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { comparedOnes } from './match-persons.ts';
import { namedLike } from './named-like.ts';
import { repeatBy, repeatRule } from './repeat-rule.ts';
import { knownByIn, listedReports, namesIn } from './reports-listed.ts';
import { decisionsAmong } from './same-person.ts';

const After = z.strictObject({ place: z.int() });

/** Pairs that are read at once, and how often, before a page is given as it is. */
const pairsAtOnce = 400;
const readingsAtMost = 5;

interface Pair {
  contributionId: number;
  otherId: number;
  mention: number;
  strength: MatchStrength;
  receiptOrder: number;
}

/** Texts that are read for the name that the list is narrowed to. */
const namedAtMost = 64;

/** Contributions that name somebody so, and those that came later on the same person: the newest on each of them is among these. */
async function namedSo(context: Context, name: string): Promise<number[]> {
  const like = (await namedLike(context, [name], { atMost: namedAtMost })).get(name) ?? [];
  const ids = like.map(({ contributionId }) => contributionId);
  if (ids.length === 0) return [];
  const later = await context.db
    .selectFrom('person_pair')
    .select('contributionId')
    .where('otherId', 'in', inList(ids))
    .where('strength', '<>', sql.lit('possible'))
    .limit(pairsAtOnce * readingsAtMost)
    .execute();
  return [...new Set([...ids, ...later.map(({ contributionId }) => contributionId)])];
}

/** Pairs of contributions that no later one names the person of. */
const unnamedLater = ({ db }: Context) =>
  db
    .selectFrom('person_pair')
    .select(['contributionId', 'otherId', 'mention', 'strength', 'receiptOrder'])
    // As written in the index, which holds only these.
    .where('strength', '<>', sql.lit('possible'))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('person_pair as later')
            .select('later.contributionId')
            .whereRef('later.otherId', '=', 'person_pair.contributionId')
            .where('later.strength', '<>', sql.lit('possible')),
        ),
      ),
    );

/** The newest, beyond that place. */
async function newestPairs(context: Context, after: number | null): Promise<Pair[]> {
  let query = unnamedLater(context)
    .orderBy('receiptOrder', 'desc')
    .orderBy('contributionId', 'desc')
    .orderBy('otherId', 'desc')
    .limit(pairsAtOnce);
  if (after !== null) query = query.where('receiptOrder', '<', after);
  return query.execute();
}

/** Those of these contributions, of which there are few, beyond that place: newest first. */
async function pairsAmong(context: Context, ids: readonly number[], after: number | null): Promise<Pair[]> {
  if (ids.length === 0) return [];
  const rows = await unnamedLater(context)
    .where('contributionId', 'in', inList(ids))
    .limit(pairsAtOnce * readingsAtMost)
    .execute();
  return rows
    .filter(({ receiptOrder }) => after === null || receiptOrder < after)
    .sort((one, other) => other.receiptOrder - one.receiptOrder || other.otherId - one.otherId);
}

/** Those of these that are linked to an investigation that is open, of those that the viewer may see. */
async function inLiveCases({ db }: Context, ids: readonly number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('link')
    .innerJoin('investigation', 'investigation.id', 'link.investigationId')
    .select('link.contributionId')
    .where('link.contributionId', 'in', inList(ids))
    .where('link.decision', '=', 'linked')
    .where('link.withdrawnAt', 'is', null)
    .where('investigation.state', '=', 'live')
    .execute();
  return new Set(rows.map(({ contributionId }) => contributionId));
}

interface Group {
  newest: number;
  place: number;
  mention: number;
  strength: MatchStrength;
  before: number[];
}

const strongest = (pairs: readonly Pair[]): MatchStrength =>
  pairs.some(({ strength }) => strength === 'strong') ? 'strong' : 'probable';

/** Whole groups only: what the reading may have cut off is left to the next. */
function groupsOf(pairs: readonly Pair[]): Pair[][] {
  const groups = [...Map.groupBy(pairs, ({ contributionId }) => contributionId).values()];
  return pairs.length < pairsAtOnce || groups.length < 2 ? groups : groups.slice(0, -1);
}

/** Without what was decided to be somebody else, and without those who are in a live investigation. */
async function worthListing(context: Context, groups: readonly Pair[][]): Promise<Group[]> {
  const ids = [...new Set(groups.flatMap((group) => group.flatMap((pair) => [pair.contributionId, pair.otherId])))];
  const live = await inLiveCases(context, ids);
  const apart = new Set(
    (await decisionsAmong(context, ids))
      .filter(({ decision }) => decision === 'different')
      .flatMap(({ contributionId, otherId }) => [`${contributionId} ${otherId}`, `${otherId} ${contributionId}`]),
  );
  return groups.flatMap((group) => {
    const [first] = group;
    const pairs = group.filter((pair) => !apart.has(`${pair.contributionId} ${pair.otherId}`));
    if (first === undefined || pairs.length === 0) return [];
    if (live.has(first.contributionId) || pairs.some(({ otherId }) => live.has(otherId))) return [];
    return [
      {
        newest: first.contributionId,
        place: first.receiptOrder,
        mention: first.mention,
        strength: strongest(pairs),
        before: pairs.map(({ otherId }) => otherId),
      },
    ];
  });
}

/** Throws LIST_MOVED_ON. */
export const reportedPersons: UseCase<'linking.reportedPersons'> = async (context, input) => {
  let after = readCursor('linking.reportedPersons', context, After, input.after)?.place ?? null;
  const found: Group[] = [];
  let ended = false;
  if (input.name !== undefined) {
    const pairs = await pairsAmong(context, await namedSo(context, input.name), after);
    found.push(
      ...(await worthListing(context, [...Map.groupBy(pairs, ({ contributionId }) => contributionId).values()])),
    );
    ended = true;
  }
  for (let reading = 0; reading < readingsAtMost && found.length <= input.limit && !ended; reading += 1) {
    const pairs = await newestPairs(context, after);
    const groups = groupsOf(pairs);
    found.push(...(await worthListing(context, groups)));
    after = groups.at(-1)?.[0]?.receiptOrder ?? after;
    ended = pairs.length < pairsAtOnce;
  }
  const page = found.slice(0, input.limit);
  const rest = found.length > page.length;
  const last = rest ? page.at(-1)?.place : after;
  const rule = await repeatRule(context);
  return {
    rows: await rowsOf(context, page, rule),
    rule: { version: rule.version, fromDay: rule.fromDay, wording: rule.wording },
    next:
      (ended && !rest) || last === undefined || last === null
        ? null
        : writeCursor('linking.reportedPersons', context, { place: last }),
  };
};

async function rowsOf(context: Context, page: readonly Group[], rule: Awaited<ReturnType<typeof repeatRule>>) {
  const newest = new Map(
    (
      await listedReports(
        context,
        page.map((one) => one.newest),
      )
    ).map((row) => [row.id, row]),
  );
  const read = new Map((await comparedOnes(context, [...newest.keys()])).map((one) => [one.id, one.read]));
  const before = new Map(
    (
      await listedReports(
        context,
        page.flatMap((one) => one.before),
      )
    ).map((row) => [row.id, row]),
  );
  return page.flatMap((one) => {
    const row = newest.get(one.newest);
    const persons = read.get(one.newest);
    const earlier = one.before.flatMap((id) => before.get(id) ?? []);
    if (row === undefined || persons === undefined || earlier.length === 0) return [];
    const repeat = repeatBy(
      rule,
      row.receivedAt,
      earlier.map(({ receivedAt, state }) => ({ receivedAt, closed: state === 'nfa' })),
    );
    const names = namesIn(persons, one.mention);
    return [
      {
        ...row,
        names,
        knownBy: names.length === 0 ? knownByIn(persons, one.mention) : null,
        strength: one.strength,
        ...repeat,
        firstAt: earlier.map(({ receivedAt }) => receivedAt).sort()[0] ?? row.receivedAt,
      },
    ];
  });
}
