/**
 * Where the focus goes when what had it is gone, or when a key was pressed while nothing had it: to the heading of what is shown, so that
 * a screen reader says what that is and the next Tab goes on from there.
 */
import { type RefObject, useEffect } from 'react';

/** For the heading that the focus comes home to; within a view, that of a pane goes before the view's own. */
export const focusHome = { tabIndex: -1, 'data-focus-home': true } as const;

const nowhere = () => document.activeElement === null || document.activeElement === document.body;
const modal = () => document.querySelector('[role="dialog"], [role="alertdialog"]:not([aria-modal="false"])') !== null;

/** How long a view may take until it has a heading, in milliseconds. */
const PATIENCE_MS = 10_000;
let wantedUntil = 0;

/** Takes the focus home if it is nowhere and there is one. */
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

/** After what is drawn now has been drawn, or as soon as the view has a heading. */
export function focusHomeSoon(): void {
  wantedUntil = performance.now() + PATIENCE_MS;
  requestAnimationFrame(() => requestAnimationFrame(bringFocusHome));
}

/** A pane that has come takes the focus over from the heading of its view, and from nothing else. */
export function takeFocusOver(heading: HTMLElement | null): void {
  const { activeElement } = document;
  const free = nowhere() || activeElement?.matches('[data-focus-home]') === true;
  if (free && !modal()) heading?.focus({ preventScroll: true });
}

/** Watches `main`, once for the window. A click into nothing leaves the focus where the person put it. */
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
