/** The verbs that open and close a vault: the only ones that work while nobody is signed in. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { VigilError } from '../../preload/contract/errors.ts';
import type { Input, Output, VerbName } from '../../preload/contract/index.ts';
import { cameInByCode, cameInByPassphrase } from '../access/own-passphrase.ts';
import { me } from '../access/session.ts';
import { demonstrationPassphrase, people } from '../demonstration/people.ts';
import { hasAccount } from '../store/sqlite/accounts.ts';
import { migrate, supportedVersion } from '../store/sqlite/migrate.ts';
import { checkPassphrase } from '../vault/passphrase.ts';
import { restoreSlots } from '../vault/slots.ts';
import { openVault, openWithRecovery, vaultPresent } from '../vault/vault.ts';
import { vaultFiles } from '../vault/vault-files.ts';
import { restore, undo, verifyBackup } from './backups.ts';
import { makeVault } from './make-vault.ts';
import { olderReason } from './older.ts';
import { assertNoVaultOpen, inUse, openFor, shut } from './opening.ts';
import type { Asked, Opened, ServerState } from './server-state.ts';
import { type Connection, newSession } from './session.ts';
import { writing } from './unit-of-work.ts';

const Plaque = z.object({ demonstration: z.literal(true) });
const markerFile = 'demonstration.json';

/** A demonstration vault is marked as one by a file beside it: it contains nothing but fiction, and its passphrase is shown. */
function isDemonstration(folder: string): boolean {
  const path = join(folder, markerFile);
  if (!existsSync(path)) return false;
  try {
    return Plaque.safeParse(JSON.parse(readFileSync(path, 'utf8'))).success;
  } catch {
    return false;
  }
}

/**
 * Looks up the person signing in, with the log entry of the verb. If the account is not to be let in, the vault is closed unless
 * others are in it.
 */
async function startSession(
  state: ServerState,
  connection: Connection,
  opened: Opened,
  login: string,
  verb: VerbName,
  failedBefore: number,
) {
  const { services } = opened;
  const session = newSession(login, connection.workstation);
  // While nobody is signed in no line can be written: the first one afterwards reports the failed attempts.
  const reasons = [
    ...(failedBefore === 0 ? [] : [`After failed attempts: ${failedBefore}`]),
    ...(services.older === null ? [] : [olderReason(services.older)]),
  ];
  try {
    const known = await services.store.read((transaction) => transaction.officer(login));
    if (known === null) throw new VigilError('PASSPHRASE_WRONG');
    const value = await writing(
      { services, session, verb },
      async (context) => {
        await (verb === 'vault.recover' ? cameInByCode(context) : cameInByPassphrase(context));
        return me(context, {});
      },
      ({ account }) => ({
        records: [`account:${account.id}`],
        ...(reasons.length === 0 ? {} : { reason: reasons.join('. ') }),
      }),
    );
    connection.session = session;
    opened.told = true;
    return value;
  } catch (error) {
    if (!inUse(state)) await shut(state);
    throw error;
  }
}

async function look(
  state: ServerState,
  __: Connection,
  input: Input<'vault.inspect'>,
  asked: Asked,
): Promise<Output<'vault.inspect'>> {
  const folder = asked.path(input.folderToken);
  const demonstration = isDemonstration(folder);
  return {
    present: vaultPresent(folder),
    unit: state.staysOpen,
    demonstration,
    people: demonstration
      ? people.map(({ login, name, roles }) => ({
          login,
          name,
          roles: [...roles],
          passphrase: demonstrationPassphrase,
        }))
      : [],
  };
}

async function create(
  state: ServerState,
  connection: Connection,
  input: Input<'vault.create'>,
  asked: Asked,
): Promise<Output<'vault.create'>> {
  assertNoVaultOpen(state);
  const { vault, recoveryCode } = await makeVault({ ...input, folder: asked.path(input.folderToken) }, state.clock());
  const opened = await openFor(state, vault);
  return { recoveryCode, session: await startSession(state, connection, opened, input.login, 'vault.create', 0) };
}

