/** The service of a unit: its vault, opened with the service's own key, behind a door of mutual TLS, and what it does by itself. */
import { readFileSync, watch } from 'node:fs';
import { backUpUnit } from './back-up-unit.ts';
import { watchClock } from './clock-watch.ts';
import type { Config } from './config.ts';
import { takeOrders } from './control.ts';
import { backUpDaily, type DailyBackup } from './daily-backup.ts';
import { fileRoom } from './desk-files.ts';
import { type FileLimits, fileLimits } from './desk-transfer.ts';
import type { Report } from './events.ts';
import { counted, noFigures } from './figures.ts';
import { serveHealth } from './health.ts';
import { type Listener, listen } from './listener.ts';
import { openUnit, type UnitOptions } from './open-unit.ts';
import { unitFiles } from './unit-folder.ts';
import { workstationsIn } from './workstations.ts';

export interface Service {
  readonly port: number;
  /** `null` where none is configured. */
  readonly healthPort: number | null;
  /** Takes no more requests, signs everybody out, and closes the vault. */
  end(): Promise<void>;
}

export interface ServiceOptions extends Omit<UnitOptions, 'backupSchedule'> {
  config: Config;
  report: Report;
  /** For tests only: files that are soon too large or too slow. */
  limits?: Partial<FileLimits>;
}

type Files = ReturnType<typeof unitFiles>;

const ownTls = ({ authority, certificate, certificateKey }: Files) => ({
  ca: readFileSync(authority, 'utf8'),
  certificate: readFileSync(certificate, 'utf8'),
  key: readFileSync(certificateKey, 'utf8'),
});

/** One that was renewed holds from the next line on. */
function takeCertificate(listener: Listener, files: Files, report: Report): void {
  try {
    listener.renewed(ownTls(files));
    report({ event: 'certificate' });
  } catch {
    // What is half written or does not fit leaves the one that it has.
    report({ event: 'certificate', why: 'UNFIT' });
  }
}

/** Ends what was begun, the last first. */
async function endAll(parts: (() => Promise<void> | void)[]): Promise<void> {
  for (const end of parts.splice(0).reverse()) await end();
}

/** Throws ConfigProblem, and what `openWithKey` throws; then nothing of it runs. */
export async function startService(options: ServiceOptions): Promise<Service> {
  const { config, report, clock = () => new Date(), kdf, patience, limits } = options;
  const files = unitFiles(config.unit);
  const { backup } = config;
  let daily: DailyBackup | null = null;
  const backupSchedule = () =>
    backup === undefined || daily === null ? null : { at: backup.at, keep: backup.keep, ...daily.state() };
  const unit = await openUnit(config, {
    clock,
    backupSchedule,
    ...(kdf === undefined ? {} : { kdf }),
    ...(patience === undefined ? {} : { patience }),
  });
  const { engine } = unit;
  const begun: (() => Promise<void> | void)[] = [() => engine.end()];
  try {
    const backUp = backUpUnit({ unit: config.unit, engine, report });
    // Windows has no such sockets with an owner: there a backup is made on schedule, or while the service is stopped.
    if (process.platform !== 'win32') {
      const control = await takeOrders(files.control, ({ to, keep }, signal, progress) =>
        backUp({ to, keep, why: 'Backup by command', signal, progress }),
      );
      begun.push(control.close);
    }
    const clockWatch = watchClock({ clock, report, lastEntry: await engine.lastEntry() });
    begun.push(clockWatch.end);
    const figures = noFigures();
    const health =
      config.health === undefined
        ? null
        : await serveHealth({
            port: config.health.port,
            folder: config.unit,
            figures,
            probe: engine.probe,
            storeSize: engine.storeSize,
            lastBackup: () => unit.lastBackup()?.madeAt ?? null,
            clock,
          });
    if (health !== null) begun.push(health.close);
    const listener = await listen({
      ...config.listen,
      tls: ownTls(files),
      workstations: unit.workstations ?? workstationsIn(files.workstations),
      lines: counted(
        {
          connect: engine.connect,
          folder: unit.folder,
          files: fileRoom({ ...fileLimits, largest: config.largestFile * 1_000_000, ...limits }),
        },
        figures,
      ),
      report,
    });
    // Everybody is told first, by the engine's end; a request that still comes finds the vault locked.
    begun.unshift(listener.close);
    if (backup !== undefined) {
      daily = backUpDaily({
        at: backup.at,
        clock,
        newest: () => unit.newestBackup(backup.folder),
        backUp: (signal) =>
          backUp({
            to: backup.folder,
            keep: backup.keep,
            why: 'Backup on schedule',
            signal,
            progress: () => undefined,
          }),
      });
      begun.push(daily.end);
    }
    // A workstation that is revoked while it is connected is dropped at once.
    engine.onWorkstations(() => void listener.dropRevoked());
    const watcher = watch(config.unit, (_, name) => {
      if (name === null || name === 'workstations.json') void listener.dropRevoked();
      if (name === null || name === 'service.pem') takeCertificate(listener, files, report);
    });
    begun.push(() => watcher.close());
    return { port: listener.port, healthPort: health?.port ?? null, end: () => endAll(begun) };
  } catch (error) {
    await endAll(begun);
    throw error;
  }
}
