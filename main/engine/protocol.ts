/**
 * What the gate (in the host's process) and the engine (in a process of its own) say to each other. Plain values only:
 * the same messages cross `utilityProcess` under Electron and `child_process` (`serialization: 'advanced'`) under Node.
 */

import type { ErrorCode, Failure, Result } from '../../preload/contract/errors.ts';
import type { LineNews } from '../../preload/contract/host.ts';

/** Given at sign-in to a desk whose line may break. */
export interface DeskSession {
  login: string;
  /** Good once, on a line with the same certificate. */
  token: string;
  /** The service's time. */
  now: string;
  /** See vault/sealed-entry.ts; all three are base64. */
  seal: { ticket: string; publicKey: string; secret: string };
}

/** To the engine. The gate has already validated `input` against the verb's schema; the engine checks it again. */
export type ToEngine =
  | {
      kind: 'request';
      id: number;
      verb: string;
      input: unknown;
      /** What the tokens in `input` stand for: the token as it appears there, and the path it was given for. */
      paths?: Record<string, string>;
      /** Made by whoever asks, for a request that may be repeated: a write with the same key is done once. */
      key?: string | undefined;
    }
  /** Goes on with a session whose line broke, with the token that was given last. Only the service of a unit knows any. */
  | { kind: 'resume'; login: string; token: string }
  /**
   * What was taken at a desk while its line was down, sealed (vault/sealed-entry.ts). It is done once, as the person who wrote it, whoever is
   * signed in; with `read` it is only read back to that person.
   */
  | { kind: 'deliver'; id: number; entry: string; read?: boolean | undefined }
  /** Stop the long work that request `id` started; its reply is then the failure CANCELLED. */
  | { kind: 'cancel'; id: number }
  /** Close the store, zero the keys and end the process. */
  | { kind: 'close' };

/** From the engine. */
export type FromEngine =
  | { kind: 'ready' }
  | { kind: 'reply'; id: number; result: Result<unknown> }
  /** `task` is the page's own name for the work, taken from the request's input. */
  | { kind: 'progress'; id: number; task: string; done: number; total: number | null; note: string }
  /** What a desk needs to go on with its session on another line, and to seal what it takes meanwhile; not for the page. */
  | ({ kind: 'session' } & DeskSession)
  /** How the line to the service stands; said by the workstation's own end of it. */
  | ({ kind: 'line' } & LineNews)
  /** Records changed; the page refreshes what it shows of them. Topics are words such as `contribution`, or records such as `contribution:12`. */
  | { kind: 'changed'; topics: string[] }
  /** The vault was closed by the engine itself (sign-out, idle, damage). The process ends immediately afterwards. */
  | { kind: 'closed'; because: Failure | null }
  /** It cannot continue and ends; `cause` is a name as returned by `causeOf`. */
  | { kind: 'failed'; cause: string };

/** How a host starts an engine, whatever carries the messages. */
export interface EngineProcess {
  send(message: ToEngine): void;
  onMessage(listener: (message: FromEngine) => void): void;
  /**
   * Called once, when the process has ended for whatever reason. `how` is the system's word for it, where there is one; `means` is
   * what those who wait are told, where it is something else than that it stopped.
   */
  onExit(listener: (code: number | null, how?: string, means?: ErrorCode) => void): void;
  kill(): void;
}
