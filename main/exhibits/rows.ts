/** Exhibits as the contract gives them. */
import type { Exhibit } from '../../preload/contract/exhibits.ts';
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';
import { lastOf } from './continuity.ts';

export const readExhibits = ({ db }: Context) =>
  db
    .selectFrom('exhibit')
    .leftJoin('colleague', 'colleague.id', 'exhibit.recordedBy')
    .selectAll('exhibit')
    .select('colleague.name as recorder');

type Row = Awaited<ReturnType<ReturnType<typeof readExhibits>['execute']>>[number];

export async function movementsOf({ db }: Context, exhibitIds: readonly number[]) {
  return db
    .selectFrom('exhibit_movement as movement')
    .leftJoin('colleague', 'colleague.id', 'movement.recordedBy')
    .selectAll('movement')
    .select('colleague.name as recorder')
    .where('movement.exhibitId', 'in', inList(exhibitIds))
    .orderBy('movement.id')
    .execute();
}
export type MovementRow = Awaited<ReturnType<typeof movementsOf>>[number];

export function asExhibit({ recorder, ...row }: Row, movements: readonly MovementRow[]): Exhibit {
  const last = lastOf(movements);
  return {
    ...row,
    recordedBy: recorder ?? '',
    heldBy: last?.toWhom ?? '',
    heldAt: last?.place ?? '',
    sealNumber: last?.sealNumber ?? null,
  };
}
