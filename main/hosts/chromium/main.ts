/** `npm start` on a machine without Electron: the same program in an installed Chromium. Never packaged. */
import '../../vault/refuse-old-node.ts';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { policyPlace, readPolicy } from '../policy.ts';
import { startChromiumHost } from './host.ts';
import { interactiveDialogs } from './interactive-dialogs.ts';

const dist = join(dirname(fileURLToPath(import.meta.url)), '..');
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(dist, '..', 'package.json'), 'utf8')));
const profileFolder = process.env.VIGIL_PROFILE ?? join(homedir(), '.config', 'vigil-development');

const vigil = await startChromiumHost({
  dist,
  profileFolder,
  vaultsFolder: process.env.VIGIL_VAULTS ?? join(homedir(), '.local', 'share', 'vigil', 'vaults'),
  dialogs: interactiveDialogs(),
  headless: false,
  version,
  policy: readPolicy(policyPlace(process.platform)),
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void vigil.close());
