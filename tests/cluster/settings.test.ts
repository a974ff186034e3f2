import { execFileSync } from 'node:child_process';
import { createHash, createHmac } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backupSettings } from '../../build/cluster/backup-settings.ts';
import { certificateArguments } from '../../build/cluster/certificates.ts';
import { etcdArguments } from '../../build/cluster/etcd-settings.ts';
import { layoutIn } from '../../build/cluster/layout.ts';
import { cutRules } from '../../build/cluster/network.ts';
import { patroniSettings } from '../../build/cluster/patroni-settings.ts';
import { poolerSettings, poolerUsers } from '../../build/cluster/pooler-settings.ts';
import { proxySettings } from '../../build/cluster/proxy-settings.ts';
import { scramSecret } from '../../build/cluster/scram.ts';

const layout = layoutIn('/tmp/vigil-cluster-Ab12Cd', { apart: true, programs: '/pg', superuser: 'postgres' });
const [first] = layout.members;
if (first === undefined) throw new Error('there is no member');
const passwords = { replicator: 'aa11', rewinder: 'bb22' };

describe('the settings of Patroni', () => {
  const settings = patroniSettings(layout, first, passwords);
  const value = (name: string) => new RegExp(`^\\s*${name}: "?([^"\\n]*)"?$`, 'm').exec(settings)?.[1];

  test('a commit always waits for a standby, also where there is none', () => {
    expect(value('synchronous_mode')).toBe('true');
    expect(value('synchronous_mode_strict')).toBe('true');
  });

  test('a lease outlasts a round with two attempts in it, which this release does not check', () => {
    const [ttl, wait, retry] = ['ttl', 'loop_wait', 'retry_timeout'].map((name) => Number(value(name)));
    expect(Number(wait) + 2 * Number(retry)).toBeLessThanOrEqual(Number(ttl));
  });

  test('a primary that crashed is not waited for', () => {
    expect(value('primary_start_timeout')).toBe('0');
  });

  test('nobody comes in over the network without a certificate and a password', () => {
    const rules = settings.slice(settings.indexOf('pg_hba:'), settings.lastIndexOf('parameters:'));
    const overNetwork = rules.split('\n').filter((line) => /^\s+- host/.test(line));
    expect(overNetwork.length).toBeGreaterThan(3);
    for (const line of overNetwork) expect(line).toMatch(/hostssl \S+ \S+ all scram-sha-256 clientcert=verify-full$/);
    expect(rules.match(/^\s+- local .*$/gm)).toEqual(['    - local all all peer']);
  });

  test('the path of its socket is short enough for the system', () => {
    expect(join(first.socket, '.s.PGSQL.25432').length).toBeLessThan(107);
  });
});

describe('the settings of what stands before the database', () => {
  test('the pooler has no limit that would cancel a commit, and does not wait for fifteen seconds after a failure', () => {
    const settings = poolerSettings(layout);
    expect(settings).not.toMatch(/^query_timeout/m);
    expect(settings).toMatch(/^server_login_retry = 0\.5$/m);
    expect(settings).toMatch(/^pool_mode = transaction$/m);
    expect(settings.match(/tls_sslmode = (\S+)/g)).toEqual(['tls_sslmode = verify-full', 'tls_sslmode = verify-full']);
  });

  test('the proxy asks every member who leads, with a certificate, and drops the connections to one that no longer does', () => {
    const settings = proxySettings(layout, []);
    for (const { name, address } of layout.members)
      expect(settings).toContain(`server ${name} ${address}:25432 check port 28008 check-ssl verify required`);
    expect(settings.match(/on-marked-down shutdown-sessions/g)).toHaveLength(2);
    expect(settings).not.toContain('listen unit');
  });

  test('services are taken out by their own word on their health', () => {
    const settings = proxySettings(layout, [
      { name: 'service-1', address: '198.51.100.10', port: 27501, health: 27481 },
    ]);
    expect(settings).toMatch(/listen unit\n {2}bind 198\.51\.100\.10:27443/);
    expect(settings).toContain('server service-1 198.51.100.10:27501 check addr 127.0.0.1 port 27481');
    // A service that has no database for a moment keeps the desks that it has.
    expect(settings.slice(settings.indexOf('listen unit'))).not.toContain('shutdown-sessions');
  });
});

