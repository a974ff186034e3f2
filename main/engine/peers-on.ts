/** This service among those on the same store: what it tells them, and what it does of what they tell. */
import type { Store } from '../store/port.ts';
import type { Change } from './changes.ts';
import { changeMessages, changeTold, plainMessage, presenceMessages, readTold, type Told } from './peer-messages.ts';
import { peerSeal } from './peer-seal.ts';
import type { Peers } from './peers.ts';
import type { Presence } from './presence.ts';
import type { ServerState } from './server-state.ts';

interface PeersOn {
  state: ServerState;
  store: Store;
  presence: Presence;
  announce: (change: Change) => Promise<void>;
  /** 32 bytes, which every service of the unit has. */
  key: Buffer;
}

/** For whoever is signed in here, after messages were lost: what they see may be behind. */
function refreshAll({ connections }: ServerState): void {
  for (const { session, send } of connections) if (session !== null) send({ kind: 'changed', topics: ['everything'] });
}

/** The session goes on elsewhere: it is neither ended nor logged out here. */
function letGo({ connections, lasting }: ServerState, presence: Presence, id: string): void {
  clearTimeout(lasting?.waiting.get(id)?.timer);
  lasting?.waiting.delete(id);
  presence.leave(id);
  for (const connection of connections) {
    if (connection.session?.id !== id) continue;
    connection.session = null;
    connections.delete(connection);
    connection.hangUp?.();
  }
}

/** `null` for a store that this service has to itself. */
export function peersOn({ state, store, presence, announce, key }: PeersOn): Peers | null {
  const { shared } = store;
  if (shared === null) return null;
  const sealing = peerSeal(key, shared.node);

  async function tell(messages: readonly string[]): Promise<void> {
    try {
      for (const message of messages) await shared?.tell(sealing.seal(message));
    } catch {
      // Whoever cannot be told now asks again once the database is back; see `missed`.
    }
  }

  async function act(told: Told, from: string): Promise<void> {
    if (told.kind === 'change') await announce(changeTold(told));
    else if (told.kind === 'open') for (const at of told.open) presence.heard(from, at);
    else if (told.kind === 'came') await tell(presenceMessages(presence.own()));
    else if (told.kind === 'went') presence.gone(from);
    else if (told.kind === 'took') letGo(state, presence, told.session);
    else refreshAll(state);
  }

  /** One after another, so that who opened a record is known before it is announced. */
  let last: Promise<void> = Promise.resolve();
  shared.hear({
    told(text, from) {
      const message = sealing.unseal(text, from);
      const told = message === null ? null : readTold(message);
      if (told !== null) last = last.then(() => act(told, from)).catch(() => refreshAll(state));
    },
    workstations: () => state.workstationsChanged(),
    missed() {
      refreshAll(state);
      state.workstationsChanged();
      void tell([plainMessage({ kind: 'came' }), ...presenceMessages(presence.own())]);
    },
  });
  void tell([plainMessage({ kind: 'came' })]);

  return {
    changed: changeMessages,
    opened: (at) => presenceMessages([at]),
    noLonger: (session) => presenceMessages([{ session, login: '', name: '', record: null, since: '' }]),
    tell,
    async tellWith(transaction, messages) {
      for (const message of messages) await transaction.tell(sealing.seal(message));
    },
    took: (session) => tell([plainMessage({ kind: 'took', session })]),
    leave: () => tell([plainMessage({ kind: 'went' })]),
  };
}
