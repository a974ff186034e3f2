/**
 * Which contributions speak of the person of one: those that somebody decided to be of the same person, each with whatever it was decided of,
 * and what is at least probably of the same person as any of those. Chains of what merely matches are not followed: they would gather strangers.
 */
import type { SamePersonDecision } from '../../preload/contract/earlier-reports.ts';
import type { MatchStrength } from '../../preload/contract/vocabulary.ts';
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';
import { pairsOf, recordedOne } from './person-pairs.ts';

/** Beyond these, counting stops. */
export const circleAtMost = 100;
/** Steps from one decision to the next. */
const stepsAtMost = 8;

export interface InCircle {
  id: number;
  /** Which of the persons of its text is meant; `null` where that is not known. */
  mention: number | null;
  /** To the one that was asked about. */
  strength: MatchStrength | null;
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
    .limit(circleAtMost * 4);
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
      else if (decision === 'same' && !same.has(there) && same.size < circleAtMost) {
        same.add(there);
        next.push(there);
      }
    }
    last = next;
  }
  return { same, apart };
}

/** The one itself first. `more`: there are others. Throws NOT_FOUND. */
export async function circleOf(context: Context, id: number): Promise<{ members: InCircle[]; more: boolean }> {
  const { same, apart } = await decidedCircle(context, id);
  const members = new Map<number, InCircle>();
  const add = (one: InCircle): void => {
    if (!members.has(one.id)) members.set(one.id, one);
  };
  add({ id, mention: null, strength: null });
  let more = false;
  for (const core of same) {
    const found = await pairsOf(context, await recordedOne(context, core));
    more ||= found.more;
    const own = found.pairs.find(({ otherId }) => otherId === id);
    add({ id: core, mention: own?.match?.mentions[0] ?? null, strength: own?.strength ?? null });
    for (const { otherId, strength, match } of found.pairs) {
      if (strength === 'possible' || (apart.has(otherId) && !same.has(otherId))) continue;
      if (members.size >= circleAtMost && !members.has(otherId)) more = true;
      else add({ id: otherId, mention: match?.mentions[1] ?? null, strength: core === id ? strength : null });
    }
  }
  const [first, ...rest] = members.values();
  // Which person of its own text the others speak of.
  const mention = (await pairsOf(context, await recordedOne(context, id))).pairs.find(({ otherId }) =>
    members.has(otherId),
  )?.match?.mentions[0];
  return { members: first === undefined ? [] : [{ ...first, mention: mention ?? null }, ...rest], more };
}
