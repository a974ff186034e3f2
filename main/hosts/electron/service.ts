/** `vigil --server CONFIG`: the service of a unit in the packaged program, without a window. */
import { app } from 'electron';
import { runService } from '../server/run.ts';

/** Ends the program with the service's exit code. Electron makes a request to quit of SIGTERM and SIGINT. */
export async function runAsService(args: readonly string[]): Promise<void> {
  const code = await runService(args, {
    out: (text) => process.stdout.write(text),
    problem: (text) => process.stderr.write(text),
    onStop(stop) {
      app.on('before-quit', (event) => {
        event.preventDefault();
        stop();
      });
    },
  });
  app.exit(code);
}
