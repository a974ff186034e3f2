/** Other processes: each is ended after the test, by its own id. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterwards } from './temporary-vault.ts';

const script = (name: string) => join(import.meta.dirname, 'children', `${name}.ts`);

export interface Child {
  process: ChildProcess;
  /** The next line that it says; throws if it ends first. */
  nextLine(): Promise<string>;
  /** Ends it with SIGKILL and waits until it is gone. */
  kill(): Promise<void>;
  /** Everything it has said and nobody has read. */
  rest(): Promise<string[]>;
}

export function startChild(name: string, folder: string): Child {
  const child = spawn(process.execPath, [script(name), folder], { stdio: ['ignore', 'pipe', 'ignore'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const exited = once(child, 'exit');
  afterwards(() => void child.kill('SIGKILL'));
  return {
    process: child,
    async nextLine() {
      const { value, done } = await lines.next();
      if (done === true) throw new Error('the child has ended');
      return value;
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
    async rest() {
      const said: string[] = [];
      for (let line = await lines.next(); line.done !== true; line = await lines.next()) said.push(line.value);
      return said;
    },
  };
}

/** Runs a script to its end, as another user if one is given, and returns the last line that it said. */
export function runChild(name: string, folder: string, options: { argument?: string; uid?: number } = {}): string {
  const { uid } = options;
  const as = uid === undefined ? {} : { uid, gid: uid };
  const ended = spawnSync(process.execPath, [script(name), folder, options.argument ?? ''], {
    encoding: 'utf8',
    timeout: 15_000,
    ...as,
  });
  if (ended.status !== 0) throw new Error(`the child ended with ${ended.status}: ${ended.stderr}`);
  return ended.stdout.trim().split('\n').at(-1) ?? '';
}
