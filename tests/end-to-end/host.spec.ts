/** The window itself, on each host: what it must be able to do, and all that it must not. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import type { Result } from '../../preload/contract/errors.ts';
import type { App } from './app.ts';
import { expect, test } from './fixtures.ts';
import { goTo, seeView } from './story/page.ts';
import { createVault } from './story/vault.ts';

/** Stands for the whole outside world: whatever arrives here got out. */
interface Outside {
  server: Server;
  url: string;
  arrived: number;
}

let outside: Outside;
test.beforeAll(async () => {
  const server = createServer((_, response) => response.end('outside'));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  outside = { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, arrived: 0 };
  server.on('connection', () => outside.arrived++);
});
test.afterAll(() => outside.server.close());
test.beforeEach(() => {
  outside.arrived = 0;
});

/** Calls a verb from inside the page. */
function call(page: Page, verb: string, input: unknown = {}): Promise<Result<unknown> | null> {
  return page.evaluate(
    ([name, value]) => {
      const bridge: unknown = Reflect.get(window, 'vigil');
      const { verbs } = bridge as { verbs: Record<string, (v: unknown) => Promise<never>> };
      const run = verbs[name];
      return run === undefined ? null : run(value);
    },
    [verb, input] as const,
  );
}

test('the window loads its page under a content policy that allows nothing else', async ({ app }) => {
  const answer = await app.page.reload();
  expect(answer?.status()).toBe(200);
  const policy = (await answer?.allHeaders())?.['content-security-policy'] ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).not.toContain('unsafe');
  expect(policy).not.toContain('connect-src');
  await expect(app.page).toHaveTitle(/Vigil/);
});

test('the page finds verbs and nothing of the machine', async ({ app }) => {
  const found = await app.page.evaluate(() => ({
    bridge: Object.keys(Object(Reflect.get(window, 'vigil'))).sort(),
    machine: ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => Reflect.has(window, name)),
  }));
  expect(found).toEqual({ bridge: ['listen', 'verbs'], machine: [] });
  expect(await call(app.page, 'exports.redeemPrint', { ticket: 'x'.repeat(20) })).toBeNull();
  const info = await call(app.page, 'host.info');
  expect(info).toMatchObject({ ok: true, value: { kind: app.kind, maximumMarking: 'OFFICIAL-SENSITIVE' } });
  expect(JSON.stringify(info)).not.toContain(app.vaults);
});

test('settings outlive a restart', async ({ app }) => {
  expect(
    (
      await call(app.page, 'host.settings.write', {
        appearance: { theme: 'dark', textSize: 115 },
        idleLockMinutes: 7,
        lateMatchMonths: 6,
      })
    )?.ok,
  ).toBe(true);
  await app.restart();
  expect(await call(app.page, 'host.settings.read')).toMatchObject({
    ok: true,
    value: { appearance: { theme: 'dark', textSize: 115 }, idleLockMinutes: 7, lateMatchMonths: 6 },
  });
});

test('a dialog gives the page a name and a token, never a path', async ({ app }) => {
  expect(await call(app.page, 'host.chooseFolder')).toEqual({ ok: true, value: null });
  await app.dialogs({ folder: app.files });
  const chosen = await call(app.page, 'host.chooseFolder');
  expect(chosen).toMatchObject({ ok: true, value: { name: 'files' } });
  expect(JSON.stringify(chosen)).not.toContain(app.files);
});

/** Waits until the host has refused to go where the page wants to: Electron tells its own side, Chromium the request. */
async function refusedToGo(app: App, go: () => Promise<void>): Promise<void> {
  if (app.electron === undefined) {
    const refused = app.page.context().waitForEvent('requestfailed', (request) => request.url() === outside.url);
    await go();
    await refused;
    return;
  }
  await app.electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const refused = new Promise((done) => {
      contents?.once('will-frame-navigate', (event) => setImmediate(() => done(event.defaultPrevented)));
    });
    Reflect.set(globalThis, 'refused', refused);
  });
  await go();
  expect(await app.electron.evaluate(() => Reflect.get(globalThis, 'refused') as Promise<unknown>)).toBe(true);
}

