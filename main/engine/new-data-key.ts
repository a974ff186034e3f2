/**
 * A new data key while somebody is signed in at a desk: the vault is made anew beside itself, takes its own place, and is opened again
 * with the passphrase that was asked for. Whoever asked stays signed in. Meanwhile no other request is begun.
 */
import { setTimeout } from 'node:timers/promises';
import { failure, VigilError } from '../../preload/contract/errors.ts';
import type { Output } from '../../preload/contract/index.ts';
import type { Officer } from '../store/port.ts';
import { checkLog, noteNewKey } from '../store/sqlite/closed-store.ts';
import { migrate, supportedVersion } from '../store/sqlite/migrate.ts';
import { asVigilError } from '../vault/open-database.ts';
import { noOldKeyLeft, type OpenVault, openVault } from '../vault/vault.ts';
import { lineOf } from './log-notes.ts';
import { openFor } from './opening.ts';
import type { Asked, Opened, ServerState } from './server-state.ts';
import type { Connection } from './session.ts';
import type { Asking } from './unit-of-work.ts';

export interface NewKeyAsked {
  state: ServerState;
  connection: Connection;
  opened: Opened;
  asking: Asking;
  asked: Asked;
  me: Officer;
  passphrase: string;
  /** Of the accounts whose ways in are kept. */
  logins: readonly string[];
  /** For the log. */
  reason: string;
}

/** Milliseconds between two looks at whether other requests have ended. */
const patience = 50;

function mustGoOn({ signal }: Asked): void {
  if (signal.aborted) throw new VigilError('CANCELLED');
}

/** Until this is the only request. None is begun any more; what is under way ends first, be it an import. */
async function alone({ state, asked }: NewKeyAsked): Promise<void> {
  while (state.performing > 1) {
    await setTimeout(patience);
    mustGoOn(asked);
  }
}

/** The vault under its new key, beside itself. Gives the way to put it in its place. */
async function prepare(order: NewKeyAsked): Promise<() => void> {
  const { opened, asking, asked, me, passphrase, logins, reason } = order;
  const { keeper, services } = opened;
  const { login } = me;
  await alone(order);
  // As the writer of the store: nothing else is written until the copy is whole.
  return services.store.write(
    () =>
      keeper.prepareNewKey({
        logins,
        way: { login, passphrase },
        checkLog,
        note: (db) =>
          noteNewKey(db, lineOf(services.clock().toISOString(), me, asking, 'done', { records: ['vault'], reason })),
        watched: { mustGoOn: () => mustGoOn(asked), progress: (done, total) => asked.progress(done, total, '') },
      }),
    { background: true },
  );
}

/** Whatever comes of it, the vault that is in the folder then is open again; what it throws comes of the work. */
async function replace(order: NewKeyAsked): Promise<void> {
  const { state, opened } = order;
  const { keeper, services } = opened;
  // What is matched behind everybody's work would be written after the copy, which would then not be taken.
  const goOn = await opened.renewal?.hold();
  const swap = await prepare(order).catch((error: unknown) => {
    goOn?.();
    throw error;
  });
  // From here on nothing stops it: not to make it would now take as long.
  opened.due.stop();
  await services.store.end();
  await opened.renewal?.end();
  state.opened = null;
  try {
    swap();
  } finally {
    const again = await reopened(order, keeper.folder);
    (await openFor(state, again)).told = opened.told;
  }
}

async function reopened({ connection, me, passphrase }: NewKeyAsked, folder: string): Promise<OpenVault> {
  try {
    return await openVault({ folder, login: me.login, passphrase, migrate, supportedVersion });
  } catch (error) {
    // Another program was quicker, or the disk is gone: the window asks for a sign-in.
    connection.session = null;
    throw error;
  }
}

export async function replaceForNewKey(order: NewKeyAsked): Promise<Output<'vault.newDataKey'>> {
  const { state, connection, opened, me, passphrase } = order;
  if (state.staysOpen) throw new VigilError('NEW_KEY_BY_COMMAND');
  if ([...state.connections].some((other) => other !== connection && other.session !== null))
    throw new VigilError('OTHERS_SIGNED_IN');
  await opened.keys.check(me.login, passphrase);
  if (state.replacing !== null) throw new VigilError('CANCELLED');
  const { promise, resolve } = Promise.withResolvers<void>();
  state.replacing = promise;
  try {
    await replace(order);
    connection.send({ kind: 'changed', topics: ['proposal', 'backup'] });
    return { oldRemoved: noOldKeyLeft(opened.keeper.folder) };
  } catch (error) {
    if (state.opened === null) {
      connection.send({ kind: 'closed', because: failure(asVigilError(error).code) });
      connection.hangUp?.();
    }
    throw error;
  } finally {
    state.replacing = null;
    resolve();
  }
}
