/**
 * Where the focus goes when the element that had it is gone, or when a key was pressed while nothing had it: to the heading of what
 * is shown, so that a screen reader says what that is and the next Tab continues from there.
 */
import { type RefObject, useEffect } from 'react';

/** For a heading that the focus returns to; within a view, that of a pane takes precedence over the view's own. */
export const focusHome = { tabIndex: -1, 'data-focus-home': true } as const;

const nowhere = () => document.activeElement === null || document.activeElement === document.body;
const modal = () => document.querySelector('[role="dialog"], [role="alertdialog"]:not([aria-modal="false"])') !== null;

/** How long a view may take to show a heading, in milliseconds. */
const PATIENCE_MS = 10_000;
let wantedUntil = 0;

/** Brings the focus home if nothing has it and there is a heading. */
function bringFocusHome(): void {
  if (performance.now() > wantedUntil || modal()) return;
  if (!nowhere()) {
    wantedUntil = 0;
    return;
  }
  const homes = document.querySelectorAll<HTMLElement>('main [data-focus-home]');
  const home = homes.item(homes.length - 1);
  if (home === null) return;
  wantedUntil = 0;
  home.focus({ preventScroll: true });
}

/** Once the current change has been drawn, or as soon as the view has a heading. */
export function focusHomeSoon(): void {
  wantedUntil = performance.now() + PATIENCE_MS;
  requestAnimationFrame(() => requestAnimationFrame(bringFocusHome));
}

/** A newly opened pane takes the focus over from the heading of its view, and from nothing else. */
export function takeFocusOver(heading: HTMLElement | null): void {
  const { activeElement } = document;
  const free = nowhere() || activeElement?.matches('[data-focus-home]') === true;
  if (free && !modal()) heading?.focus({ preventScroll: true });
}

/** Watches `main`, once for the window. A click on nothing leaves the focus where the person put it. */
export function useFocusHome(main: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = main.current;
    if (element === null) return;
    let last: Element | null = null;
    const onFocus = ({ target }: FocusEvent) => {
      last = target instanceof Element ? target : null;
    };
    const observer = new MutationObserver(() => {
      if (last !== null && !last.isConnected) {
        last = null;
        focusHomeSoon();
      } else if (wantedUntil > 0) requestAnimationFrame(bringFocusHome);
    });
    observer.observe(document.body, { childList: true, subtree: true });
    document.addEventListener('focusin', onFocus);
    window.addEventListener('hashchange', focusHomeSoon);
    // After the sign-in, whose form has gone.
    focusHomeSoon();
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', onFocus);
      window.removeEventListener('hashchange', focusHomeSoon);
    };
  }, [main]);
}
