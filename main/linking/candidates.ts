/** What investigations hold that a text may speak of, and how much it says: found by keys, never by going through all of it. */

import { withFrequencies } from '../investigations/counted-frequencies.ts';
import { storedKey } from '../investigations/holdings.ts';
import {
  type CaseIdentifier,
  rarity,
  type Suggestion,
  suggest,
  type Tip,
  tipKeys,
  weighingKeys,
} from '../matching/scoring/index.ts';
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';
import { sharingOf } from './shared-lines.ts';

/** Things held under the keys that are looked through to find investigations, the rarest keys first. */
const lookedThrough = 600;
/** Investigations that are compared in full. At most eight are shown. */
const comparedAtMost = 32;

/** What matching reads with. */
export type Reader = Pick<Context, 'db' | 'frequencies' | 'frequenciesAmongUnrestricted'>;

interface Key {
  key: string;
  /** How many investigations hold it. */
  n: number;
}

/** The keys that tell most, the rarest first, until as much is held under them as can be looked through; and the rest. */
function byTelling(counts: ReadonlyMap<string, number>): { telling: Key[]; common: Key[] } {
  const counted = [...counts].flatMap(([key, n]) => (n > 0 ? { key, n } : []));
  counted.sort((one, other) => one.n - other.n);
  let room = lookedThrough;
  const split = counted.findIndex(({ n }) => {
    room -= n;
    return room < 0;
  });
  return split < 0
    ? { telling: counted, common: [] }
    : { telling: counted.slice(0, split), common: counted.slice(split) };
}

interface Place {
  investigationId: number;
  caseIdentifierId: number;
  key: string;
}

async function placesOf({ db }: Reader, keys: readonly Key[], only: readonly number[] | null): Promise<Place[]> {
  if (keys.length === 0) return [];
  let query = db
    .selectFrom('match_key')
    .select(['investigationId', 'caseIdentifierId', 'key'])
    .where('key', 'in', inList(keys.map(({ key }) => key)));
  if (only !== null) query = query.where('investigationId', 'in', inList(only));
  return query.execute();
}

/** The investigations that hold most of it, rare things counting for more. */
function promising(places: readonly Place[], keys: readonly Key[]): Set<number> {
  const worthOf = new Map(keys.map(({ key, n }) => [key, rarity(n) ** 2]));
  const worth = new Map<number, number>();
  for (const { investigationId, key } of places)
    worth.set(investigationId, (worth.get(investigationId) ?? 0) + (worthOf.get(key) ?? 0));
  const best = [...worth].sort(([one, a], [other, b]) => b - a || one - other);
  return new Set(best.slice(0, comparedAtMost).map(([id]) => id));
}

/** What these investigations hold under keys that many hold: looked up for each of them, which are few. */
async function commonHeld({ db }: Reader, keys: readonly Key[], among: ReadonlySet<number>): Promise<number[]> {
  if (keys.length === 0 || among.size === 0) return [];
  const rows = await db
    .selectFrom('match_key')
    .select('caseIdentifierId')
    .where('investigationId', 'in', inList([...among]))
    .where('key', 'in', inList(keys.map(({ key }) => key)))
    .execute();
  return rows.map((row) => row.caseIdentifierId);
}

/** As far as the viewer may see them, live and closed alike; what was withdrawn is left out. */
async function caseIdentifiersById({ db }: Reader, ids: ReadonlySet<number>): Promise<CaseIdentifier[]> {
  if (ids.size === 0) return [];
  const rows = await db
    .selectFrom('case_identifier')
    .leftJoin('subject', 'subject.id', 'case_identifier.subjectId')
    .select([
      'case_identifier.investigationId',
      'case_identifier.subjectId',
      'subject.name as subjectName',
      'subject.role',
      'case_identifier.kind',
      'case_identifier.value',
      'case_identifier.text',
      'subject.born',
    ])
    .where('case_identifier.id', 'in', inList([...ids]))
    .where('case_identifier.withdrawnAt', 'is', null)
    .where((eb) => eb.or([eb('case_identifier.subjectId', 'is', null), eb('subject.withdrawnAt', 'is', null)]))
    .orderBy('case_identifier.id')
    .execute();
  return rows.map((row) => ({ ...row, subjectName: row.subjectName ?? '' }));
}

interface Candidates {
  caseIdentifiers: CaseIdentifier[];
  /** How many investigations hold a key: of the tip's own keys, and of those that the candidates are weighed by. */
  counts: Map<string, number>;
}

async function candidatesFor(context: Reader, tip: Tip, only: readonly number[] | null): Promise<Candidates> {
  const asked = [...new Set(tipKeys(tip).map(storedKey))];
  const counts = new Map(await context.frequencies.count(asked));
  const { telling, common } = byTelling(counts);
  const places = await placesOf(context, only === null ? telling : [...telling, ...common], only);
  const among = promising(places, telling);
  const ids = new Set(places.filter((one) => among.has(one.investigationId)).map((one) => one.caseIdentifierId));
  const beside = common.filter(({ key }) => !key.startsWith('place:about '));
  if (only === null) for (const id of await commonHeld(context, beside, among)) ids.add(id);
  const caseIdentifiers = await caseIdentifiersById(context, ids);
  const weighedBy = [...new Set(caseIdentifiers.flatMap(weighingKeys).map(storedKey))].filter(
    (key) => !counts.has(key),
  );
  for (const [key, n] of await context.frequencies.count(weighedBy)) counts.set(key, n);
  return { caseIdentifiers, counts };
}

/**
 * What speaks for links of a tip, best first. `only` keeps to some investigations. How common a key is can only be asked of the
 * store, and the weighing cannot wait: it is done with what was counted, what it missed is counted, and it is done again.
 */
export async function suggestedLinks(
  context: Reader,
  tip: Tip,
  only: readonly number[] | null = null,
): Promise<Suggestion[]> {
  const { caseIdentifiers, counts } = await candidatesFor(context, tip, only);
  const sharing = await sharingOf(context, tip, caseIdentifiers);
  return withFrequencies(context, counts, (frequency) => suggest(tip, caseIdentifiers, frequency, sharing));
}
