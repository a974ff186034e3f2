/** When the vault in this folder was last backed up, to wherever: kept beside it, so that whoever may back it up is told when that was long ago. */
import { z } from 'zod';
import { writeAtomically } from './atomic-file.ts';
import { readSigned, signedText } from './signed-note.ts';
import { vaultFiles } from './vault-files.ts';

const Kept = z.object({
  format: z.literal('vigil last backup'),
  version: z.literal(1),
  vaultId: z.string(),
  madeAt: z.iso.datetime(),
  kept: z.int().min(1),
});
const purpose = 'last backup';

/** Whole and verified: an instant, and how many of this vault there were in its folder then. */
export type LastBackup = Pick<z.infer<typeof Kept>, 'madeAt' | 'kept'>;

interface Of {
  folder: string;
  vaultId: string;
  dataKey: Buffer;
}

/** `null` where there has been none, or nothing is known of it. */
export function readLastBackup({ folder, vaultId, dataKey }: Of): LastBackup | null {
  const note = readSigned(vaultFiles(folder).lastBackup, purpose, dataKey, Kept);
  return note?.vaultId === vaultId ? { madeAt: note.madeAt, kept: note.kept } : null;
}

/** The backup stands, whether or not it can be noted. */
export function noteLastBackup({ folder, vaultId, dataKey }: Of, { madeAt, kept }: LastBackup): void {
  const note: z.infer<typeof Kept> = { format: 'vigil last backup', version: 1, vaultId, madeAt, kept };
  try {
    writeAtomically([vaultFiles(folder).lastBackup], signedText(purpose, dataKey, note));
  } catch {}
}
