/** Patroni starts PostgreSQL, decides by etcd which member leads, and makes the others follow it. See docs/cluster.md for each setting. */
import { join } from 'node:path';
import { authorityIn, certificateIn, database, engine, type Layout, type Member, owner, ports } from './layout.ts';

export interface Passwords {
  replicator: string;
  rewinder: string;
}

/** Who may come in, in PostgreSQL's own words: the superuser by socket, everybody else with a certificate and a password. */
const accessRules = [
  'local all all peer',
  'hostssl replication replicator all scram-sha-256 clientcert=verify-full',
  'hostssl postgres rewinder all scram-sha-256 clientcert=verify-full',
  `hostssl ${database} ${engine} all scram-sha-256 clientcert=verify-full`,
  `hostssl ${database} ${owner} all scram-sha-256 clientcert=verify-full`,
];

/** The same on all members, kept in etcd. WAL limits: a member that is away must not fill the others' disks. */
const shared = {
  wal_level: 'replica',
  wal_log_hints: 'on',
  max_connections: '120',
  max_wal_senders: '10',
  max_replication_slots: '10',
  shared_buffers: '128MB',
  max_wal_size: '128MB',
  min_wal_size: '64MB',
  wal_keep_size: '64MB',
  max_slot_wal_keep_size: '128MB',
  wal_sender_timeout: '5s',
  wal_receiver_timeout: '5s',
  wal_retrieve_retry_interval: '500ms',
  tcp_keepalives_idle: '5',
  tcp_keepalives_interval: '2',
  tcp_keepalives_count: '3',
  tcp_user_timeout: '8s',
  password_encryption: 'scram-sha-256',
  ssl_min_protocol_version: 'TLSv1.3',
  hot_standby_feedback: 'on',
  archive_mode: 'on',
};

const lines = (values: Record<string, string>, indent: string) =>
  Object.entries(values)
    .map(([name, value]) => `${indent}${name}: ${JSON.stringify(value)}`)
    .join('\n');

/** A role that one member uses at another: verified both ways. */
function signsIn(layout: Layout, name: string, password: string): string {
  const { certificate, key } = certificateIn(layout, name);
  return `
      username: ${name}
      password: "${password}"
      sslmode: verify-full
      sslrootcert: ${authorityIn(layout, 'members')}
      sslcert: ${certificate}
      sslkey: ${key}`;
}

/** The member's file, in YAML. */
export function patroniSettings(layout: Layout, member: Member, passwords: Passwords): string {
  const { certificate, key } = certificateIn(layout, member.name);
  const authority = authorityIn(layout, 'members');
  const own = {
    unix_socket_directories: member.socket,
    ssl: 'on',
    ssl_cert_file: certificate,
    ssl_key_file: key,
    ssl_ca_file: authorityIn(layout, 'both'),
    archive_command: `pgbackrest --config=${join(member.folder, 'pgbackrest.conf')} --stanza=vigil archive-push %p`,
  };
  return `scope: vigil
name: ${member.name}
restapi:
  listen: ${member.address}:${ports.patroni}
  connect_address: ${member.address}:${ports.patroni}
  certfile: ${certificate}
  keyfile: ${key}
  cafile: ${authority}
  verify_client: required
ctl:
  cacert: ${authority}
  certfile: ${certificate}
  keyfile: ${key}
etcd3:
  hosts:
${layout.members.map((one) => `    - ${one.address}:${ports.etcd}`).join('\n')}
  protocol: https
  cacert: ${authority}
  cert: ${certificate}
  key: ${key}
bootstrap:
  dcs:
    ttl: 8
    loop_wait: 2
    retry_timeout: 3
    maximum_lag_on_failover: 1048576
    primary_start_timeout: 0
    primary_stop_timeout: 5
    synchronous_mode: true
    synchronous_mode_strict: true
    failsafe_mode: true
    postgresql:
      use_pg_rewind: true
      use_slots: true
      parameters:
${lines(shared, '        ')}
  initdb:
    - encoding: UTF8
    - locale: C
    - data-checksums
postgresql:
  listen: ${member.address}:${ports.postgres}
  connect_address: ${member.address}:${ports.postgres}
  data_dir: ${member.data}
  bin_dir: ${layout.programs}
  pgpass: ${join(member.folder, 'pgpass')}
  use_unix_socket: true
  basebackup:
    - checkpoint: fast
  remove_data_directory_on_rewind_failure: true
  remove_data_directory_on_diverged_timelines: true
  authentication:
    superuser:
      username: ${layout.superuser}
    replication:${signsIn(layout, 'replicator', passwords.replicator)}
    rewind:${signsIn(layout, 'rewinder', passwords.rewinder)}
  pg_hba:
${accessRules.map((rule) => `    - ${rule}`).join('\n')}
  parameters:
${lines(own, '    ')}
`;
}
