/**
 * Keeps how somebody left the views, in the vault and for them alone: within a few seconds of a change, since a machine that is put to
 * sleep locks at once and asks nobody. Changes that come meanwhile go along with it, and while nothing changes nothing is saved: each save
 * is a line of the log.
 */
import { useEffect, useState } from 'react';
import { viewsForm } from '../../preload/contract/forms.ts';
import { autosaver } from './autosave.ts';
import { useBeforeLock } from './before-lock.ts';
import { call } from './client.ts';
import { openViews, sameViews, viewsAsText, watchViews } from './view-state.ts';

/** At most so much is lost, in milliseconds. */
const PAUSE_MS = 3_000;

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
  let last = viewsAsText() ?? '';
  let waiting = false;
  const saver = autosaver<null>(
    async () => {
      waiting = false;
      const content = viewsAsText();
      if (content === null || sameViews(content, last)) return;
      await call('myWork.saveDraft', { form: viewsForm, content });
      last = content;
    },
    // It is tried again with the next change, and nobody has to be told.
    () => undefined,
    PAUSE_MS,
  );
  return {
    ...saver,
    /** Counts from the first change that is not saved yet: somebody who goes through a list without a rest is not left unsaved. */
    changed() {
      if (!waiting) saver.typed(null);
      waiting = true;
    },
  };
}

/** Keeps the views for as long as the window is open to somebody. */
export function useKeptViews(): void {
  const [keeper] = useState(createKeeper);
  useBeforeLock(keeper.flush);
  useEffect(() => {
    const leave = () => void keeper.flush();
    const unwatch = watchViews(keeper.changed);
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
