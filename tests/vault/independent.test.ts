/** The file is SQLCipher 4 and not merely something that this program can read back. */
import { spawnSync } from 'node:child_process';
import { createDecipheriv } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { KeyRing } from '../../main/vault/key-ring.ts';
import { newVault } from './temporary-vault.ts';

/** Keeps a copy of the first secret, which is the data key. */
class CopyingRing extends KeyRing {
  copy: Buffer | null = null;
  override keep(secret: Buffer): Buffer {
    this.copy ??= Buffer.from(secret);
    return super.keep(secret);
  }
}

async function vaultAndKey() {
  const keys = new CopyingRing();
  const { vault, folder } = await newVault({ keys });
  const insert = vault.db.prepare('insert into note (text) values (?)');
  for (let at = 0; at < 300; at += 1) insert.run(`a blue bicycle, ${at}`);
  vault.close();
  return { store: join(folder, 'vault.db'), key: keys.copy ?? Buffer.alloc(0) };
}

/** What is between the salt and the last 80 bytes of a page, decrypted as SQLCipher's own description has it. */
function decryptPage(page: Buffer, first: boolean, key: Buffer): Buffer {
  const end = page.length - 80;
  const cipher = createDecipheriv('aes-256-cbc', key, page.subarray(end, end + 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(page.subarray(first ? 16 : 0, end)), cipher.final()]);
}

it('the pages decrypt with AES-256 and the data key alone', async () => {
  const { store, key } = await vaultAndKey();
  const bytes = readFileSync(store);
  const head = decryptPage(bytes.subarray(0, 4096), true, key);
  // After the 16 bytes in whose place the salt is: page size, WAL, 80 bytes reserved (SQLite file format, 1.3).
  expect([head.readUInt16BE(0), head[2], head[3], head[4]]).toEqual([4096, 2, 2, 80]);
  const pages = Array.from({ length: bytes.length / 4096 - 1 }, (_, at) =>
    bytes.subarray((at + 1) * 4096, (at + 2) * 4096),
  );
  expect(pages.some((page) => decryptPage(page, false, key).includes('a blue bicycle, 299'))).toBe(true);
  expect(bytes.includes('bicycle')).toBe(false);
});

/** Version 4 or later: the one of Debian 12 is 3.4, whose format is another. */
function sqlcipherOfToday(): boolean {
  const asked = spawnSync('sqlcipher', [':memory:', 'pragma cipher_version;'], { encoding: 'utf8' });
  return asked.status === 0 && Number.parseInt(asked.stdout.trim(), 10) >= 4;
}

it.skipIf(!sqlcipherOfToday())(
  'the independent sqlcipher (version 4) opens it, checks every page and sees damage',
  async () => {
    const { store, key } = await vaultAndKey();
    const ask = (sql: string) => {
      const input = `PRAGMA key = "x'${key.toString('hex')}'";\n${sql}\n`;
      return spawnSync('sqlcipher', ['-batch', store], { input, encoding: 'utf8' }).stdout.trim().split('\n').slice(1);
    };
    expect(ask('select count(*) from note; pragma integrity_check; pragma cipher_integrity_check;')).toEqual([
      '300',
      'ok',
    ]);
    const bytes = readFileSync(store);
    bytes[4096 * 2 + 50] = (bytes[4096 * 2 + 50] ?? 0) ^ 1;
    writeFileSync(store, bytes);
    expect(ask('pragma cipher_integrity_check;')).toEqual(['HMAC verification failed for page 3']);
  },
);
