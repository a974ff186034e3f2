/** One file of this desk that the service reads or writes: what it answers, and what it is told. */
import type { ErrorCode } from '../../preload/contract/errors.ts';
import type { FileAnswered, FileAsked } from './file-messages.ts';

/** Without what says which file it is of. */
export type Said<T> = T extends { kind: 'file'; file: number } ? Omit<T, 'kind' | 'file'> : never;

/** How one file answers the service. */
export interface ToServiceOfFile {
  answer(answer: Said<FileAnswered>): void;
  failed(code: ErrorCode): void;
  piece(at: number, bytes: Buffer): void;
}

/** One file, at this desk. */
export interface DeskFile {
  /** False where no service could mean it. */
  hear(message: FileAsked): boolean;
  arrived(at: number, bytes: Buffer): boolean;
  /** Lets go of it, once everything before has been answered. */
  close(): Promise<void>;
  /** The line is broken: nobody is answered any more. Resolves when nothing is left of what was not finished. */
  end(): Promise<void>;
}
