/** Programs as PostgreSQL's own user where the command is root's, and with nothing of its environment. */
import { execFile } from 'node:child_process';
import { userInfo } from 'node:os';
import { runAs } from '../system-packages.ts';
import { database, type Layout, type Member, ports } from './layout.ts';

export const serviceUser = (): string => (runAs() === null ? userInfo().username : 'postgres');

/** What a command begins with. */
export function asServiceUser(folder: string): string[] {
  const as = runAs();
  const user = as === null ? [] : ['setpriv', `--reuid=${as.uid}`, `--regid=${as.gid}`, '--init-groups'];
  return [...user, 'env', '-i', 'PATH=/usr/sbin:/usr/bin:/sbin:/bin', `HOME=${folder}`, 'LANG=C.UTF-8'];
}

/** What a program says. Throws where it ends with another code than 0 or takes longer than `patience` milliseconds. */
export function output(command: readonly string[], { input = '', patience = 30_000 } = {}): Promise<string> {
  const [program = '', ...args] = command;
  return new Promise((resolve, reject) => {
    const child = execFile(
      program,
      args,
      { timeout: patience, killSignal: 'SIGKILL', maxBuffer: 64 * 1024 * 1024, cwd: '/' },
      (error, out, said) => {
        if (error === null) resolve(out);
        else reject(new Error(`${program}: ${String(said).trim().slice(-400) || error.message}`));
      },
    );
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

/** Statements of the superuser on one member, through its socket; the rows as psql prints them, without a heading. */
export function asSuperuser(layout: Layout, member: Member, text: string, on = database): Promise<string> {
  const psql = ['psql', '-XAtq', '-v', 'ON_ERROR_STOP=1', '-h', member.socket, '-p', String(ports.postgres)];
  return output([...asServiceUser(layout.folder), ...psql, '-U', layout.superuser, '-d', on], { input: text });
}
