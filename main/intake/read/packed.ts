/**
 * An archive of files that somebody gives us: mails, or one table. What is packed once more is not unpacked, nothing is ever written to a
 * disk, and names are looked at for their ends only.
 */
import { extname } from 'node:path';
import { VigilError } from '../../../preload/contract/errors.ts';
import type { OpenSource } from '../../files/byte-source.ts';
import { heldSource } from '../../files/held-source.ts';
import { stopIfAsked } from './bytes.ts';
import { limits, type RawRow } from './file-shape.ts';
import { type Archive, openArchive } from './zip.ts';

/** What a mail program puts one mail in. */
const mailEnds: readonly string[] = ['.eml', '.msg'];
const tableEnds: readonly string[] = ['.csv', '.tsv', '.tab', '.txt', '.xlsx', '.ods', '.jsonl', '.ndjson', '.mbox'];
/** What archivers add on their own account. */
const added = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._[^/]*$)/i;

export type Packed =
  | { kind: 'workbook' }
  | { kind: 'ods' }
  /** A text document, a presentation and the like. */
  | { kind: 'document' }
  | { kind: 'mails'; names: string[]; others: number }
  | { kind: 'table'; name: string }
  | { kind: 'several' }
  | { kind: 'nothing' };

const end = (name: string) => extname(name).toLowerCase();

/** What an archive holds, by the names of its parts. */
export function packedIn(names: readonly string[]): Packed {
  if (names.includes('xl/workbook.xml')) return { kind: 'workbook' };
  if (names.includes('content.xml') && names.includes('META-INF/manifest.xml')) return { kind: 'ods' };
  if (names.includes('[Content_Types].xml')) return { kind: 'document' };
  const files = names.filter((name) => !name.endsWith('/') && !added.test(name));
  const mails = files.filter((name) => mailEnds.includes(end(name)));
  if (mails.length > 0) return { kind: 'mails', names: mails, others: files.length - mails.length };
  const [table, ...more] = files.filter((name) => tableEnds.includes(end(name)));
  if (table === undefined) return { kind: 'nothing' };
  return more.length > 0 ? { kind: 'several' } : { kind: 'table', name: table };
}

/** All bytes of a part. Throws FILE_TOO_LARGE above `most`, FILE_DAMAGED. */
async function unpacked(archive: Archive, name: string, most: number): Promise<Buffer> {
  const stream = await archive.part(name, most);
  if (stream === null) throw new VigilError('FILE_DAMAGED');
  const blocks: Buffer[] = [];
  let size = 0;
  try {
    for await (const block of stream) {
      size += (block as Buffer).length;
      if (size > most) throw new VigilError('FILE_TOO_LARGE');
      blocks.push(block as Buffer);
    }
  } catch (error) {
    throw error instanceof VigilError ? error : new VigilError('FILE_DAMAGED');
  } finally {
    stream.destroy();
  }
  return Buffer.concat(blocks, size);
}

/** The one table of an archive, as a source of its own. Throws FILE_TOO_LARGE, FILE_DAMAGED, FILE_UNREADABLE. */
export async function packedTable(source: OpenSource, name: string): Promise<OpenSource> {
  const archive = await openArchive(source);
  try {
    return heldSource(await unpacked(archive, name, limits.packedTable), end(name));
  } finally {
    archive.close();
  }
}

const problems: Partial<Record<VigilError['code'], string>> = {
  FILE_TOO_LARGE: 'This mail is larger than Vigil accepts, or has more parts than a mail that somebody wrote.',
  FILE_DAMAGED: 'This mail cannot be unpacked or read.',
  FILE_IS_DOCUMENT: 'This file is no mail, whatever its name says.',
};

/**
 * The rows of all mails of an archive, in its order; `line` is the place of the mail among them, from 1, where it holds one. A mail that
 * cannot be read is a problem of its own, and so is what is no mail, at the end.
 */
export async function* packedMailRows(
  source: OpenSource,
  rowsOf: (mail: OpenSource) => AsyncIterable<RawRow>,
  signal?: AbortSignal,
): AsyncGenerator<RawRow> {
  const archive = await openArchive(source);
  try {
    const held = packedIn(archive.names);
    if (held.kind !== 'mails') throw new VigilError('FILE_DAMAGED');
    let line = 0;
    for (const name of held.names) {
      stopIfAsked(signal);
      line += 1;
      try {
        const mail = heldSource(await unpacked(archive, name, limits.mail), end(name));
        let further = 0;
        for await (const row of rowsOf(mail)) {
          line += further;
          further = 1;
          yield { ...row, line };
        }
      } catch (error) {
        const problem = error instanceof VigilError ? problems[error.code] : undefined;
        if (problem === undefined) throw error;
        yield { line, problem };
      }
    }
    if (held.others > 0)
      yield {
        line: line + 1,
        problem: `${held.others} of the files in this archive are no mails: import them by themselves.`,
      };
  } finally {
    archive.close();
  }
}
