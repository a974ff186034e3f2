/** What the matcher finds for entities as a whole, for charts: read once for each entity and question. */
import { withFrequencies } from '../investigations/counted-frequencies.ts';
import { foundByValue } from '../investigations/entity-tips.ts';
import { extract } from '../matching/extract/index.ts';
import { foldText } from '../matching/names/index.ts';
import { reasonsFor } from '../matching/scoring/index.ts';
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';
import { casesKnowing } from './held-by.ts';
import { identifiersOf, idsMatched, lookedFor } from './matched.ts';
import { requireEntity } from './require.ts';

type Kept<T> = WeakMap<Context, Map<number, Promise<T>>>;
const contributionsKept: Kept<Awaited<ReturnType<typeof idsMatched>>> = new WeakMap();
const casesKept: Kept<Awaited<ReturnType<typeof casesKnowing>>> = new WeakMap();

/** Once for one question: a chart asks for the same from several sides. */
function once<T>(kept: Kept<T>, context: Context, entityId: number, read: () => Promise<T>): Promise<T> {
  const known = kept.get(context) ?? new Map<number, Promise<T>>();
  kept.set(context, known);
  const answer = known.get(entityId) ?? read();
  known.set(entityId, answer);
  return answer;
}

/** The numbers of those that hold it, falling, and whether there may be more. */
export const contributionsMatched = (context: Context, entityId: number) =>
  once(contributionsKept, context, entityId, async () => idsMatched(context, await identifiersOf(context, entityId)));

/** Other cases that know it, the strongest first. Throws NOT_FOUND. */
export const casesMatched = (context: Context, entityId: number) =>
  once(casesKept, context, entityId, async () => casesKnowing(context, await requireEntity(context, entityId)));

/** Which of these contributions hold which of these entities, and in what words. However many there are, each text is read once. */
export async function matchedBetween(
  context: Context,
  entityIds: readonly number[],
  contributionIds: readonly number[],
): Promise<{ entityId: number; contributionId: number; words: string }[]> {
  if (entityIds.length === 0 || contributionIds.length === 0) return [];
  const { db } = context;
  const texts = await db
    .selectFrom('contribution')
    .select(['id', 'text', 'receivedAt'])
    .where('id', 'in', inList(contributionIds))
    .execute();
  const named = await db
    .selectFrom('identifier')
    .select(['contributionId', 'kind', 'value'])
    .where('contributionId', 'in', inList(contributionIds))
    .execute();
  const values = new Map(
    [...Map.groupBy(named, ({ contributionId }) => contributionId)].map(([id, rows]) => [
      id,
      new Set(rows.map(({ kind, value }) => `${kind} ${value}`)),
    ]),
  );
  const tips = texts.map((row) => ({ ...row, folded: foldText(row.text) }));
  const read = new Map<number, ReturnType<typeof extract>>();
  const counts = new Map<string, number>();
  const found: { entityId: number; contributionId: number; words: string }[] = [];
  for (const entityId of entityIds) {
    const held = await identifiersOf(context, entityId);
    const { valued, words } = lookedFor(held);
    const exact = new Set(
      held.filter(({ kind }) => foundByValue.has(kind)).map(({ kind, value }) => `${kind} ${value}`),
    );
    for (const tip of tips) {
      const own = values.get(tip.id);
      const may =
        valued.some(({ kind, value }) => own?.has(`${kind} ${value}`) === true) ||
        words.some(({ begun }) => tip.folded.includes(begun));
      if (!may) continue;
      const identifiers = read.get(tip.id) ?? extract(tip.text, tip);
      read.set(tip.id, identifiers);
      const { reasons } = await withFrequencies(context, counts, (frequency) =>
        reasonsFor({ text: tip.text, identifiers, receivedAt: tip.receivedAt }, held, frequency),
      );
      if (reasons.length > 0 || [...exact].some((value) => own?.has(value) === true))
        found.push({
          entityId,
          contributionId: tip.id,
          words: [...new Set(reasons.map(({ tipText }) => tipText))].slice(0, 3).join(', '),
        });
    }
  }
  return found;
}
