import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keyOf } from '../../build/cluster/desk-writer.ts';
import { layoutIn } from '../../build/cluster/layout.ts';
import { serviceSettings, unitServers } from '../../build/cluster/services.ts';
import { readConfig } from '../../main/hosts/server/config.ts';

const layout = layoutIn('/tmp/vigil-cluster-Ab12Cd', { apart: true, programs: '/pg', superuser: 'postgres' });

test('the services take the configuration that the cluster writes for them, and no two have one name or port', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vigil-settings-'));
  try {
    const read = unitServers(layout).map((server) => {
      const file = join(folder, 'config.json');
      writeFileSync(file, JSON.stringify(serviceSettings(layout, server)));
      return readConfig(file);
    });
    for (const { database, address } of read) {
      expect(database).toMatchObject({ pooled: true, direct: { port: 25000 }, port: 26432, user: 'vigil_engine' });
      expect(address).toEqual({ host: '198.51.100.10', port: 27443 });
    }
    expect(new Set(read.map(({ database }) => database?.node)).size).toBe(2);
    expect(new Set(read.flatMap(({ listen, health }) => [listen.port, health?.port])).size).toBe(4);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a write that is asked for again has the key that it had, and another one has another', () => {
  expect(keyOf('desk-1/7')).toBe(keyOf('desk-1/7'));
  expect(keyOf('desk-1/7')).not.toBe(keyOf('desk-1/8'));
  expect(keyOf('desk-1/7')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
});
