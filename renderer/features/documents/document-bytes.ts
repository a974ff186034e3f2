/** The bytes of a document, fetched piece by piece. */
import { mostPieceBytes } from '../../../preload/contract/documents.ts';
import { call } from '../../shell/client.ts';

function decoded(base64: string): Uint8Array<ArrayBuffer> {
  const letters = atob(base64);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
  return bytes;
}

/** Up to `length` of them from the beginning. Throws FailureError. */
export async function headOf(documentId: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
  return decoded((await call('documents.bytes', { documentId, from: 0, length })).bytes);
}

/** All of them. Stops, with what it has, once `signal` is given. Throws FailureError. */
export async function allOf(documentId: number, size: number, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const whole = new Uint8Array(size);
  for (let from = 0; from < size && !signal.aborted; from += mostPieceBytes) {
    const { bytes } = await call('documents.bytes', { documentId, from, length: mostPieceBytes });
    whole.set(decoded(bytes), from);
  }
  return whole;
}
