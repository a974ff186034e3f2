/**
 * The page itself, in a real browser, on the vault that the engine was measured on: what an officer sees and does. Frames and
 * delays are the browser's own figures, never those of a separate stopwatch.
 */
import { mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { demonstrationPassphrase, people } from '../../../main/demonstration/people.ts';
import type { ChromiumHost } from '../../../main/hosts/chromium/host.ts';
import { type Measure, windowMeasures } from '../arguments.ts';
import type { Result } from '../result.ts';
import type { BenchPage } from './bench-page.ts';
import { clickToPaint } from './click-to-paint.ts';
import { inputDelay } from './input-delay.ts';
import { pageMemory } from './page-memory.ts';
import { queueFrames, timelineFrames } from './scrolling.ts';

const measures: Readonly<Record<(typeof windowMeasures)[number], (bench: BenchPage) => Promise<Result>>> = {
  'click-to-paint': clickToPaint,
  'queue-frames': queueFrames,
  'timeline-frames': timelineFrames,
  'page-memory': pageMemory,
  // Last: it imports a file.
  'input-delay': inputDelay,
};

const dist = join(dirname(fileURLToPath(import.meta.url)), '..');

async function open(folder: string, vault: string, file: string): Promise<ChromiumHost | null> {
  const { findChromium } = await import('../../../main/hosts/chromium/browser.ts');
  if (findChromium() === null) return null;
  const { startChromiumHost } = await import('../../../main/hosts/chromium/host.ts');
  mkdirSync(join(folder, 'profile'));
  return startChromiumHost({
    dist,
    profileFolder: join(folder, 'profile'),
    vaultsFolder: join(folder, 'vaults'),
    headless: true,
    version: 'bench',
    dialogs: {
      openFile: async () => ({ path: file, size: statSync(file).size }),
      openFolder: async () => vault,
      saveFile: async () => null,
    },
  });
}

async function signIn({ page }: ChromiumHost): Promise<void> {
  const [first] = people;
  await page.getByText('Open another vault').click();
  await page.locator('input[name="login"]').fill(first?.login ?? '');
  await page.locator('input[name="passphrase"]').fill(demonstrationPassphrase);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('navigation', { name: 'Places' }).waitFor({ timeout: 60_000 });
}

function benchPageOf(host: ChromiumHost, rows: number, say: BenchPage['say']): BenchPage {
  const { page } = host;
  return {
    host,
    page,
    rows,
    say,
    async goTo(hash, title) {
      await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      await page.locator('main [aria-busy="true"], main .skeleton').first().waitFor({ state: 'detached' });
    },
  };
}

/** Takes the measures of the window that were asked for; an empty list, with a note, where no Chromium is installed. */
export async function measureWindow(
  place: { folder: string; vault: string; file: string },
  rows: number,
  only: Measure | undefined,
  say: (line: string) => void,
): Promise<Result[]> {
  const wanted = windowMeasures.filter((name) => only === undefined || only === name);
  if (wanted.length === 0) return [];
  const host = await open(place.folder, place.vault, place.file);
  if (host === null) {
    say(`${wanted.join(', ')}: SKIPPED, no Chromium is installed`);
    return [];
  }
  try {
    await signIn(host);
    const bench = benchPageOf(host, rows, say);
    const results: Result[] = [];
    for (const name of wanted) {
      say(name);
      results.push(await measures[name](bench));
    }
    return results;
  } finally {
    await host.close();
  }
}
