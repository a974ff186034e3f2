/** What joins a workstation to a unit: one file that the administrator hands over, and a code that goes by another way. */
import { createPrivateKey } from 'node:crypto';
import { z } from 'zod';
import { VigilError } from '../../preload/contract/errors.ts';
import { readRecoveryCode, writeRecoveryCode } from '../vault/recovery.ts';

const Pem = z.string().max(20_000).startsWith('-----BEGIN ');

export const WorkstationFile = z.strictObject({
  format: z.literal('vigil-workstation-1'),
  unit: z.string().min(1).max(200),
  workstation: z.string().min(1).max(40),
  host: z.string().min(1).max(253),
  port: z.int().min(1).max(65_535),
  /** PEM: the unit's authority, and this workstation's certificate. */
  authority: Pem,
  certificate: Pem,
  /** PEM: the certificate's key, encrypted with the code. */
  key: Pem,
});
export type WorkstationFile = z.infer<typeof WorkstationFile>;

/** The key as the file holds it. `code` is long and random, so that its encryption need not be slow. */
export const sealedKey = (key: string, code: string): string =>
  String(createPrivateKey(key).export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: code }));

/** Throws FILE_DAMAGED for what is no such file, and JOIN_CODE_WRONG. */
export function openWorkstationFile(text: string, code: string): WorkstationFile {
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch {
    throw new VigilError('FILE_DAMAGED');
  }
  const file = WorkstationFile.safeParse(said);
  if (!file.success) throw new VigilError('FILE_DAMAGED');
  try {
    // However it was typed, as it was given out.
    const passphrase = writeRecoveryCode(readRecoveryCode(code));
    const key = createPrivateKey({ key: file.data.key, passphrase });
    return { ...file.data, key: String(key.export({ type: 'pkcs8', format: 'pem' })) };
  } catch {
    throw new VigilError('JOIN_CODE_WRONG');
  }
}
