/**
 * Telling sessions what changed. Whoever made a change hears of it at once, and so does whoever has the record open. All others are told
 * one desk after another, each of everything that happened meanwhile: whatever a window hears of it asks for again, so that fifty desks
 * told at the same moment of every change would keep the service from answering anybody (measured: docs/performance.md).
 */
import { viewerOf } from '../access/officer.ts';
import { allTopics, type Change, heardBy, isOfPresence, recordOf } from './changes.ts';
import type { Opened, ServerState } from './server-state.ts';
import type { Connection } from './session.ts';
import type { Services } from './unit-of-work.ts';

/** Milliseconds from one desk to the next: fifty desks are told within two seconds. */
const betweenDesks = 40;

export function announcer(state: ServerState, opened: () => Opened | null): Services['announce'] {
  /** In the order in which they are told. */
  const waiting = new Map<Connection, Change[]>();
  let told = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;

  /** According to what their officer may see now. */
  async function tell(connection: Connection, changes: readonly Change[]): Promise<void> {
    const { session } = connection;
    const store = opened()?.services.store;
    if (session === null || store === undefined) return;
    const officer = await store.read((transaction) => transaction.officer(session.login));
    if (officer === null || connection.session !== session) return;
    const viewer = viewerOf(officer);
    const topics = [...new Set(changes.flatMap((change) => heardBy(viewer, change)))];
    if (topics.length > 0) connection.send({ kind: 'changed', topics });
  }

  /** What was done stands, whoever could not be told of it: a store that is away has its windows ask again by themselves. */
  const tellIfPossible = (connection: Connection, changes: readonly Change[]): Promise<void> =>
    tell(connection, changes).catch(() => undefined);

  async function tellNext(): Promise<void> {
    timer = undefined;
    const [next] = waiting;
    if (next === undefined) return;
    const [connection, changes] = next;
    waiting.delete(connection);
    told = performance.now();
    plan();
    await tellIfPossible(connection, changes);
  }

  function plan(): void {
    if (timer !== undefined || waiting.size === 0) return;
    timer = setTimeout(tellNext, Math.max(0, told + betweenDesks - performance.now()));
    timer.unref();
  }

  function later(connection: Connection, change: Change): void {
    const before = waiting.get(connection);
    if (before === undefined) waiting.set(connection, [change]);
    else before.push(change);
  }

  return async (change) => {
    const topics = change.topics.flat();
    const records = new Set(topics.map(recordOf));
    // Who is at a record is of interest to those who have it open, and to nobody else.
    const ofPresence = topics.every(isOfPresence);
    const atOnce: Connection[] = [];
    for (const connection of state.connections) {
      const { session } = connection;
      if (session === null) continue;
      const open = opened()?.services.presence.openOf(session.id) ?? null;
      if (session.id === change.sessionId) connection.send({ kind: 'changed', topics: allTopics(change) });
      else if ((open !== null && records.has(open)) || (state.toldAtOnce && !ofPresence)) atOnce.push(connection);
      else if (!ofPresence) later(connection, change);
    }
    plan();
    await Promise.all(atOnce.map((connection) => tellIfPossible(connection, [change])));
  };
}
