/** What has to be installed before a cluster can be started: Debian's packages. */
import { existsSync } from 'node:fs';
import { installPackages, postgresPrograms } from '../system-packages.ts';

export const postgresVersion = 15;

/** Each package, and a file by which it is known to be there. */
const packages: Readonly<Record<string, string>> = {
  'postgresql-15': `/usr/lib/postgresql/${postgresVersion}/bin/initdb`,
  'etcd-server': '/usr/bin/etcd',
  'etcd-client': '/usr/bin/etcdctl',
  patroni: '/usr/bin/patroni',
  'python3-etcd': '/usr/lib/python3/dist-packages/etcd',
  // Without it TLS to etcd fails, and Patroni tries again for ever.
  'python3-idna': '/usr/lib/python3/dist-packages/idna',
  pgbouncer: '/usr/sbin/pgbouncer',
  haproxy: '/usr/sbin/haproxy',
  pgbackrest: '/usr/bin/pgbackrest',
  nftables: '/usr/sbin/nft',
  iproute2: '/usr/sbin/ip',
  openssl: '/usr/bin/openssl',
};

const missing = () =>
  Object.entries(packages).flatMap(([name, file]) =>
    existsSync(file) || existsSync(file.replace(/^\/usr/, '')) ? [] : [name],
  );

/** Installs what is missing, where that is allowed. Returns what is still missing. */
export function installNeeded(say: (line: string) => void): string[] {
  const absent = missing();
  if (absent.length === 0) return [];
  say(`installing ${absent.join(', ')} (once)`);
  installPackages(absent);
  return missing();
}

export const clusterPrograms = (): string => postgresPrograms(postgresVersion) ?? '';
