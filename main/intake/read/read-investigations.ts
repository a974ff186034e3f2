/** Reads a file of investigations: all of it once to know that it is whole, then a few entries at a time. */
import type { OpenSource } from '../../files/byte-source.ts';
import { type FileEntry, investigationEntries } from './investigation-file.ts';

/** Each is one transaction of the engine. */
const batchEntries = 25;

/** `hand` is waited for. Throws as `investigationEntries` does, and then nothing was handed over. */
export async function readInvestigations(
  source: OpenSource,
  hand: (part: { entries: FileEntry[]; total: number }) => Promise<void>,
): Promise<object> {
  let total = 0;
  for await (const _ of investigationEntries(source)) total += 1;
  let entries: FileEntry[] = [];
  for await (const entry of investigationEntries(source)) {
    entries.push(entry);
    if (entries.length < batchEntries) continue;
    await hand({ entries, total });
    entries = [];
  }
  if (entries.length > 0) await hand({ entries, total });
  return {};
}
