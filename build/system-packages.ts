/** Programs of the system's packages, and as whom they run. Linux only. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const postgresVersions = '/usr/lib/postgresql';
const installingAtMost = 240_000;

/** Installs packages of Debian's, where that is allowed; whoever asks looks afterwards whether they are there. */
export function installPackages(names: readonly string[]): void {
  if (process.getuid?.() !== 0 || spawnSync('which', ['apt-get']).status !== 0) return;
  const options = {
    stdio: 'ignore',
    timeout: installingAtMost,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  } as const;
  const ask = () => spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...names], options).status === 0;
  if (!ask() && spawnSync('apt-get', ['update'], options).status === 0) ask();
}

/** The folder of PostgreSQL's programs: the newest installed version, or the one asked for. */
export function postgresPrograms(wanted?: number): string | null {
  if (!existsSync(postgresVersions)) return null;
  const versions = readdirSync(postgresVersions)
    .map(Number)
    .filter((version) => wanted === undefined || version === wanted)
    .filter((version) => existsSync(join(postgresVersions, String(version), 'bin', 'initdb')))
    .sort((one, other) => other - one);
  return versions[0] === undefined ? null : join(postgresVersions, String(versions[0]), 'bin');
}

/** PostgreSQL refuses to run as root: for root, the package's own user runs it. */
export function runAs(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((one) => one.startsWith('postgres:'))
    ?.split(':');
  const [uid, gid] = [Number(line?.[2]), Number(line?.[3])];
  return Number.isInteger(uid) && Number.isInteger(gid) ? { uid, gid } : null;
}
