/** What was attached to a mail is kept with the contribution that came in it. */
import type { Context } from '../store/use-case.ts';
import { writePieces } from './pieces.ts';

/** A file as the reader of a mail gives it. */
export interface AttachedFile {
  /** Empty where the mail gives no name. */
  name: string;
  /** By its first bytes; what the mail calls it is not believed. */
  type: string;
  bytes: Uint8Array;
  /** In hexadecimal. */
  sha256: string;
}

const unnamed = 'Attachment without a name';

/** In the transaction that adds the contribution. A file of no bytes is nothing that could be kept. */
export async function keepAttachments(
  context: Context,
  contributionId: number,
  markingRank: number,
  files: readonly AttachedFile[],
): Promise<void> {
  const { db, me, now } = context;
  for (const { name, type, bytes, sha256 } of files) {
    const size = bytes.length;
    if (size === 0) continue;
    const { id } = await db
      .insertInto('document_row')
      .values({
        contributionId,
        investigationId: null,
        exhibitId: null,
        state: 'kept',
        origin: 'mail',
        name: name.trim() === '' ? unnamed : name,
        type,
        size,
        received: size,
        sha256,
        markingRank,
        addedAt: now,
        addedBy: me.id,
        touchedAt: now,
        textState: 'waiting',
        pages: null,
        withdrawnAt: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await writePieces(context, id, 0, Buffer.from(bytes.buffer, bytes.byteOffset, size));
  }
}
