/** What IT is given to run the service with: the systemd unit and the example of a configuration, as the tools themselves read them. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { refusedSwitch } from '../../main/hosts/electron/switches.ts';
import { readConfig } from '../../main/hosts/server/config.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const place = fileURLToPath(new URL('../../build/server', import.meta.url));
const unit = readFileSync(join(place, 'vigil.service'), 'utf8');
const setting = (name: string) => new RegExp(`^${name}=(.*)$`, 'm').exec(unit)?.[1];

describe('the example configuration', () => {
  const config = readConfig(join(place, 'config.example.json'));

  it('is read, and names what the unit for systemd has', () => {
    // It lies in the unit's folder, so that a backup has it.
    expect(config.unit).toBe(place);
    expect(config.key).toEqual({ credential: setting('LoadCredentialEncrypted')?.split(':')[0] });
    const folders = (setting('StateDirectory') ?? '').split(' ').map((name) => `/var/lib/${name}`);
    const started = (setting('ExecStart') ?? '').split(' ').at(-1);
    for (const folder of [started, config.backup?.folder])
      expect(
        folders.some((own) => folder === own || folder?.startsWith(`${own}/`)),
        folder,
      ).toBe(true);
  });
});

const analyse = (...args: string[]) => spawnSync('systemd-analyze', args, { encoding: 'utf8' });
const installed = analyse('--version').status === 0;

describe('the unit for systemd', () => {
  it('starts the program with switches that a packaged one takes', () => {
    const [, ...args] = (setting('ExecStart') ?? '').split(' ');
    expect(args).toContain('--server');
    expect(refusedSwitch(args, 'linux')).toBeNull();
  });

  it.skipIf(!installed)('is understood to the last word (needs systemd-analyze)', () => {
    const file = join(temporaryFolder(), 'vigil.service');
    const verify = (text: string) => {
      // The program itself is not installed where this is tested.
      writeFileSync(file, text.replace('/opt/Vigil/vigil', process.execPath));
      const { status, stderr } = analyse('verify', '--man=no', file);
      return { status, stderr };
    };
    expect(verify(unit)).toEqual({ status: 0, stderr: '' });
    expect(verify(unit.replace('NoNewPrivileges=', 'NoNewPrivilege=')).stderr).toContain('Unknown key');
  });

  it.skipIf(!installed)('leaves the service hardly anything but its work (needs systemd-analyze)', () => {
    const judged = analyse('security', '--offline=yes', '--threshold=16', join(place, 'vigil.service'));
    expect(judged.stdout).toMatch(/Overall exposure level for vigil\.service: (0|1)\.\d/);
    expect(judged.status).toBe(0);
    expect(analyse('security', '--offline=yes', '--threshold=5', join(place, 'vigil.service')).status).not.toBe(0);
  });
});
