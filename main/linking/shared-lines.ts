/**
 * Who else has the telephones, addresses and plates that a tip and a case agree in, and what people decided on the contributions that
 * name them. Only of what every officer may know of: how strong a match was is kept with a decision, which others read.
 */
import type { LinkDecision } from '../../preload/contract/vocabulary.ts';
import { storedKey } from '../investigations/holdings.ts';
import {
  type CaseIdentifier,
  decisiveKinds,
  type LookupKey,
  type Named,
  type Sharing,
  type Tip,
} from '../matching/scoring/index.ts';
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';
import { openMarkingRank } from './restricted.ts';

type Reader = Pick<Context, 'db' | 'frequenciesAmongUnrestricted'>;

/** The newest contributions that name a value; whether a line is a hoaxer's shows in them. */
const lookedAt = 40;

const keyOf = ({ kind, value }: Pick<CaseIdentifier, 'kind' | 'value'>): LookupKey => ({ kind, key: value });

async function naming({ db }: Reader, { kind, value }: CaseIdentifier): Promise<number[]> {
  const rows = await db
    .selectFrom('identifier')
    .innerJoin('contribution', 'contribution.id', 'identifier.contributionId')
    .select('identifier.contributionId')
    .where('identifier.value', '=', value)
    .where('identifier.kind', '=', kind)
    .where('contribution.compartmentId', '=', 0)
    .where('contribution.markingRank', '<=', openMarkingRank)
    .orderBy('identifier.contributionId', 'desc')
    .limit(lookedAt)
    .execute();
  return [...new Set(rows.map((row) => row.contributionId))];
}

async function decidedOn({ db }: Reader, contributions: readonly number[], investigations: readonly number[]) {
  if (contributions.length === 0) return [];
  return db
    .selectFrom('link')
    .select(['contributionId', 'investigationId', 'decision'])
    .where('contributionId', 'in', inList(contributions))
    .where('investigationId', 'in', inList(investigations))
    .where('withdrawnAt', 'is', null)
    .execute();
}

/** What the tip and the cases agree in, of the kinds that decide by themselves unless they are shared. */
export async function sharingOf(
  context: Reader,
  tip: Tip,
  caseIdentifiers: readonly CaseIdentifier[],
): Promise<Sharing> {
  const told = new Set(tip.identifiers.map((one) => storedKey(keyOf(one))));
  const agreed = Map.groupBy(
    caseIdentifiers.filter((one) => decisiveKinds.has(one.kind) && told.has(storedKey(keyOf(one)))),
    (one) => storedKey(keyOf(one)),
  );
  const counts = await context.frequenciesAmongUnrestricted.count([...agreed.keys()]);
  const named = new Map<string, Named>();
  for (const [key, list] of agreed) {
    const [first] = list;
    if (first === undefined) continue;
    const contributions = await naming(context, first);
    const investigations = [...new Set(list.map((one) => one.investigationId))];
    const decisions = await decidedOn(context, contributions, investigations);
    for (const id of investigations) {
      const of = (decision: LinkDecision): number =>
        decisions.filter((one) => one.investigationId === id && one.decision === decision).length;
      named.set(`${key} ${id}`, {
        contributions: contributions.length,
        linked: of('linked'),
        notAMatch: of('not_this'),
      });
    }
  }
  return {
    // Counted as for an investigation beside those that everybody may know of: without it there is one less.
    cases: (key) => (counts.get(storedKey(key)) ?? 1) - 1,
    named: (kind, value, id) =>
      named.get(`${storedKey({ kind, key: value })} ${id}`) ?? { contributions: 0, linked: 0, notAMatch: 0 },
  };
}
