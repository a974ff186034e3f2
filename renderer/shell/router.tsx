import { type ComponentProps, useSyncExternalStore } from 'react';
import { fromHash, home, type Route, toHash } from './routes.ts';

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

let held: { hash: string; route: Route | null } = { hash: '', route: home };
function read(): Route | null {
  const { hash } = window.location;
  // One object for each hash, so that React sees no change where there is none.
  if (hash !== held.hash) held = { hash, route: hash === '' || hash === '#/' ? home : fromHash(hash) };
  return held.route;
}

/** The current route; null when the hash names no view. */
export function useRoute(): Route | null {
  return useSyncExternalStore(subscribe, read);
}

/**
 * Goes to a view. `replace` moves within one view and leaves no entry in the history, as when J and K move through a list; it does
 * nothing where the person has meanwhile gone to another view.
 */
export function go(route: Route, how: 'push' | 'replace' = 'push'): void {
  const hash = toHash(route);
  if (how === 'push') {
    window.location.hash = hash;
    return;
  }
  if (read()?.name !== route.name) return;
  window.history.replaceState(null, '', hash);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

/** Begins with a view, before anything is shown: there is nothing to go back to. */
export function beginAt(route: Route): void {
  window.history.replaceState(null, '', toHash(route));
}

/** A link to a view: a real anchor, so that it can be tabbed to and is read as a link. */
export function Link({ to, children, ...rest }: Omit<ComponentProps<'a'>, 'href'> & { to: Route }) {
  return (
    <a {...rest} href={toHash(to)}>
      {children}
    </a>
  );
}
