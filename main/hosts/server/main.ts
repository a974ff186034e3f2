/** Entry of `npm run server -- CONFIG`: plain Node. The packaged program reaches the same `runService` through the Electron host. */
import '../../vault/refuse-old-node.ts';
import { runService } from './run.ts';

const code = await runService(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  problem: (text) => process.stderr.write(text),
  onStop(stop) {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  },
});
process.exit(code);
