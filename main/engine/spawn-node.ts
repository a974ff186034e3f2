/** Starts an engine as a Node process: under Chromium, and under an unpackaged Electron whose own Node is too old. */
import { fork } from 'node:child_process';
import { causeOf } from '../../preload/contract/errors.ts';
import type { Marking } from '../../preload/contract/vocabulary.ts';
import type { EngineProcess, FromEngine } from './protocol.ts';

/** The few variables that an engine may know of. None of the caller's other settings, least of all NODE_OPTIONS, is passed on. */
const kept = ['LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot'] as const;

/** What an engine is started with: a few of the caller's variables, and the highest marking that it may hold. */
export function engineEnvironment(from: NodeJS.ProcessEnv, maximumMarking: Marking): Record<string, string> {
  const values = kept.flatMap((name) => {
    const value = from[name];
    return value === undefined ? [] : [[name, value]];
  });
  return { ...Object.fromEntries(values), VIGIL_MAXIMUM_MARKING: maximumMarking };
}

export interface NodeEngineOptions {
  /** The engine's file: `dist/main/engine.js`. */
  file: string;
  /** Node 22 or later; this process's own when left out. */
  node?: string;
  maximumMarking: Marking;
  /** Shows on the terminal what the engine prints when it fails; never in a packaged program. */
  loud?: boolean;
}

/** `serialization: 'advanced'`, so that dates, bytes and maps arrive as what they were. */
export function spawnNodeEngine(options: NodeEngineOptions): EngineProcess {
  const child = fork(options.file, [], {
    execPath: options.node ?? process.execPath,
    execArgv: [],
    env: engineEnvironment(process.env, options.maximumMarking),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', options.loud ? 'inherit' : 'ignore', 'ipc'],
  });
  const listeners: Array<Parameters<EngineProcess['onExit']>[0]> = [];
  let gone = false;
  const end = (code: number | null, how?: string) => {
    if (gone) return;
    gone = true;
    for (const listener of listeners) listener(code, how);
  };
  child.once('exit', (code, signal) => end(code, signal ?? undefined));
  // A file that cannot be started emits an error, but no exit.
  child.once('error', (error) => end(null, causeOf(error)));
  return {
    send: (message) => {
      if (child.connected) child.send(message, () => undefined);
    },
    onMessage: (listener) => child.on('message', (message) => listener(message as FromEngine)),
    onExit: (listener) => listeners.push(listener),
    kill: () => child.kill('SIGKILL'),
  };
}
