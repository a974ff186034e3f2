/** Which record each session has open, so that colleagues at it know of one another. Kept in memory only: it ends with the session. */
import type { PresenceHere } from '../store/use-case.ts';

interface Open {
  record: string;
  login: string;
  name: string;
  /** An instant. */
  since: string;
}

export interface Presence {
  /** As use cases of this session may use it. */
  of(session: { id: string; login: string }): PresenceHere;
  /** What the session had open; `null` for nothing. */
  leave(sessionId: string): string | null;
}

export function presence(): Presence {
  const open = new Map<string, Open>();
  return {
    of: ({ id, login }) => ({
      move(record, name, since) {
        const before = open.get(id)?.record ?? null;
        const moved = record !== before;
        if (record === null) open.delete(id);
        else if (moved) open.set(id, { record, login, name, since });
        return { left: moved ? before : null, moved };
      },
      others: (record) =>
        [...open.values()]
          // Somebody at two desks is not a colleague of their own.
          .filter((one) => one.record === record && one.login !== login)
          .map((one) => ({ name: one.name, since: one.since })),
    }),
    leave(sessionId) {
      const record = open.get(sessionId)?.record ?? null;
      open.delete(sessionId);
      return record;
    },
  };
}
