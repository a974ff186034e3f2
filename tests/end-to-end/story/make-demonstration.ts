/** `node make-demonstration.ts FOLDER`: the demonstration vault as the program makes it, marked as one. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadDemonstration } from '../../../main/demonstration/load/load.ts';

const folder = process.argv[2];
if (folder === undefined) throw new Error('a folder is wanted');
const { signal } = new AbortController();
await loadDemonstration({ folder, until: new Date(), progress: () => undefined, signal });
writeFileSync(join(folder, 'demonstration.json'), `${JSON.stringify({ demonstration: true })}\n`);
