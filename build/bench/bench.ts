/**
 * Entry point of `npm run bench`. This process makes the sample and prints the figures; a child process, started from
 * the same file, runs the engine, so that the memory measured is the engine's alone.
 */
import '../../main/vault/refuse-old-node.ts';
import { fork } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { help, type Order, readArguments, wholeFrom, windowMeasures } from './arguments.ts';
import { sealAtProductionCost } from './harness.ts';
import { reportOf, tableOf } from './report.ts';
import type { Result } from './result.ts';
import { worldOf, writeSample } from './sample-file.ts';
import { measureWindow } from './window/measure-window.ts';

/** What the child is given, and what it answers. */
interface Task {
  order: Order;
  folder: string;
  file: string;
}
type Answer = { results: Result[] } | { problem: string };

const say = (line: string) => void process.stderr.write(`bench: ${line}\n`);
const problemOf = (error: unknown) => (error instanceof Error ? error.message : 'something could not be measured');

function measured(task: Task): Promise<Result[]> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), ['inside'], { serialization: 'advanced' });
    child.once('message', (message) => {
      const answer = message as Answer;
      if ('results' in answer) resolve(answer.results);
      else reject(new Error(answer.problem));
    });
    child.once('error', reject);
    child.once('exit', () => reject(new Error('the engine ended before it was measured')));
    child.send(task);
  });
}

async function inside(): Promise<void> {
  const { measure } = await import('./measured-process.ts');
  const answer = await new Promise<Answer>((resolve) => {
    process.once('message', (message) => {
      const { order, folder, file } = message as Task;
      measure(order, folder, file, say).then(
        (results) => resolve({ results }),
        (error: unknown) => resolve({ problem: problemOf(error) }),
      );
    });
  });
  process.send?.(answer, () => process.disconnect());
}

/** The measures of the window, on the vault that the engine was measured on. */
async function window({ order, folder }: Omit<Task, 'file'>): Promise<Result[]> {
  const { only, rows } = order;
  const named = windowMeasures.some((name) => name === only);
  if (only === undefined ? rows < wholeFrom : !named) return [];
  const vault = join(folder, 'vault');
  // Not the file already imported: everything imported while somebody types must be new.
  const fresh = join(folder, 'fresh.csv');
  await writeSample(fresh, await worldOf(Math.min(rows, 200_000), 8));
  await sealAtProductionCost(vault);
  return measureWindow({ folder, vault, file: fresh }, rows, only, say);
}

/** Returns the exit code. */
async function run(order: Order): Promise<number> {
  let code = 0;
  // A place where no figures can go is told at once, and not after the hour that they took.
  if (order.json !== undefined) closeSync(openSync(order.json, 'a'));
  const folder = mkdtempSync(join(tmpdir(), 'vigil-bench-'));
  try {
    const file = join(folder, 'sample.csv');
    say(`a sample of ${order.rows} contributions`);
    await writeSample(file, await worldOf(order.rows));
    const results = await measured({ order, folder, file });
    // What has been measured so far is reported whatever happens to the window.
    const inWindow = await window({ order, folder }).catch((error: unknown) => {
      say(problemOf(error));
      code = 1;
      return [];
    });
    const report = reportOf(order.rows, [...results, ...inWindow]);
    if (order.json !== undefined) writeFileSync(order.json, `${JSON.stringify(report, null, 2)}\n`);
    process.stdout.write(tableOf(report));
    return code;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function main(args: readonly string[]): Promise<number> {
  const asked = readArguments(args);
  if ('problem' in asked) {
    process.stderr.write(`${asked.problem}\n\n${help}`);
    return 2;
  }
  if (asked.order !== null) return run(asked.order);
  process.stdout.write(help);
  return 0;
}

try {
  const args = process.argv.slice(2);
  if (args[0] === 'inside' && process.send !== undefined) await inside();
  else process.exitCode = await main(args);
} catch (error) {
  say(problemOf(error));
  process.exitCode = 1;
}
