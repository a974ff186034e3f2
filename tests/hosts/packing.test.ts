/** Packing for Windows, by the packer itself, of a stand-in for Electron: what goes in, what is signed by what, and what is refused. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { machines, windowsFile } from './fixtures/windows-file.ts';

const root = temporaryFolder();
const temporary = () => mkdtempSync(join(root, 'one-'));
// Packages are large.
afterAll(() => rmSync(root, { recursive: true, force: true }));

const repository = fileURLToPath(new URL('../..', import.meta.url));
const prebuilt = (name: string) =>
  join(repository, 'node_modules/better-sqlite3-multiple-ciphers/prebuilds', `${name}.node`);

/** Without what the running tests have in their environment: the packer says nothing when it finds itself under test. */
function node(args: readonly string[], more: NodeJS.ProcessEnv = {}) {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, ...more };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: repository, env });
  return { status, said: `${stdout}${stderr}` };
}

/** Where Electron keeps its fuses, all nine undecided. */
const fuses = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001\u0009011000111', 'latin1');

function distribution(): string {
  const folder = temporary();
  mkdirSync(join(folder, 'resources'));
  writeFileSync(join(folder, 'electron.exe'), Buffer.concat([windowsFile(machines.x64), fuses]));
  writeFileSync(join(folder, 'ffmpeg.dll'), windowsFile(machines.x64));
  return folder;
}

/** A program for the path or the environment: a script of the running Node. */
function program(folder: string, name: string, script: string): string {
  const file = join(folder, name);
  writeFileSync(file, `#!${process.execPath}\n${script}`, { mode: 0o755 });
  return file;
}

/** What a signature leaves in a file's header: that there is one. */
const mark = `const mark = (bytes) => { bytes.writeUInt32LE(8, bytes.readUInt32LE(60) + 172); return bytes; };`;

function pack(env: NodeJS.ProcessEnv, dist = distribution()) {
  const out = join(temporary(), 'out');
  const args = ['build/package.mjs', '--dir', '--platform=win32', '--arch=x64', `--out=${out}`];
  const { status, said } = node(args, { ELECTRON_DIST: dist, ...env });
  return { status, said, folder: join(out, 'win-unpacked') };
}

const store = 'resources/app.asar.unpacked/node_modules/better-sqlite3-multiple-ciphers/prebuilds/win32-x64.node';

