/** Finds an installed Chromium and starts it so that it makes no connections. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Path of the browser to use (`VIGIL_CHROMIUM` first), or null where there is none. */
export function findChromium(): string | null {
  const named = process.env.VIGIL_CHROMIUM;
  return [...(named === undefined ? [] : [named]), ...places].find((place) => existsSync(place)) ?? null;
}

/** Chromium's own sandbox does not work for root; everybody else keeps it. */
const root = process.getuid?.() === 0;

const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-domain-reliability',
  // No name is ever looked up: what is not served from the built files does not exist.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--font-render-hinting=none',
  // A PDF names it as its creator: what leaves does not tell of the machine and its versions.
  '--user-agent=Vigil (Chrome)',
];

export interface BrowserOptions {
  headless: boolean;
  executablePath?: string;
}

/** Throws a plain Error where no Chromium is installed. */
export function launchChromium(options: BrowserOptions): Promise<Browser> {
  const executablePath = options.executablePath ?? findChromium();
  if (executablePath === null) throw new Error('No Chromium is installed. Install it, or name one in VIGIL_CHROMIUM.');
  return chromium.launch({
    executablePath,
    headless: options.headless,
    chromiumSandbox: !root,
    args: [...flags, ...(root ? ['--no-sandbox'] : [])],
  });
}
