/** The verbs that open and close a vault: the only ones that work while nobody is signed in. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { VigilError } from '../../preload/contract/errors.ts';
import type { Input, Output, VerbName } from '../../preload/contract/index.ts';
import { Marking, type Role, rank } from '../../preload/contract/words.ts';
import { readOfficer } from '../access/officer.ts';
import { cameInByCode, cameInByPassphrase } from '../access/own-passphrase.ts';
import { me } from '../access/session.ts';
import { demonstrationPassphrase, people } from '../demonstration/people.ts';
import { highestTier } from '../store/sqlite/highest-marking.ts';
import { migrate, supportedVersion } from '../store/sqlite/migrate.ts';
import { openStore } from '../store/sqlite/store.ts';
import { checkPassphrase } from '../vault/passphrase.ts';
import { restoreSlots } from '../vault/slots.ts';
import { createVault, type OpenVault, openVault, openWithRecovery, vaultPresent } from '../vault/vault.ts';
import type { Asked, EngineState } from './engine.ts';
import { logged, type Session, ticketBook } from './unit-of-work.ts';

const Plaque = z.object({ demonstration: z.literal(true) });
const plaque = 'demonstration.json';

/** A demonstration vault says so in a file beside it: it holds nothing but fiction, and its passphrase is shown. */
function isDemonstration(folder: string): boolean {
  const path = join(folder, plaque);
  if (!existsSync(path)) return false;
  try {
    return Plaque.safeParse(JSON.parse(readFileSync(path, 'utf8'))).success;
  } catch {
    return false;
  }
}

function sessionOn(state: EngineState, vault: OpenVault, login: string): Session {
  const { options } = state;
  const session: Session = {
    store: openStore(vault.db),
    login,
    installation: options.installation,
    clock: options.clock,
    changed: (topics) => options.send({ kind: 'changed', topics }),
    tickets: ticketBook(),
  };
  state.opened = { vault, session };
  return session;
}

function mustBeShut(state: EngineState): void {
  if (state.opened !== null) throw new VigilError('VAULT_IN_USE');
}

async function shut(state: EngineState, vault: OpenVault): Promise<void> {
  const session = state.opened?.session;
  state.opened = null;
  await session?.store.end();
  vault.close();
}

/** Reads who signed in, with the log entry of the verb; closes the vault again if the account is not to be let in. */
async function welcome(state: EngineState, vault: OpenVault, login: string, verb: VerbName) {
  const session = sessionOn(state, vault, login);
  try {
    const { known, tier } = await session.store.turn(null, async ({ raw }) => ({
      known: readOfficer(raw, login) !== null,
      tier: highestTier(raw),
    }));
    if (!known) throw new VigilError('PASSPHRASE_WRONG');
    // A vault that was filled where more is permitted does not open where it is not.
    if (tier > rank(Marking, state.options.installation.maximumMarking))
      throw new VigilError('MARKING_ABOVE_INSTALLATION');
    return await logged(
      session,
      verb,
      async (context) => {
        await (verb === 'vault.recover' ? cameInByCode(context) : cameInByPassphrase(context));
        return me(context, {});
      },
      (value) => ({
        subjects: [`account:${value.account.id}`],
        // While nobody is signed in no line can be written: the first one afterwards tells of those who tried.
        ...(vault.failedBefore === 0 ? {} : { reason: `After failed attempts: ${vault.failedBefore}` }),
      }),
    );
  } catch (error) {
    await shut(state, vault);
    throw error;
  }
}

