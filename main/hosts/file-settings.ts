/** Settings in a JSON file of a profile folder, for hosts that have no Electron. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SettingsStore } from '../gate/host.ts';
import { changed, effective, type Policy } from './settings.ts';

function readKept(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}

/** A damaged or absent file gives the defaults; a change is written whole or not at all. */
export function fileSettings(profileFolder: string, policy: Policy): SettingsStore {
  const file = join(profileFolder, 'settings.json');
  return {
    read: () => effective(readKept(file), policy),
    write: (change) => {
      mkdirSync(profileFolder, { recursive: true, mode: 0o700 });
      writeFileSync(`${file}.part`, `${JSON.stringify(changed(readKept(file), change), null, 2)}\n`, { mode: 0o600 });
      renameSync(`${file}.part`, file);
    },
  };
}
