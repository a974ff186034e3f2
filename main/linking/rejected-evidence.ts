/** "Not this" holds for what was known when it was said: a pair comes back when something new speaks for it. */
import { z } from 'zod';
import { passageOf } from '../matching/scoring/index.ts';
import type { Context } from '../store/use-case.ts';

const strengths = ['weak', 'distinctive', 'unique'] as const;
const Weighed = z.object({
  kind: z.string(),
  start: z.int(),
  strength: z.enum(strengths),
  attachment: z.object({ documentId: z.int(), page: z.int().nullable() }).optional(),
});
type Weighed = z.infer<typeof Weighed>;
const Basis = z.object({ reasons: z.array(Weighed) });

/** Of each passage that spoke for it then, how much. */
export type Before = ReadonlyMap<string, number>;

const placeOf = (one: Weighed) => `${one.kind} ${passageOf(one)}`;
/** These agree in every place or not at all: that others no longer have the same says nothing new of a passage. */
const wholeOrNot: ReadonlySet<string> = new Set(['phone', 'email', 'handle', 'vrm']);
const weightOf = ({ kind, strength }: Weighed) =>
  wholeOrNot.has(kind) ? strengths.indexOf('unique') : strengths.indexOf(strength);

/** By investigation that was ruled out. */
export async function rejectedEvidence(
  { db }: Pick<Context, 'db'>,
  contributionId: number,
): Promise<Map<number, Before>> {
  const rows = await db
    .selectFrom('link')
    .select(['investigationId', 'basis'])
    .where('contributionId', '=', contributionId)
    .where('decision', '=', 'not_this')
    .where('withdrawnAt', 'is', null)
    .execute();
  return new Map(
    rows.map(({ investigationId, basis }) => [
      investigationId,
      new Map(Basis.parse(JSON.parse(basis)).reasons.map((one) => [placeOf(one), weightOf(one)])),
    ]),
  );
}

/**
 * Whether a passage speaks for it that did not, or that says more than it did: another spelling of a name that was weighed is no new
 * evidence, nor is another everyday word of a summary.
 */
export const isNew = (reasons: readonly Weighed[], before: Before): boolean =>
  reasons.some((one) => weightOf(one) > (before.get(placeOf(one)) ?? 0));
