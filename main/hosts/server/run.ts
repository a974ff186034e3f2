/** The service as a program: from a configuration to its end, whatever it runs in. One JSON object a line is its journal. */
import { dirname, resolve } from 'node:path';
import { causeOf, VigilError } from '../../../preload/contract/errors.ts';
import { StoreProblem } from '../../store/postgres/problems.ts';
import { finishSwap } from '../../vault/restore-places.ts';
import { ConfigProblem, readConfig } from './config.ts';
import { startService } from './service.ts';

const usage = 2;

export interface ServiceTerminal {
  out: (text: string) => void;
  problem: (text: string) => void;
  /** Called with what to do when the service is told to stop. */
  onStop: (stop: () => void) => void;
}

/** Why it did not start, for whoever started it: never a path, a key or a record. */
function problemOf(error: unknown): string {
  if (error instanceof ConfigProblem) return error.message;
  if (error instanceof StoreProblem) return `The service could not start: ${error.message}.`;
  return error instanceof VigilError
    ? `${error.message} (${error.code})`
    : `The service could not start (${causeOf(error)}).`;
}

/** Returns the exit code, once it has ended or could not start. Never throws. */
export async function runService(args: readonly string[], { out, problem, onStop }: ServiceTerminal): Promise<number> {
  const say = (event: object) => out(`${JSON.stringify({ at: new Date().toISOString(), ...event })}\n`);
  const [path, ...more] = args;
  if (path === undefined || more.length > 0) {
    problem('Say which configuration to start with, and nothing else.\n');
    return usage;
  }
  const { promise: told, resolve: stop } = Promise.withResolvers<void>();
  // From the beginning: whoever stops it while it starts is heard when it has.
  onStop(stop);
  try {
    // Where a restore was stopped between its two renames, the unit is there under another name.
    finishSwap(dirname(resolve(path)));
    const service = await startService({ config: readConfig(resolve(path)), report: say });
    await told;
    await service.end();
    say({ event: 'ended' });
    return 0;
  } catch (error) {
    problem(`${problemOf(error)}\n`);
    return error instanceof ConfigProblem ? usage : 1;
  }
}
