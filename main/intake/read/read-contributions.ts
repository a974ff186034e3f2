/** Reads a file of contributions in batches that are ready to be added. */
import { createHash } from 'node:crypto';
import type { OpenSource } from '../../files/byte-source.ts';
import { batchCharacters, batchRows, type ImportBatch } from '../import-messages.ts';
import { detectFile } from './detect-file.ts';
import { prepareRow, type RowRules } from './prepared-row.ts';
import { rows } from './rows.ts';

async function digestOf(source: OpenSource): Promise<Uint8Array> {
  const hash = createHash('sha256');
  for await (const block of source.blocks({ blockBytes: 1024 * 1024 })) hash.update(block);
  return new Uint8Array(hash.digest());
}

/** `hand` is waited for. The digest is the SHA-256 of the file. Throws as `detectFile` and `rows` do. */
export async function readContributions(
  source: OpenSource,
  given: Omit<RowRules, 'shape'>,
  hand: (batch: ImportBatch) => Promise<void>,
): Promise<{ digest: Uint8Array }> {
  const rules: RowRules = { ...given, shape: await detectFile(source) };
  let batch: ImportBatch = { rows: [], refused: [] };
  let letters = 0;
  for await (const raw of rows(source, rules.shape)) {
    const row = prepareRow(raw, rules);
    if ('reasons' in row) batch.refused.push(row);
    else batch.rows.push(row);
    letters += 'contribution' in row ? row.contribution.text.length : 0;
    if (batch.rows.length + batch.refused.length < batchRows && letters < batchCharacters) continue;
    await hand(batch);
    batch = { rows: [], refused: [] };
    letters = 0;
  }
  if (batch.rows.length + batch.refused.length > 0) await hand(batch);
  return { digest: await digestOf(source) };
}
