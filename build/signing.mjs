// What signs a release. Keys are kept in hardware today, so a certificate file is only one of the ways.

/**
 * @typedef {{ needs: readonly string[], hook?: boolean }} Way `needs`: environment variables, all of which must be set; `hook`:
 * signed by sign-windows.mjs
 */

/** The first whose variables are all set is used. */
const ways = /** @type {Readonly<Record<string, readonly Way[]>>} */ ({
  win32: [
    { needs: ['VIGIL_SIGN_COMMAND'], hook: true },
    {
      needs: ['VIGIL_PKCS11_MODULE', 'VIGIL_PKCS11_KEY', 'VIGIL_PKCS11_CERTIFICATES', 'VIGIL_PKCS11_PIN_FILE'],
      hook: true,
    },
    { needs: ['WIN_CSC_LINK', 'WIN_CSC_KEY_PASSWORD'] },
    { needs: ['CSC_LINK', 'CSC_KEY_PASSWORD'] },
  ],
  darwin: [{ needs: ['CSC_LINK', 'CSC_KEY_PASSWORD', 'APPLE_API_KEY'] }, { needs: ['CSC_NAME', 'APPLE_API_KEY'] }],
  linux: [{ needs: ['VIGIL_GPG_KEY'] }],
});

/**
 * @param {string} platform @param {NodeJS.ProcessEnv} env
 * @returns {Way | null} null where there is nothing to sign with
 */
export function signingWay(platform, env) {
  return ways[platform]?.find(({ needs }) => needs.every((name) => Boolean(env[name]))) ?? null;
}

/** @param {string} platform @returns {string} why there can be no release */
export function whyUnsigned(platform) {
  const known = ways[platform];
  if (known === undefined) return `Vigil is not packed for ${platform}.`;
  const choices = known.map(({ needs }) => needs.join(' and ')).join(', or ');
  return `A release has to be signed, and there is nothing to sign it with. Set ${choices}. For an unsigned folder to try: npm run package -- --dir`;
}
