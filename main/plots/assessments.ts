/** Stage assessments as they are now, with the names of those who made and countersigned them. */
import type { PlotStage } from '../../preload/contract/vocabulary.ts';
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';
import { type Assessed, evidenceOf } from './late-stage.ts';

export interface StandingAssessment extends Assessed {
  id: number;
  investigationId: number;
  stage: PlotStage;
  reason: string;
  by: string;
  byId: number;
  recordedAt: string;
  countersignedBy: string | null;
  countersignedAt: string | null;
}

/** For those of these investigations that the viewer may see, in the order of their dates. */
export async function assessmentsOf(
  { db }: Pick<Context, 'db'>,
  investigationIds: readonly number[],
): Promise<StandingAssessment[]> {
  if (investigationIds.length === 0) return [];
  const rows = await db
    .selectFrom('assessment')
    .innerJoin('colleague as author', 'author.id', 'assessment.by')
    .leftJoin('colleague as second', 'second.id', 'assessment.countersignedBy')
    .selectAll('assessment')
    .select(['author.name as author', 'second.name as second'])
    .where('assessment.investigationId', 'in', inList(investigationIds))
    .orderBy('assessment.at')
    .orderBy('assessment.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    investigationId: row.investigationId,
    at: row.at,
    stage: row.stage,
    evidence: evidenceOf(row),
    reason: row.reason,
    by: row.author,
    byId: row.by,
    recordedAt: row.recordedAt,
    countersigned: row.countersignedAt !== null,
    countersignedBy: row.second,
    countersignedAt: row.countersignedAt,
    refused: row.refusedAt !== null,
  }));
}
