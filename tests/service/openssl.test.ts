/** The door as another TLS stack sees it: `openssl s_client`, in its own words. */
import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { openUnit, type Unit } from '../support/unit.ts';

const openssl = spawnSync('openssl', ['version']).status === 0;

describe.skipIf(!openssl)('openssl s_client (needs the program openssl)', () => {
  let unit: Unit;
  let desk: string[];
  let authority: string[];
  beforeAll(async () => {
    unit = await openUnit([{ login: 'iqbal', roles: ['intake_officer'] }]);
    const { certificate, key } = await unit.addWorkstation('desk-01');
    const folder = temporaryFolder();
    const put = (name: string, text: string) => {
      writeFileSync(join(folder, name), text, { mode: 0o600 });
      return join(folder, name);
    };
    desk = ['-cert', put('desk.pem', certificate), '-key', put('desk.key', key)];
    authority = ['-CAfile', put('authority.pem', unit.authority.certificate), '-verify_return_error'];
  });
  afterAll(() => unit.close());

  /** What is said on both of its outputs, when it has ended; `input` is sent once the handshake is over. */
  function client(args: readonly string[], input = 'GET / HTTP/1.1\r\nHost: vigil\r\n\r\n'): Promise<string> {
    const { promise, resolve } = Promise.withResolvers<string>();
    const child = spawn('openssl', ['s_client', '-connect', `127.0.0.1:${unit.port()}`, ...authority, ...args]);
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text: Buffer) => {
        said += String(text);
      });
    child.stdin.on('error', () => undefined);
    child.stdin.write(input);
    child.once('close', () => resolve(said));
    return promise;
  }
  const answered = /HTTP\/1\.1 \d{3}/;

  it.each(['-tls1', '-tls1_1', '-tls1_2'])('is not answered below TLS 1.3: %s', async (version) => {
    const said = await client([...desk, version, '-cipher', 'ALL:@SECLEVEL=0']);
    expect(said).not.toMatch(answered);
    expect(said).toMatch(/Cipher is \(NONE\)/);
    expect(said).toMatch(/alert protocol version|no protocols available|unsupported protocol/);
  });

  it('is not answered without a certificate', async () => {
    const said = await client([]);
    expect(said).not.toMatch(answered);
    expect(said).toMatch(/certificate required/);
  });

  it('is not answered with a certificate that it signed itself in the name of a desk', async () => {
    const folder = temporaryFolder();
    const [key, certificate] = [join(folder, 'own.key'), join(folder, 'own.pem')];
    const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
    expect(spawnSync('openssl', [...made, '-keyout', key, '-out', certificate, '-subj', '/CN=desk-01']).status).toBe(0);
    expect(await client(['-cert', certificate, '-key', key])).not.toMatch(answered);
  });

  it('is answered, with a certificate of the unit, that there is no page, over TLS 1.3 with a strong cipher', async () => {
    const said = await client([...desk, '-brief']);
    expect(said).toMatch(/HTTP\/1\.1 426 Upgrade Required/);
    expect(said).toMatch(/Protocol version: TLSv1\.3/);
    expect(said).toMatch(/Ciphersuite: TLS_(AES_256_GCM_SHA384|AES_128_GCM_SHA256|CHACHA20_POLY1305_SHA256)/);
    expect(said).toMatch(/Verification: OK/);
  });

  it.each(['TLS_AES_128_CCM_8_SHA256', 'TLS_AES_128_CCM_SHA256'])(
    'is refused with a cipher that is not among those: %s',
    async (cipher) => {
      const said = await client([...desk, '-ciphersuites', cipher]);
      expect(said).not.toMatch(answered);
      expect(said).toMatch(/handshake failure/);
    },
  );

  it('cannot negotiate anew, and has nothing compressed', async () => {
    const said = await client(desk, 'R\n');
    // TLS 1.3 has no renegotiation: openssl itself ends.
    expect(said).toMatch(/Compression: NONE/);
    expect(said).toMatch(/RENEGOTIATING/);
    expect(said).not.toMatch(/RENEGOTIATING[\s\S]*HTTP\/1\.1 2/);
    expect(said).toMatch(/Secure Renegotiation IS NOT supported|wrong ssl version|error/);
  });

  it('goes on serving desks after all of that', async () => {
    expect(await unit.connect(await unit.addWorkstation('desk-02')).signIn('iqbal')).toMatchObject({ ok: true });
  });
});
