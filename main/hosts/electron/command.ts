/** The command line of the packaged program: the same commands as in a checkout, with an engine started by Electron. */
import { app } from 'electron';
import { policyPlace, readPolicy } from '../policy.ts';
import { admin } from '../terminal/admin.ts';
import { startEngine } from './engine.ts';

/** Ends the program with the command's exit code. */
export async function runCommand(args: readonly string[]): Promise<void> {
  const { maximumMarking } = readPolicy(policyPlace(process.platform));
  const code = await admin(args, () => startEngine(maximumMarking), {
    out: (text) => process.stdout.write(text),
    problem: (text) => process.stderr.write(text),
    onInterrupt: (stop) => void process.once('SIGINT', stop),
  });
  app.exit(code);
}
