/**
 * A PostgreSQL server of its own: in a temporary folder, reached through a socket in it, removed afterwards. Linux
 * only.
 */
import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPackages, postgresPrograms, runAs } from '../system-packages.ts';

/** Whether there is one; it is installed first where that is allowed. */
export function hasPostgres(): boolean {
  if (process.platform !== 'linux') return false;
  if (postgresPrograms() === null) installPackages(['postgresql']);
  return postgresPrograms() !== null && (process.getuid?.() !== 0 || runAs() !== null);
}

export interface PostgresServer {
  version: string;
  /** The folder of its socket. */
  host: string;
  port: number;
  stop(): void;
}

/** Shared buffers as is usual for this machine: a quarter of 8 GB. */
const measured = ['shared_buffers=2GB', 'work_mem=64MB', 'maintenance_work_mem=512MB', 'max_wal_size=8GB'];

/** The role that the server is made with, which may do everything. */
export const superuser = 'bench';

/** `null` where none is installed and none can be. `settings`: as on its command line. `kept`: a folder that stays, for the next start. */
export function startPostgres(settings: readonly string[] = measured, kept?: string): PostgresServer | null {
  const bin = hasPostgres() ? postgresPrograms() : null;
  if (bin === null) return null;
  const as = runAs();
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'vigil-postgres-'));
  const data = join(folder, 'data');
  const there = existsSync(data);
  mkdirSync(data, { recursive: true });
  if (as !== null && !there) for (const path of [folder, data]) chownSync(path, as.uid, as.gid);
  const port = 5432;
  const leave = () => {
    if (kept === undefined || !there) rmSync(folder, { recursive: true, force: true });
  };
  const run = (command: string, args: string[]) =>
    execFileSync(join(bin, command), args, { stdio: 'ignore', cwd: folder, ...(as ?? {}) });
  try {
    if (!there)
      run('initdb', ['-D', data, '-A', 'trust', '-U', superuser, '--no-sync', '-E', 'UTF8', '--locale=C.UTF-8']);
    // It listens on the socket in this folder and on nothing else.
    const options = [`unix_socket_directories='${folder}'`, "listen_addresses=''", ...settings];
    run('pg_ctl', ['-D', data, '-w', '-t', '60', '-o', options.map((one) => `-c ${one}`).join(' '), 'start']);
  } catch {
    leave();
    return null;
  }
  const version = execFileSync(join(bin, 'postgres'), ['--version']).toString().trim();
  return {
    version,
    host: folder,
    port,
    stop() {
      try {
        run('pg_ctl', ['-D', data, '-m', kept === undefined ? 'immediate' : 'fast', '-w', 'stop']);
      } finally {
        if (kept === undefined) rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}
