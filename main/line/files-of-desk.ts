/** The workstation's end of files that cross the line: what the service may read and write here is what the person chose, while they wait. */
import { setTimeout } from 'node:timers/promises';
import { PathToken } from '../../preload/contract/core.ts';
import type { ToEngine } from '../engine/protocol.ts';
import type { DeskFile, Said, ToServiceOfFile } from './desk-file.ts';
import { type FileAnswered, type FileAsked, FileFailure, heardPiece, pieceFrame } from './file-messages.ts';
import { readForService } from './read-for-service.ts';
import { writeForService } from './write-for-service.ts';

export interface FilesOfDesk {
  /** A request goes out: its tokens stand for these paths until it is answered. */
  requested(message: ToEngine): void;
  answered(request: number): void;
  /** False where no service could mean it. */
  hear(message: FileAsked): boolean;
  arrived(frame: Buffer): boolean;
  /** The line is broken. Resolves when nothing is left of what was being written, or its disk takes too long. */
  end(): Promise<void>;
}

/** How long a disk may take to let go, in milliseconds: a window that is closing waits for it. */
const lettingGo = 2_000;

interface Chosen {
  toRead: string | undefined;
  toWrite: string | undefined;
  paths: Readonly<Record<string, string>>;
}

function tokenIn(input: unknown, field: string): string | undefined {
  const token = PathToken.safeParse(typeof input === 'object' && input !== null ? Reflect.get(input, field) : null);
  return token.success ? token.data : undefined;
}

export function filesOfDesk(send: (frame: string | Buffer) => void): FilesOfDesk {
  const chosen = new Map<number, Chosen>();
  const files = new Map<number, DeskFile>();

  const sayer = (file: number): ToServiceOfFile => {
    const answer = (said: Said<FileAnswered>) => send(JSON.stringify({ kind: 'file', file, ...said }));
    return {
      answer,
      failed(code) {
        const named = FileFailure.safeParse(code);
        answer({ step: 'failed', code: named.success ? named.data : 'NOT_WRITTEN' });
      },
      piece: (at, bytes) => send(pieceFrame({ file, at, bytes })),
    };
  };

  /** Never a file to read in place of one to write, nor of another request. */
  function begin({ file, request, token, step }: FileAsked & { step: 'open' | 'create' }): boolean {
    if (files.has(file)) return false;
    const { toRead, toWrite, paths } = chosen.get(request) ?? { toRead: undefined, toWrite: undefined, paths: {} };
    const path =
      token === (step === 'open' ? toRead : toWrite) && Object.hasOwn(paths, token) ? paths[token] : undefined;
    const say = sayer(file);
    if (path === undefined) {
      say.failed('INPUT_INVALID');
      files.set(file, nothing);
    } else files.set(file, step === 'open' ? readForService(path, say) : writeForService(path, say));
    return true;
  }

  function close(file: number, end: DeskFile): boolean {
    void end.close().then(() => {
      if (files.delete(file)) sayer(file).answer({ step: 'closed' });
    });
    return true;
  }

  return {
    requested(message) {
      if (message.kind !== 'request' || message.paths === undefined) return;
      const { id, input, paths } = message;
      chosen.set(id, { toRead: tokenIn(input, 'fileToken'), toWrite: tokenIn(input, 'saveToken'), paths });
    },
    answered: (request) => void chosen.delete(request),
    hear(message) {
      if (message.step === 'open' || message.step === 'create') return begin(message);
      const end = files.get(message.file);
      if (end === undefined) return false;
      return message.step === 'close' ? close(message.file, end) : end.hear(message);
    },
    arrived(frame) {
      const piece = heardPiece(frame);
      return piece !== null && (files.get(piece.file)?.arrived(piece.at, piece.bytes) ?? false);
    },
    async end() {
      const all = [...files.values()];
      files.clear();
      await Promise.race([
        Promise.all(all.map((file) => file.end())),
        setTimeout(lettingGo, undefined, { ref: false }),
      ]);
    },
  };
}

/** What was not to be had: the service has been told, and what it asked for meanwhile is passed over. */
const nothing: DeskFile = {
  hear: () => true,
  arrived: () => true,
  close: async () => undefined,
  end: async () => undefined,
};
