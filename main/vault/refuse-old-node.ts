/** The first import of every program that plain Node starts: it ends there with a sentence, before anything else is loaded. */
import { whyNodeIsTooOld } from './node-version.ts';

const why = whyNodeIsTooOld(process.versions.node);
if (why !== null) {
  process.stderr.write(`${why}\n`);
  process.exit(1);
}
