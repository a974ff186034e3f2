/** PostgreSQL's own process, which Patroni starts and which is no child of its: it goes on when Patroni is killed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Member } from './layout.ts';

function postmasterOf(member: Member): number | null {
  try {
    const [first] = readFileSync(join(member.data, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(first);
    return Number.isInteger(pid) && pid > 1 ? pid : null;
  } catch {
    return null;
  }
}

/** SIGKILL, as a machine that loses its power; its other processes end when they notice. */
export function killPostmaster(member: Member): void {
  const pid = postmasterOf(member);
  if (pid === null) return;
  try {
    // A number may have been given to another program since.
    if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(member.data)) return;
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is not there any more.
  }
}
