import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { backupSettings } from '../../build/cluster/backup-settings.ts';
import { etcdArguments } from '../../build/cluster/etcd-settings.ts';
import { failures } from '../../build/cluster/failures.ts';
import { layoutIn } from '../../build/cluster/layout.ts';
import { patroniSettings } from '../../build/cluster/patroni-settings.ts';
import { poolerSettings } from '../../build/cluster/pooler-settings.ts';
import { proxySettings } from '../../build/cluster/proxy-settings.ts';
import { serviceSettings } from '../../build/cluster/services.ts';

const guide = readFileSync('docs/cluster.md', 'utf8');
const layout = layoutIn('/var/lib/vigil-cluster', {
  apart: true,
  programs: '/usr/lib/postgresql/15/bin',
  superuser: 'postgres',
});
const [first] = layout.members;
if (first === undefined) throw new Error('there is no member');

test.each([
  ['etcd', `etcd ${etcdArguments(layout, first).join(' \\\n  ')}\n`],
  ['Patroni', patroniSettings(layout, first, { replicator: 'REPLICATOR_PASSWORD', rewinder: 'REWINDER_PASSWORD' })],
  ['haproxy', proxySettings(layout, [])],
  ['pgbouncer', poolerSettings(layout)],
  ['pgBackRest', backupSettings(layout, first, 'BACKUP_PASSPHRASE')],
])('the guide for IT shows the settings of %s as they are tried', (_, settings) => {
  expect(guide).toContain(`\n${settings}\`\`\`\n`);
});

test('the file for moving in says what the services of a proof are configured with', () => {
  const [, text = ''] = /```json\n(.*?)```/s.exec(guide) ?? [];
  const { password: given, owner, ...shown } = JSON.parse(text) as Record<string, unknown>;
  const { password, ...tried } = serviceSettings(layout, {
    name: 'service-1',
    address: '127.0.0.1',
    port: 7443,
    health: 7480,
  }).database;
  expect(shown).toEqual(tried);
  expect([given, password, owner]).not.toContain(undefined);
});

test('the guide has a figure for every failure', () => {
  for (const kind of Object.keys(failures)) expect(guide).toMatch(new RegExp(`^\\| ${kind} +\\|`, 'm'));
});
