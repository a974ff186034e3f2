import { createContext, use } from 'react';
import { contract, type VerbName } from '../../preload/contract/index.ts';
import type { Session } from '../../preload/contract/vault.ts';
import type { Role } from '../../preload/contract/vocabulary.ts';

export type { Session };

export const SessionContext = createContext<Session | null>(null);

/** Who is signed in, with roles, the window's marking and the threat level. Only inside the frame. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (session === null) throw new Error('useSession is only for views inside the frame');
  return session;
}

/** Whether the contract lets somebody with these roles call the verb. */
export function canCall(roles: readonly Role[], verb: VerbName): boolean {
  const { permission } = contract[verb];
  return typeof permission === 'string' || permission.some((role) => roles.includes(role));
}

/** Whether the person may call the verb. It only decides what is offered; the engine decides what is allowed. */
export function useCan(verb: VerbName): boolean {
  const { account } = useSession();
  return canCall(account.roles, verb);
}
