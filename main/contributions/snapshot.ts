/**
 * What triage can change about a contribution, as it stands: the contribution's own triage columns, its link decisions,
 * and its grades. A change keeps a snapshot of what it touched, before and after, so that it can be undone exactly.
 */
import { z } from 'zod';
import { VigilError } from '../../preload/contract/errors.ts';
import {
  ContributionState,
  HandlingCode,
  IntelligenceGrade,
  LinkDecision,
  MatchStrength,
  SourceGrade,
} from '../../preload/contract/vocabulary.ts';
import type { Context } from '../store/use-case.ts';

const Standing = z.strictObject({
  state: ContributionState,
  triagedAt: z.string().nullable(),
  triagedBy: z.int().nullable(),
  triageReason: z.string().nullable(),
  proposedBy: z.int().nullable(),
  rcap: z.string().nullable(),
});
const LinkRow = z.strictObject({
  id: z.int(),
  contributionId: z.int(),
  investigationId: z.int(),
  decision: LinkDecision,
  matchStrength: MatchStrength.nullable(),
  basis: z.string(),
  reason: z.string().nullable(),
  at: z.string(),
  by: z.int(),
  withdrawnAt: z.string().nullable(),
  // Snapshots from before a link could be silent do not have this.
  shown: z.union([z.literal(0), z.literal(1)]).default(1),
});
const GradeRow = z.strictObject({
  id: z.int(),
  contributionId: z.int(),
  graded: z.enum(['submitter', 'evaluator']),
  source: SourceGrade,
  intelligence: IntelligenceGrade,
  handling: HandlingCode,
  conditions: z.string().nullable(),
  at: z.string(),
  by: z.int(),
  withdrawnAt: z.string().nullable(),
});

export const Snapshot = z.strictObject({
  contribution: Standing.nullable(),
  links: z.array(LinkRow),
  grades: z.array(GradeRow),
});
export type Snapshot = z.infer<typeof Snapshot>;

/** Everything as it stands, as far as the viewer may see it. Throws NOT_FOUND. */
export async function readSnapshot({ db }: Context, contributionId: number): Promise<Snapshot> {
  const contribution = await db
    .selectFrom('contribution')
    .select(['state', 'triagedAt', 'triagedBy', 'triageReason', 'proposedBy', 'rcap'])
    .where('id', '=', contributionId)
    .executeTakeFirst();
  if (contribution === undefined) throw new VigilError('NOT_FOUND');
  const links = await db.selectFrom('link').selectAll().where('contributionId', '=', contributionId).execute();
  const grades = await db.selectFrom('grade').selectAll().where('contributionId', '=', contributionId).execute();
  return { contribution, links, grades };
}

/** The same values in the same fields; the order of the fields does not matter. */
function same(one: object | null | undefined, other: object | null | undefined): boolean {
  if (!one || !other) return one === other;
  const fields = Object.entries(one);
  const ownInvestigationIds = new Map(Object.entries(other));
  return (
    fields.length === ownInvestigationIds.size &&
    fields.every(([field, value]) => ownInvestigationIds.get(field) === value)
  );
}

interface Row {
  id: number;
}
const rowIn = <T extends Row>(rows: readonly T[], id: number): T | undefined => rows.find((row) => row.id === id);
const without = <T extends Row>(rows: readonly T[], others: readonly T[]): T[] =>
  rows.filter((row) => !same(row, rowIn(others, row.id)));

/** Keeps only what differs between the two, on each side. */
export function difference(before: Snapshot, after: Snapshot): { before: Snapshot; after: Snapshot } {
  const untouched = same(before.contribution, after.contribution);
  const side = (mine: Snapshot, other: Snapshot): Snapshot => ({
    contribution: untouched ? null : mine.contribution,
    links: without(mine.links, other.links),
    grades: without(mine.grades, other.grades),
  });
  return { before: side(before, after), after: side(after, before) };
}

/** Whether everything in `part` has the same value in `whole`. */
export function standsIn(part: Snapshot, whole: Snapshot): boolean {
  return (
    (part.contribution === null || same(part.contribution, whole.contribution)) &&
    part.links.every((row) => same(row, rowIn(whole.links, row.id))) &&
    part.grades.every((row) => same(row, rowIn(whole.grades, row.id)))
  );
}
