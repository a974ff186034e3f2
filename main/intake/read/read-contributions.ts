/** Reads a file of contributions in batches that are ready to be added. */
import { createHash } from 'node:crypto';
import { type FileNote, noteMark } from '../../../preload/contract/reading-notes.ts';
import type { AttachedFile } from '../../documents/attachments.ts';
import type { OpenSource } from '../../files/byte-source.ts';
import { sniff } from '../../files/sniff.ts';
import { batchBytes, batchCharacters, batchRows, type ImportBatch, type Readings } from '../import-messages.ts';
import { columnsLeftOut } from './columns-left-out.ts';
import { dateOrderOf } from './date-order.ts';
import { detectFile } from './detect-file.ts';
import { notesOfFile } from './file-notes.ts';
import { isBlankRow, type RawRow } from './file-shape.ts';
import { noteTally } from './note-tally.ts';
import { type PreparedRow, prepareRow, type RowRules } from './prepared-row.ts';
import { rows } from './rows.ts';

/** The instant 365 days before another. */
const yearBefore = (now: string): string => new Date(Date.parse(now) - 365 * 86_400_000).toISOString();

async function digestOf(source: OpenSource): Promise<Uint8Array> {
  const hash = createHash('sha256');
  for await (const block of source.blocks({ blockBytes: 1024 * 1024 })) hash.update(block);
  return new Uint8Array(hash.digest());
}

/** What came with a mail that is kept; with one that is only counted, nothing is. */
async function attachedTo(raw: RawRow, row: PreparedRow): Promise<AttachedFile[]> {
  if (row.contribution.kind === 'advice') return [];
  const files: AttachedFile[] = [];
  for (const file of raw.attachments ?? []) files.push({ ...file, type: await sniff(file.bytes) });
  return files;
}

/** `hand` is waited for. The digest is the SHA-256 of the file; the notes are of the whole of it. Throws as `detectFile` and `rows` do. */
export async function readContributions(
  source: OpenSource,
  { rules: given, layout }: Readings['contributions']['order'],
  hand: (batch: ImportBatch) => Promise<void>,
): Promise<{ digest: Uint8Array; notes: FileNote[] }> {
  const rules: RowRules = { ...given, shape: await detectFile(source, layout) };
  const tally = noteTally();
  for (const note of notesOfFile(rules.shape, rules.mapping, await dateOrderOf(source, rules.shape, rules.mapping)))
    tally.ofFile(note);
  const leftOut = columnsLeftOut(rules.shape, rules.mapping);
  const yearAgo = yearBefore(given.now);
  const longAgo = [noteMark('RECEIVED_LONG_AGO')];
  let batch: ImportBatch = { rows: [], refused: [] };
  let letters = 0;
  let attached = 0;
  for await (const raw of rows(source, rules.shape)) {
    if (isBlankRow(raw)) continue;
    leftOut.ofRow(raw);
    const read = prepareRow(raw, rules);
    const row =
      'reasons' in read || !rules.keepsAttachments ? read : { ...read, attachments: await attachedTo(raw, read) };
    if ('reasons' in row) batch.refused.push(row);
    else batch.rows.push(row);
    if ('notes' in row) {
      tally.ofRow(row.line, row.notes);
      // Told of the file alone: nothing about the row itself is uncertain, and an archive would bear a note on every one.
      if (row.contribution.receivedAt < yearAgo) tally.ofRow(row.line, longAgo);
    }
    letters += 'contribution' in row ? row.contribution.text.length : 0;
    attached += 'attachments' in row ? row.attachments.reduce((sum, { bytes }) => sum + bytes.length, 0) : 0;
    const full = batch.rows.length + batch.refused.length >= batchRows;
    if (!full && letters < batchCharacters && attached < batchBytes) continue;
    await hand(batch);
    batch = { rows: [], refused: [] };
    letters = 0;
    attached = 0;
  }
  if (batch.rows.length + batch.refused.length > 0) await hand(batch);
  for (const note of leftOut.notes(true)) tally.ofFile(note);
  return { digest: await digestOf(source), notes: tally.all() };
}
