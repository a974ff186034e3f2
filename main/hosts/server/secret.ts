/** What a configuration keeps out of itself: in a file that its owner alone may read, or handed over by systemd. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigProblem, type Secret } from './config.ts';

function placeOf(from: Secret, setting: string, environment: NodeJS.ProcessEnv): { path: string; what: string } {
  if ('file' in from) return { path: from.file, what: `${setting}.file` };
  const folder = environment.CREDENTIALS_DIRECTORY;
  if (folder === undefined) throw new ConfigProblem(`${setting}.credential: systemd handed over no credentials.`);
  return { path: join(folder, from.credential), what: `${setting}.credential` };
}

/** `setting`: its name in the configuration, for the problem. Throws ConfigProblem. The caller wipes what is returned. */
export function readSecret(
  from: Secret,
  setting: string,
  environment: NodeJS.ProcessEnv = process.env,
): { bytes: Buffer; what: string } {
  const { path, what } = placeOf(from, setting, environment);
  try {
    // Windows has no such bits: there the folder's rights decide. What systemd hands over is its own affair.
    if ('file' in from && process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0)
      throw new ConfigProblem(`${what}: others may read it. Allow its owner alone (chmod 400).`);
    return { bytes: readFileSync(path), what };
  } catch (error) {
    throw error instanceof ConfigProblem ? error : new ConfigProblem(`${what}: cannot be read.`);
  }
}
