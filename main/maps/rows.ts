/** Points as the contract gives them, with what they are of. */
import type { MapPoint } from '../../preload/contract/maps.ts';
import type { PointKind, PointOrigin } from '../../preload/contract/vocabulary.ts';
import { withCaveats } from '../access/caveats.ts';
import { markingOf } from '../access/marking.ts';
import { excerptOf, textStart } from '../contributions/excerpt.ts';
import type { Context } from '../store/use-case.ts';
import type { casePoints, contributionPoints } from './filter.ts';

interface Stored {
  id: number;
  kind: PointKind;
  written: string;
  origin: PointOrigin;
  name: string;
  lat: number | null;
  lon: number | null;
  uncertainty: number | null;
  chosen: number;
  markingRank: number;
  reference: string;
}

/** Joined with the view: the contribution of every point that is shown is one that the viewer may see. */
export const withContribution = (query: ReturnType<typeof contributionPoints>) =>
  query
    .innerJoin('contribution', 'contribution.id', 'contribution_point.contributionId')
    .select([
      'contribution_point.id',
      'contribution_point.contributionId',
      'contribution_point.kind',
      'contribution_point.written',
      'contribution_point.origin',
      'contribution_point.name',
      'contribution_point.lat',
      'contribution_point.lon',
      'contribution_point.uncertainty',
      'contribution_point.chosen',
      'contribution_point.cell',
      'contribution.markingRank',
      'contribution.reference',
      'contribution.receivedAt',
      textStart,
    ]);

export const withCase = (query: ReturnType<typeof casePoints>) =>
  query
    .innerJoin('investigation', 'investigation.id', 'case_point.investigationId')
    .select([
      'case_point.id',
      'case_point.investigationId',
      'case_point.kind',
      'case_point.written',
      'case_point.origin',
      'case_point.name',
      'case_point.lat',
      'case_point.lon',
      'case_point.uncertainty',
      'case_point.chosen',
      'case_point.cell',
      'investigation.markingRank',
      'investigation.reference',
      'investigation.operation',
      'event.title',
      'event.fromAt',
      'case_identifier.text as address',
    ]);

const base = (row: Stored) => ({
  pointId: row.id,
  kind: row.kind,
  reference: row.reference,
  marking: markingOf(row.markingRank),
  written: row.written,
  name: row.name,
  origin: row.origin,
  lat: row.lat ?? 0,
  lon: row.lon ?? 0,
  uncertainty: row.uncertainty ?? 0,
  chosen: row.chosen === 1,
});

export const ofContribution = (
  row: Stored & { contributionId: number; receivedAt: string; start: string },
): Omit<MapPoint, 'caveats'> => ({
  ...base(row),
  contributionId: row.contributionId,
  investigationId: null,
  operation: null,
  title: excerptOf(row.start),
  at: row.receivedAt,
});

export const ofCase = (
  row: Stored & {
    investigationId: number;
    operation: string;
    title: string | null;
    fromAt: string | null;
    address: string | null;
  },
): Omit<MapPoint, 'caveats'> => ({
  ...base(row),
  contributionId: null,
  investigationId: row.investigationId,
  operation: row.operation,
  title: row.title ?? row.address ?? row.written,
  at: row.fromAt,
});

/** With what stands beside the marking of the record that each is of. */
export const marked = (context: Context, points: readonly Omit<MapPoint, 'caveats'>[]): Promise<MapPoint[]> =>
  withCaveats(context, points, (point) => [point]);
