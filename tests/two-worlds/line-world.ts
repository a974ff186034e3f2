/**
 * A world as the desks of a unit meet it: each person at a workstation with a certificate of its own, over mutual TLS, and everything
 * that they are told comes over their line.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { serveVault } from '../../main/engine/server.ts';
import { createAuthority, type Identity, issue } from '../../main/hosts/server/authority.ts';
import { fileRoom } from '../../main/hosts/server/desk-files.ts';
import { fileLimits } from '../../main/hosts/server/desk-transfer.ts';
import { listen } from '../../main/hosts/server/listener.ts';
import { remoteEngine } from '../../main/line/remote-engine.ts';
import { migrate, supportedVersion } from '../../main/store/sqlite/migrate.ts';
import { openVault } from '../../main/vault/vault.ts';
import type { VerbName } from '../../preload/contract/index.ts';
import { passphrase } from '../inputs/fiction.ts';
import { type DeskLine, deskLine, folderToken } from '../support/unit.ts';
import { everybody, type Person } from './cast.ts';
import { savedText } from './saved-file.ts';
import { backupsToken, type Files, first, kdf, saveToken, type World } from './world.ts';

const largestFile = 10_000_000;

interface Certificates {
  authority: string;
  service: Identity;
  desk: Identity;
  fingerprint: string;
}
let made: Promise<Certificates> | null = null;

/** The same in both worlds and in every round. */
function certificates(): Promise<Certificates> {
  made ??= (async () => {
    const authority = await createAuthority('Two worlds');
    const service = await issue(authority, 'service', { kind: 'service', hosts: ['127.0.0.1'] });
    const { fingerprint, ...desk } = await issue(authority, 'a-desk', { kind: 'workstation' });
    return { authority: authority.certificate, service, desk, fingerprint };
  })();
  return made;
}

/** What reaches a window: not the answers, and not what only the line itself needs. */
const toWindow: ReadonlySet<string> = new Set(['progress', 'changed', 'closed']);

/** Opens the vault in `folder`, which is this world's own copy, behind a service. */
export async function openLineWorld(
  folder: string,
  files: Files,
  from: string,
  people: readonly Person[] = everybody,
): Promise<World> {
  const { authority, service, desk, fingerprint } = await certificates();
  const vault = await openVault({ folder, ...first, migrate, supportedVersion, kdf });
  vault.db.pragma('synchronous = OFF');
  const clock = { now: from };
  // What is sealed for a desk lasts no longer than this world.
  const sealer = {
    available: async () => true,
    seal: async (secret: Uint8Array) => secret,
    unseal: async (sealed: Uint8Array) => sealed,
  };
  const engine = await serveVault(
    {
      installation: { maximumMarking: 'TOP SECRET' },
      clock: () => new Date(clock.now),
      sealer,
      kdf,
      toldAtOnce: true,
      // What is told in its own time is compared in world.ts.
      renews: false,
      drawLot: () => 0,
    },
    vault,
  );
  const door = await listen({
    host: '127.0.0.1',
    port: 0,
    tls: { ca: authority, certificate: service.certificate, key: service.key },
    workstations: {
      admit: async (shown) => (shown === fingerprint ? { name: 'a-desk' } : { why: 'UNKNOWN', name: null }),
    },
    lines: { connect: engine.connect, folder: vault.folder, files: fileRoom({ ...fileLimits, largest: largestFile }) },
    report: () => undefined,
  });
  const saved = join(files.folder, 'saved');
  const backups = join(files.folder, 'backups');
  mkdirSync(backups, { recursive: true });
  const paths = { ...files.read, [saveToken]: saved, [backupsToken]: backups };
  const tls = { ca: authority, certificate: desk.certificate, key: desk.key };
  const lines = new Map<string, DeskLine>();
  for (const { login } of people) {
    const line = deskLine(remoteEngine({ host: '127.0.0.1', port: door.port, tls }));
    const result = await line.ask('vault.signIn', { folderToken, login, passphrase });
    if (!result.ok) throw new Error(`${login} could not sign in: ${result.error.code}`);
    lines.set(login, line);
  }

  /** What was said on a line before an answer has arrived before it: no line has anything left on its way. */
  const settled = () =>
    Promise.all([...lines.values()].map((line) => line.begin('nothing.at.all' as VerbName, {} as never).result));
  await settled();
  for (const line of lines.values()) line.heard.splice(0);

  return {
    async ask(login, verb, input) {
      const line = lines.get(login);
      if (line === undefined) throw new Error(`nobody is called ${login}`);
      const result = await line.begin(verb, input as never, paths).result;
      await settled();
      const file = await savedText(saved);
      rmSync(saved, { force: true });
      return { result, file };
    },
    // Of a service it is renewed in its own time: what that tells is compared in world.ts.
    renew: async () => undefined,
    heard: (login) =>
      lines
        .get(login)
        ?.heard.splice(0)
        .filter(({ kind }) => toWindow.has(kind)) ?? [],
    setClock(now) {
      clock.now = now;
    },
    async close() {
      await engine.end();
      await door.close();
    },
  };
}
