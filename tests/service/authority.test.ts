import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createAuthority, issue } from '../../main/hosts/server/authority.ts';

describe('the authority of a unit', () => {
  it('vouches for the service under its names, and for a workstation, each for its own purpose', async () => {
    const authority = await createAuthority('Eastmoor unit');
    const service = await issue(authority, 'service', {
      kind: 'service',
      hosts: ['vigil.example', '127.0.0.1', '::1'],
    });
    const desk = await issue(authority, 'desk-01', { kind: 'workstation' });
    const [of, served, joined] = [authority, service, desk].map(({ certificate }) => new X509Certificate(certificate));
    if (of === undefined || served === undefined || joined === undefined) throw new Error('none was made');
    expect(of.ca).toBe(true);
    for (const one of [served, joined]) {
      expect(one.ca).toBe(false);
      expect(one.verify(of.publicKey)).toBe(true);
      expect(one.checkIssued(of)).toBe(true);
    }
    expect(served.checkHost('vigil.example')).toBe('vigil.example');
    expect([served.checkIP('127.0.0.1'), served.checkIP('::1')]).toEqual(['127.0.0.1', '::1']);
    expect(served.checkHost('elsewhere.example')).toBeUndefined();
    expect([served.keyUsage, joined.keyUsage]).toEqual([['1.3.6.1.5.5.7.3.1'], ['1.3.6.1.5.5.7.3.2']]);
    expect(joined.subject).toBe('CN=desk-01');
    expect(desk.fingerprint).toBe(joined.fingerprint256);
  });

  it('does not vouch for what another authority of the same name has signed', async () => {
    const [ours, theirs] = [await createAuthority('Eastmoor unit'), await createAuthority('Eastmoor unit')];
    const forged = new X509Certificate((await issue(theirs, 'desk-01', { kind: 'workstation' })).certificate);
    expect(forged.verify(new X509Certificate(ours.certificate).publicKey)).toBe(false);
  });
});
