import type { ImportMatching } from '../../../preload/contract/intake.ts';
import { useQuery } from '../../shell/use-query.ts';

/** An import whose matching ended longer ago is news no more. Milliseconds. */
const newsFor = 24 * 3_600_000;

/** One's own imports, the last first, as far as each is matched. */
export const useImports = (enabled = true): readonly ImportMatching[] | undefined =>
  useQuery('intake.imports', { limit: 20 }, { topics: ['import'], enabled }).value?.imports;

/** Those that are being matched, or have been matched since yesterday. */
export const inTheNews = (imports: readonly ImportMatching[], now: number): ImportMatching[] =>
  imports.filter(
    ({ toMatch, matchedAt }) => toMatch > 0 && (matchedAt === null || now - Date.parse(matchedAt) < newsFor),
  );

/** When an import of one’s own was last matched in full: an instant, in milliseconds; 0 for never. */
export const lastMatched = (imports: readonly ImportMatching[]): number =>
  Math.max(0, ...imports.map(({ matchedAt }) => (matchedAt === null ? 0 : Date.parse(matchedAt))));
