/** A unit as IT sets it up: by command, from nothing to two admitted desks, and what each mistake is answered. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../main/hosts/server/config.ts';
import { admin } from '../../main/hosts/terminal/admin.ts';
import { remoteEngine } from '../../main/line/remote-engine.ts';
import { openWorkstationFile } from '../../main/line/workstation-file.ts';
import { deskLine, passphrase } from '../support/unit.ts';

let folder: string;
let unit: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigil-unit-'));
  unit = join(folder, 'unit');
  writeFileSync(join(folder, 'passphrase'), `${passphrase}\n`);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function run(...args: string[]): Promise<{ code: number; out: string; problem: string }> {
  let [out, problem] = ['', ''];
  const code = await admin(
    ['unit', ...args],
    () => {
      throw new Error('no engine is needed');
    },
    {
      out: (text) => {
        out += text;
      },
      problem: (text) => {
        problem += text;
      },
      onInterrupt: () => undefined,
    },
  );
  return { code, out, problem };
}

const init = (...more: string[]) =>
  run(
    ...['init', '--unit', unit, '--name', 'Eastmoor unit', '--host', '127.0.0.1', '--login', 'h.mason'],
    ...['--person', 'Hollis Mason', '--roles', 'case_officer', '--clearance', 'SECRET', '--maximum-marking', 'SECRET'],
    ...['--passphrase-file', join(folder, 'passphrase'), ...more],
  );
const add = (name: string) =>
  run('add-workstation', '--unit', unit, '--name', name, '--out', join(folder, `${name}.json`));

/** The service as IT runs it: a process of its own with the unit's configuration, on any free port. */
function serve(): { child: ChildProcess; said: () => string; listening: Promise<number> } {
  const config = join(unit, 'config.json');
  const { listen, ...rest } = JSON.parse(readFileSync(config, 'utf8')) as { listen: object };
  writeFileSync(config, JSON.stringify({ ...rest, listen: { ...listen, host: '127.0.0.1', port: 0 } }));
  const child = spawn(process.execPath, ['main/hosts/server/main.ts', config], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  child.stdout?.on('data', (text: Buffer) => {
    said += String(text);
    const port = /"event":"listening","port":(\d+)/.exec(said)?.[1];
    if (port !== undefined) resolve(Number(port));
  });
  child.stderr?.on('data', (text: Buffer) => {
    said += String(text);
  });
  child.once('exit', () => reject(new Error(said)));
  return { child, said: () => said, listening: promise };
}
const exitOf = (child: ChildProcess) => new Promise<number | null>((resolve) => child.once('exit', resolve));

describe('a unit', () => {
  it('is made, admits a desk by a file and a code, and serves it until it is told to stop', async () => {
    const made = await init();
    expect(made).toMatchObject({ code: 0, problem: '' });
    expect(made.out).toMatch(/Recovery code, shown this once only: \S+/);
    // Nobody else on the machine reads any of it.
    for (const name of readdirSync(unit)) expect(statSync(join(unit, name)).mode & 0o077, name).toBe(0);

    const added = await add('desk-01');
    const code = /shown this once only: (\S+)/.exec(added.out)?.[1] ?? '';
    const text = readFileSync(join(folder, 'desk-01.json'), 'utf8');
    expect(() =>
      openWorkstationFile(
        text,
        code.replace(/./, (first) => (first === 'A' ? 'B' : 'A')),
      ),
    ).toThrow(expect.objectContaining({ code: 'JOIN_CODE_WRONG' }));
    const desk = openWorkstationFile(text, ` ${code.toLowerCase()} `);
    expect(desk).toMatchObject({ unit: 'Eastmoor unit', workstation: 'desk-01', host: '127.0.0.1', port: 7443 });

    const { child, said, listening } = serve();
    const ended = exitOf(child);
    const line = deskLine(
      remoteEngine({
        host: '127.0.0.1',
        port: await listening,
        tls: { ca: desk.authority, certificate: desk.certificate, key: desk.key },
      }),
    );
    expect(await line.signIn('h.mason')).toMatchObject({ ok: true, value: { vault: { name: 'Eastmoor unit' } } });
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(said()).toContain('"event":"connected","workstation":"desk-01"');
    // Its journal knows desks, and nobody who sits at them.
    expect(said()).not.toMatch(/mason|lantern/i);
  });

  it('says which desks it admits, and admits a revoked one no longer', async () => {
    await init();
    await add('desk-01');
    await add('desk-02');
    expect(await run('revoke', '--unit', unit, '--name', 'desk-01')).toMatchObject({ code: 0 });
    expect((await run('revoke', '--unit', unit, '--name', 'desk-01')).code).not.toBe(0);
    const { out } = await run('status', '--unit', unit, '--json');
    expect(JSON.parse(out)).toMatchObject({
      unit: 'Eastmoor unit',
      workstations: [
        { name: 'desk-01', revokedAt: expect.any(String) },
        { name: 'desk-02', revokedAt: null },
      ],
    });
    // Its name may be given again, to another certificate.
    expect(await add('desk-01')).toMatchObject({ code: 0 });
    expect(await add('desk-02')).toMatchObject({ code: 2 });
  });
});

describe('what goes wrong', () => {
  it('leaves nothing of a unit that could not be made, and nothing changed of one that is there', async () => {
    writeFileSync(join(folder, 'passphrase'), 'short\n');
    expect(await init()).toMatchObject({ code: 3, out: '' });
    expect(readdirSync(folder)).toEqual(['passphrase']);
    writeFileSync(join(folder, 'passphrase'), `${passphrase}\n`);
    await init();
    expect(await init()).toMatchObject({ code: 4 });
    expect(await run('status', '--unit', join(folder, 'elsewhere'))).toMatchObject({ code: 4 });
    expect(await run('init', '--unit', unit)).toMatchObject({
      code: 2,
      problem: '--name is missing or cannot be read.\n',
    });
    expect(await run('adopt')).toMatchObject({ code: 2 });
  });

  it('admits nobody when the file for the desk cannot be written', async () => {
    await init();
    const out = join(folder, 'nowhere', 'desk-01.json');
    expect((await run('add-workstation', '--unit', unit, '--name', 'desk-01', '--out', out)).code).toBe(5);
    const { out: status } = await run('status', '--unit', unit, '--json');
    expect(JSON.parse(status)).toMatchObject({ workstations: [] });
  });

  it.each([
    ['a setting that there is not', { colour: 'blue' }, 'colour: there is no such setting.'],
    ['one that is missing', { maximumMarking: undefined }, 'maximumMarking: is missing.'],
    ['a port that is none', { listen: { host: '127.0.0.1', port: 'x' } }, 'listen.port: is not valid.'],
  ])('ends the start of the service for %s, with the line that says so', async (_, change, line) => {
    await init();
    const config = join(unit, 'config.json');
    writeFileSync(config, JSON.stringify({ ...(JSON.parse(readFileSync(config, 'utf8')) as object), ...change }));
    expect(() => readConfig(config)).toThrow(line);
    const child = spawn(process.execPath, ['main/hosts/server/main.ts', config], { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stderr?.on('data', (text: Buffer) => {
      said += String(text);
    });
    expect(await exitOf(child)).toBe(2);
    expect(said).toContain(line);
  });

  it('does not start with a key that others may read, or with another key', async () => {
    await init();
    const key = join(unit, 'unit.key');
    const config = join(unit, 'config.json');
    const start = async () => {
      const child = spawn(process.execPath, ['main/hosts/server/main.ts', config], {
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let said = '';
      child.stderr?.on('data', (text: Buffer) => {
        said += String(text);
      });
      return { code: await exitOf(child), said };
    };
    rmSync(key);
    writeFileSync(key, Buffer.alloc(32, 1), { mode: 0o644 });
    expect(await start()).toMatchObject({ code: 2, said: expect.stringContaining('others may read it') });
    rmSync(key);
    writeFileSync(key, Buffer.alloc(32, 1), { mode: 0o400 });
    const other = await start();
    expect(other.code).toBe(1);
    expect(other.said).not.toContain(folder);
    expect(existsSync(join(unit, 'vault'))).toBe(true);
  });
});
