/** A display of its own for a program that no debugger can hold: what stands on it is seen by its pixels, and keys are pressed on it. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const canShow = existsSync('/usr/bin/Xvfb') && existsSync('/usr/bin/xdotool');

export interface Display {
  /** For the environment variable `DISPLAY`. */
  name: string;
  /** The visible windows of that name. */
  windows(name: string): string[];
  /** Waits until words stand on it and nothing more comes. */
  untilStill(): Promise<void>;
  type(window: string, text: string): void;
  press(window: string, key: string): void;
  end(): void;
}

/** Big-endian 32-bit words of the head of an XWD file. */
const word = { headSize: 0, height: 5, lineBytes: 12, mapped: 19 } as const;

function coloursIn(picture: Buffer): number {
  const at = (name: keyof typeof word) => picture.readUInt32BE(word[name] * 4);
  const start = at('headSize') + at('mapped') * 12;
  const end = Math.min(picture.length, start + at('height') * at('lineBytes'));
  const found = new Set<number>();
  for (let pixel = start; pixel + 4 <= end; pixel += 4) found.add(picture.readUInt32LE(pixel) & 0xffffff);
  return found.size;
}

/** Letters have soft edges: a page with words is of a thousand colours, a bare window of three hundred. A caret adds none. */
const wordy = 500;
/** Milliseconds. */
const [stillFor, patience, glance] = [1_500, 30_000, 250];

async function untilStill(colours: () => number): Promise<void> {
  let seen = 0;
  let since = Date.now();
  for (const started = since; Date.now() - started < patience; ) {
    const now = colours();
    if (now !== seen) since = Date.now();
    seen = now;
    if (seen > wordy && Date.now() - since >= stillFor) return;
    await new Promise((done) => setTimeout(done, glance));
  }
  throw new Error(`no page with words stands still on the display: ${seen} colours`);
}

/** `folder` is where the display keeps its picture. */
export async function openDisplay(folder: string): Promise<Display> {
  const screen = ['-screen', '0', '1600x1000x24', '-ac', '-nolisten', 'tcp', '-fbdir', folder];
  const server = spawn('Xvfb', ['-displayfd', '3', ...screen], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const told = server.stdio[3];
  if (told === null || told === undefined) throw new Error('no display');
  const [number]: unknown[] = await once(told, 'data');
  const name = `:${String(number).trim()}`;
  const tool = (...args: string[]) => execFileSync('xdotool', args, { env: { DISPLAY: name } }).toString();
  return {
    name,
    windows: (title) => {
      try {
        return tool('search', '--onlyvisible', '--name', title).trim().split('\n');
      } catch {
        // That is how it says that there is none.
        return [];
      }
    },
    untilStill: () => untilStill(() => coloursIn(readFileSync(join(folder, 'Xvfb_screen0')))),
    type: (window, text) => void tool('windowfocus', '--sync', window, 'type', '--delay', '15', text),
    press: (window, key) => void tool('windowfocus', '--sync', window, 'key', key),
    end: () => void server.kill(),
  };
}
