/**
 * What goes over the line: the messages between gate and engine as JSON, one to a frame, and beside them those of files
 * (file-messages.ts), whose bytes alone are binary frames. Each end checks what it hears before it believes any of it.
 */
import type { RawData } from 'ws';
import { z } from 'zod';
import { Failure } from '../../preload/contract/errors.ts';
import type { FromEngine, ToEngine } from '../engine/protocol.ts';
import { FileAnswered, FileAsked } from './file-messages.ts';

/** The name that both ends give to this way of speaking; another is refused before anything is said. */
export const protocolName = 'vigil.2';

/** Bytes in one frame. The longest input of the contract is a paste of a few million characters. */
export const longestToService = 16 * 1024 * 1024;
export const longestToWorkstation = 64 * 1024 * 1024;

/** Why the service ends a line, as both ends know it (4000 to 4999 are an application's own: RFC 6455, 7.4.2). */
export const lineEnds = { REVOKED: 4003, FRAME: 4400, SLOW: 4408, FILE: 4422, RATE: 4429 } as const;

const RequestId = z.int().min(1);

/** A workstation names no path: files go as bytes. */
export const ToService = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('request'),
    id: RequestId,
    verb: z.string().max(100),
    input: z.unknown(),
    key: z.uuid().optional(),
  }),
  z.strictObject({ kind: z.literal('resume'), login: z.string().max(40), token: z.string().length(43) }),
  z.strictObject({
    kind: z.literal('deliver'),
    id: RequestId,
    entry: z.string().max(2_000_000),
    read: z.boolean().optional(),
  }),
  z.strictObject({ kind: z.literal('cancel'), id: RequestId }),
  z.strictObject({ kind: z.literal('close') }),
  FileAnswered,
]);
export type ToService = z.infer<typeof ToService>;

const Value = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), error: Failure }),
]);

const FromService = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  z.strictObject({ kind: z.literal('reply'), id: RequestId, result: Value }),
  z.strictObject({
    kind: z.literal('progress'),
    id: RequestId,
    task: z.string(),
    done: z.number(),
    total: z.number().nullable(),
    note: z.string(),
  }),
  z.strictObject({
    kind: z.literal('session'),
    login: z.string(),
    token: z.string(),
    now: z.iso.datetime({ precision: 3 }),
    seal: z.strictObject({ ticket: z.base64(), publicKey: z.base64(), secret: z.base64() }),
  }),
  z.strictObject({ kind: z.literal('changed'), topics: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('closed'), because: Failure.nullable() }),
  z.strictObject({ kind: z.literal('failed'), cause: z.string() }),
  FileAsked,
]);

/** The message in a frame, or `null` where it is none that the other end could have meant. */
function heard<T>(schema: z.ZodType<T>, frame: string): T | null {
  let said: unknown;
  try {
    said = JSON.parse(frame);
  } catch {
    return null;
  }
  const message = schema.safeParse(said);
  return message.success ? message.data : null;
}

export const heardByService = (frame: string): ToService | null => heard(ToService, frame);

export const heardByWorkstation = (frame: string): FromEngine | FileAsked | null =>
  heard(FromService, frame) as FromEngine | FileAsked | null;

/** A binary frame, as the socket gives it. */
export const bytesIn = (data: RawData): Buffer =>
  Array.isArray(data) ? Buffer.concat(data) : data instanceof ArrayBuffer ? Buffer.from(data) : data;

/** Never the paths that a token stands for: they mean something on this workstation only. */
export function toService(message: ToEngine): string {
  if (message.kind !== 'request') return JSON.stringify(message);
  const { paths: _paths, ...said } = message;
  return JSON.stringify(said);
}