test('every member of etcd asks for a certificate on both of its ports', () => {
  for (const member of layout.members) {
    const said = etcdArguments(layout, member);
    expect(said).toContain('--client-cert-auth=true');
    expect(said).toContain('--peer-client-cert-auth=true');
    expect(said.filter((one) => one.includes('http://'))).toEqual([]);
  }
});

test('backups are encrypted, in one place for all members', () => {
  const all = layout.members.map((member) => backupSettings(layout, member, 'cc33'));
  for (const settings of all) expect(settings).toContain('repo1-cipher-type=aes-256-cbc\nrepo1-cipher-pass=cc33');
  expect(new Set(all.map((settings) => /repo1-path=(.*)/.exec(settings)?.[1])).size).toBe(1);
  expect(new Set(all.map((settings) => /pg1-path=(.*)/.exec(settings)?.[1])).size).toBe(3);
});

test('the example of RFC 7677 comes to the signature that it gives, and the pooler is given the same secret as the server', () => {
  const secret = scramSecret('pencil', Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64'));
  const [, rounds, stored, server] = /^SCRAM-SHA-256\$(.*)\$(.*):(.*)$/.exec(secret) ?? [];
  expect(rounds).toBe('4096:W22ZaJ0SNY7soEsUEjb6gQ==');
  const nonce = 'r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0';
  const said = `n=user,r=rOprNGfwEbeRWgbNEkqO,${nonce},s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,c=biws,${nonce}`;
  const signed = (key: Buffer) => createHmac('sha256', key).update(said).digest();
  expect(signed(Buffer.from(server ?? '', 'base64')).toString('base64')).toBe(
    '6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=',
  );
  // The client proves that it has a key whose hash is the one that is kept.
  const proof = Buffer.from('dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=', 'base64');
  const masked = signed(Buffer.from(stored ?? '', 'base64'));
  const clientKey = Buffer.from(proof.map((byte, at) => byte ^ (masked[at] ?? 0)));
  expect(createHash('sha256').update(clientKey).digest('base64')).toBe(stored);
  expect(poolerUsers(secret)).toBe(`"vigil_engine" "${secret}"\n`);
});

test('a cut drops both directions and tells nobody', () => {
  expect(cutRules(['198.51.100.12'])).toContain('ip saddr { 198.51.100.12 } drop');
  expect(cutRules(['198.51.100.12'])).toContain('ip daddr { 198.51.100.12 } drop');
  expect(cutRules('everything')).not.toContain('reject');
});

describe('certificates', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vigil-certificates-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (name: string) => ({ certificate: join(folder, `${name}.pem`), key: join(folder, `${name}.key`) });
  const make = (name: string, hosts: string[], by: string | null) =>
    execFileSync(
      'openssl',
      certificateArguments({ name, hosts, signedBy: by === null ? null : file(by), out: file(name) }),
      { stdio: 'ignore' },
    );
  const good = (authority: string, name: string, ...more: string[]) => {
    try {
      execFileSync('openssl', ['verify', '-CAfile', file(authority).certificate, ...more, file(name).certificate], {
        stdio: 'ignore',
      });
      return true;
    } catch {
      return false;
    }
  };
  beforeAll(() => {
    for (const name of ['members', 'clients']) make(name, [], null);
    make('member-1', ['198.51.100.11'], 'members');
  });

  test('one of the other authority, or for another address, is refused', () => {
    expect(good('clients', 'member-1')).toBe(false);
    expect(good('members', 'member-1', '-verify_ip', '198.51.100.12')).toBe(false);
  });

  test("a member's is good at its own address, both as a server and as a client", () => {
    for (const purpose of ['sslserver', 'sslclient'])
      expect(good('members', 'member-1', '-verify_ip', '198.51.100.11', '-purpose', purpose)).toBe(true);
    expect(readFileSync(file('member-1').key, 'utf8')).toContain('PRIVATE KEY');
  });
});
