/** The parts of a zip archive, with bounds on what they may unpack to. */
import { Readable } from 'node:stream';
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl';
import { VigilError } from '../../../preload/contract/errors.ts';
import type { OpenSource } from '../../files/byte-source.ts';
import { limits } from './file-shape.ts';

export interface Archive {
  /** As they stand in it. */
  names: readonly string[];
  /**
   * The unpacked bytes of a part, or null if there is none of that name, in whatever case. `most` is the size that it may have, in bytes.
   * Throws FILE_TOO_LARGE, FILE_DAMAGED.
   */
  part(name: string, most: number): Promise<Readable | null>;
  close(): void;
}

/** An archive is read from its end, and then by places. The source is closed by whoever opened it. */
class PlacesOf extends RandomAccessReader {
  readonly #source: OpenSource;
  constructor(source: OpenSource) {
    super();
    this.#source = source;
  }
  override _readStreamForRange(from: number, to: number): Readable {
    return Readable.from(this.#source.blocks({ from, to }), { objectMode: false });
  }
  override read(
    into: Buffer,
    offset: number,
    length: number,
    position: number,
    done: (error: Error | null) => void,
  ): void {
    this.#source.read(position, length).then((bytes) => {
      bytes.copy(into, offset);
      done(bytes.length === length ? null : new VigilError('FILE_DAMAGED'));
    }, done);
  }
}

/** Programs write the names of parts in their own case, and some with a stroke at the front. */
const partKey = (name: string) => name.toLowerCase().replaceAll('\\', '/').replace(/^\/+/, '');

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.zipEntries) throw new VigilError('FILE_TOO_LARGE');
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted()) throw new VigilError('FILE_DAMAGED', 'encrypted');
    entries.set(partKey(entry.fileName), entry);
  }
  return entries;
}

/** A part that unpacks to far more than anything a spreadsheet holds is a trap. The declared size is enforced on reading. */
function checkSize(entry: Entry, most: number): void {
  const bomb =
    entry.uncompressedSize > limits.packingFrom &&
    entry.uncompressedSize > Math.max(1, entry.compressedSize) * limits.packing;
  if (bomb || entry.uncompressedSize > most) throw new VigilError('FILE_TOO_LARGE');
}

/** Opens a zip archive. Throws FILE_DAMAGED if it is none, is cut, or is encrypted; FILE_UNREADABLE; FILE_TOO_LARGE. */
export async function openArchive(source: OpenSource): Promise<Archive> {
  let zip: ZipFile | null = null;
  try {
    zip = await fromRandomAccessReaderPromise(new PlacesOf(source), source.size, {
      autoClose: false,
      validateEntrySizes: true,
    });
    const opened = zip;
    const entries = await entriesOf(opened);
    return {
      names: [...entries.values()].map((entry) => entry.fileName),
      async part(name, most) {
        const entry = entries.get(partKey(name));
        if (!entry) return null;
        checkSize(entry, most);
        try {
          return await opened.openReadStreamPromise(entry);
        } catch {
          throw new VigilError('FILE_DAMAGED');
        }
      },
      close: () => opened.close(),
    };
  } catch (error) {
    zip?.close();
    throw error instanceof VigilError ? error : new VigilError('FILE_DAMAGED');
  }
}
