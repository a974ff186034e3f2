/** The service in a process of its own, so that it can be killed: `npm run server` as it is. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const entry = fileURLToPath(new URL('../../main/hosts/server/main.ts', import.meta.url));
const Listening = z.object({ event: z.literal('listening'), port: z.int() });

export interface ServiceProcess {
  readonly port: number;
  readonly pid: number;
  end(): Promise<void>;
  /** Ends it as a power cut would: nobody is told, nothing is closed. */
  kill(): Promise<void>;
}

function listeningPort(text: string): number | null {
  for (const line of text.split('\n').filter((each) => each.endsWith('}'))) {
    const event = Listening.safeParse(JSON.parse(line));
    if (event.success) return event.data.port;
  }
  return null;
}

/** Resolves once it takes workstations in. `descriptors`: the file descriptors that the system gives it. */
export function serviceProcess(config: string, descriptors?: number): Promise<ServiceProcess> {
  const limit = descriptors === undefined ? '' : `ulimit -n ${descriptors} && `;
  const child = spawn('/bin/sh', ['-c', `${limit}exec "$0" "$@"`, process.execPath, entry, config], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return exited;
  };
  let said = '';
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      said += String(text);
      const port = listeningPort(said);
      if (port !== null)
        resolve({ port, pid: child.pid ?? 0, end: () => stop('SIGTERM'), kill: () => stop('SIGKILL') });
    });
    child.once('exit', () => reject(new Error('the service did not start')));
  });
}
