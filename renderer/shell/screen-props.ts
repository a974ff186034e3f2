import type { Failure } from '../../preload/contract/errors.ts';
import type { Session } from '../../preload/contract/vault.ts';
import type { Route, RouteName } from './routes.ts';

/** What a screen gets: its own route with its own parameters. */
export interface ScreenProps<N extends RouteName> {
  route: Extract<Route, { name: N }>;
}

/** The screen before anybody is signed in. `because` says why the vault was closed, if it was not the person. */
export interface SignInProps {
  onOpen: (session: Session) => void;
  because: Failure | null;
}
