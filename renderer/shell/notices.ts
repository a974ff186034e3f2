/** What has happened since the sign-in and waits for the person: the last of it, for the bell; gone with the page when it locks. */
import { useSyncExternalStore } from 'react';
import { toast } from '../ui/toast.tsx';
import { call } from './client.ts';
import { go } from './router.tsx';
import type { Route } from './routes.ts';

export interface Notice {
  /** What happened, without a word of what a record says. */
  text: string;
  place: Route;
  urgent: boolean;
  /** Milliseconds since 1970, of the last time. */
  at: number;
  /** How often it happened since it was last read. */
  times: number;
  read: boolean;
}

/** The last so many are kept. */
const mostKept = 30;

let notices: readonly Notice[] = [];
const listeners = new Set<() => void>();

function keep(next: readonly Notice[]): void {
  notices = next;
  for (const listener of listeners) listener();
}

const sameAs = (one: Notice) => (other: Notice) => other.text === one.text && !other.read;

/** One more of the same kind is counted with those that nobody has read, so that a busy morning is one line. */
export function withNotice(before: readonly Notice[], one: Notice): Notice[] {
  const same = before.find(sameAs(one));
  const added = same === undefined ? one : { ...one, times: same.times + 1 };
  return [added, ...before.filter((other) => other !== same)].slice(0, mostKept);
}

/**
 * Says it in the corner and keeps it for the bell. Where nobody is looking at the window, the host may show how many items there are, and
 * never what: it decides by its settings.
 */
export function notify(
  { text, place, urgent }: Pick<Notice, 'text' | 'place' | 'urgent'>,
  waiting: { urgent: number; all: number },
): void {
  keep(withNotice(notices, { text, place, urgent, at: Date.now(), times: 1, read: false }));
  toast({ tone: 'note', text, undo: () => go(place), action: 'Show' });
  // A host that cannot show it has lost nothing: it stands in the window.
  if (!document.hasFocus())
    call('host.notify', { urgent: waiting.urgent, waiting: waiting.all }).catch(() => undefined);
}

export const markRead = (): void => keep(notices.map((one) => ({ ...one, read: true })));
export const clearNotices = (): void => keep([]);

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const useNotices = (): readonly Notice[] => useSyncExternalStore(subscribe, () => notices);
