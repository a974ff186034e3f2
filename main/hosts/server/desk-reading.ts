/** A file of a desk that the engine reads: the reader's thread asks for pieces, and the desk is asked for each of them. */
import { MessageChannel } from 'node:worker_threads';
import type { ErrorCode } from '../../../preload/contract/errors.ts';
import type { ByteSource } from '../../files/byte-source.ts';
import type { FromReader, ToReader } from '../../files/pieces.ts';
import { type FileLimits, patienceOf, type ToDesk, type Transfer } from './desk-transfer.ts';

interface Asked {
  at: number;
  length: number;
}

/** Nothing is asked of the desk before the reader opens the source. */
export function readFromDesk(
  { file, request, token }: { file: number; request: number; token: string },
  desk: ToDesk,
  limits: FileLimits,
): { source: ByteSource; transfer: Transfer } {
  const { port1: reader, port2: port } = new MessageChannel();
  /** What the desk owes: an answer to open, or pieces. */
  let opening = false;
  const owed: Asked[] = [];
  let stage: 'new' | 'asked' | 'ended' | 'closed' = 'new';
  const patience = patienceOf(limits.patience, () => end('FILE_STALLED'));
  const tell = (message: ToReader, moved: ArrayBuffer[] = []): void => reader.postMessage(message, moved);

  function end(why: ErrorCode): void {
    if (stage === 'ended' || stage === 'closed') return;
    const asked = stage !== 'new';
    stage = asked ? 'ended' : 'closed';
    patience.heard(false);
    tell({ kind: 'failed', code: why });
    reader.close();
    if (asked) desk.ask({ kind: 'file', step: 'close', file });
  }

  reader.on('message', (message: FromReader) => {
    if (stage === 'new' && message.kind === 'open') {
      stage = 'asked';
      opening = true;
      desk.ask({ kind: 'file', step: 'open', file, request, token });
    } else if (stage === 'asked' && message.kind === 'read') {
      owed.push({ at: message.at, length: message.length });
      desk.ask({ kind: 'file', step: 'read', file, at: message.at, length: message.length });
    }
    patience.heard(stage === 'asked' && (opening || owed.length > 0));
  });
  // The thread has read enough, or is no more.
  reader.on('close', () => end('CANCELLED'));

  function opened(size: number, extension: string): boolean {
    if (!opening) return false;
    opening = false;
    patience.heard(false);
    if (stage !== 'asked') return true;
    if (size > limits.largest) end('FILE_OVER_UNIT_LIMIT');
    else tell({ kind: 'opened', size, extension });
    return true;
  }

  return {
    source: { kind: 'pieces', port },
    transfer: {
      request,
      answered(answer) {
        switch (answer.step) {
          case 'opened':
            return opened(answer.size, answer.extension);
          case 'failed':
            if (!opening && owed.length === 0) return false;
            opening = false;
            owed.length = 0;
            end(answer.code);
            return true;
          case 'closed':
            if (stage !== 'ended' || opening || owed.length > 0) return false;
            stage = 'closed';
            return true;
          default:
            return false;
        }
      },
      arrived({ at, bytes }) {
        const first = owed.shift();
        if (first?.at !== at || first.length !== bytes.length) return false;
        if (stage !== 'asked') return true;
        patience.heard(owed.length > 0);
        // A copy of its own: the frame is part of what the socket read.
        const own = new Uint8Array(bytes);
        tell({ kind: 'bytes', bytes: own }, [own.buffer]);
        return true;
      },
      end,
      get state() {
        return stage === 'ended' || stage === 'closed' ? stage : 'under way';
      },
    },
  };
}
