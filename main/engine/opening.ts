/** Opening a store, which is separate from signing in to it; and closing it. */
import { VigilError } from '../../preload/contract/errors.ts';
import { Marking, rank } from '../../preload/contract/vocabulary.ts';
import type { Store } from '../store/port.ts';
import type { OpenVault } from '../vault/vault.ts';
import { untilTaken } from './again.ts';
import { announcer } from './announcer.ts';
import type { Change } from './changes.ts';
import { dueClock } from './due-clock.ts';
import type { Keeper } from './keeper.ts';
import { keysOf, type VaultKeys } from './keys.ts';
import { placeOf } from './log-notes.ts';
import { logTogether } from './log-together.ts';
import { looksUnderWay } from './look-once.ts';
import { dropAnchor, olderThanKnown } from './older.ts';
import { peersOn } from './peers-on.ts';
import { presence } from './presence.ts';
import { renewal } from './renewal.ts';
import type { Opened, ServerState } from './server-state.ts';
import type { Session } from './session.ts';

/** What keeps the records: a vault at a desk, or whatever a service has been given. */
export interface Kept {
  keeper: Keeper;
  store: Store;
  keys: VaultKeys;
  /** For what services on one store tell each other. */
  peerKey?: Buffer | undefined;
}

/** Makes an open vault available to every connection. Throws MARKING_ABOVE_INSTALLATION, with nothing left open. */
export async function openFor(state: ServerState, vault: OpenVault): Promise<Opened> {
  return openKept(state, { keeper: vault, store: await state.storeOf(vault), keys: keysOf(vault) });
}

/** A service beside this one may be taking a document in; nobody goes on for longer than this without a word. */
const stillArriving = 3_600_000;

/** What an intake that was interrupted has left of a document is taken out, in pieces. */
async function dropUnfinished(store: Store, now: Date): Promise<void> {
  const before = new Date(now.getTime() - (store.shared === null ? 0 : stillArriving)).toISOString();
  while (await store.write((transaction) => transaction.dropUnfinished(before)));
}

/** The same for what a service has been given to keep. */
export async function openKept(state: ServerState, { keeper, store, keys, peerKey }: Kept): Promise<Opened> {
  const { installation, clock, drawLot } = state;
  // A vault that was filled on an installation permitting more must not open on one permitting less.
  const highest = await store.read((transaction) => transaction.highestMarking());
  if (highest > rank(Marking, installation.maximumMarking)) {
    await store.end();
    keeper.close();
    throw new VigilError('MARKING_ABOVE_INSTALLATION');
  }
  const older = await olderThanKnown(keeper, store);
  const tell = announcer(state, () => state.opened);
  const due = dueClock({ store, clock, announce: tell });
  const planDue = ({ topics }: Change): void => {
    if (topics.some((together) => together.includes('inbox'))) due.planAgain();
  };
  const announce = async (change: Change): Promise<void> => {
    planDue(change);
    state.opened?.renewal?.nudge();
    await tell(change);
  };
  const here = presence();
  const peers = peerKey === undefined ? null : peersOn({ state, store, presence: here, announce, key: peerKey });
  const tellAll = async (change: Change): Promise<void> => {
    planDue(change);
    await peers?.tell(peers.changed(change));
    await tell(change);
  };
  const opened: Opened = {
    keeper,
    keys,
    renewal: state.renews ? renewal({ store, clock, announce: tellAll }) : null,
    services: {
      store,
      installation,
      clock,
      drawLot,
      looks: looksUnderWay(),
      logRead: logTogether({ write: (work, options) => untilTaken(store, () => store.write(work, options), true) }),
      announce,
      older,
      presence: here,
      peers,
      unit: state.staysOpen,
      backups: () => ({
        last: keeper.lastBackup(),
        unit: state.staysOpen,
        database: store.shared !== null,
        schedule: state.backupSchedule(),
      }),
    },
    told: false,
    due,
  };
  await dropUnfinished(store, clock());
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
  opened.due.stop();
  // Until somebody has been told what is missing, what is known of it stays.
  if (opened.services.older === null || opened.told) await dropAnchor(opened.keeper, opened.services.store);
  await opened.renewal?.end();
  await opened.services.peers?.leave();
  await opened.services.store.end();
  opened.keeper.close();
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
  const change: Change = { topics: [[`presence/${record}`]], standing, accountId: 0, sessionId: id };
  await services.peers?.tell([...services.peers.noLonger(id), ...services.peers.changed(change)]);
  await services.announce(change);
}
