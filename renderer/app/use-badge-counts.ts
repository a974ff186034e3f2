/** What waits at each place, and a word when something watched for, or passed on, has come in. */
import { useEffect, useRef } from 'react';
import type { Role } from '../../preload/contract/vocabulary.ts';
import { useInboxCount } from '../features/inbox/use-inbox-count.ts';
import { useLateMatchCount } from '../features/linking/use-late-match-count.ts';
import { go } from '../shell/router.tsx';
import type { RouteName } from '../shell/routes.ts';
import { canCall } from '../shell/session.tsx';
import { useQuery } from '../shell/use-query.ts';
import { toast } from '../ui/toast.tsx';

const untriaged = { filter: { states: ['untriaged' as const] } };

/** Says so when `at` has grown beyond what was known of it; what waited already at the sign-in stands at its place. */
function useNotice(
  at: number | undefined,
  text: string,
  place: 'watch-list' | 'restricted-matches' | 'my-work',
  falls: boolean,
): void {
  const known = useRef<number | undefined>(undefined);
  useEffect(() => {
    if (at === undefined) return;
    const before = known.current ?? at;
    known.current = falls ? at : Math.max(before, at);
    if (at > before) toast({ tone: 'note', text, undo: () => go({ name: place }), action: 'Show' });
  }, [at, text, place, falls]);
}

export function useBadgeCounts(roles: readonly Role[]): Readonly<Partial<Record<RouteName, number>>> {
  const enabled = canCall(roles, 'contributions.count');
  const queue = useQuery('contributions.count', untriaged, { topics: ['contribution'], enabled });
  const watched = useQuery('linking.countWatched', {}, { topics: ['contribution', 'watch'], enabled }).value?.n;
  const passed = useQuery(
    'linking.countDeconflictionHits',
    {},
    { topics: ['contribution', 'investigation'], enabled },
  ).value;
  const lateMatches = useLateMatchCount(canCall(roles, 'investigations.list'));
  const late = useQuery(
    'disseminations.countOverdue',
    {},
    { topics: ['dissemination'], enabled: canCall(roles, 'disseminations.countOverdue') },
  );
  const inbox = useInboxCount(canCall(roles, 'inbox.count'));
  const proposals = useQuery(
    'access.countProposals',
    {},
    { topics: ['proposal', 'people'], enabled: canCall(roles, 'access.countProposals') },
  );
  useNotice(watched, 'Watch-list match.', 'watch-list', true);
  const newest = passed === undefined ? undefined : Date.parse(passed.newest ?? '1970-01-01');
  useNotice(newest, 'New restricted match.', 'restricted-matches', false);
  const came = inbox === undefined ? undefined : Date.parse(inbox.newest ?? '1970-01-01');
  useNotice(came, 'Something has reached a case of yours.', 'my-work', false);
  useNotice(inbox?.overdue, 'Something is overdue with a colleague.', 'my-work', true);
  useNotice(inbox?.answered, 'Something that you linked was answered.', 'my-work', true);
  return {
    'my-work': (inbox?.unseen ?? 0) + (inbox?.overdue ?? 0) + (inbox?.answered ?? 0),
    queue: queue.value?.untriaged ?? 0,
    'watch-list': watched ?? 0,
    'late-matches': lateMatches ?? 0,
    'restricted-matches': passed?.n ?? 0,
    disseminations: late.value?.n ?? 0,
    people: proposals.value?.n ?? 0,
  };
}
