/** A file of this desk that the service reads, piece by piece, as it asks. */
import { extname } from 'node:path';
import { VigilError } from '../../preload/contract/errors.ts';
import { openFile } from '../files/open-source.ts';
import type { DeskFile, ToServiceOfFile } from './desk-file.ts';
import { Extension } from './file-messages.ts';

/** The service hears what was asked in the order of the asking; after the first failure nothing but that it is closed. */
export function readForService(path: string, say: ToServiceOfFile): DeskFile {
  const source = openFile(path, { watched: true });
  let failed = false;
  let over = false;

  function fail(error: unknown): void {
    if (failed || over) return;
    failed = true;
    say.failed(error instanceof VigilError ? error.code : 'FILE_UNREADABLE');
  }

  let last: Promise<void> = source.then(({ size }) => {
    const extension = Extension.safeParse(extname(path).toLowerCase());
    if (!over) say.answer({ step: 'opened', size, extension: extension.success ? extension.data : '' });
  });
  last = last.catch(fail);
  const next = (work: () => Promise<void>): void => {
    last = last.then(work).catch(fail);
  };

  async function readPiece(at: number, length: number): Promise<void> {
    if (failed || over) return;
    const bytes = await (await source).read(at, length);
    // Only as much as there was in the beginning is ever asked for.
    if (bytes.length !== length) throw new VigilError('FILE_CHANGED');
    if (!over) say.piece(at, bytes);
  }

  const letGo = async (): Promise<void> => (await source.catch(() => null))?.close();

  return {
    hear(message) {
      if (message.step !== 'read') return false;
      next(() => readPiece(message.at, message.length));
      return true;
    },
    arrived: () => false,
    close(): Promise<void> {
      next(letGo);
      return last;
    },
    end() {
      over = true;
      next(letGo);
      return last;
    },
  };
}