test('another address is refused, from a link and from the page', async ({ app }) => {
  expect(await app.page.evaluate((url) => window.open(url) === null, outside.url)).toBe(true);
  await app.page.evaluate((url) => {
    const link = document.createElement('a');
    link.href = url;
    link.target = '_blank';
    link.textContent = 'away';
    document.querySelector('main')?.prepend(link);
  }, outside.url);
  // Pressed by a person: the browser itself blocks a window that a script asks for. Electron asks its host first and makes no window.
  const refused =
    app.electron === undefined
      ? app.page.context().waitForEvent('requestfailed', (request) => request.url() === outside.url)
      : null;
  await app.page.getByText('away').click();
  await refused;
  await expect.poll(() => app.page.context().pages().length).toBe(1);
  // Last: where Electron refuses a page its way, whoever drives the page waits for its end in vain.
  const before = app.page.url();
  await refusedToGo(app, () =>
    app.page.evaluate((url) => {
      location.href = url;
    }, outside.url),
  );
  expect(app.page.url()).toBe(before);
  expect(outside.arrived).toBe(0);
});

test('a frame inside the page is not spoken to', async ({ app }) => {
  await app.page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.src = location.origin;
    const shown = new Promise((done) => frame.addEventListener('load', done));
    document.body.append(frame);
    return shown.then(() => undefined);
  });
  for (const frame of app.page.frames().filter((one) => one !== app.page.mainFrame())) {
    const bridge = await frame.evaluate(() => Reflect.has(window, 'vigil')).catch(() => false);
    expect(bridge).toBe(false);
  }
});

test('every permission is refused', async ({ app }) => {
  const states = await app.page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'];
    const query = async (name: string) =>
      (await navigator.permissions.query({ name: name as PermissionName })).state as string;
    return Promise.all(names.map(query));
  });
  expect(states).toEqual(['denied', 'denied', 'denied', 'denied', 'denied']);
});

test('nothing reaches the network, by whatever way', async ({ app }) => {
  await app.page.evaluate(async (url) => {
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
  }, outside.url);
  expect(outside.arrived).toBe(0);
});

test('in Electron, even the privileged side of the window reaches nothing', async ({ app }) => {
  test.skip(app.electron === undefined, 'only Electron has a privileged side of its own');
  const answer = await app.electron?.evaluate(async ({ BrowserWindow }, url) => {
    const window = BrowserWindow.getAllWindows()[0];
    const got = await window?.webContents.session.fetch(url).then(
      () => 'reached',
      () => 'refused',
    );
    return { got, path: window?.webContents.session.storagePath };
  }, outside.url);
  expect(answer).toEqual({ got: 'refused', path: null });
  expect(outside.arrived).toBe(0);
});

test('in Electron, another page with the same bridge is answered nothing', async ({ app }) => {
  test.skip(app.electron === undefined, 'only Electron can have another page with the bridge');
  const answer = await app.electron?.evaluate(async ({ app: program, BrowserWindow }) => {
    const foreign = new BrowserWindow({
      show: false,
      webPreferences: {
        preload: `${program.getAppPath()}/dist/preload/bridge.cjs`,
        additionalArguments: ['--vigil-verbs=host.info'],
        sandbox: true,
      },
    });
    // Even at our own address: it is not our window.
    await foreign.loadURL('app://vigil/');
    const said: unknown = await foreign.webContents.executeJavaScript("window.vigil.verbs['host.info']({})");
    foreign.destroy();
    return said;
  });
  expect(answer).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } });
});

test('a notification of the system shows a number once somebody is signed in, and choosing it leads to My work', async ({
  app,
}) => {
  test.setTimeout(120_000);
  const { page, electron } = app;
  await call(page, 'host.settings.write', { notifications: 'urgent' });
  expect(await call(page, 'host.notify', { urgent: 2, waiting: 5 })).toMatchObject({
    ok: false,
    error: { code: 'VAULT_LOCKED' },
  });
  await createVault(page);
  // Whether there is anything to show it is the system's own affair; Chromium as a host for tests has nothing.
  const supported = (await electron?.evaluate(({ Notification }) => Notification.isSupported())) ?? false;
  await electron?.evaluate(({ Notification }) => {
    const shown: { title: string; body: string }[] = [];
    Reflect.set(globalThis, 'shown', shown);
    Notification.prototype.show = function show(this: Electron.Notification) {
      shown.push({ title: this.title, body: this.body });
      setTimeout(() => this.emit('click'));
    };
  });
  expect(await call(page, 'host.notify', { urgent: 0, waiting: 5 })).toEqual({ ok: true, value: { shown: false } });
  await goTo(page, '#/help');
  await seeView(page, 'Help');
  expect(await call(page, 'host.notify', { urgent: 2, waiting: 5 })).toEqual({ ok: true, value: { shown: supported } });
  if (!supported) return;
  await seeView(page, 'My work');
  expect(await electron?.evaluate(() => Reflect.get(globalThis, 'shown'))).toEqual([
    { title: 'Vigil', body: '2 urgent items' },
  ]);
});
