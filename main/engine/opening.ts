/** Opening a store, which is separate from signing in to it; telling its sessions what changed; and closing it. */
import { VigilError } from '../../preload/contract/errors.ts';
import { Marking, rank } from '../../preload/contract/vocabulary.ts';
import { viewerOf } from '../access/officer.ts';
import type { Store } from '../store/port.ts';
import type { OpenVault } from '../vault/vault.ts';
import { allTopics, type Change, heardBy } from './changes.ts';
import { keysOf, type VaultKeys } from './keys.ts';
import { placeOf } from './log-notes.ts';
import { dropAnchor, olderThanKnown } from './older.ts';
import { presence } from './presence.ts';
import type { Opened, ServerState } from './server-state.ts';
import type { Connection, Session } from './session.ts';

/** Tells each session what it may hear, according to what its officer may see now. The person who made the change does not wait. */
function announcer(state: ServerState, opened: () => Opened | null) {
  return async (change: Change): Promise<void> => {
    const others: Connection[] = [];
    for (const connection of state.connections) {
      if (connection.session === null) continue;
      if (connection.session.id === change.sessionId) connection.send({ kind: 'changed', topics: allTopics(change) });
      else others.push(connection);
    }
    const store = opened()?.services.store;
    if (others.length === 0 || store === undefined) return;
    await store.read(async (transaction) => {
      for (const connection of others) {
        const officer = connection.session === null ? null : await transaction.officer(connection.session.login);
        const topics = officer === null ? [] : heardBy(viewerOf(officer), change);
        if (topics.length > 0) connection.send({ kind: 'changed', topics });
      }
    });
  };
}

type KeysFor = (vault: OpenVault, store: Store) => VaultKeys;

/** Makes an open vault available to every connection. Throws MARKING_ABOVE_INSTALLATION, with nothing left open. */
export async function openFor(state: ServerState, vault: OpenVault, keysFor: KeysFor = keysOf): Promise<Opened> {
  const { installation, clock } = state;
  const store = await state.storeOf(vault);
  const older = await olderThanKnown(vault, store);
  const opened: Opened = {
    vault,
    keys: keysFor(vault, store),
    services: {
      store,
      installation,
      clock,
      announce: announcer(state, () => state.opened),
      older,
      presence: presence(),
      unit: state.staysOpen,
      backups: () => ({ last: vault.lastBackup(), unit: state.staysOpen, schedule: state.backupSchedule() }),
    },
    told: false,
  };
  // A vault that was filled on an installation permitting more must not open on one permitting less.
  const highest = await store.read((transaction) => transaction.highestMarking());
  if (highest > rank(Marking, installation.maximumMarking)) {
    await store.end();
    vault.close();
    throw new VigilError('MARKING_ABOVE_INSTALLATION');
  }
  state.opened = opened;
  return opened;
}

export function assertNoVaultOpen(state: ServerState): void {
  if (state.opened !== null) throw new VigilError('VAULT_IN_USE');
}

/** Whether the vault is to stay open: a service keeps it so, and at a desk whoever is signed in on any connection. */
export const inUse = (state: ServerState): boolean =>
  state.staysOpen || [...state.connections].some((connection) => connection.session !== null);

/** Ends the store and wipes the keys. Calling it twice is harmless. */
export async function shut(state: ServerState): Promise<void> {
  const { opened } = state;
  state.opened = null;
  if (opened === null) return;
  // Until somebody has been told what is missing, what is known of it stays.
  if (opened.services.older === null || opened.told) await dropAnchor(opened.vault, opened.services.store);
  await opened.services.store.end();
  opened.vault.close();
}

/** The last log line of a session. A disk that accepts no more must not keep a vault open: then there is no such line. */
export async function logClosing({ services }: Opened, session: Session, reason: string | null = null): Promise<void> {
  try {
    await services.store.write(async (transaction) => {
      const officer = await transaction.officer(session.login);
      await transaction.log.append({
        at: services.clock().toISOString(),
        accountId: officer?.id ?? null,
        who: session.login,
        verb: 'vault.lock',
        processing: 'none',
        outcome: 'done',
        records: [],
        reason,
        recipient: null,
        ...placeOf(session),
      });
    });
  } catch {}
}

/** Whoever has the same record open is told that this session no longer has. */
export async function leaves({ services }: Opened, { id }: Session): Promise<void> {
  const record = services.presence.leave(id);
  if (record === null) return;
  const standing = await services.store.read((transaction) => transaction.standingOf([record]));
  await services.announce({ topics: [[`presence/${record}`]], standing, accountId: 0, sessionId: id });
}
