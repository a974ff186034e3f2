/** The program in Chromium, as the specs see it. */
import { startChromiumHost } from '../../main/hosts/chromium/host.ts';
import type { AppParts, Started } from './app.ts';

export async function startInChromium(parts: AppParts): Promise<Started> {
  const host = await startChromiumHost({
    dist: parts.dist,
    profileFolder: parts.profile,
    vaultsFolder: parts.vaults,
    headless: true,
    version: 'test',
    dialogs: {
      openFile: async () => {
        const path = parts.answers.file();
        return path === null ? null : { path, size: parts.sizeOf(path) };
      },
      openFolder: async () => parts.answers.folder(),
      saveFile: async () => parts.answers.save(),
    },
  });
  return { page: host.page, close: () => host.close() };
}
