/**
 * Which file draws which route. A screen is a file whose default export is a component that takes `{ route }`; it is loaded
 * when its route is first shown. A route whose file is not there is shown as not part of this version.
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

const files: Readonly<Record<RouteName, string>> = {
  'my-work': './oversight/my-work-screen.tsx',
  queue: './intake/queue-screen.tsx',
  record: './intake/record-screen.tsx',
  import: './intake/import-screen.tsx',
  investigations: './investigations/investigations-screen.tsx',
  investigation: './investigations/investigation-screen.tsx',
  plots: './plots/plots-screen.tsx',
  entities: './investigations/entities-screen.tsx',
  entity: './investigations/entity-screen.tsx',
  dashboard: './oversight/dashboard-screen.tsx',
  brief: './oversight/brief-screen.tsx',
  'threat-level': './oversight/threat-level-screen.tsx',
  search: './exchange/search-screen.tsx',
  disclosure: './exchange/files-out-screen.tsx',
  people: './access/people-screen.tsx',
  compartments: './access/compartments-screen.tsx',
  audit: './audit/audit-screen.tsx',
  vault: './vault/vault-screen.tsx',
  settings: './vault/settings-screen.tsx',
  help: './help/help-screen.tsx',
};

const present = import.meta.glob<{ default: ComponentType<{ route: Route }> }>('./*/*-screen.tsx');
const made = new Map<RouteName, LazyExoticComponent<ComponentType<{ route: Route }>>>();

/** The screen of a route, or null when this version has none. */
export function screenOf(name: RouteName): ComponentType<{ route: Route }> | null {
  const held = made.get(name);
  if (held !== undefined) return held;
  const load = present[files[name]];
  if (load === undefined) return null;
  const screen = lazy(load);
  made.set(name, screen);
  return screen;
}

const signIns = import.meta.glob<{ default: ComponentType<SignInProps> }>('./vault/sign-in.tsx');
const loadSignIn = signIns['./vault/sign-in.tsx'];
/** The sign-in view, in `vault/sign-in.tsx`. */
export const SignIn = loadSignIn === undefined ? null : lazy(loadSignIn);
