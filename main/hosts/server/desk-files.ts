/** The files of one desk that are on their way: each request that names one reads and writes through the line it came by. */
import { VigilError } from '../../../preload/contract/errors.ts';
import type { BytesOfTokens } from '../../files/bytes-of-tokens.ts';
import { type FileAnswered, heardPiece } from '../../line/file-messages.ts';
import { readFromDesk } from './desk-reading.ts';
import { deskSink } from './desk-sink.ts';
import type { FileLimits, ToDesk, Transfer } from './desk-transfer.ts';
import { type SentFile, writeToDesk } from './desk-writing.ts';

/** All desks of a unit together. */
export interface FileRoom {
  readonly limits: FileLimits;
  /** On their way, at all desks. */
  readonly underWay: Set<Transfer>;
}

export const fileRoom = (limits: FileLimits): FileRoom => ({ limits, underWay: new Set() });

export interface DeskFiles {
  /** What the tokens of a request mean: files of this desk, and of no other. */
  bytesOf(request: number, signal: AbortSignal): BytesOfTokens;
  /** False where the desk says something that it was not asked for. */
  answered(answer: FileAnswered): boolean;
  arrived(frame: Buffer): boolean;
  /** It has been answered: nothing is read or written for it any more. */
  requestEnded(request: number): void;
  /** The line is broken. */
  end(): void;
}

const heldPerPlace = 4;

export function deskFiles(desk: ToDesk, { limits, underWay }: FileRoom): DeskFiles {
  const files = new Map<number, Transfer>();
  let lastFile = 0;
  let over = false;

  /** Throws FILES_TOO_MANY. */
  function begin<T extends { transfer: Transfer }>(make: (file: number) => T): T {
    if (over) throw new VigilError('CANCELLED');
    forgetEnded();
    const here = [...files.values()].filter(({ state }) => state === 'under way').length;
    // A desk that never lets go of what has ended is not given more and more to hold.
    if (here >= limits.atDesk || files.size >= limits.atDesk * heldPerPlace || underWay.size >= limits.inUnit)
      throw new VigilError('FILES_TOO_MANY');
    lastFile += 1;
    const made = make(lastFile);
    files.set(lastFile, made.transfer);
    underWay.add(made.transfer);
    return made;
  }

  function forgetEnded(): void {
    for (const [file, transfer] of files) {
      if (transfer.state !== 'under way') underWay.delete(transfer);
      if (transfer.state === 'closed') files.delete(file);
    }
  }

  function believed(file: number, say: (transfer: Transfer) => boolean): boolean {
    const transfer = files.get(file);
    if (transfer === undefined || !say(transfer)) return false;
    forgetEnded();
    return true;
  }

  return {
    bytesOf: (request, signal) => ({
      source: (token) => begin((file) => readFromDesk({ file, request, token }, desk, limits)).source,
      sink(token) {
        const one = (): SentFile => {
          const made = begin((file) => writeToDesk({ file, request, token }, desk, limits));
          signal.addEventListener('abort', () => made.transfer.end('CANCELLED'), { once: true });
          return made;
        };
        return deskSink(one, signal);
      },
    }),
    answered: (answer) => believed(answer.file, (transfer) => transfer.answered(answer)),
    arrived(frame) {
      const piece = heardPiece(frame);
      return piece !== null && believed(piece.file, (transfer) => transfer.arrived(piece));
    },
    requestEnded(request) {
      for (const transfer of files.values()) if (transfer.request === request) transfer.end('CANCELLED');
      forgetEnded();
    },
    end() {
      over = true;
      for (const transfer of files.values()) {
        transfer.end('CANCELLED');
        underWay.delete(transfer);
      }
      files.clear();
    },
  };
}
