/**
 * The machine policy: a JSON file in a place where only an administrator can write, read once at start. Example:
 * `{ "maximumMarking": "OFFICIAL", "idleLockMinutes": 5 }`.
 */
import { readFileSync, statSync } from 'node:fs';
import { noPolicy, Policy, strictestPolicy } from './settings.ts';

/** Where the file is looked for. Fixed places: an environment variable would be the user's to change. */
export function policyPlace(platform: NodeJS.Platform): string {
  if (platform === 'win32') return 'C:\\Program Files\\Common Files\\Vigil\\policy.json';
  if (platform === 'darwin') return '/Library/Application Support/Vigil/policy.json';
  return '/etc/vigil/policy.json';
}

/**
 * On Windows the folder's own permissions say who may write there; elsewhere the file must belong to root, and only root may write it.
 */
function isAdministrators(place: string): boolean {
  if (process.platform === 'win32') return true;
  const { uid, mode } = statSync(place);
  return uid === 0 && (mode & 0o022) === 0;
}

/** No file: the defaults. A file that cannot be read, understood or trusted: the strictest values. */
export function readPolicy(place: string, trusted: (place: string) => boolean = isAdministrators): Policy {
  let text: string;
  try {
    text = readFileSync(place, 'utf8');
  } catch (error) {
    const absent = error instanceof Error && Reflect.get(error, 'code') === 'ENOENT';
    return absent ? noPolicy : strictestPolicy;
  }
  try {
    return trusted(place) ? Policy.parse(JSON.parse(text)) : strictestPolicy;
  } catch {
    return strictestPolicy;
  }
}
