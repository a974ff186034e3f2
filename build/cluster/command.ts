/**
 * Entry of `npm run cluster`. The cluster itself runs in a process of its own (inside.ts), for root in namespaces of its own: when that one
 * ends, in whatever way, every process, mount and network in it ends with it, and the folder is removed here.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { help, type Order, readArguments } from './arguments.ts';
import { installNeeded } from './needed.ts';

const inside = fileURLToPath(new URL('./inside.ts', import.meta.url));
const say = (line: string) => process.stderr.write(`${line}\n`);

/** The shell is the first process in there: it buries PostgreSQL's orphans, which Node would leave lying about. */
function enclosed(command: readonly string[], prove: boolean): string[] {
  if (process.getuid?.() !== 0) return [...command];
  const apart = ['--mount', '--pid', '--fork', '--kill-child', '--mount-proc', ...(prove ? ['--net'] : [])];
  return ['unshare', ...apart, 'sh', '-c', '"$@"; exit $?', 'sh', ...command];
}

function runInside(order: Order, folder: string): Promise<number> {
  const [program = '', ...args] = enclosed([process.execPath, inside, folder, JSON.stringify(order)], order.prove);
  const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], detached: true });
  // Only the command inside is told to stop: it ends the parts in their order.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (child.connected) child.send('stop');
    });
  return new Promise((resolve) => {
    child.once('error', () => resolve(127));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

async function run(order: Order): Promise<number> {
  const absent = process.platform === 'linux' ? installNeeded(say) : ['Linux'];
  if (absent.length > 0) {
    say(`Missing: ${absent.join(', ')}. Install these (Debian 12 has them) and run it again.`);
    return 1;
  }
  if (order.prove && process.getuid?.() !== 0) {
    say('Only root may make the networks and disks that are made to fail. Run it as root, in a machine for tests.');
    return 1;
  }
  const folder = mkdtempSync(join(tmpdir(), 'vigil-cluster-'));
  try {
    return await runInside(order, folder);
  } finally {
    if (order.logs !== undefined) cpSync(join(folder, 'logs'), order.logs, { recursive: true });
    rmSync(folder, { recursive: true, force: true });
  }
}

const asked = readArguments(process.argv.slice(2));
if ('problem' in asked) {
  process.stderr.write(`${asked.problem}\n\n${help}`);
  process.exitCode = 2;
} else if (asked.order === null) process.stderr.write(help);
else process.exitCode = await run(asked.order);
