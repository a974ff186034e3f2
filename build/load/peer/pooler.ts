/** pgbouncer before a PostgreSQL server, one transaction at a time, where it is installed. */
import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const program = '/usr/sbin/pgbouncer';
const port = 6432;
/** Connections to the server: some for each core, since reads wait for no disk. */
const connections = 8;
const startsWithin = 10_000;

export interface Pooler {
  host: string;
  port: number;
  end(): Promise<void>;
}

/** `server`: the folder of the server's socket, whose owner it runs as: it refuses to be root. `null` where there is none. */
export async function startPooler(server: { host: string; port: number }, user: string): Promise<Pooler | null> {
  if (!existsSync(program)) return null;
  const { uid, gid } = statSync(server.host);
  const folder = mkdtempSync(join(tmpdir(), 'vigil-pooler-'));
  const people = join(folder, 'people.txt');
  const settings = join(folder, 'pooler.ini');
  writeFileSync(people, `"${user}" ""\n`);
  writeFileSync(
    settings,
    [
      '[databases]',
      `* = host=${server.host} port=${server.port}`,
      '[pgbouncer]',
      `unix_socket_dir = ${folder}`,
      'listen_addr =',
      `listen_port = ${port}`,
      'auth_type = trust',
      `auth_file = ${people}`,
      'pool_mode = transaction',
      `default_pool_size = ${connections}`,
      'max_client_conn = 2200',
      'log_connections = 0',
      'log_disconnections = 0',
      '',
    ].join('\n'),
  );
  for (const path of [folder, people, settings]) chownSync(path, uid, gid);
  const child = spawn(program, ['-q', settings], { stdio: 'ignore', uid, gid });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const end = async () => {
    child.kill('SIGINT');
    await exited;
    rmSync(folder, { recursive: true, force: true });
  };
  const socket = join(folder, `.s.PGSQL.${port}`);
  for (const until = performance.now() + startsWithin; performance.now() < until; ) {
    if (existsSync(socket)) return { host: folder, port, end };
    if (child.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await end();
  return null;
}
