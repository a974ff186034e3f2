/** Vigil without a window: reads the arguments, runs one command on an engine of its own, prints, and returns the exit code. */

import { type Failure, failure, VigilError } from '../../../preload/contract/errors.ts';
import type { EngineProcess } from '../../engine/protocol.ts';
import { engineClient } from '../../gate/engine-client.ts';
import { help, readArguments } from './arguments.ts';
import { Refused } from './ask.ts';
import { perform } from './commands.ts';
import { exitCodeHelp, exitCodeOf, exitCodes } from './exit-codes.ts';
import { askPassphrase } from './passphrase.ts';

export interface Terminal {
  out: (text: string) => void;
  problem: (text: string) => void;
  /** Called with what to do when the person presses Ctrl C. */
  onInterrupt: (stop: () => void) => void;
}

function failureOf(error: unknown): Failure {
  if (error instanceof Refused) return error.failure;
  return error instanceof VigilError ? failure(error.code, error.about) : failure('UNEXPECTED');
}

/** Never throws. */
export async function admin(
  args: readonly string[],
  startEngine: () => EngineProcess,
  terminal: Terminal,
): Promise<number> {
  const read = readArguments(args);
  if ('problem' in read) {
    terminal.problem(`${read.problem}\n`);
    return exitCodes.usage;
  }
  if (read.asked === null) {
    terminal.out(`${help}\n${exitCodeHelp}\n`);
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
    if (!engine.cancel('import') && !engine.cancel('export')) void engine.end();
  });
  try {
    const passphrase = await askPassphrase(asked['passphrase-file'], 'Passphrase: ');
    const answer = await perform(engine, asked, passphrase);
    terminal.out(asked.json ? `${JSON.stringify(answer.json)}\n` : `${answer.lines.join('\n')}\n`);
    return answer.code;
  } catch (error) {
    // Whatever was running when the person stopped it fails in its own way; the reason to give is that they stopped it.
    const { code, message, next, about } = interrupted ? failure('CANCELLED') : failureOf(error);
    if (asked.json)
      terminal.out(
        `${JSON.stringify({ error: { code, message, next, ...(about === undefined ? {} : { about }) } })}\n`,
      );
    else terminal.problem(`${message}${about === undefined || next.includes(about) ? '' : ` (${about})`} ${next}\n`);
    return exitCodeOf(code);
  } finally {
    await engine.end();
  }
}
