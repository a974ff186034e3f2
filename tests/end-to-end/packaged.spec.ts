/** What is handed out, as it is handed out: packed, every fuse as it ships, by its command line and in a window of its own. */
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stage } from './electron-app.ts';
import { expect, test } from './fixtures.ts';
import { canShow, openDisplay } from './story/display.ts';
import { csvFile } from './story/files.ts';
import { type Packaged, packProgram } from './story/packaged.ts';
import { ownEngines } from './story/processes.ts';
import { readPictureIn } from './story/read-picture.ts';

test.setTimeout(240_000);

const dist = process.env.VIGIL_DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));
const passphrase = 'lantern orbit gravel willow';
const login = 'p.shah';

/** Lines of the log, by the command line's own look at it. */
async function logEntries(vigil: Packaged, account: readonly string[]): Promise<number> {
  const { code, out } = await vigil.run(['--admin', 'verify', '--json', ...account]);
  expect(code).toBe(0);
  const report: { whole: boolean; log: { entries: number } } = JSON.parse(out);
  expect(report.whole).toBe(true);
  return report.log.entries;
}

test('the packaged program makes a vault, takes a file, proves it whole, and opens a window on it', async ({
  hostKind,
}) => {
  test.skip(hostKind !== 'electron', 'only Electron is packed');
  test.skip(process.platform !== 'linux', 'the packaged program is tried on Linux');
  const staged = stage(dist);
  const native = staged?.native ?? null;
  if (staged === null || native === null) {
    test.skip(true, 'no Electron here, or none that can run the engine itself');
    return;
  }
  const root = mkdtempSync(join(tmpdir(), 'vigil-packaged-'));
  const home = join(root, 'home');
  const vault = join(home, 'vault');
  const settings = join(home, '.config', 'Vigil', 'settings.json');
  chmodSync(root, 0o755);
  mkdirSync(join(settings, '..'), { recursive: true });
  writeFileSync(settings, JSON.stringify({ lastVault: vault }));
  writeFileSync(join(home, 'words.txt'), passphrase);
  const file = csvFile(home, 'tips.csv', [
    ['T-1', '2026-03-01T10:00:00Z', 'hotline', 'A white van by the old quay at night.'],
    ['T-2', '2026-03-01T11:00:00Z', 'online', 'Somebody asked for a key to the boat house.'],
  ]);
  for (const path of [home, join(home, '.config'), join(settings, '..'), settings, join(home, 'words.txt'), file])
    if (staged.user !== null) chownSync(path, staged.user, staged.user);
  const account = ['--vault', vault, '--login', login, '--passphrase-file', join(home, 'words.txt')];
  try {
    const vigil = await test.step('it is packed', () => packProgram(root, home, staged, native));

    await test.step('it is no Node, and no debugger gets in', async () => {
      const asNode = await vigil.run(['--admin', 'help'], { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--inspect=0' });
      expect(asNode).toMatchObject({ code: 0, out: expect.stringContaining('admin verify') });
      expect(asNode.err).not.toContain('Debugger listening');
      expect((await vigil.run(['--remote-debugging-port=0', '--admin', 'help'])).code).toBe(1);
    });

    const entries = await test.step('by its command line: a vault, a file, a look whether all is whole', async () => {
      const named = ['--name', 'Trial', '--person', 'Priya Shah', '--roles', 'intake_officer'];
      expect(await vigil.run(['--admin', 'create', ...account, ...named])).toMatchObject({ code: 0 });
      const taken = await vigil.run(['--admin', 'import', file, '--json', ...account]);
      expect(taken.code).toBe(0);
      expect(JSON.parse(taken.out)).toMatchObject({ imported: 2, refused: 0 });
      const first = await logEntries(vigil, account);
      const second = await logEntries(vigil, account);
      return { look: second - first, last: second };
    });

    await test.step('as the service of a unit: it is made, listens, is backed up while it runs, and ends when it is told to', async () => {
      const unit = ['--admin', 'unit'];
      const folder = join(home, 'unit');
      const named = ['--name', 'Eastmoor unit', '--host', '127.0.0.1', '--login', login, '--person', 'Priya Shah'];
      const words = ['--passphrase-file', join(home, 'words.txt')];
      expect(await vigil.run([...unit, 'init', '--unit', folder, ...named, ...words])).toMatchObject({ code: 0 });
      const config = join(folder, 'config.json');
      expect(await vigil.run(['--no-sandbox', '--server', config])).toMatchObject({ code: 2 });
      const whole: object = JSON.parse(readFileSync(config, 'utf8'));
      writeFileSync(config, JSON.stringify({ ...whole, listen: { host: '127.0.0.1', port: 0 } }));
      const service = vigil.serve(['--no-sandbox', '--ozone-platform=headless', '--log-level=3', '--server', config]);
      let said = '';
      service.stdout?.on('data', (text: Buffer) => {
        said += String(text);
      });
      const ended = once(service, 'exit');
      try {
        await expect.poll(() => said, { timeout: 30_000 }).toContain('"event":"listening"');
        const disk = join(home, 'disk');
        mkdirSync(disk);
        if (staged.user !== null) chownSync(disk, staged.user, staged.user);
        const made = await vigil.run([...unit, 'backup', '--unit', folder, '--to', disk, '--json']);
        expect(JSON.parse(made.out)).toMatchObject({ verified: true, kept: 1 });
        expect(said).toContain('"event":"backed-up"');
        service.kill('SIGTERM');
        expect(await ended).toEqual([0, null]);
        expect(said).toContain('"event":"ended"');
      } finally {
        service.kill('SIGKILL');
      }
    });

    await test.step('in a window: somebody signs in by the keyboard, and the end of the program is in order', async () => {
      if (!canShow) {
        test.info().annotations.push({ type: 'left out', description: 'the window: neither Xvfb nor xdotool here' });
        return;
      }
      const display = await openDisplay(root);
      const running = vigil.open({ DISPLAY: display.name });
      try {
        await expect.poll(() => display.windows('^Vigil$').length, { timeout: 20_000 }).toBe(1);
        const window = display.windows('^Vigil$')[0] ?? '';
        await display.untilStill();
        expect(ownEngines()).toHaveLength(1);
        const before = statSync(settings).ino;
        display.type(window, login);
        display.press(window, 'Tab');
        display.type(window, passphrase);
        display.press(window, 'Return');
        // The folder of a vault that was opened is kept as the last one.
        await expect.poll(() => statSync(settings).ino, { timeout: 20_000 }).not.toBe(before);
        const ended = once(running, 'exit');
        running.kill('SIGTERM');
        expect(await ended).toEqual([0, null]);
        await expect.poll(() => ownEngines().length).toBe(0);
      } finally {
        running.kill('SIGKILL');
        display.end();
      }
      // More than the look itself leaves: the sign-in and the end in the window.
      expect(await logEntries(vigil, account)).toBeGreaterThan(entries.last + entries.look);
    });

    await test.step('out of the archive, words in a picture are read, once a rule says so', () =>
      readPictureIn(root, vigil.unfused));

    await test.step('a store that cannot be loaded is named as that, and no place is', async () => {
      writeFileSync(vigil.store, 'not what it was');
      const { code, err } = await vigil.run(['--admin', 'stats', ...account]);
      expect(code).toBe(4);
      expect(err).toContain('cannot be loaded on this computer');
      expect(err).toContain('Cause: ERR_DLOPEN_FAILED.');
      expect(err).not.toContain(root);
    });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
