/** The service of a unit: its vault, opened with the service's own key, behind a door of mutual TLS. */
import { readFileSync, watch } from 'node:fs';
import { backUpUnit } from './back-up-unit.ts';
import type { Config } from './config.ts';
import { takeOrders } from './control.ts';
import type { Report } from './events.ts';
import { type Listener, listen } from './listener.ts';
import { openUnit } from './open-unit.ts';
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
  const { engine, folder } = await openUnit(config, kdf);
  const backUp = backUpUnit({ unit: config.unit, engine, report });
  let control: { close(): Promise<void> } | null = null;
  let listener: Listener;
  try {
    // Windows has no such sockets with an owner: there a backup is made on schedule, or while the service is stopped.
    if (process.platform !== 'win32')
      control = await takeOrders(files.control, ({ to, keep }, signal, progress) =>
        backUp({ to, keep, why: 'Backup by command', signal, progress }),
      );
    listener = await listen({
      ...config.listen,
      tls: {
        ca: readFileSync(files.authority, 'utf8'),
        certificate: readFileSync(files.certificate, 'utf8'),
        key: readFileSync(files.certificateKey, 'utf8'),
      },
      workstations: workstationsIn(files.workstations),
      lines: { connect: engine.connect, folder },
      report,
    });
  } catch (error) {
    await control?.close();
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
      await control?.close();
      // Everybody is told first; a request that still comes finds the vault locked.
      await engine.end();
      await listener.close();
    },
  };
}
