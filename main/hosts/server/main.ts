/** Entry of `npm run server -- CONFIG`: the service of a unit, until it is told to stop. One JSON object a line is its journal. */
import '../../vault/refuse-old-node.ts';
import { dirname, resolve } from 'node:path';
import { causeOf, VigilError } from '../../../preload/contract/errors.ts';
import { finishSwap } from '../../vault/restore-places.ts';
import { ConfigProblem, readConfig } from './config.ts';
import { type Service, startService } from './service.ts';

const usage = 2;

function say(event: object): void {
  process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), ...event })}\n`);
}

/** Why it did not start, for whoever started it: never a path, a key or a record. */
function problemOf(error: unknown): string {
  if (error instanceof ConfigProblem) return error.message;
  return error instanceof VigilError
    ? `${error.message} (${error.code})`
    : `The service could not start (${causeOf(error)}).`;
}

async function start(): Promise<Service | null> {
  const [path, ...more] = process.argv.slice(2);
  if (path === undefined || more.length > 0) {
    process.stderr.write('Say which configuration to start with: npm run server -- CONFIG\n');
    process.exitCode = usage;
    return null;
  }
  try {
    // Where a restore was stopped between its two renames, the unit is there under another name.
    finishSwap(dirname(resolve(path)));
    return await startService({ config: readConfig(resolve(path)), report: say });
  } catch (error) {
    process.stderr.write(`${problemOf(error)}\n`);
    process.exitCode = error instanceof ConfigProblem ? usage : 1;
    return null;
  }
}

const service = await start();
if (service !== null) {
  let ending = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (ending) return;
      ending = true;
      void service.end().then(() => {
        say({ event: 'ended' });
        process.exit(0);
      });
    });
}
