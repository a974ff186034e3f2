/** One file on its way between a desk and the engine: what the service has asked of the desk for it, and what it may still answer. */
import type { ErrorCode } from '../../../preload/contract/errors.ts';
import type { FileAnswered, FileAsked, Piece } from '../../line/file-messages.ts';

/** How a transfer speaks to the desk. */
export interface ToDesk {
  ask(message: FileAsked): void;
  piece(piece: Piece): void;
}

export interface FileLimits {
  /** Bytes of a file, whichever way it goes. */
  largest: number;
  /** Files on their way at the same time, at one desk and in the whole unit. */
  atDesk: number;
  inUnit: number;
  /** How long a desk may let nothing be heard of a file, in milliseconds. */
  patience: number;
}

/** All but the size, which the configuration says. A reader keeps 18 MB at most. */
export const fileLimits = { atDesk: 4, inUnit: 16, patience: 30_000 } as const;

export interface Transfer {
  readonly request: number;
  /** False where nothing of the kind was asked for: the desk has lied. */
  answered(answer: FileAnswered): boolean;
  arrived(piece: Piece): boolean;
  /** Asks the desk to leave off, and tells whoever works with the file, where it is not done. Again: nothing. */
  end(why: ErrorCode): void;
  /** `ended`: nobody works with it any more. `closed`: and the desk has said its last word on it. */
  readonly state: 'under way' | 'ended' | 'closed';
}

/** Calls `late` when nothing was heard for so long while something is waited for. */
export function patienceOf(milliseconds: number, late: () => void) {
  let timer: NodeJS.Timeout | undefined;
  return {
    /** Something was heard, or asked: the time begins anew while `waiting`. */
    heard(waiting: boolean): void {
      clearTimeout(timer);
      timer = waiting ? setTimeout(late, milliseconds) : undefined;
      // A service that ends does not wait for it.
      timer?.unref();
    },
  };
}
