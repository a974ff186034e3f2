/**
 * Who is asking, from which workstation, in which session: values that accompany every request, and nothing that is
 * kept elsewhere.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Marking } from '../../preload/contract/vocabulary.ts';
import type { Tickets } from '../store/use-case.ts';
import type { FromEngine } from './protocol.ts';

export interface Session {
  readonly id: string;
  readonly login: string;
  /** As the host that carries the messages knows it; on a single desk, the desk. */
  readonly workstation: string;
  readonly tickets: Tickets;
}

/** One workstation's connection to the engine, and who is signed in on it. */
export interface Connection {
  readonly workstation: string;
  /** SHA-256 of the workstation's certificate, where it has one. */
  readonly certificate?: string;
  readonly send: (message: FromEngine) => void;
  session: Session | null;
  /** Ends the line itself. */
  readonly hangUp?: () => void;
  /** Something was asked on it since its session was resumed. */
  spoken?: boolean;
}

/** Tickets that each work once, kept in memory only. */
function ticketBook(): Tickets {
  const open = new Map<string, { marking: Marking; name: string }>();
  return {
    issue(content) {
      const ticket = randomBytes(24).toString('base64url');
      open.set(ticket, content);
      return ticket;
    },
    redeem(ticket) {
      const content = open.get(ticket);
      open.delete(ticket);
      return content;
    },
  };
}

/** The caller has verified who is signing in. */
export function newSession(login: string, workstation: string, id: string = randomUUID()): Session {
  return { id, login, workstation, tickets: ticketBook() };
}
