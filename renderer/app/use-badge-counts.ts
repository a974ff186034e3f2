/** What waits at each place, and a word when something watched for, or passed on, has come in. */
import { useEffect, useMemo, useRef } from 'react';
import type { Role } from '../../preload/contract/vocabulary.ts';
import { useInboxCount } from '../features/inbox/use-inbox-count.ts';
import { lastMatched, useImports } from '../features/intake/use-imports.ts';
import { useLateMatchCount } from '../features/linking/use-late-match-count.ts';
import { note, notify } from '../shell/notices.ts';
import type { RouteName } from '../shell/routes.ts';
import { canCall } from '../shell/session.tsx';
import { useQuery } from '../shell/use-query.ts';
import { catalogue } from './catalogue.ts';

const untriaged = { filter: { states: ['untriaged' as const] } };

/** Says so when `at` has grown beyond what was known of it; what waited already at the sign-in stands at its place. */
function useNotice(
  at: number | undefined,
  notice: { text: string; place: 'restricted-matches' | 'my-work'; urgent?: boolean; quiet?: boolean },
  falls: boolean,
  waiting: { urgent: number; all: number },
): void {
  const { text, place, urgent = false, quiet = false } = notice;
  const latest = useRef(waiting);
  useEffect(() => {
    latest.current = waiting;
  });
  const known = useRef<number | undefined>(undefined);
  useEffect(() => {
    if (at === undefined) return;
    const before = known.current ?? at;
    known.current = falls ? at : Math.max(before, at);
    if (at <= before) return;
    if (quiet) note({ text, place: { name: place } });
    else notify({ text, place: { name: place }, urgent }, latest.current);
  }, [at, text, place, urgent, quiet, falls]);
}

const texts = catalogue.useBadgeCounts;

const watchListMatch = { text: texts.watchListMatch, place: 'my-work' } as const;
const restrictedMatch = { text: texts.restrictedMatch, place: 'restricted-matches' } as const;
const reached = { text: texts.reached, place: 'my-work' } as const;
const urgentItem = { text: texts.urgentItem, place: 'my-work', urgent: true } as const;
const overdueElsewhere = { text: texts.overdueElsewhere, place: 'my-work', urgent: true } as const;
const ownOverdue = { text: texts.ownOverdue, place: 'my-work', urgent: true } as const;
const breakGlass = { text: texts.breakGlass, place: 'my-work', urgent: true } as const;
/** It asks nothing of anybody: the bell has it, and no message covers what one is at. */
const importMatched = { text: texts.importMatched, place: 'my-work', quiet: true } as const;
const answered = { text: texts.answered, place: 'my-work' } as const;

export function useBadgeCounts(roles: readonly Role[]): Readonly<Partial<Record<RouteName, number>>> {
  const enabled = canCall(roles, 'contributions.count');
  const queue = useQuery('contributions.count', untriaged, { topics: ['contribution'], enabled });
  const watched = useQuery('linking.countWatched', {}, { topics: ['contribution', 'watch', 'inbox'], enabled }).value
    ?.n;
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
  const imports = useImports(canCall(roles, 'intake.imports'));
  const proposals = useQuery(
    'access.countProposals',
    {},
    { topics: ['proposal', 'people'], enabled: canCall(roles, 'access.countProposals') },
  );
  const opened = useQuery(
    'access.countBreakGlassToReview',
    {},
    { topics: ['break-glass'], enabled: canCall(roles, 'access.countBreakGlassToReview') },
  ).value;
  const newest = passed === undefined ? undefined : Date.parse(passed.newest ?? '1970-01-01');
  const came = inbox === undefined ? undefined : Date.parse(inbox.newest ?? '1970-01-01');
  const waits = (inbox?.unseen ?? 0) + (inbox?.overdue ?? 0) + (inbox?.answered ?? 0) + (opened?.n ?? 0);
  const waiting = { urgent: (inbox?.urgent ?? 0) + (inbox?.overdue ?? 0) + (opened?.n ?? 0), all: waits };
  useNotice(watched, watchListMatch, true, waiting);
  useNotice(newest, restrictedMatch, false, waiting);
  useNotice(came, inbox?.newestUrgent === inbox?.newest ? urgentItem : reached, false, waiting);
  useNotice(inbox?.overdue, overdueElsewhere, true, waiting);
  useNotice(inbox?.late, ownOverdue, true, waiting);
  useNotice(opened === undefined ? undefined : Date.parse(opened.newest ?? '1970-01-01'), breakGlass, false, waiting);
  useNotice(inbox?.answered, answered, true, waiting);
  useNotice(imports === undefined ? undefined : lastMatched(imports), importMatched, false, waiting);
  const untriagedHere = queue.value?.untriaged ?? 0;
  const [restricted, overdue, proposed] = [passed?.n ?? 0, late.value?.n ?? 0, proposals.value?.n ?? 0];
  // The same object while the numbers are the same: the bar is not drawn anew with each record that is opened.
  return useMemo(
    () => ({
      'my-work': waits,
      queue: untriagedHere,
      'watch-list': watched ?? 0,
      'late-matches': lateMatches ?? 0,
      'restricted-matches': restricted,
      disseminations: overdue,
      people: proposed,
    }),
    [waits, untriagedHere, watched, lateMatches, restricted, overdue, proposed],
  );
}
