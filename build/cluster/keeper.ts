/** Processes that are started again when they end, as systemd would, unless a failure is to last. */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds until a process that ended is started again. */
const again = 200;

export interface Kept {
  readonly name: string;
  /** `null` while it is away. */
  pid(): number | null;
  /** SIGKILL; it stays away until `release`. */
  hold(): Promise<void>;
  release(): void;
  /** SIGKILL; it is started again at once. */
  kill(): void;
  /** For good: asked to end, and killed where it has not after `patience` milliseconds. */
  stop(patience: number): Promise<void>;
}

export function keep(name: string, command: readonly string[], log: string): Kept {
  let child: ChildProcess | null = null;
  let wanted: 'running' | 'held' | 'stopped' = 'running';
  let gone = Promise.resolve();

  function start(): void {
    if (wanted !== 'running' || child !== null) return;
    const [program = '', ...args] = command;
    const out = openSync(log, 'a');
    const started = spawn(program, args, { stdio: ['ignore', out, out], cwd: '/' });
    closeSync(out);
    child = started;
    gone = new Promise((resolve) => {
      const ended = () => {
        child = null;
        resolve();
        if (wanted === 'running') setTimeout(start, again).unref();
      };
      started.once('exit', ended);
      started.once('error', ended);
    });
  }
  start();

  return {
    name,
    pid: () => child?.pid ?? null,
    async hold() {
      wanted = 'held';
      child?.kill('SIGKILL');
      await gone;
    },
    release() {
      if (wanted !== 'held') return;
      wanted = 'running';
      start();
    },
    kill() {
      child?.kill('SIGKILL');
    },
    async stop(patience) {
      wanted = 'stopped';
      // One that is frozen hears nothing.
      child?.kill('SIGCONT');
      child?.kill('SIGTERM');
      await Promise.race([gone, sleep(patience, undefined, { ref: false })]);
      child?.kill('SIGKILL');
      await gone;
    },
  };
}
