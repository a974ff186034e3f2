/** The demonstration in a real vault, with the engine on it, for stories that look at all of it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadDemonstration } from '../../main/demonstration/load/load.ts';
import { demonstrationPassphrase } from '../../main/demonstration/people.ts';
import { openFor, shut } from '../../main/engine/opening.ts';
import { answer } from '../../main/engine/perform.ts';
import { newState } from '../../main/engine/server.ts';
import { newSession } from '../../main/engine/session.ts';
import { migrate, supportedVersion } from '../../main/store/sqlite/migrate.ts';
import { openVault } from '../../main/vault/vault.ts';
import type { Input, Output, VerbName } from '../../preload/contract/index.ts';

export async function openDemonstration(until: Date) {
  const base = mkdtempSync(join(tmpdir(), 'vigil-demonstration-'));
  const folder = join(base, 'vault');
  const kdf = { N: 1024 };
  await loadDemonstration({ folder, until, kdf, signal: new AbortController().signal, progress: () => undefined });
  const vault = await openVault({
    folder,
    login: 'm.brennan',
    passphrase: demonstrationPassphrase,
    migrate,
    supportedVersion,
    kdf,
  });
  const state = newState({ installation: { maximumMarking: 'TOP SECRET' }, clock: () => until });
  await openFor(state, vault);
  const as = (login: string) => {
    const connection = { workstation: 'a desk', send: () => undefined, session: newSession(login, 'a desk') };
    return async <V extends VerbName>(
      verb: V,
      input: Input<V>,
      paths: Record<string, string> = {},
    ): Promise<Output<V>> => {
      const asked = { id: 1, verb, input, paths };
      const result = await answer(state, connection, asked, new AbortController().signal);
      if (!result.ok) throw new Error(`${verb}: ${result.error.code} ${result.error.about ?? ''}`);
      return result.value as Output<V>;
    };
  };
  return {
    folder: base,
    db: vault.db,
    as,
    async close() {
      await shut(state);
      rmSync(base, { recursive: true, force: true });
    },
  };
}
