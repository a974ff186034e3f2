// Called by electron-builder for each Windows file where no certificate file contains the key. Either a program named on the
// release machine signs it in place (VIGIL_SIGN_COMMAND, given only the file), or osslsigncode does so with a hardware token:
// VIGIL_PKCS11_MODULE is the token's library, _KEY its pkcs11: address, _CERTIFICATES a PEM file, _PIN_FILE a file with the PIN (an
// argument or a variable could be seen by others), and VIGIL_TIMESTAMP_URL a time-stamp server.
import { execFileSync } from 'node:child_process';
import { renameSync, rmSync } from 'node:fs';
import { builtForFile } from './check/binaries.mjs';

const timeStamps = 'http://timestamp.digicert.com';

/** @param {string} file @param {NodeJS.ProcessEnv} env */
function byToken(file, env) {
  const signed = `${file}.signed`;
  const token = ['-pkcs11module', env.VIGIL_PKCS11_MODULE ?? '', '-key', env.VIGIL_PKCS11_KEY ?? ''];
  const certificates = ['-certs', env.VIGIL_PKCS11_CERTIFICATES ?? '', '-readpass', env.VIGIL_PKCS11_PIN_FILE ?? ''];
  const what = ['-h', 'sha256', '-n', 'Vigil', '-ts', env.VIGIL_TIMESTAMP_URL ?? timeStamps];
  try {
    execFileSync('osslsigncode', ['sign', ...token, ...certificates, ...what, '-in', file, '-out', signed], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    renameSync(signed, file);
  } finally {
    rmSync(signed, { force: true });
  }
}

/**
 * Throws when the file is not signed afterwards: a command that only claims success would produce an unsigned release.
 * @param {{ path: string, hash: string }} asked
 */
export default async function signWindows({ path, hash }) {
  if (hash !== 'sha256') throw new Error(`nothing is signed by ${hash}`);
  const command = process.env.VIGIL_SIGN_COMMAND;
  if (command) execFileSync(command, [path], { stdio: ['ignore', 'ignore', 'inherit'] });
  else byToken(path, process.env);
  if (builtForFile(path).some(({ signed }) => signed === false))
    throw new Error('a file was not signed by what should');
}
