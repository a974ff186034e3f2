/** The service of a unit: its vault, opened with the service's own key, behind a door of mutual TLS. */
import { readFileSync, watch } from 'node:fs';
import { serveVault } from '../../engine/server.ts';
import { migrate, supportedVersion } from '../../store/sqlite/migrate.ts';
import { openWithKey } from '../../vault/vault.ts';
import type { Config } from './config.ts';
import type { Report } from './events.ts';
import { serviceSealer } from './key-file.ts';
import { type Listener, listen } from './listener.ts';
import { unitFiles } from './unit-folder.ts';
import { workstationsIn } from './workstations.ts';

export interface Service {
  readonly port: number;
  /** Takes no more requests, signs everybody out, and closes the vault. */
  end(): Promise<void>;
}

export interface ServiceOptions {
  config: Config;
  report: Report;
  /** For tests only: a vault whose keys are cheap to derive. */
  kdf?: { N: number };
}

/** Throws ConfigProblem, and what `openWithKey` throws. */
export async function startService({ config, report, kdf }: ServiceOptions): Promise<Service> {
  const files = unitFiles(config.unit);
  const sealer = serviceSealer(config.key);
  // A key that cannot be used is told as what it is, before the vault is touched.
  await sealer.available();
  const vault = await openWithKey({
    folder: files.vault,
    sealer,
    migrate,
    supportedVersion,
    ...(kdf === undefined ? {} : { kdf }),
  });
  const engine = await serveVault({ installation: { maximumMarking: config.maximumMarking }, kdf }, vault);
  let listener: Listener;
  try {
    listener = await listen({
      ...config.listen,
      tls: {
        ca: readFileSync(files.authority, 'utf8'),
        certificate: readFileSync(files.certificate, 'utf8'),
        key: readFileSync(files.certificateKey, 'utf8'),
      },
      workstations: workstationsIn(files.workstations),
      lines: { connect: engine.connect, folder: vault.folder },
      report,
    });
  } catch (error) {
    await engine.end();
    throw error;
  }
  // A workstation that is revoked while it is connected is dropped at once.
  const watcher = watch(config.unit, (_, name) => {
    if (name === null || name === 'workstations.json') listener.dropRevoked();
  });
  return {
    port: listener.port,
    async end() {
      watcher.close();
      // Everybody is told first; a request that still comes finds the vault locked.
      await engine.end();
      await listener.close();
    },
  };
}
