/** What has happened since the sign-in and waits for the person: the last of it, for the bell; gone with the page when it locks. */
import { useSyncExternalStore } from 'react';
import { toast } from '../ui/toast.tsx';
import { catalogue } from './catalogue.ts';
import { call } from './client.ts';
import { type Notice, withNotice } from './notice-list.ts';
import { go } from './router.tsx';

let notices: readonly Notice[] = [];
/** What takes away the message of each kind. */
const inCorner = new Map<string, () => void>();
const listeners = new Set<() => void>();

function keep(next: readonly Notice[]): void {
  notices = next;
  for (const listener of listeners) listener();
}

/** Keeps for the bell what nobody has to act on. */
export function note({ text, place }: Pick<Notice, 'text' | 'place'>): void {
  keep(withNotice(notices, { text, place, urgent: false, at: Date.now(), times: 1, read: false }));
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
  // The same again takes the place of the one before: four of a kind would cover half the window.
  inCorner.get(text)?.();
  inCorner.set(text, toast({ tone: 'note', text, undo: () => go(place), action: catalogue.notices.show }));
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
