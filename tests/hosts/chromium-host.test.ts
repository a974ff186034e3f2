import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findChromium } from '../../main/hosts/chromium/browser.ts';
import { type ChromiumHost, startChromiumHost } from '../../main/hosts/chromium/host.ts';
import type { Result } from '../../preload/contract/errors.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { smallContract } from './fixtures/small-contract.ts';
import { type SetDialogs, setDialogs, startSmallEngine } from './fixtures/small-host.ts';

/** A process takes its time to start on a busy machine. */
const soon = (check: () => unknown) => vi.waitFor(check, { timeout: 10_000 });

const repository = fileURLToPath(new URL('../..', import.meta.url));

describe.skipIf(findChromium() === null)('the page in Chromium', () => {
  let vigil: ChromiumHost;
  let dialogs: SetDialogs;
  let folder: string;
  /** Stands for the whole outside world: whatever arrives here got out. */
  const outside = createServer((_, response) => response.end('outside'));
  let outsideUrl = '';
  let arrived = 0;

  beforeAll(async () => {
    folder = temporaryFolder();
    execFileSync(process.execPath, [join(repository, 'build/bundle-bridge.mjs'), join(folder, 'dist/preload')]);
    dialogs = setDialogs();
    outside.on('connection', () => arrived++);
    await new Promise<void>((done) => outside.listen(0, '127.0.0.1', done));
    outsideUrl = `http://127.0.0.1:${(outside.address() as AddressInfo).port}/`;
    vigil = await startChromiumHost({
      dist: join(folder, 'dist'),
      profileFolder: join(folder, 'profile'),
      vaultsFolder: join(folder, 'vaults'),
      dialogs,
      headless: true,
      version: '0.0.0',
      verbs: smallContract,
      startEngine: startSmallEngine,
      rendererFolder: fileURLToPath(new URL('./fixtures/page', import.meta.url)),
    });
  }, 40_000);
  afterAll(async () => {
    await vigil?.close();
    outside.close();
  });

  /** Calls a verb from inside the page. */
  const call = (verb: string, input: unknown = {}) =>
    vigil.page.evaluate(
      ([name, value]) => {
        const { vigil } = globalThis as unknown as {
          vigil: { verbs: Record<string, (v: unknown) => Promise<Result<unknown>>> };
        };
        const run = vigil.verbs[name];
        return run === undefined ? null : run(value);
      },
      [verb, input] as const,
    );
  const ready = () => vigil.page.getByText('ready', { exact: true }).waitFor();
  const heard = () => vigil.page.evaluate(() => Reflect.get(window, 'heard') as Array<{ kind: string }>);

  it('loads, and talks with the engine through the bridge that ships', async () => {
    await ready();
    expect(await call('test.echo', { text: 'hello' })).toEqual({ ok: true, value: { text: 'hello' } });
    await soon(async () => expect(await heard()).toContainEqual({ kind: 'changed', topics: ['contribution:12'] }));
  });

  it('finds nothing but verbs and the listening at window.vigil', async () => {
    const found = await vigil.page.evaluate(() => {
      const bridge = Reflect.get(window, 'vigil') as { verbs: object };
      return {
        keys: Object.keys(bridge).sort(),
        verbs: Object.keys(bridge.verbs),
        node: typeof Reflect.get(window, 'require'),
      };
    });
    expect(found.keys).toEqual(['listen', 'verbs']);
    expect(found.verbs).toContain('test.echo');
    expect(found.verbs).not.toContain('exports.redeemPrint');
    expect(found.node).toBe('undefined');
  });

  it('holds the page to its content policy, and lets the nonce’s style through', async () => {
    await vigil.page.reload();
    await ready();
    const policy = await vigil.page.evaluate(
      async () => (await fetch(location.href).catch(() => null))?.status ?? 'refused',
    );
    expect(policy).toBe('refused');
    expect(await vigil.page.locator('#state').evaluate((element) => getComputedStyle(element).color)).toBe(
      'rgb(4, 5, 6)',
    );
    await vigil.page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.inlineRan = true';
      document.head.append(script);
      const style = document.createElement('style');
      style.textContent = '#state { color: red }';
      document.head.append(style);
    });
    expect(await vigil.page.evaluate(() => Reflect.get(window, 'inlineRan'))).toBeUndefined();
    expect(await vigil.page.locator('#state').evaluate((element) => getComputedStyle(element).color)).toBe(
      'rgb(4, 5, 6)',
    );
    await soon(async () => {
      const violations = await vigil.page.evaluate(() => Reflect.get(window, 'violations'));
      expect(violations).toEqual(['connect-src', 'script-src-elem', 'style-src-elem']);
    });
  });

  it('reaches nothing outside, by whatever way', async () => {
    await vigil.page.evaluate(async (url) => {
      const told = (target: EventTarget, ...events: string[]) =>
        new Promise((done) => {
          for (const event of events) target.addEventListener(event, done, { once: true });
        });
      const image = new Image();
      const frame = document.createElement('iframe');
      // A page that may not be shown in a frame ends there with a page of the browser's own.
      const ends = [told(image, 'error', 'load'), told(frame, 'load')];
      await fetch(url).catch(() => undefined);
      image.src = url;
      frame.src = url;
      document.body.append(image, frame);
      navigator.sendBeacon(url);
      try {
        ends.push(told(new WebSocket(url.replace('http', 'ws')), 'close', 'error'));
      } catch {
        // Refused at once is as good.
      }
      await Promise.all(ends);
    }, outsideUrl);
    expect(arrived).toBe(0);
  });

  it('goes nowhere else, and opens no window', async () => {
    const refused = vigil.context.waitForEvent('requestfailed', (request) => request.url() === outsideUrl);
    await vigil.page.evaluate((url) => {
      location.href = url;
    }, outsideUrl);
    await refused;
    expect(vigil.page.url()).toBe('https://vigil.internal/');
    await ready();
    expect(await vigil.page.evaluate((url) => window.open(url) === null, outsideUrl)).toBe(true);
    await vigil.page.evaluate((url) => {
      const link = document.createElement('a');
      link.href = url;
      link.target = '_blank';
      link.textContent = 'away';
      document.body.append(link);
    }, outsideUrl);
    // Pressed by a person: the browser itself blocks a window that a script asks for.
    const refusedThere = vigil.context.waitForEvent('requestfailed', (request) => request.url() === outsideUrl);
    await vigil.page.getByText('away').click();
    await refusedThere;
    await soon(() => expect(vigil.context.pages()).toHaveLength(1));
    expect(arrived).toBe(0);
  });

  it('is refused every permission', async () => {
    const states = await vigil.page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'];
      return Promise.all(
        names.map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state),
      );
    });
    expect(states).toEqual(['denied', 'denied', 'denied', 'denied', 'denied']);
  });

  it('serves nothing beside the page’s own files', async () => {
    const { pageFile } = await import('../../main/hosts/pages.ts');
    const page = fileURLToPath(new URL('./fixtures/page', import.meta.url));
    for (const path of [
      '../small-host.ts',
      '%2e%2e/small-engine.js',
      '..%2fpage%2f..%2fsmall-host.ts',
      'absent.js',
      'page.js%00.html',
    ])
      expect((await pageFile(page, `https://vigil.internal/${path}`)).status).toBe(404);
    const [one, two] = await Promise.all([pageFile(page, 'app://vigil/'), pageFile(page, 'app://vigil/index.html')]);
    const nonce = /nonce-([^']+)/.exec(one.headers['content-security-policy'] ?? '')?.[1] ?? '';
    expect(nonce.length).toBeGreaterThan(20);
    expect(Buffer.from(one.body).toString()).toContain(`nonce="${nonce}"`);
    expect(two.headers['content-security-policy']).not.toContain(nonce);
  });

  it('prints the page as a PDF with its marking on it', async () => {
    dialogs.next.save = join(folder, 'brief.pdf');
    expect(await call('host.print', { ticket: 'a-ticket-that-is-good' })).toEqual({
      ok: true,
      value: { written: true },
    });
    expect(readFileSync(join(folder, 'brief.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    if (existsSync('/usr/bin/pdftotext')) {
      const text = execFileSync('/usr/bin/pdftotext', [join(folder, 'brief.pdf'), '-']).toString();
      expect(text.match(/OFFICIAL-SENSITIVE/g)).toHaveLength(2);
      expect(text).toContain('Vigil host test');
    }
  });

  it('drops the page and what it stored when the engine crashes, and says why', async () => {
    await vigil.page.evaluate(async () => {
      localStorage.setItem('marker', 'MARKER-7f3a');
      Reflect.set(window, 'marker', 'MARKER-7f3a');
      await new Promise((done) => {
        const request = indexedDB.open('query-cache');
        request.onsuccess = done;
      });
    });
    // The page is gone before the answer can reach it.
    await call('test.crash').catch(() => undefined);
    await vigil.page.waitForFunction(() =>
      (Reflect.get(window, 'heard') ?? []).some((event: { kind: string }) => event.kind === 'locked'),
    );
    await ready();
    expect(await heard()).toContainEqual(
      expect.objectContaining({ kind: 'locked', because: expect.objectContaining({ code: 'ENGINE_STOPPED' }) }),
    );
    const left = await vigil.page.evaluate(async () => ({
      marker: Reflect.get(window, 'marker') ?? null,
      stored: localStorage.length,
      databases: (await indexedDB.databases()).length,
    }));
    expect(left).toEqual({ marker: null, stored: 0, databases: 0 });
  });

  it('has no other page or file for somebody who knows a path', async () => {
    writeFileSync(join(folder, 'secret.txt'), 'x');
    const got = await vigil.page.evaluate(
      (path) => {
        const image = new Image();
        return new Promise((done) => {
          image.onerror = () => done('refused');
          image.onload = () => done('loaded');
          image.src = `file://${path}`;
        });
      },
      join(folder, 'secret.txt'),
    );
    expect(got).toBe('refused');
  });
});
