import { createContext, use } from 'react';
import type { Session } from '../../preload/contract/vault.ts';
import type { Role } from '../../preload/contract/words.ts';

export type { Session };

export const SessionContext = createContext<Session | null>(null);

/** Who is signed in, with roles, the window's marking and the threat level. Only inside the frame. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (session === null) throw new Error('useSession is only for views inside the frame');
  return session;
}

/** Whether the person holds one of the roles. It only decides what is offered; the engine decides what is allowed. */
export function useMay(...roles: readonly Role[]): boolean {
  const { account } = useSession();
  return account.roles.some((role) => roles.includes(role));
}
