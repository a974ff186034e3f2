/** A file of a desk that the engine writes: a few pieces at a time, and no more before the desk has written those. */
import { type ErrorCode, VigilError } from '../../../preload/contract/errors.ts';
import { pieceBytes, piecesAhead } from '../../files/pieces.ts';
import { type FileLimits, patienceOf, type ToDesk, type Transfer } from './desk-transfer.ts';

export interface SentFile {
  transfer: Transfer;
  /** The desk will take it. Throws what the desk says of the place, and FILE_STALLED. */
  created(): Promise<void>;
  /** Waits while the desk has enough to write. Throws FILE_OVER_UNIT_LIMIT, FILE_STALLED and what the desk says. */
  send(bytes: Buffer): Promise<void>;
  /** It was whole: the desk gives it its name. Throws like `send`. */
  finish(): Promise<void>;
}

/** Putting a large file on a slow disk takes longer than one more piece of it. */
const finishing = 4;

export function writeToDesk(
  { file, request, token }: { file: number; request: number; token: string },
  desk: ToDesk,
  limits: FileLimits,
): SentFile {
  let stage: 'creating' | 'writing' | 'finishing' | 'finished' | 'ended' | 'closed' = 'creating';
  let sent = 0;
  /** Where the pieces end that the desk has not yet written. */
  const unwritten: number[] = [];
  let failed: VigilError | null = null;
  /** What the desk may still answer, although nobody waits for it any more. */
  let late: 'created' | 'finished' | null = null;
  let goOn: () => void = () => undefined;
  const patience = patienceOf(limits.patience, () => end('FILE_STALLED'));
  const patienceAtEnd = patienceOf(limits.patience * finishing, () => end('FILE_STALLED'));

  function end(why: ErrorCode): void {
    if (stage === 'ended' || stage === 'closed') return;
    if (stage === 'creating') late = 'created';
    if (stage === 'finishing') late = 'finished';
    if (stage !== 'finished') failed = new VigilError(why);
    stage = 'ended';
    patience.heard(false);
    patienceAtEnd.heard(false);
    desk.ask({ kind: 'file', step: 'close', file });
    goOn();
  }

  async function until(done: () => boolean): Promise<void> {
    while (!done()) {
      if (failed !== null) throw failed;
      await new Promise<void>((resolve) => {
        goOn = resolve;
      });
    }
    if (failed !== null) throw failed;
  }

  /** Whether the desk has written the piece that it says, which is the next one it had. */
  function written(upTo: number): boolean {
    if (unwritten.shift() !== upTo) return false;
    patience.heard(stage === 'writing' && unwritten.length > 0);
    goOn();
    return true;
  }

  function reached(step: 'created' | 'finished'): boolean {
    const awaited = stage === 'creating' ? 'created' : stage === 'finishing' ? 'finished' : late;
    if (awaited !== step || (step === 'finished' && unwritten.length > 0)) return false;
    late = null;
    if (stage === 'creating') stage = 'writing';
    if (stage === 'finishing') stage = 'finished';
    patience.heard(false);
    patienceAtEnd.heard(false);
    goOn();
    return true;
  }

  desk.ask({ kind: 'file', step: 'create', file, request, token });
  patience.heard(true);
  let saidFailed = false;
  return {
    created: () => until(() => stage !== 'creating'),
    async send(bytes) {
      if (sent + bytes.length > limits.largest) throw new VigilError('FILE_OVER_UNIT_LIMIT');
      for (let from = 0; from < bytes.length; from += pieceBytes) {
        await until(() => unwritten.length < piecesAhead);
        const piece = bytes.subarray(from, from + pieceBytes);
        desk.piece({ file, at: sent, bytes: piece });
        sent += piece.length;
        unwritten.push(sent);
        if (unwritten.length === 1) patience.heard(true);
      }
    },
    async finish() {
      await until(() => unwritten.length === 0);
      stage = 'finishing';
      desk.ask({ kind: 'file', step: 'finish', file, size: sent });
      patienceAtEnd.heard(true);
      await until(() => stage === 'finished');
      end('CANCELLED');
    },
    transfer: {
      request,
      answered(answer) {
        if (saidFailed && answer.step !== 'closed') return false;
        switch (answer.step) {
          case 'created':
          case 'finished':
            return reached(answer.step);
          case 'written':
            return written(answer.upTo);
          case 'failed':
            saidFailed = true;
            end(answer.code);
            return true;
          case 'closed':
            if (stage !== 'ended') return false;
            stage = 'closed';
            return true;
          default:
            return false;
        }
      },
      // Nothing comes up that was to go down.
      arrived: () => false,
      end,
      get state() {
        return stage === 'ended' || stage === 'closed' ? stage : 'under way';
      },
    },
  };
}
