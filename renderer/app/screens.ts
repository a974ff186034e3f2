/**
 * Which file draws which route. A screen is a file whose default export is a component that takes `{ route }`; it is loaded
 * while nothing else is to be done, or when its route is first shown.
 */
import { type ComponentType, lazy } from 'react';
import type { Route, RouteName } from '../shell/routes.ts';
import type { ScreenProps } from '../shell/screen-props.ts';

type Screen = ComponentType<{ route: Route }>;

interface Loaded {
  /** Loads the file ahead of its first use. */
  prepare: () => Promise<unknown>;
  /** The screen itself once its file is there; before that, one that waits for it. */
  drawn: () => Screen;
}

/** A screen takes its own route only; `screenOf` gives it none but that. */
function screen<N extends RouteName>(load: () => Promise<{ default: ComponentType<ScreenProps<N>> }>): Loaded {
  let here: Screen | null = null;
  const prepare = async () => {
    const file = await load();
    here = file.default as unknown as Screen;
    return { default: here };
  };
  const waiting = lazy(prepare);
  return { prepare, drawn: () => here ?? waiting };
}

const screens: Readonly<Record<RouteName, Loaded>> = {
  'my-work': screen(() => import('../features/my-work/my-work-screen.tsx')),
  queue: screen<'queue'>(() => import('../features/triage/queue-screen.tsx')),
  record: screen<'record'>(() => import('../features/intake/record-screen.tsx')),
  'restricted-matches': screen(() => import('../features/linking/restricted-matches-screen.tsx')),
  'watch-list': screen(() => import('../features/linking/watch-list-screen.tsx')),
  'reported-persons': screen(() => import('../features/linking/reported-persons-screen.tsx')),
  person: screen<'person'>(() => import('../features/linking/reported-person-screen.tsx')),
  'late-matches': screen(() => import('../features/linking/late-matches-screen.tsx')),
  disseminations: screen(() => import('../features/disseminations/disseminations-screen.tsx')),
  reviews: screen(() => import('../features/reviews/reviews-screen.tsx')),
  import: screen(() => import('../features/intake/import-screen.tsx')),
  investigations: screen(() => import('../features/investigations/investigations-screen.tsx')),
  investigation: screen<'investigation'>(() => import('../features/investigations/investigation-screen.tsx')),
  plots: screen(() => import('../features/investigations/plots-screen.tsx')),
  entities: screen(() => import('../features/investigations/entities-screen.tsx')),
  'entity-records': screen(() => import('../features/entities/entity-records-screen.tsx')),
  'entity-record': screen<'entity-record'>(() => import('../features/entities/entity-record-screen.tsx')),
  entity: screen<'entity'>(() => import('../features/investigations/entity-screen.tsx')),
  dashboard: screen(() => import('../features/oversight/dashboard-screen.tsx')),
  brief: screen(() => import('../features/oversight/brief-screen.tsx')),
  outcome: screen(() => import('../features/oversight/outcome-screen.tsx')),
  'public-pages': screen(() => import('../features/oversight/public-page/public-pages-screen.tsx')),
  'public-page': screen<'public-page'>(() => import('../features/oversight/public-page/public-page-screen.tsx')),
  'threat-level': screen(() => import('../features/oversight/threat-level-screen.tsx')),
  chart: screen<'chart'>(() => import('../features/charts/chart-screen.tsx')),
  'new-chart': screen<'new-chart'>(() => import('../features/charts/new-chart-screen.tsx')),
  accuracy: screen(() => import('../features/accuracy/accuracy-screen.tsx')),
  map: screen<'map'>(() => import('../features/maps/map-screen.tsx')),
  'map-files': screen(() => import('../features/maps/map-files-screen.tsx')),
  search: screen<'search'>(() => import('../features/search/search-screen.tsx')),
  disclosure: screen(() => import('../features/exports/exports-screen.tsx')),
  people: screen(() => import('../features/access/people-screen.tsx')),
  compartments: screen(() => import('../features/access/compartments-screen.tsx')),
  handling: screen(() => import('../features/access/handling-screen.tsx')),
  'break-glass': screen(() => import('../features/access/break-glass-screen.tsx')),
  audit: screen<'audit'>(() => import('../features/audit/audit-screen.tsx')),
  rules: screen<'rules'>(() => import('../features/rules/rules-screen.tsx')),
  vault: screen(() => import('../features/vault/vault-screen.tsx')),
  settings: screen(() => import('../features/vault/settings-screen.tsx')),
  help: screen<'help'>(() => import('../features/help/help-screen.tsx')),
};

/** Take it once for as long as the route is shown: a screen that waited for its file would be drawn anew as another. */
export function screenOf(name: RouteName): ComponentType<{ route: Route }> {
  return screens[name].drawn();
}

/** Loads every screen, one after another while nothing else is to be done, so that none is waited for. Gives the way to stop. */
export function prepareScreens(): () => void {
  const left = Object.values(screens);
  let next = requestIdleCallback(step, { timeout: 1_000 });
  function step(): void {
    const one = left.shift();
    if (one === undefined) return;
    // A file that cannot be loaded says so where it is shown.
    one
      .prepare()
      .catch(() => undefined)
      .then(() => {
        if (left.length > 0) next = requestIdleCallback(step, { timeout: 1_000 });
      });
  }
  return () => {
    left.length = 0;
    cancelIdleCallback(next);
  };
}

/** The view while the passphrase is one that somebody else gave. */
export const OwnPassphrase = lazy(() => import('../features/vault/own-passphrase.tsx'));

/** The view before anybody is signed in. */
export const SignIn = lazy(() => import('../features/vault/sign-in.tsx'));