async function createDemonstration(
  state: ServerState,
  _: Connection,
  input: Input<'vault.createDemonstration'>,
  asked: Asked,
): Promise<Output<'vault.createDemonstration'>> {
  assertNoVaultOpen(state);
  const folder = asked.path(input.folderToken);
  // Loaded on demand: an ordinary start does without the fiction.
  const { loadDemonstration } = await import('../demonstration/load/load.ts');
  const loaded = await loadDemonstration({ folder, until: state.clock(), ...asked });
  writeFileSync(join(folder, markerFile), `${JSON.stringify({ demonstration: true })}\n`);
  return loaded;
}

async function signIn(
  state: ServerState,
  connection: Connection,
  input: Input<'vault.signIn'>,
  asked: Asked,
): Promise<Output<'vault.signIn'>> {
  const folder = asked.path(input.folderToken);
  const { opened } = state;
  if (opened !== null) {
    // Others are already in it: joining them takes a passphrase, and nothing is opened again.
    if (connection.session !== null || opened.keeper.folder !== vaultFiles(folder).folder)
      throw new VigilError('VAULT_IN_USE');
    const failedBefore = await opened.keys.check(input.login, input.passphrase);
    return startSession(state, connection, opened, input.login, 'vault.signIn', failedBefore);
  }
  const vault = await openVault({
    folder,
    login: input.login,
    passphrase: input.passphrase,
    migrate,
    supportedVersion,
  });
  return startSession(state, connection, await openFor(state, vault), input.login, 'vault.signIn', vault.failedBefore);
}

async function recover(
  state: ServerState,
  connection: Connection,
  input: Input<'vault.recover'>,
  asked: Asked,
): Promise<Output<'vault.recover'>> {
  assertNoVaultOpen(state);
  checkPassphrase(input.passphrase);
  const folder = asked.path(input.folderToken);
  const vault = await openWithRecovery({
    folder,
    code: input.code,
    login: input.login,
    newPassphrase: input.passphrase,
    migrate,
    supportedVersion,
    admits: (db) => hasAccount(db, input.login),
  });
  const opened = await openFor(state, vault);
  const session = await startSession(state, connection, opened, input.login, 'vault.recover', vault.failedBefore);
  try {
    // A code that was typed may have been seen: it works once, and the new one is shown once.
    return { session, recoveryCode: await vault.recoveryCodeAnew() };
  } catch (error) {
    connection.session = null;
    await shut(state);
    throw error;
  }
}

async function restoreKeys(state: ServerState, _: Connection, input: Input<'vault.restoreKeys'>, asked: Asked) {
  assertNoVaultOpen(state);
  restoreSlots(asked.path(input.folderToken));
  return {};
}

/**
 * Nothing is left to do here: the engine closes the vault, with the log's last line, and ends as soon as its answer has
 * been sent.
 */
async function lock(): Promise<Output<'vault.lock'>> {
  return {};
}

const verbs = {
  'vault.inspect': look,
  'vault.create': create,
  'vault.createDemonstration': createDemonstration,
  'vault.signIn': signIn,
  'vault.recover': recover,
  'vault.restoreKeys': restoreKeys,
  'vault.verifyBackup': verifyBackup,
  'vault.restore': restore,
  'vault.undoRestore': undo,
  'vault.lock': lock,
} satisfies {
  [V in VerbName]?: (state: ServerState, connection: Connection, input: Input<V>, asked: Asked) => Promise<Output<V>>;
};

type VaultVerb = (state: ServerState, connection: Connection, input: unknown, asked: Asked) => Promise<unknown>;

/** The input has been validated by the verb's schema, from which the types of the table above are derived. */
export function vaultVerb(verb: VerbName): VaultVerb | undefined {
  return (verbs as Partial<Record<VerbName, VaultVerb>>)[verb];
}
