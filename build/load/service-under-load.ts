/** The service in a process of its own, started from its real entry, and what the machine says of it meanwhile. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const Listening = z.object({ event: z.literal('listening'), port: z.int() });
const clockTicks = 100;

/** Beside this file once it is built; in a checkout, the source. */
function beside(built: string, source: string): string {
  const place = join(import.meta.dirname, built);
  return existsSync(place) ? place : fileURLToPath(new URL(source, import.meta.url));
}

/** Of a process, so far. */
interface Usage {
  megabytes: number;
  peak: number;
  /** Milliseconds. */
  cpu: number;
}

function usageOf(pid: number): Usage {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kilobytes = (field: string) => Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1] ?? 0);
  // After the name, which may hold anything: utime and stime are the twelfth and thirteenth.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  const ticks = Number(fields[11]) + Number(fields[12]);
  return { megabytes: kilobytes('VmRSS') / 1024, peak: kilobytes('VmHWM') / 1024, cpu: (ticks * 1_000) / clockTicks };
}

export interface ServiceUnderLoad {
  readonly port: number;
  usage(): Usage;
  /** Milliseconds that its event loop was late, since it was last asked: the 95th percentile, and the worst. */
  lateness(): Promise<{ p95: number; worst: number }>;
  end(): Promise<void>;
}

const Lateness = z.object({ p95: z.number(), worst: z.number() });

/** `profile`: a folder for its CPU profile. Rejects where it does not start. */
export function startUnderLoad(config: string, profile: string | undefined): Promise<ServiceUnderLoad> {
  if (process.platform !== 'linux') throw new Error('what a service takes up is read from /proc: this runs on Linux');
  const child = spawn(
    process.execPath,
    [
      '--import',
      beside('load-watch.js', './watch-event-loop.ts'),
      ...(profile === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', profile]),
      beside('server.js', '../../main/hosts/server/main.ts'),
      config,
    ],
    { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] },
  );
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (text: Buffer) => {
      // Only its first words matter; afterwards it names every workstation that comes and goes.
      if (said.length > 10_000) return;
      said += String(text);
      for (const line of said.split('\n').filter((each) => each.endsWith('}'))) {
        const event = Listening.safeParse(JSON.parse(line));
        if (event.success) resolve(underLoad(event.data.port));
      }
    });
    child.once('error', reject);
    child.once('exit', () => reject(new Error('the service did not start')));
  });

  function underLoad(port: number): ServiceUnderLoad {
    const pid = child.pid ?? 0;
    return {
      port,
      usage: () => usageOf(pid),
      lateness: () =>
        new Promise((resolve) => {
          child.once('message', (message) => resolve(Lateness.parse(message)));
          child.send('lateness');
        }),
      async end() {
        child.kill('SIGTERM');
        await exited;
      },
    };
  }
}
