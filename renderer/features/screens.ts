/**
 * Which file draws which route. A screen is a file whose default export is a component that takes `{ route }`; it is loaded
 * when its route is first shown.
 */
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { Failure } from '../../preload/contract/errors.ts';
import type { Session } from '../../preload/contract/vault.ts';
import type { Route, RouteName } from '../shell/routes.ts';

/** What a screen gets: its own route with its own parameters. */
export interface ScreenProps<N extends RouteName> {
  route: Extract<Route, { name: N }>;
}

/** The screen before anybody is signed in. `because` says why the vault was closed, if it was not the person. */
export interface SignInProps {
  onOpen: (session: Session) => void;
  because: Failure | null;
}

type Screen = ComponentType<{ route: Route }>;

/** A screen takes its own route only; `screenOf` gives it none but that. */
function screen<N extends RouteName>(load: () => Promise<{ default: ComponentType<ScreenProps<N>> }>) {
  return lazy(load) as unknown as LazyExoticComponent<Screen>;
}

const screens: Readonly<Record<RouteName, LazyExoticComponent<Screen>>> = {
  'my-work': screen(() => import('./oversight/my-work-screen.tsx')),
  queue: screen<'queue'>(() => import('./intake/queue-screen.tsx')),
  record: screen<'record'>(() => import('./intake/record-screen.tsx')),
  'passed-on': screen(() => import('./linking/passed-on-screen.tsx')),
  'watch-list': screen(() => import('./linking/watch-list-screen.tsx')),
  'cold-tips': screen(() => import('./linking/cold-tips-screen.tsx')),
  import: screen(() => import('./intake/import-screen.tsx')),
  investigations: screen(() => import('./investigations/investigations-screen.tsx')),
  investigation: screen<'investigation'>(() => import('./investigations/investigation-screen.tsx')),
  plots: screen(() => import('./plots/plots-screen.tsx')),
  entities: screen(() => import('./investigations/entities-screen.tsx')),
  entity: screen<'entity'>(() => import('./investigations/entity-screen.tsx')),
  dashboard: screen(() => import('./oversight/dashboard-screen.tsx')),
  brief: screen(() => import('./oversight/brief-screen.tsx')),
  'threat-level': screen(() => import('./oversight/threat-level-screen.tsx')),
  accuracy: screen(() => import('./accuracy/accuracy-screen.tsx')),
  search: screen<'search'>(() => import('./exchange/search-screen.tsx')),
  disclosure: screen(() => import('./exchange/files-out-screen.tsx')),
  people: screen(() => import('./access/people-screen.tsx')),
  compartments: screen(() => import('./access/compartments-screen.tsx')),
  audit: screen<'audit'>(() => import('./audit/audit-screen.tsx')),
  vault: screen(() => import('./vault/vault-screen.tsx')),
  settings: screen(() => import('./vault/settings-screen.tsx')),
  help: screen(() => import('./help/help-screen.tsx')),
};

export function screenOf(name: RouteName): ComponentType<{ route: Route }> {
  return screens[name];
}

/** The view while the passphrase is one that somebody else gave. */
export const OwnPassphrase = lazy(() => import('./vault/own-passphrase.tsx'));

/** The view before anybody is signed in. */
export const SignIn = lazy(() => import('./vault/sign-in.tsx'));
