import { useEffect } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { markStale } from '../../shell/query-cache.ts';
import { useQuery } from '../../shell/use-query.ts';

/** No timer runs longer than this. */
const LONGEST_MS = 3_600_000;

/** How much waits; asked again at the moment when something falls due, since nobody announces that a clock has moved on. */
export function useInboxCount(enabled: boolean): Output<'inbox.count'> | undefined {
  const { value } = useQuery(
    'inbox.count',
    {},
    { topics: ['inbox', 'contribution', 'investigation', 'snooze', 'absence'], enabled },
  );
  const nextDue = value?.nextDue ?? null;
  useEffect(() => {
    if (nextDue === null) return;
    const wait = Math.max(1_000, Math.min(LONGEST_MS, Date.parse(nextDue) + 1_000 - Date.now()));
    const timer = setTimeout(() => void markStale(['inbox']), wait);
    return () => clearTimeout(timer);
  }, [nextDue]);
  return value;
}
