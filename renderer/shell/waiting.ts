/** What waits at each place, and a word when something watched for, or passed on, has come in. */
import { useEffect, useRef } from 'react';
import type { Role } from '../../preload/contract/words.ts';
import { toast } from '../ui/toast.tsx';
import { useConsult } from './consult.ts';
import { go } from './router.tsx';
import type { RouteName } from './routes.ts';

const readers: readonly Role[] = ['case_officer', 'intake_officer', 'supervisor', 'manager'];
const untriaged = { filter: { states: ['untriaged' as const] } };

/** Says so when the number has grown since it was last known; what waited already at the sign-in stands at its place. */
function useNotice(n: number | undefined, words: (more: number) => string, place: 'watch-list' | 'passed-on'): void {
  const known = useRef<number | undefined>(undefined);
  useEffect(() => {
    if (n === undefined) return;
    const more = n - (known.current ?? n);
    known.current = n;
    if (more > 0) toast({ tone: 'note', text: words(more), undo: () => go({ name: place }), action: 'Show' });
  }, [n, words, place]);
}

const found = (more: number) => (more === 1 ? 'A find of what you watch for.' : `${more} finds of what you watch for.`);
const passed = (more: number) =>
  more === 1 ? 'A contribution was passed to you.' : `${more} contributions were passed to you.`;

export function useWaiting(roles: readonly Role[]): Readonly<Partial<Record<RouteName, number>>> {
  const enabled = roles.some((role) => readers.includes(role));
  const queue = useConsult('intake.count', untriaged, { topics: ['contribution'], enabled });
  const watched = useConsult('linking.countWatched', {}, { topics: ['contribution', 'watch'], enabled }).value?.n;
  const passedOn = useConsult('linking.countBlindHits', {}, { topics: ['contribution', 'investigation'], enabled })
    .value?.n;
  useNotice(watched, found, 'watch-list');
  useNotice(passedOn, passed, 'passed-on');
  return { queue: queue.value?.untriaged ?? 0, 'watch-list': watched ?? 0, 'passed-on': passedOn ?? 0 };
}
