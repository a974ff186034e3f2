// Called by electron-builder for each packed folder, before it is signed: sets every fuse.
import { join } from 'node:path';
import { FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';
import { decided } from './fuses.mjs';

/** @param {import('electron-builder').AfterPackContext} context */
export default async function afterPack(context) {
  const { electronPlatformName: platform, appOutDir, packager } = context;
  const name = packager.appInfo.productFilename;
  const executables = {
    win32: `${name}.exe`,
    darwin: `${name}.app/Contents/MacOS/${name}`,
    linux: packager.executableName,
  };
  const executable = executables[/** @type {keyof typeof executables} */ (platform)];
  if (executable === undefined) throw new Error(`no fuses are decided for ${platform}`);
  const path = join(appOutDir, executable);
  // An older Electron than the pinned one (a trial folder may contain one) has fewer fuses. The opposite, a fuse that
  // nobody has decided on, is what strict mode refuses.
  const wire = Object.keys(await getCurrentFuseWire(path));
  const here = Object.fromEntries(Object.entries(decided(platform)).filter(([fuse]) => wire.includes(fuse)));
  await flipFuses(path, {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    resetAdHocDarwinSignature: platform === 'darwin',
    ...here,
  });
}