async function look(_: EngineState, input: Input<'vault.look'>, asked: Asked): Promise<Output<'vault.look'>> {
  const folder = asked.path(input.folderToken);
  const demonstration = isDemonstration(folder);
  return {
    present: vaultPresent(folder),
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

async function create(state: EngineState, input: Input<'vault.create'>, asked: Asked): Promise<Output<'vault.create'>> {
  mustBeShut(state);
  checkPassphrase(input.passphrase);
  if (rank(Marking, input.clearance) < rank(Marking, 'OFFICIAL-SENSITIVE'))
    throw new VigilError('INPUT_INVALID', 'clearance');
  const { vault, recoveryCode } = await createVault({
    folder: asked.path(input.folderToken),
    login: input.login,
    passphrase: input.passphrase,
    // With its tables comes its first account: a vault that nobody can sign in to is never left behind.
    migrate(db) {
      migrate(db);
      const now = state.options.clock().toISOString();
      const roles = [...new Set<Role>(['administrator', ...input.roles])];
      db.prepare('insert into account_row (login, name, roles, clearance, createdAt) values (?, ?, ?, ?, ?)').run(
        input.login,
        input.person,
        JSON.stringify(roles),
        rank(Marking, input.clearance),
        now,
      );
      db.prepare("insert into setting_row values ('name', ?)").run(input.name);
    },
  });
  return { recoveryCode, session: await welcome(state, vault, input.login, 'vault.create') };
}

async function createDemonstration(
  state: EngineState,
  input: Input<'vault.createDemonstration'>,
  asked: Asked,
): Promise<Output<'vault.createDemonstration'>> {
  mustBeShut(state);
  const folder = asked.path(input.folderToken);
  // Loaded when it is wanted: a working day starts without the fiction.
  const { loadDemonstration } = await import('../demonstration/load/load.ts');
  const loaded = await loadDemonstration({ folder, until: state.options.clock(), ...asked });
  writeFileSync(join(folder, plaque), `${JSON.stringify({ demonstration: true })}\n`);
  return loaded;
}

async function signIn(state: EngineState, input: Input<'vault.signIn'>, asked: Asked): Promise<Output<'vault.signIn'>> {
  mustBeShut(state);
  const folder = asked.path(input.folderToken);
  const vault = await openVault({
    folder,
    login: input.login,
    passphrase: input.passphrase,
    migrate,
    supportedVersion,
  });
  return welcome(state, vault, input.login, 'vault.signIn');
}

async function recover(
  state: EngineState,
  input: Input<'vault.recover'>,
  asked: Asked,
): Promise<Output<'vault.recover'>> {
  mustBeShut(state);
  checkPassphrase(input.passphrase);
  const folder = asked.path(input.folderToken);
  const vault = await openWithRecovery({
    folder,
    code: input.code,
    login: input.login,
    newPassphrase: input.passphrase,
    migrate,
    supportedVersion,
    admits: (db) => readOfficer(db, input.login) !== null,
  });
  const session = await welcome(state, vault, input.login, 'vault.recover');
  try {
    // A code that was typed may have been seen: it works once, and the new one is shown once.
    return { session, recoveryCode: await vault.recoveryCodeAnew() };
  } catch (error) {
    await shut(state, vault);
    throw error;
  }
}

async function restoreKeys(state: EngineState, input: Input<'vault.restoreKeys'>, asked: Asked) {
  mustBeShut(state);
  restoreSlots(asked.path(input.folderToken));
  return {};
}

/** Nothing is left to do here: the engine closes the vault, with the log's last line, and ends right after its answer has gone. */
async function lock(): Promise<Output<'vault.lock'>> {
  return {};
}

const verbs = {
  'vault.look': look,
  'vault.create': create,
  'vault.createDemonstration': createDemonstration,
  'vault.signIn': signIn,
  'vault.recover': recover,
  'vault.restoreKeys': restoreKeys,
  'vault.lock': lock,
} satisfies { [V in VerbName]?: (state: EngineState, input: Input<V>, asked: Asked) => Promise<Output<V>> };

type VaultVerb = (state: EngineState, input: unknown, asked: Asked) => Promise<unknown>;

/** The input has been accepted by the verb's schema, which the types of the table above are derived from. */
export function vaultVerb(verb: VerbName): VaultVerb | undefined {
  return (verbs as Partial<Record<VerbName, VaultVerb>>)[verb];
}
