/**
 * Which file draws which route. A screen is a file whose default export is a component that takes `{ route }`; it is loaded
 * when its route is first shown.
 */
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { Route, RouteName } from '../shell/routes.ts';
import type { ScreenProps } from '../shell/screen-props.ts';

type Screen = ComponentType<{ route: Route }>;

/** A screen takes its own route only; `screenOf` gives it none but that. */
function screen<N extends RouteName>(load: () => Promise<{ default: ComponentType<ScreenProps<N>> }>) {
  return lazy(load) as unknown as LazyExoticComponent<Screen>;
}

const screens: Readonly<Record<RouteName, LazyExoticComponent<Screen>>> = {
  'my-work': screen(() => import('../features/my-work/my-work-screen.tsx')),
  queue: screen<'queue'>(() => import('../features/triage/queue-screen.tsx')),
  record: screen<'record'>(() => import('../features/intake/record-screen.tsx')),
  'restricted-matches': screen(() => import('../features/linking/restricted-matches-screen.tsx')),
  'watch-list': screen(() => import('../features/linking/watch-list-screen.tsx')),
  'late-matches': screen(() => import('../features/linking/late-matches-screen.tsx')),
  import: screen(() => import('../features/intake/import-screen.tsx')),
  investigations: screen(() => import('../features/investigations/investigations-screen.tsx')),
  investigation: screen<'investigation'>(() => import('../features/investigations/investigation-screen.tsx')),
  plots: screen(() => import('../features/investigations/plots-screen.tsx')),
  entities: screen(() => import('../features/investigations/entities-screen.tsx')),
  entity: screen<'entity'>(() => import('../features/investigations/entity-screen.tsx')),
  dashboard: screen(() => import('../features/oversight/dashboard-screen.tsx')),
  brief: screen(() => import('../features/oversight/brief-screen.tsx')),
  'threat-level': screen(() => import('../features/oversight/threat-level-screen.tsx')),
  accuracy: screen(() => import('../features/accuracy/accuracy-screen.tsx')),
  search: screen<'search'>(() => import('../features/search/search-screen.tsx')),
  disclosure: screen(() => import('../features/exports/exports-screen.tsx')),
  people: screen(() => import('../features/access/people-screen.tsx')),
  compartments: screen(() => import('../features/access/compartments-screen.tsx')),
  audit: screen<'audit'>(() => import('../features/audit/audit-screen.tsx')),
  vault: screen(() => import('../features/vault/vault-screen.tsx')),
  settings: screen(() => import('../features/vault/settings-screen.tsx')),
  help: screen(() => import('../features/help/help-screen.tsx')),
};

export function screenOf(name: RouteName): ComponentType<{ route: Route }> {
  return screens[name];
}

/** The view while the passphrase is one that somebody else gave. */
export const OwnPassphrase = lazy(() => import('../features/vault/own-passphrase.tsx'));

/** The view before anybody is signed in. */
export const SignIn = lazy(() => import('../features/vault/sign-in.tsx'));
