import type { Failure } from '../../preload/contract/errors.ts';
import type { Session } from '../../preload/contract/vault.ts';
import type { Route, RouteName } from './routes.ts';

/** What a screen is given: its own route with its own parameters. */
export interface ScreenProps<N extends RouteName> {
  route: Extract<Route, { name: N }>;
}

/** The screen shown while nobody is signed in. `because` says why the vault was closed, if the person did not close it. */
export interface SignInProps {
  onOpen: (session: Session) => void;
  because: Failure | null;
}