describe.skipIf(process.platform === 'win32')('a Windows folder packed on another system', () => {
  const signed = join(temporary(), 'signed');
  let packed: ReturnType<typeof pack>;
  beforeAll(() => {
    const script = `const fs = require('node:fs'); ${mark}
      const file = process.argv[2];
      fs.appendFileSync(${JSON.stringify(signed)}, file + '\\n');
      fs.writeFileSync(file, mark(fs.readFileSync(file)));`;
    packed = pack({ VIGIL_SIGN_COMMAND: program(temporary(), 'sign', script) });
  });

  it('holds the store’s native file for Windows, and passes its own check', () => {
    expect(packed.said).not.toContain('PROBLEM');
    expect(packed.status).toBe(0);
    expect(readFileSync(join(packed.folder, store)).toString('latin1', 0, 2)).toBe('MZ');
  });

  it('has every program and library signed, once, by the command that was named', () => {
    const files = readFileSync(signed, 'utf8').trim().split('\n');
    expect(files.sort()).toEqual(['Vigil.exe', 'ffmpeg.dll', store].map((name) => join(packed.folder, name)).sort());
  });

  it('is not said to hold the Electron that package.json asks for', () => {
    const { version } = JSON.parse(readFileSync(join(repository, 'node_modules/electron/package.json'), 'utf8'));
    expect(packed.said).toContain('of a version that cannot be told');
    expect(packed.said).not.toContain(version);
  });

  it.each([
    ['a Linux file under the Windows name', store, prebuilt('linux-x64'), 'is for linux-x64, not win32'],
    ['a Linux file for another processor', store, prebuilt('linux-arm64'), 'is for linux-arm64, not win32'],
    ['a Mac file', 'resources/extra.bin', prebuilt('darwin-arm64'), 'is for darwin-arm64, not win32'],
    ['a Windows file for another processor', 'ffmpeg.dll', prebuilt('win32-arm64'), 'is for arm64, not x64'],
    ['a library that is none', 'ffmpeg.dll', join(repository, 'LICENSE'), 'is not a native file of any system'],
  ])('is refused with %s in it', (_, place, file, said) => {
    const copy = temporary();
    cpSync(packed.folder, copy, { recursive: true });
    copyFileSync(file, join(copy, place));
    const checked = node(['build/check/packaged.mjs', copy, 'win32-x64']);
    expect(checked.said).toContain(`PROBLEM: ${place} ${said}`);
    expect(checked.status).toBe(1);
  });

  it('is refused as what it is not', () => {
    expect(node(['build/check/packaged.mjs', packed.folder, 'linux-x64']).status).toBe(1);
    expect(node(['build/check/packaged.mjs', packed.folder, 'win32-arm64']).status).toBe(1);
  });

  it('does not come about when the command signs nothing', () => {
    const { status, said } = pack({ VIGIL_SIGN_COMMAND: program(temporary(), 'sign', '') });
    expect(said).toContain('a file was not signed');
    expect(status).not.toBe(0);
  });

  it('is signed by a hardware token, whose PIN no list of processes shows', () => {
    const folder = temporary();
    const script = `const fs = require('node:fs'); ${mark}
      const given = process.argv.slice(2);
      fs.appendFileSync(${JSON.stringify(join(folder, 'asked'))}, given.join(' ') + '\\n');
      const [from, to] = ['-in', '-out'].map((name) => given[given.indexOf(name) + 1]);
      fs.writeFileSync(to, mark(fs.readFileSync(from)));`;
    program(folder, 'osslsigncode', script);
    const { status } = pack({
      PATH: `${folder}:${process.env.PATH}`,
      VIGIL_PKCS11_MODULE: '/lib/token.so',
      VIGIL_PKCS11_KEY: 'pkcs11:object=code',
      VIGIL_PKCS11_CERTIFICATES: 'chain.pem',
      VIGIL_PKCS11_PIN_FILE: 'pin',
    });
    expect(status).toBe(0);
    const asked = readFileSync(join(folder, 'asked'), 'utf8').trim().split('\n');
    expect(asked).toHaveLength(3);
    for (const line of asked) {
      expect(line).toContain('-pkcs11module /lib/token.so -key pkcs11:object=code -certs chain.pem -readpass pin');
      expect(line).toContain('-h sha256');
    }
  });
});

describe('a distribution of Electron', () => {
  it('is known by its version file, or by what its program says', () => {
    const told = distribution();
    writeFileSync(join(told, 'version'), '33.4.11');
    expect(pack({}, told).said).toContain('electron=33.4.11');
  });

  it.skipIf(process.platform !== 'linux')('is asked where it has no version file', () => {
    const folder = temporary();
    program(folder, 'electron', `if (process.env.ELECTRON_RUN_AS_NODE === '1') console.log('33.4.10');`);
    const args = ['build/package.mjs', '--dir', `--out=${join(temporary(), 'out')}`];
    expect(node(args, { ELECTRON_DIST: folder }).said).toContain('electron=33.4.10');
  });
});

describe('a release', () => {
  it('takes a command or a token as well as a certificate file', () => {
    const { status, said } = node(['build/package.mjs', '--platform=win32']);
    expect(status).toBe(1);
    for (const name of ['VIGIL_SIGN_COMMAND', 'VIGIL_PKCS11_MODULE', 'WIN_CSC_LINK']) expect(said).toContain(name);
  });

  it('is of what the repository is: Linux packages ask for a home page', () => {
    const { homepage } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
    expect(homepage).toMatch(/^https:\/\//);
  });

  it('does not clear a folder that somebody named', () => {
    const folder = temporary();
    writeFileSync(join(folder, 'kept'), '');
    const { status } = node(['build/package.mjs', '--dir', `--out=${folder}`]);
    expect(status).toBe(1);
    expect(existsSync(join(folder, 'kept'))).toBe(true);
  });
});
