/** The demonstration vault in the window. */
import { execFile } from 'node:child_process';
import { chownSync, cpSync, existsSync, mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import type { App } from '../app.ts';
import { button, patient } from './page.ts';

const program = fileURLToPath(new URL('make-demonstration.ts', import.meta.url));

/** `false` where another worker has begun. */
function first(folder: string): boolean {
  mkdirSync(dirname(folder), { recursive: true });
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Where every spec of a run finds it; whoever comes first makes it. The runner empties the folder above before it begins. */
async function madeOnce(): Promise<string> {
  const place = join(test.info().project.outputDir, 'demonstration');
  const made = join(place, 'made');
  if (first(place)) {
    const making = join(place, 'making');
    await promisify(execFile)(process.execPath, [program, making]);
    renameSync(making, made);
  }
  await expect.poll(() => existsSync(made), { timeout: 120_000, message: 'a demonstration vault' }).toBe(true);
  return made;
}

/** Those that run another user's Electron give it what it has to open. */
function giveTo(uid: number, gid: number, folder: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    chownSync(join(folder, name), uid, gid);
  chownSync(folder, uid, gid);
}

/**
 * Opens the demonstration vault as somebody who has had it made before, and signs in as the first of those called `who`. Made anew it
 * is half a minute's work, and the same each time: `plot.spec.ts` has it made in the window.
 */
export async function openDemonstration(app: App, who?: RegExp): Promise<void> {
  const own = join(app.vaults, 'demonstration');
  cpSync(await madeOnce(), own, { recursive: true });
  const { uid, gid } = statSync(app.vaults);
  giveTo(uid, gid, own);
  await button(app.page, /Open a demonstration vault/).click();
  await expect(app.page.getByText('Everything in it is fictional')).toBeVisible(patient);
  if (who === undefined) return;
  await button(app.page, who).first().click();
  await expect(app.page.getByRole('navigation', { name: 'Places' })).toBeVisible(patient);
}
