import { useEffect, useLayoutEffect, useSyncExternalStore } from 'react';
import { focusHomeSoon } from './focus-home.ts';
import { isField, isTyping, match, pressName, type Shortcut } from './shortcuts.ts';

const SEQUENCE_MS = 1_200;
let registered: readonly Shortcut[] = [];
const listeners = new Set<() => void>();

function change(next: readonly Shortcut[]): void {
  registered = next;
  for (const listener of listeners) listener();
}

/**
 * Binds shortcuts while the calling view is shown. Keep the array stable (`useMemo`). Those bound `beneath` never take a key from a
 * view, in whatever order they are bound.
 */
export function useShortcuts(shortcuts: readonly Shortcut[], where: 'above' | 'beneath' = 'above'): void {
  // Bound as the view is drawn, not afterwards: a key pressed in response to what is seen must mean what is seen.
  useLayoutEffect(() => {
    change(where === 'above' ? [...registered, ...shortcuts] : [...shortcuts, ...registered]);
    return () => change(registered.filter((each) => !shortcuts.includes(each)));
  }, [shortcuts, where]);
}

/** All shortcuts that work at the moment, for the help overlay. */
export function useAllShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => registered,
  );
}

const isFunctionKey = ({ key }: KeyboardEvent) => /^F\d+$/.test(key);

/** Listens for the window's key presses; used once, by the frame. */
export function useShortcutListener(): void {
  useEffect(() => {
    let before: string | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const forget = () => {
      before = null;
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const name = pressName(event);
      if (name === null || event.defaultPrevented) return;
      const found = match(registered, name, before);
      clearTimeout(timer);
      before = null;
      if (found.kind === 'none') return;
      const own = found.kind === 'run' ? found.shortcut : null;
      const blocked = own?.inDialog === true ? isField(event.target) : isTyping(event.target);
      if (blocked && own?.whileTyping !== true) return;
      if (found.kind === 'wait') {
        before = found.first;
        timer = setTimeout(forget, SEQUENCE_MS);
        return;
      }
      event.preventDefault();
      // The library also moves between landmarks with F6, and would take the focus away again.
      if (isFunctionKey(event)) event.stopPropagation();
      found.shortcut.run();
      focusHomeSoon();
    };
    // A focused radio or button keeps Enter for itself; keys pressed with Ctrl are taken before they get there.
    const first = (event: KeyboardEvent) => event.ctrlKey || event.metaKey || isFunctionKey(event);
    const onCapture = (event: KeyboardEvent) => {
      if (first(event)) onKeyDown(event);
    };
    const onBubble = (event: KeyboardEvent) => {
      if (!first(event)) onKeyDown(event);
    };
    window.addEventListener('keydown', onCapture, { capture: true });
    window.addEventListener('keydown', onBubble);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keydown', onCapture, { capture: true });
      window.removeEventListener('keydown', onBubble);
    };
  }, []);
}
