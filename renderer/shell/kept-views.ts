/**
 * Keeps how somebody left the views, in the vault and for them alone. Each save is a line of the log, so it waits until nothing has
 * changed for half a minute: less than the shortest time after which the window locks by itself, which therefore never has to wait for it.
 */
import { useEffect, useState } from 'react';
import { viewsForm } from '../../preload/contract/forms.ts';
import { autosaver } from './autosave.ts';
import { useBeforeLock } from './before-lock.ts';
import { call } from './client.ts';
import { openViews, viewsAsText, watchViews } from './view-state.ts';

const QUIET_MS = 30_000;

/** Opens the views as the person who has signed in left them. */
export async function bringViewsBack(): Promise<void> {
  try {
    openViews((await call('myWork.draft', { form: viewsForm })).draft?.content ?? null);
  } catch {
    // Nobody is kept from working by it: the views open as they do for the first time.
    openViews(null);
  }
}

function createKeeper() {
  let last = viewsAsText();
  return autosaver<null>(
    async () => {
      const content = viewsAsText();
      if (content === last) return;
      await call('myWork.saveDraft', { form: viewsForm, content });
      last = content;
    },
    // It is tried again with the next change, and nobody has to be told.
    () => undefined,
    QUIET_MS,
  );
}

/** Keeps the views for as long as the window is open to somebody. */
export function useKeptViews(): void {
  const [keeper] = useState(createKeeper);
  useBeforeLock(keeper.flush);
  useEffect(() => {
    const leave = () => void keeper.flush();
    const unwatch = watchViews(() => keeper.typed(null));
    // The window is put away or closed: whatever locks it next may come at once.
    document.addEventListener('visibilitychange', leave);
    return () => {
      document.removeEventListener('visibilitychange', leave);
      unwatch();
      // What waits is theirs, and must not be saved for whoever signs in next.
      void keeper.stop();
    };
  }, [keeper]);
}
