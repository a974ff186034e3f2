/**
 * Where the log ended when the vault was last closed or backed up in this folder, kept beside the store: a store that ends before that,
 * or never came to it, is an older one, or another. It cannot be made up without the data key. Whoever puts back the whole folder puts
 * back an old anchor too.
 */
import { z } from 'zod';
import { writeAtomically } from './atomic-file.ts';
import { readSigned, signedText } from './signed-note.ts';
import { vaultFiles } from './vault-files.ts';

const Kept = z.object({
  format: z.literal('vigil anchor'),
  version: z.literal(1),
  vaultId: z.string(),
  seq: z.int(),
  at: z.string(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
const purpose = 'anchor';

/** An entry of the log: its number, its time (an instant) and its hash. */
export type Anchor = Pick<z.infer<typeof Kept>, 'seq' | 'at' | 'hash'>;

export interface AnchorOf {
  folder: string;
  vaultId: string;
  dataKey: Buffer;
}

/** `null` where there is none, and where it is damaged or not of this vault: nothing is known then. */
export function readAnchor({ folder, vaultId, dataKey }: AnchorOf): Anchor | null {
  const kept = readSigned(vaultFiles(folder).anchor, purpose, dataKey, Kept);
  return kept?.vaultId === vaultId ? { seq: kept.seq, at: kept.at, hash: kept.hash } : null;
}

export function writeAnchor({ folder, vaultId, dataKey }: AnchorOf, { seq, at, hash }: Anchor): void {
  const kept: z.infer<typeof Kept> = { format: 'vigil anchor', version: 1, vaultId, seq, at, hash };
  writeAtomically([vaultFiles(folder).anchor], signedText(purpose, dataKey, kept));
}
