/**
 * pgbouncer shares a few connections among many transactions, and waits while the database fails over. It keeps no password: it is given the
 * same SCRAM secret as PostgreSQL, and signs in with what the client has proved.
 */
import { join } from 'node:path';
import { authorityIn, certificateIn, database, engine, type Layout, ports } from './layout.ts';

export const poolerUsers = (secret: string): string => `"${engine}" "${secret}"\n`;

/** Never with a `query_timeout`: a commit that is cancelled while it waits for its standby is reported as done. */
export function poolerSettings(layout: Layout): string {
  const own = certificateIn(layout, 'pooler');
  const asEngine = certificateIn(layout, 'pooler-as-engine');
  return `[databases]
${database} = host=${layout.front} port=${ports.write} dbname=${database}
${database}_read = host=${layout.front} port=${ports.read} dbname=${database}
[pgbouncer]
listen_addr = ${layout.front}
listen_port = ${ports.pooler}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${join(layout.folder, 'pooler-users.txt')}
pool_mode = transaction
max_client_conn = 600
default_pool_size = 30
server_login_retry = 0.5
server_connect_timeout = 3
server_check_delay = 1
server_fast_close = 1
query_wait_timeout = 20
tcp_keepalive = 1
tcp_keepidle = 5
tcp_keepintvl = 2
tcp_keepcnt = 3
tcp_user_timeout = 8000
client_tls_sslmode = verify-full
client_tls_ca_file = ${authorityIn(layout, 'clients')}
client_tls_cert_file = ${own.certificate}
client_tls_key_file = ${own.key}
client_tls_protocols = tlsv1.3
server_tls_sslmode = verify-full
server_tls_ca_file = ${authorityIn(layout, 'members')}
server_tls_cert_file = ${asEngine.certificate}
server_tls_key_file = ${asEngine.key}
server_tls_protocols = tlsv1.3
ignore_startup_parameters = extra_float_digits
log_connections = 0
log_disconnections = 0
`;
}
