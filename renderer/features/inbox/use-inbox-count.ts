import type { Output } from '../../../preload/contract/index.ts';
import { useQuery } from '../../shell/use-query.ts';

/** How much waits. The engine says when something falls due, so that it is asked again at that moment. */
export function useInboxCount(enabled: boolean): Output<'inbox.count'> | undefined {
  return useQuery(
    'inbox.count',
    {},
    { topics: ['inbox', 'contribution', 'investigation', 'snooze', 'absence'], enabled },
  ).value;
}
