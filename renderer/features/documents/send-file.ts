/** Sends a file in pieces: the browser reads each from the disk when it is its turn, so that no file is held whole. */
import { mostPieceBytes } from '../../../preload/contract/documents.ts';
import type { Output } from '../../../preload/contract/index.ts';
import { call } from '../../shell/client.ts';
import type { About } from './about.ts';
import { catalogue } from './catalogue.ts';

const texts = catalogue.sendFile;

/** In base64. */
function encoded(part: Blob): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const reader = new FileReader();
  reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
  reader.onerror = () => reject(new Error('the file could not be read'));
  reader.readAsDataURL(part);
  return promise;
}

export interface Sending {
  told: (done: number) => void;
  signal: AbortSignal;
}

/** `undefined` where it was stopped; what had arrived is taken out again, as after a failure. Throws FailureError. */
export async function sendFile(
  file: File,
  about: About,
  { told, signal }: Sending,
): Promise<Output<'documents.finish'> | undefined> {
  const name = file.name.trim() === '' ? texts.pasted : file.name.slice(0, 255);
  const { documentId } = await call('documents.begin', { ...about, name, size: file.size, marking: null });
  try {
    for (let from = 0; from < file.size; from += mostPieceBytes) {
      if (signal.aborted) break;
      const bytes = await encoded(file.slice(from, from + mostPieceBytes));
      const { received } = await call('documents.addPiece', { documentId, from, bytes });
      told(received);
    }
    if (!signal.aborted) return await call('documents.finish', { documentId, task: crypto.randomUUID() });
  } catch (thrown) {
    await call('documents.cancel', { documentId }).catch(() => undefined);
    throw thrown;
  }
  await call('documents.cancel', { documentId });
  return undefined;
}
