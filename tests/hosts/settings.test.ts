import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileSettings } from '../../main/hosts/file-settings.ts';
import { policyPlace, readPolicy } from '../../main/hosts/policy.ts';
import { effective, noPolicy, strictestPolicy } from '../../main/hosts/settings.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const defaults = {
  appearance: { theme: 'system', density: 'regular', textSize: 100, motion: 'system' },
  notifications: 'off',
  idleLockMinutes: 10,
  lateMatchMonths: 18,
  maximumMarking: 'OFFICIAL-SENSITIVE',
  lastVault: null,
  recentVaults: [],
  backups: [],
};

describe('settings in a profile folder', () => {
  it.each([
    '',
    '{',
    '[]',
    'null',
    '"x"',
    '{"appearance":{"theme":7,"density":[],"textSize":"100"},"idleLockMinutes":"soon","lastVault":{}}',
    '{"idleLockMinutes":0}',
  ])('gives the defaults for a file that holds %j', (text) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'settings.json'), text);
    expect(fileSettings(folder, noPolicy).read()).toEqual(defaults);
  });

  it('costs one damaged value one value', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'settings.json'), '{"appearance":{"theme":"dark","textSize":900},"idleLockMinutes":-1}');
    expect(fileSettings(folder, noPolicy).read()).toEqual({
      ...defaults,
      appearance: { ...defaults.appearance, theme: 'dark' },
    });
  });

  it('keeps what was chosen, for this person only, and leaves nothing half written', () => {
    const folder = join(temporaryFolder(), 'not', 'there', 'yet');
    const settings = fileSettings(folder, noPolicy);
    settings.write({ appearance: { theme: 'light' } });
    settings.write({ appearance: { density: 'compact' } });
    settings.write({ idleLockMinutes: 20 });
    expect(fileSettings(folder, noPolicy).read()).toEqual({
      ...defaults,
      appearance: { ...defaults.appearance, theme: 'light', density: 'compact' },
      idleLockMinutes: 20,
    });
    expect(readdirSync(folder)).toEqual(['settings.json']);
    expect(statSync(join(folder, 'settings.json')).mode & 0o077).toBe(0);
  });

  it('writes no policy into the file, and takes none from it', () => {
    const folder = temporaryFolder();
    const settings = fileSettings(folder, noPolicy);
    settings.write({ maximumMarking: 'TOP SECRET' });
    expect(settings.read().maximumMarking).toBe('OFFICIAL-SENSITIVE');
    expect(readFileSync(join(folder, 'settings.json'), 'utf8')).not.toContain('SECRET');
    writeFileSync(join(folder, 'settings.json'), '{"maximumMarking":"TOP SECRET"}');
    expect(settings.read().maximumMarking).toBe('OFFICIAL-SENSITIVE');
  });

  it('never goes beyond the policy, whatever the file holds', () => {
    fc.assert(
      fc.property(fc.anything(), fc.integer({ min: 1, max: 60 }), (kept, idleLockMinutes) => {
        const settings = effective(kept, { maximumMarking: 'OFFICIAL', idleLockMinutes });
        expect(settings.idleLockMinutes).toBeLessThanOrEqual(idleLockMinutes);
        expect(settings.idleLockMinutes).toBeGreaterThanOrEqual(1);
        expect(settings.maximumMarking).toBe('OFFICIAL');
      }),
    );
  });
});

describe('the machine policy', () => {
  const written = (text: string) => {
    const place = join(temporaryFolder(), 'policy.json');
    writeFileSync(place, text, { mode: 0o644 });
    return place;
  };
  const trusted = () => true;

  it('is the default where there is no file', () => {
    expect(readPolicy(join(temporaryFolder(), 'policy.json'))).toEqual(noPolicy);
  });

  it.each(['', '{', '[]', '{"maximumMarking":"COSMIC"}', '{"idleLockMinutes":0}', '{"maximumMarkings":"SECRET"}'])(
    'is the strictest where the file cannot be understood: %j',
    (text) => expect(readPolicy(written(text), trusted)).toEqual(strictestPolicy),
  );

  it('is the strictest where the file is somebody else’s, may be written by others, or is a folder', () => {
    const open = written('{"maximumMarking":"TOP SECRET"}');
    expect(readPolicy(open, () => false)).toEqual(strictestPolicy);
    chmodSync(open, 0o666);
    expect(readPolicy(open)).toEqual(strictestPolicy);
    const folder = join(temporaryFolder(), 'policy.json');
    mkdirSync(folder);
    expect(readPolicy(folder, trusted)).toEqual(strictestPolicy);
    const circle = join(temporaryFolder(), 'policy.json');
    symlinkSync(circle, circle);
    expect(readPolicy(circle, trusted)).toEqual(strictestPolicy);
  });

  it('lays down marking and idle time', () => {
    const place = written('{"maximumMarking":"SECRET","idleLockMinutes":3}');
    expect(readPolicy(place, trusted)).toEqual({ maximumMarking: 'SECRET', idleLockMinutes: 3 });
    expect(readPolicy(written('{"idleLockMinutes":3}'), trusted).maximumMarking).toBe('OFFICIAL-SENSITIVE');
  });

  it('is looked for where only an administrator can write', () => {
    expect(policyPlace('linux')).toBe('/etc/vigil/policy.json');
    expect(policyPlace('win32')).toMatch(/^C:\\Program Files\\/);
    expect(policyPlace('darwin')).toMatch(/^\/Library\//);
  });
});
