/**
 * The same gate, engine and page in an installed Chromium, for development and tests where Electron's binary cannot be
 * had. Never packaged. Its browser context keeps nothing on disk.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { contract } from '../../../preload/contract/index.ts';
import type { EngineProcess } from '../../engine/protocol.ts';
import { spawnNodeEngine } from '../../engine/spawn-node.ts';
import { type Gate, type GateVerb, gate, pageVerbs } from '../../gate/gate.ts';
import type { Dialogs, Host, LockEvents } from '../../gate/host.ts';
import { fileSettings } from '../file-settings.ts';
import { watchIdle } from '../idle.ts';
import { joinedUnits } from '../joined-units.ts';
import { pageFile } from '../pages.ts';
import { noPolicy, type Policy } from '../settings.ts';
import { bindings, bridgeScript } from './bridge-script.ts';
import { launchChromium } from './browser.ts';
import { noSealer } from './no-sealer.ts';

export const chromiumOrigin = 'https://vigil.internal';

export interface ChromiumHostOptions {
  /** The folder of built files: `renderer/`, `preload/bridge.cjs`, `main/engine.js`. */
  dist: string;
  /** Holds the settings. */
  profileFolder: string;
  /** Where vaults are kept unless the person chooses another folder. */
  vaultsFolder: string;
  dialogs: Dialogs;
  headless: boolean;
  version: string;
  policy?: Policy;
  verbs?: Readonly<Record<string, GateVerb>>;
  /** For tests: an engine, a page or a bridge other than the built ones. */
  startEngine?: () => EngineProcess;
  rendererFolder?: string;
  executablePath?: string;
  /** CSS pixels; the window's own size when left out and not headless. */
  viewport?: { width: number; height: number };
}

export interface ChromiumHost {
  page: Page;
  context: BrowserContext;
  host: Host;
  gate: Gate;
  /** Closes the vault, the engine and the browser. */
  close(): Promise<void>;
}

/** Everything that is not a file of the page is refused, whatever asks for it. */
async function serveOnly(context: BrowserContext, folder: string): Promise<void> {
  await context.route('**/*', async (route) => {
    const url = route.request().url();
    if (!URL.canParse(url) || new URL(url).origin !== chromiumOrigin) return route.abort('aborted');
    const { status, headers, body } = await pageFile(folder, url);
    return route.fulfill({ status, headers, body: Buffer.from(body) });
  });
  await context.routeWebSocket(/.*/, (socket) => socket.close());
}

/** Starts browser, page, gate and engine; resolves when the page has loaded. */
export async function startChromiumHost(options: ChromiumHostOptions): Promise<ChromiumHost> {
  const verbs = options.verbs ?? contract;
  const browser = await launchChromium(options);
  const context = await browser.newContext({
    viewport: options.viewport ?? (options.headless ? { width: 1440, height: 900 } : null),
    acceptDownloads: false,
    serviceWorkers: 'block',
    locale: 'en-GB',
  });
  // An empty grant: every permission that a page could ask for is refused without asking.
  await context.grantPermissions([]);
  await serveOnly(context, options.rendererFolder ?? join(options.dist, 'renderer'));
  const page = await context.newPage();
  context.on('page', (other) => void other.close());

  const settings = fileSettings(options.profileFolder, options.policy ?? noPolicy);
  let lastInput = Date.now();
  const lockListeners: Array<Parameters<LockEvents['onLock']>[0]> = [];
  const idle = watchIdle(
    () => (Date.now() - lastInput) / 1000,
    () => settings.read().idleLockMinutes,
    () => {
      for (const listener of lockListeners) listener('idle');
    },
    1000,
  );

  const host: Host = {
    kind: 'chromium',
    version: options.version,
    vaultsFolder: options.vaultsFolder,
    dialogs: options.dialogs,
    sealer: noSealer,
    settings,
    notifier: null,
    printer: {
      pdf: ({ header, footer }) =>
        page.pdf({
          format: 'A4',
          displayHeaderFooter: true,
          headerTemplate: header,
          footerTemplate: footer,
          margin: { top: '20mm', bottom: '22mm', left: '15mm', right: '15mm' },
          printBackground: true,
          // A sheet may ask for another size: the timeline is printed on A3.
          preferCSSPageSize: true,
          tagged: true,
          outline: true,
        }),
    },
    window: {
      push: (event) => {
        const say = ([name, what]: readonly [string, unknown]) => Reflect.get(globalThis, name)?.(what);
        // A page that is going away no longer needs to be told anything.
        page.evaluate(say, [bindings.push, event] as const).catch(() => undefined);
      },
      reload: async () => {
        try {
          await page.goto('about:blank');
          const devtools = await context.newCDPSession(page);
          await devtools.send('Storage.clearDataForOrigin', { origin: chromiumOrigin, storageTypes: 'all' });
          await devtools.detach();
          await page.goto(`${chromiumOrigin}/`);
        } catch (error) {
          // A window that is closed meanwhile keeps nothing of the page either.
          if (!page.isClosed()) throw error;
        }
      },
    },
    locks: { onLock: (listener) => lockListeners.push(listener) },
    units: joinedUnits(options.vaultsFolder, noSealer),
  };

  const own = gate({
    verbs,
    host,
    origin: chromiumOrigin,
    checkAnswers: true,
    startEngine:
      options.startEngine ??
      (() =>
        spawnNodeEngine({
          file: join(options.dist, 'main', 'engine.js'),
          maximumMarking: settings.read().maximumMarking,
          loud: true,
        })),
  });

  await context.exposeBinding(bindings.call, (source, verb: unknown, input: unknown) =>
    own.call(
      { mainFrame: source.frame === page.mainFrame(), url: source.frame.url() },
      typeof verb === 'string' ? verb : '',
      input,
    ),
  );
  await context.exposeBinding(bindings.active, () => {
    lastInput = Date.now();
  });
  const bridge = await readFile(join(options.dist, 'preload', 'bridge.cjs'), 'utf8');
  await context.addInitScript({ content: bridgeScript(bridge, pageVerbs(verbs), chromiumOrigin) });
  await page.goto(`${chromiumOrigin}/`);

  let closing: Promise<void> | null = null;
  const closeAll = async () => {
    idle.stop();
    await own.end();
    await browser.close();
  };
  const close = () => {
    closing ??= closeAll();
    return closing;
  };
  page.on('close', () => void close());
  return { page, context, host, gate: own, close };
}
