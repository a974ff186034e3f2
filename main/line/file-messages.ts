/**
 * How files cross the line: in pieces, and never by a path. The service asks, the desk answers. `file` is a number that the service
 * gives each file it asks for; `token` stands for a path that only the desk knows, and only while the request that named it waits.
 *
 * | the service asks            | the desk answers                                                            |
 * | --------------------------- | --------------------------------------------------------------------------- |
 * | open (request, token)       | opened (size, extension)                                                    |
 * | read (at, length)           | a piece: a binary frame with exactly these bytes, in the order of the asking |
 * | create (request, token)     | created                                                                     |
 * | a piece: a binary frame     | written (upTo), one for each piece, in their order                          |
 * | finish (size)               | finished: the file is whole, on the disk, and has its name                  |
 * | close                       | closed: the last word on that file. What was not finished leaves nothing    |
 *
 * Instead of any of these but the last, the desk may answer failed (code), after which only closed follows.
 */
import { z } from 'zod';
import { PathToken } from '../../preload/contract/core.ts';
import { pieceBytes } from '../files/pieces.ts';

const FileNumber = z.int().min(1).max(0xffff_ffff);
const Place = z.int().min(0);
const RequestId = z.int().min(1);

const said = <S extends string, T extends z.ZodRawShape>(step: S, rest: T) =>
  z.strictObject({ kind: z.literal('file'), step: z.literal(step), file: FileNumber, ...rest });

export const FileAsked = z.discriminatedUnion('step', [
  said('open', { request: RequestId, token: PathToken }),
  said('read', { at: Place, length: z.int().min(1).max(pieceBytes) }),
  said('create', { request: RequestId, token: PathToken }),
  said('finish', { size: Place }),
  said('close', {}),
]);
export type FileAsked = z.infer<typeof FileAsked>;

/** What may go wrong with a file at a desk. */
export const FileFailure = z.enum([
  'INPUT_INVALID',
  'FILE_UNREADABLE',
  'FILE_CHANGED',
  'IN_VAULT_FOLDER',
  'NOT_WRITTEN',
  'DISK_FULL',
]);
export type FileFailure = z.infer<typeof FileFailure>;

/** As the readers know it: in lower case with its dot; empty where there is none that could mean anything. */
const plainExtension = /^(\.[a-z0-9]{1,10})?$/;
export const Extension = z.string().regex(plainExtension);

export const FileAnswered = z.discriminatedUnion('step', [
  said('opened', { size: Place, extension: Extension }),
  said('created', {}),
  said('written', { upTo: Place }),
  said('finished', {}),
  said('failed', { code: FileFailure }),
  said('closed', {}),
]);
export type FileAnswered = z.infer<typeof FileAnswered>;

export interface Piece {
  file: number;
  /** Where in the file its first byte belongs. */
  at: number;
  bytes: Buffer;
}

const headBytes = 12;

/** As a binary frame: the file's number in four bytes, the place in eight, big-endian, then the bytes. */
export function pieceFrame({ file, at, bytes }: Piece): Buffer {
  const frame = Buffer.allocUnsafe(headBytes + bytes.length);
  frame.writeUInt32BE(file, 0);
  frame.writeBigUInt64BE(BigInt(at), 4);
  bytes.copy(frame, headBytes);
  return frame;
}

/** The piece in a frame, without copying its bytes, or `null` where it is none that the other end could have meant. */
export function heardPiece(frame: Buffer): Piece | null {
  if (frame.length <= headBytes || frame.length > headBytes + pieceBytes) return null;
  const at = Number(frame.readBigUInt64BE(4));
  if (!Number.isSafeInteger(at)) return null;
  return { file: frame.readUInt32BE(0), at, bytes: frame.subarray(headBytes) };
}
