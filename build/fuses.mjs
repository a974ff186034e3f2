// Every fuse of Electron, decided. Used for packing and for checking what was packed.
import { FuseV1Options } from '@electron/fuses';

/**
 * What each fuse has to be. A fuse added by a later Electron makes packing fail until it is decided here.
 * @param {string} platform `win32`, `darwin` or `linux`
 */
export function decided(platform) {
  return {
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableCookieEncryption]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    // Linux has no place for the hash; there, the package manager's own checks take its place.
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: platform !== 'linux',
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
    // On: WebAssembly is bounded by the processor's own traps, as in every browser.
    [FuseV1Options.WasmTrapHandlers]: true,
  };
}
