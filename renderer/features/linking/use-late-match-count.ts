import { useQuery } from '../../shell/use-query.ts';
import { useLateMatchMonths } from './use-late-match-months.ts';

/** How many late matches there are; undefined until it is known. Only what an investigation learns, or a decision on it, changes that. */
export function useLateMatchCount(enabled = true): number | undefined {
  const [months] = useLateMatchMonths();
  const read = useQuery(
    'linking.countLateMatches',
    { months: months ?? 1 },
    { topics: ['investigation'], enabled: enabled && months !== null },
  );
  return read.value?.n;
}
