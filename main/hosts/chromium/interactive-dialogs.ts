/** File dialogs without Electron: `zenity` where it is installed, else a question on the terminal. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import type { Dialogs } from '../../gate/host.ts';

const zenity = '/usr/bin/zenity';

type AskPath = (title: string, zenityArgs: readonly string[]) => Promise<string | null>;

const byZenity: AskPath = (title, args) =>
  new Promise((done) => {
    execFile(zenity, ['--file-selection', `--title=${title}`, ...args], (error, stdout) => {
      const path = stdout.trim();
      done(error !== null || path === '' ? null : path);
    });
  });

const byTerminal: AskPath = async (title) => {
  if (!process.stdin.isTTY) return null;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const path = (await terminal.question(`${title} (path, or nothing to go back): `)).trim();
    return path === '' ? null : resolve(path.replace(/^~(?=\/|$)/, homedir()));
  } finally {
    terminal.close();
  }
};

export function interactiveDialogs(): Dialogs {
  const ask = existsSync(zenity) ? byZenity : byTerminal;
  return {
    openFile: async () => {
      const path = await ask('Choose a file', []);
      const found = path === null ? null : await stat(path).catch(() => null);
      return path !== null && found?.isFile() ? { path, size: found.size } : null;
    },
    openFolder: (purpose) =>
      ask(`Choose the folder ${purpose === 'vault' ? 'of the vault' : 'for backups'}`, ['--directory']),
    saveFile: (purpose, suggestedName) => {
      const name =
        purpose === 'document' || suggestedName.endsWith(`.${purpose}`) ? suggestedName : `${suggestedName}.${purpose}`;
      return ask(`Save as (${name})`, ['--save', '--confirm-overwrite', `--filename=${join(homedir(), name)}`]);
    },
  };
}
