/** Entry of `npm run admin`: plain Node. The packaged app reaches the same `admin` through the Electron host. */
import '../../vault/refuse-old-node.ts';
import { fileURLToPath } from 'node:url';
import { spawnNodeEngine } from '../../engine/spawn-node.ts';
import { policyPlace, readPolicy } from '../policy.ts';
import { admin } from './admin.ts';

process.exitCode = await admin(
  process.argv.slice(2),
  () =>
    spawnNodeEngine({
      file: fileURLToPath(new URL('./engine.js', import.meta.url)),
      maximumMarking: readPolicy(policyPlace(process.platform)).maximumMarking,
    }),
  {
    out: (text) => process.stdout.write(text),
    problem: (text) => process.stderr.write(text),
    onInterrupt: (stop) => void process.once('SIGINT', stop),
  },
);
