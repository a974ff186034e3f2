/** Vigil without a window: reads the arguments, runs one command on an engine of its own, prints, and returns the exit code. */

import { type Failure, failure, VigilError } from '../../../preload/contract/errors.ts';
import type { EngineProcess } from '../../engine/protocol.ts';
import { engineClient } from '../../gate/engine-client.ts';
import { ConfigProblem } from '../server/config.ts';
import { help, readArguments } from './arguments.ts';
import { type Answer, Refused } from './ask.ts';
import { perform } from './commands.ts';
import { exitCodeHelp, exitCodeOf, exitCodes } from './exit-codes.ts';
import { askPassphrase } from './passphrase.ts';
import { readUnitCommand, unitHelp } from './unit-commands.ts';

export interface Terminal {
  out: (text: string) => void;
  problem: (text: string) => void;
  /** Called with what to do when the person presses Ctrl C. */
  onInterrupt: (stop: () => void) => void;
}

function failureOf(error: unknown): Failure {
  if (error instanceof Refused) return error.failure;
  if (error instanceof ConfigProblem) return { ...failure('UNIT_NOT_FOUND'), next: error.message };
  return error instanceof VigilError ? failure(error.code, error.about) : failure('UNEXPECTED');
}

/** What went wrong, in words or as JSON; returns the exit code. */
function refuse(terminal: Terminal, json: boolean, { code, message, next, about }: Failure): number {
  if (json)
    terminal.out(`${JSON.stringify({ error: { code, message, next, ...(about === undefined ? {} : { about }) } })}\n`);
  else terminal.problem(`${message}${about === undefined || next.includes(about) ? '' : ` (${about})`} ${next}\n`);
  return exitCodeOf(code);
}

function answered(terminal: Terminal, json: boolean, answer: Answer): number {
  terminal.out(json ? `${JSON.stringify(answer.json)}\n` : `${answer.lines.join('\n')}\n`);
  return answer.code;
}

/** These need no engine. */
async function unit(args: readonly string[], terminal: Terminal): Promise<number> {
  const read = readUnitCommand(args);
  if ('problem' in read) {
    terminal.problem(`${read.problem}\n`);
    return exitCodes.usage;
  }
  try {
    const shown = !read.json && process.stderr.isTTY;
    const progress = (done: number, total: number) => {
      if (shown) terminal.problem(`\r${done} of ${total}   `);
    };
    return answered(terminal, read.json, await read.run(progress));
  } catch (error) {
    return refuse(terminal, read.json, failureOf(error));
  }
}

/** Never throws. */
export async function admin(
  args: readonly string[],
  startEngine: () => EngineProcess,
  terminal: Terminal,
): Promise<number> {
  if (args[0] === 'unit') return unit(args.slice(1), terminal);
  const read = readArguments(args);
  if ('problem' in read) {
    terminal.problem(`${read.problem}\n`);
    return exitCodes.usage;
  }
  if (read.asked === null) {
    terminal.out(`${help}\n${unitHelp}\n\n${exitCodeHelp}\n`);
    return exitCodes.done;
  }
  const { asked } = read;
  const showProgress = !asked.json && process.stderr.isTTY;
  const engine = engineClient(startEngine, {
    progress: ({ done, total }) => {
      if (showProgress) terminal.problem(`\r${done}${total === null ? '' : ` of ${total}`}   `);
    },
    changed: () => undefined,
    closed: () => undefined,
  });
  let interrupted = false;
  terminal.onInterrupt(() => {
    interrupted = true;
    if (!['import', 'export', 'backup', 'new-data-key'].some((task) => engine.cancel(task))) void engine.end();
  });
  try {
    const undoing = asked.command === 'restore' && asked.undo;
    const passphrase = undoing ? '' : await askPassphrase(asked['passphrase-file'], 'Passphrase: ');
    return answered(terminal, asked.json, await perform(engine, asked, passphrase));
  } catch (error) {
    // Whatever was running when the person stopped it fails in its own way; the reason to give is that they stopped it.
    return refuse(terminal, asked.json, interrupted ? failure('CANCELLED') : failureOf(error));
  } finally {
    await engine.end();
  }
}
