/** What is said of a point, in words. */
import type { MapPoint } from '../../../preload/contract/maps.ts';
import { label } from '../../../preload/contract/vocabulary.ts';
import { go } from '../../shell/router.tsx';
import { catalogue } from './catalogue.ts';

const texts = catalogue.pointWords;

/** `500 m`, `1.5 km`, `12 km`. */
export function distance(metres: number): string {
  if (metres < 1_000) return `${Math.round(metres)} m`;
  return texts.km((metres / 1_000).toLocaleString('en-GB', { maximumFractionDigits: metres < 10_000 ? 1 : 0 }));
}

/** By what it was placed, and how exactly. */
export const placedBy = ({ origin, uncertainty, chosen }: Pick<MapPoint, 'origin' | 'uncertainty' | 'chosen'>) =>
  texts.within(label(origin), distance(uncertainty), chosen ? texts.chosenByAnOfficer : '');

export const recordOf = ({ operation, reference }: Pick<MapPoint, 'operation' | 'reference'>) =>
  operation === null ? reference : texts.op(operation);

export function openRecord({ contributionId, investigationId, kind }: MapPoint): void {
  if (contributionId !== null) go({ name: 'queue', id: contributionId });
  else if (investigationId !== null)
    go({ name: 'investigation', id: investigationId, tab: kind === 'case_event' ? 'timeline' : 'subjects' });
}

/** Points of contributions and of cases are numbered apart. */
export const keyOf = ({ kind, pointId }: Pick<MapPoint, 'kind' | 'pointId'>) =>
  `${kind.startsWith('case_') ? 'case' : 'report'} ${pointId}`;
