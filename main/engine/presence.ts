/**
 * Which record each session has open, so that colleagues at it know of one another. Kept in memory only: it ends with the session, and
 * services that share a store tell each other.
 */
import type { PresenceHere } from '../store/use-case.ts';

interface Open {
  record: string;
  login: string;
  name: string;
  /** An instant. */
  since: string;
  /** Another service's session; `null` for one of this service's own. */
  node: string | null;
}

/** What a session has open, as other services are told it. */
export interface OpenAt {
  session: string;
  login: string;
  name: string;
  record: string | null;
  since: string;
}

export interface Presence {
  /** As use cases of this session may use it. `moved`: called where another record is open than before, or none any more. */
  of(session: { id: string; login: string }, moved?: (at: OpenAt) => void): PresenceHere;
  /** What the session has open; `null` for nothing. */
  openOf(sessionId: string): string | null;
  /** What the session had open; `null` for nothing. */
  leave(sessionId: string): string | null;
  /** Of this service's own sessions. */
  own(): OpenAt[];
  /** What a session of another service has open from now on. */
  heard(node: string, at: OpenAt): void;
  /** That service is gone, and whatever its sessions had open. */
  gone(node: string): void;
}

export function presence(): Presence {
  const open = new Map<string, Open>();
  return {
    of: ({ id, login }, told = () => undefined) => ({
      move(record, name, since) {
        const was = open.get(id);
        const before = was?.record ?? null;
        const moved = record !== before;
        if (record === null) open.delete(id);
        // One that had it open at another service has it open here now.
        else if (moved || was?.node !== null) open.set(id, { record, login, name, since, node: null });
        if (moved || (was?.node ?? null) !== null) told({ session: id, login, name, record, since });
        return { left: moved ? before : null, moved };
      },
      others: (record) =>
        [...open.values()]
          // Somebody at two desks is not a colleague of their own.
          .filter((one) => one.record === record && one.login !== login)
          .map((one) => ({ name: one.name, since: one.since })),
    }),
    openOf: (sessionId) => open.get(sessionId)?.record ?? null,
    leave(sessionId) {
      const record = open.get(sessionId)?.record ?? null;
      open.delete(sessionId);
      return record;
    },
    own: () => [...open].flatMap(([session, { node, ...rest }]) => (node === null ? [{ session, ...rest }] : [])),
    heard(node, { session, record, ...who }) {
      // One that goes on here is this service's own.
      if (open.get(session)?.node === null) return;
      if (record === null) open.delete(session);
      else open.set(session, { ...who, record, node });
    },
    gone(node) {
      for (const [session, one] of open) if (one.node === node) open.delete(session);
    },
  };
}
