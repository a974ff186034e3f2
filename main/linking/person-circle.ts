/**
 * Which contributions speak of the person of one: those that somebody decided to be of the same person, each with whatever it was decided of,
 * and what is at least probably of the same person as any of those. Chains of what merely matches are not followed: they would gather strangers.
 */
import { sql } from 'kysely';
import type { SamePersonDecision } from '../../preload/contract/earlier-reports.ts';
import type { MatchStrength } from '../../preload/contract/vocabulary.ts';
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';
import { compareEach, type Recorded } from './match-persons.ts';
import { matchedNow, recordedOne, wasMatched } from './person-pairs.ts';

/** Beyond these, counting stops. */
const circleAtMost = 2_000;
/** Contributions that decisions bring together, and steps from one decision to the next. */
const decidedAtMost = 100;
const stepsAtMost = 8;

export interface InCircle {
  id: number;
  receiptOrder: number;
  /** To the one that was asked about. */
  strength: MatchStrength | null;
  /** What brings it here: the one that was asked about, or one that was decided to be of the same person. */
  via: number;
}

interface Edge {
  one: number;
  other: number;
  decision: SamePersonDecision;
}

async function decidedOn({ db }: Context, ids: readonly number[]): Promise<Edge[]> {
  const all = db
    .selectFrom('same_person')
    .select(['contributionId as one', 'otherId as other', 'decision'])
    .where('withdrawnAt', 'is', null)
    .limit(decidedAtMost * 4);
  return [
    ...(await all.where('contributionId', 'in', inList(ids)).execute()),
    ...(await all.where('otherId', 'in', inList(ids)).execute()),
  ];
}

/** Those that decisions bring together with it, and those that they take apart from any of these. */
async function decidedCircle(context: Context, id: number): Promise<{ same: Set<number>; apart: Set<number> }> {
  const same = new Set([id]);
  const apart = new Set<number>();
  let last = [id];
  for (let step = 0; step < stepsAtMost && last.length > 0; step += 1) {
    const next: number[] = [];
    for (const { one, other, decision } of await decidedOn(context, last)) {
      const there = same.has(one) ? other : one;
      if (decision === 'different') apart.add(there);
      else if (decision === 'same' && !same.has(there) && same.size < decidedAtMost) {
        same.add(there);
        next.push(there);
      }
    }
    last = next;
  }
  return { same, apart };
}

interface Met {
  otherId: number;
  strength: MatchStrength;
}

/** Those that are at least probably of the same person as this one: as they were kept, and what nobody has matched yet. */
async function metBy(context: Context, one: Recorded): Promise<Met[]> {
  const likely = context.db
    .selectFrom('person_pair')
    .select(['contributionId', 'otherId', 'strength'])
    .where('strength', '<>', sql.lit('possible'))
    .limit(circleAtMost + 1);
  const before = await likely.where('contributionId', '=', one.id).orderBy('otherId', 'desc').execute();
  const after = await likely.where('otherId', '=', one.id).orderBy('contributionId', 'desc').execute();
  const met = new Map<number, MatchStrength>([
    ...before.map(({ otherId, strength }) => [otherId, strength] as const),
    ...after.map(({ contributionId, strength }) => [contributionId, strength] as const),
  ]);
  if (!(await wasMatched(context, one.id)))
    for (const { other, strength } of await matchedNow(context, one))
      if (strength !== 'possible' && !met.has(other.id)) met.set(other.id, strength);
  return [...met].map(([otherId, strength]) => ({ otherId, strength }));
}

/** Newest first, the one itself among them. `more`: there are others. Throws NOT_FOUND. */
export async function circleOf(context: Context, id: number): Promise<{ members: InCircle[]; more: boolean }> {
  const { same, apart } = await decidedCircle(context, id);
  const found = new Map<number, Pick<InCircle, 'strength' | 'via'>>([[id, { strength: null, via: id }]]);
  for (const core of same) {
    const met = await metBy(context, await recordedOne(context, core));
    if (core !== id && !found.has(core)) found.set(core, { strength: null, via: id });
    for (const { otherId, strength } of met)
      if ((same.has(otherId) || !apart.has(otherId)) && !found.has(otherId))
        found.set(otherId, { strength: core === id ? strength : null, via: core });
  }
  const rows = await context.db
    .selectFrom('contribution')
    .select(['id', 'receiptOrder'])
    .where('id', 'in', inList([...found.keys()].slice(0, circleAtMost)))
    .execute();
  const members = rows.flatMap((row) => {
    const how = found.get(row.id);
    return how === undefined ? [] : [{ ...row, ...how }];
  });
  members.sort((one, other) => other.receiptOrder - one.receiptOrder);
  return { members, more: found.size > circleAtMost };
}

/** Which of the persons of each text is meant, where that is known. `texts`: of those of the circle that were read. */
export async function mentionsOf(
  context: Context,
  id: number,
  members: readonly InCircle[],
  texts: readonly Recorded[],
): Promise<Map<number, number>> {
  const read = new Map(texts.map((one) => [one.id, one]));
  const mentions = new Map<number, number>();
  const groups = Map.groupBy(
    members.filter((one) => one.id !== one.via && read.has(one.id)),
    ({ via }) => via,
  );
  for (const [via, group] of groups) {
    const core = read.get(via) ?? (await recordedOne(context, via));
    const others = group.flatMap((one) => read.get(one.id) ?? []);
    for (const [at, match] of (await compareEach(context, core, others)).entries()) {
      const other = others[at];
      const [mine, theirs] = match.mentions;
      if (other !== undefined && theirs >= 0) mentions.set(other.id, theirs);
      if (via === id && mine >= 0 && !mentions.has(id)) mentions.set(id, mine);
    }
  }
  return mentions;
}
