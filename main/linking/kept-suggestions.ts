/**
 * How strongly a contribution matches each case, as it is kept for the queue. It depends on nothing that somebody may not see who may see
 * both: a case is weighed as whoever sees its marking and its compartment and no more would be shown it, and one with named readers beside
 * those that everybody may know of.
 */
import { createHash } from 'node:crypto';
import type { MatchStrength } from '../../preload/contract/vocabulary.ts';
import { storedKey } from '../investigations/holdings.ts';
import { linkWeights, type Tip, tipKeys } from '../matching/scoring/index.ts';
import { nothingOpened, type Viewer } from '../store/policy.ts';
import type { Frequencies, Transaction } from '../store/port.ts';
import { inList } from '../store/sql.ts';
import { type Reader, suggestedLinks } from './candidates.ts';
import { loadTip } from './load-tip.ts';
import { isNew, rejectedEvidence } from './rejected-evidence.ts';
import { type CaseReach, openMarkingRank, restrictedCases } from './restricted.ts';
import { standingDecisions } from './standing-decisions.ts';

/** Who has only what everybody may know of. */
export const everybody: Viewer = {
  accountId: 0,
  clearance: openMarkingRank,
  compartments: [],
  readsContributions: true,
  readsInvestigations: true,
  readsLog: false,
  readsAccounts: false,
  opened: nothingOpened,
  unrestricted: false,
};

/** Makes it the transaction of whoever may know of everything, whose viewer it returns. */
export async function asAll(transaction: Transaction): Promise<Viewer> {
  const viewer = await transaction.unrestricted(everybody);
  await transaction.setViewer(viewer);
  return viewer;
}

/** Goes up where the rules of matching change by more than the weights. */
const rules = 2;
/** What a match was made with: kept beside it, so that others are made anew. */
export const matchedWith = `${rules} ${createHash('sha256').update(JSON.stringify(linkWeights)).digest('hex').slice(0, 16)}`;

export interface Kept {
  strengths: Map<number, MatchStrength>;
  /** All keys that were counted or looked up. */
  keys: Set<string>;
}

function noting(frequencies: Frequencies, keys: Set<string>): Frequencies {
  return {
    count(asked) {
      for (const key of asked) keys.add(key);
      return frequencies.count(asked);
    },
  };
}

const readerOn = (transaction: Transaction, keys: Set<string>): Reader => ({
  db: transaction.db,
  frequencies: noting(transaction.frequencies, keys),
  frequenciesAmongUnrestricted: noting(transaction.frequenciesAmongUnrestricted, keys),
});

type Place = CaseReach & { id: number };

/** Restricted cases that hold any of these keys. */
async function restrictedHolding({ db }: Transaction, keys: readonly string[]): Promise<Place[]> {
  const cases = await restrictedCases({ db });
  if (cases.length === 0) return [];
  const rows = await db
    .selectFrom('match_key')
    .select('investigationId')
    .distinct()
    .where('investigationId', 'in', inList(cases.map(({ id }) => id)))
    .where('key', 'in', inList(keys))
    .execute();
  const holding = new Set(rows.map(({ investigationId }) => investigationId));
  return cases.filter(({ id }) => holding.has(id));
}

/** Pairs that somebody has decided are no suggestions any more, unless something new speaks for one that was ruled out. */
async function undecided(
  reader: Reader,
  contributionId: number,
  found: readonly Awaited<ReturnType<typeof suggestedLinks>>[number][],
): Promise<typeof found> {
  const decided = new Map(
    (await standingDecisions(reader, contributionId)).map((one) => [one.investigationId, one.decision]),
  );
  const weighed = await rejectedEvidence(reader, contributionId);
  return found.filter(({ investigationId, reasons }) => {
    const decision = decided.get(investigationId);
    if (decision === 'linked') return false;
    const before = weighed.get(investigationId);
    return before === undefined || isNew(reasons, before);
  });
}

/**
 * Everything that is kept of one contribution. Leaves the transaction with the viewer `all`, who may know of everything. Throws NOT_FOUND.
 */
export async function strengthsOf(transaction: Transaction, all: Viewer, contributionId: number): Promise<Kept> {
  await transaction.setViewer(all);
  const keys = new Set<string>();
  const tip: Tip = await loadTip(transaction, contributionId, 'whoever may see it');
  const looked = tipKeys(tip).map(storedKey);
  const restricted = await restrictedHolding(transaction, looked);
  const reader = readerOn(transaction, keys);
  const strengths = new Map<number, MatchStrength>();
  const keep = async (found: Awaited<ReturnType<typeof suggestedLinks>>): Promise<void> => {
    await transaction.setViewer(all);
    for (const one of await undecided(reader, contributionId, found))
      strengths.set(one.investigationId, one.matchStrength);
  };
  await transaction.setViewer(everybody);
  await keep(await suggestedLinks(reader, tip));
  const byStanding = Map.groupBy(
    restricted.filter(({ namedReaders }) => namedReaders === 0),
    ({ compartmentId, markingRank }) => `${compartmentId} ${markingRank}`,
  );
  for (const places of byStanding.values()) {
    const [first] = places;
    if (first === undefined) continue;
    await transaction.setViewer({
      ...everybody,
      clearance: Math.max(openMarkingRank, first.markingRank),
      compartments: [first.compartmentId],
    });
    const ids = new Set(places.map(({ id }) => id));
    await keep((await suggestedLinks(reader, tip)).filter(({ investigationId }) => ids.has(investigationId)));
  }
  for (const { id } of restricted.filter(({ namedReaders }) => namedReaders === 1)) {
    await transaction.setViewer(all);
    const alone = { ...reader, frequencies: reader.frequenciesAmongUnrestricted };
    await keep(await suggestedLinks(alone, tip, [id]));
  }
  await transaction.setViewer(all);
  for (const key of looked) keys.add(key);
  return { strengths, keys };
}
