/** One workstation's line: what it says is checked and limited, and goes to the engine; what the engine says to it goes back. */
import type { RawData, WebSocket } from 'ws';
import { failure } from '../../../preload/contract/errors.ts';
import type { FromEngine, ToEngine } from '../../engine/protocol.ts';
import type { BytesOfTokens } from '../../files/bytes-of-tokens.ts';
import { pieceFrame } from '../../line/file-messages.ts';
import { bytesIn, heardByService, lineEnds, type ToService } from '../../line/frames.ts';
import { deskFiles, type FileRoom } from './desk-files.ts';
import type { Report } from './events.ts';

/** Connects a line to the engine, as `createServer` does. */
export interface EngineLines {
  connect(line: {
    workstation: string;
    certificate: string;
    send: (message: FromEngine) => void;
    bytesOf: (request: number, signal: AbortSignal) => BytesOfTokens;
    end?: () => void;
  }): {
    receive(message: ToEngine): Promise<void>;
    broke(): Promise<void>;
  };
  /** What the token of a folder stands for, whatever the workstation means by it: the unit's vault. */
  readonly folder: string;
  readonly files: FileRoom;
}

/** A person at a desk sends a few frames a second; a page that is opened, a few dozen at once. */
const framesPerSecond = 100;
const framesAtOnce = 400;
/** Requests that may wait for their answers at the same time. */
const mostWaiting = 64;
/** What may wait to be read by a workstation, in bytes, before it is given up. */
const mostUnread = 64 * 1024 * 1024;

type Dropped = Exclude<keyof typeof lineEnds, 'REVOKED'>;

/** Whether one more frame is within the rate: so many at once, refilled by the second. */
function rateOf(perSecond: number, atOnce: number): () => boolean {
  let left = atOnce;
  let last = performance.now();
  return () => {
    const now = performance.now();
    left = Math.min(atOnce, left + ((now - last) / 1_000) * perSecond);
    last = now;
    left -= 1;
    return left >= 0;
  };
}

/** These name the unit, whatever else the workstation means by a folder. */
const unitVerbs: ReadonlySet<string> = new Set(['vault.inspect', 'vault.signIn']);
/** A folder means something on the desk only; backups and the places of vaults are the business of the service's own machine. */
const folders = ['folderToken', 'backupToken'];
const namesFolder = ({ verb, input }: ToService & { kind: 'request' }): boolean =>
  typeof input === 'object' &&
  input !== null &&
  !unitVerbs.has(verb) &&
  folders.some((field) => Object.hasOwn(input, field));

/** As the engine takes it. The only folder that a workstation can name is the unit's. */
function toEngine(message: ToService & { kind: 'request' }, folder: string): ToEngine {
  const { input } = message;
  const token: unknown = typeof input === 'object' && input !== null ? Reflect.get(input, 'folderToken') : undefined;
  return { ...message, ...(typeof token === 'string' ? { paths: { [token]: folder } } : {}) };
}

/** Codes with which the service itself ends a line: whoever was signed in on it does not come back. */
const shownOut: ReadonlySet<number> = new Set(Object.values(lineEnds));

export function serveWorkstation(
  socket: WebSocket,
  { name: workstation, certificate }: { name: string; certificate: string },
  lines: EngineLines,
  report: Report,
): void {
  const within = rateOf(framesPerSecond, framesAtOnce);
  let waiting = 0;
  let over = false;

  function drop(why: Dropped): void {
    if (over) return;
    over = true;
    report({ event: 'dropped', workstation, why });
    socket.close(lineEnds[why], why);
  }

  function sendFrame(frame: string | Buffer): void {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > mostUnread) drop('SLOW');
    else socket.send(frame);
  }
  function send(message: FromEngine): void {
    if (message.kind === 'closed' && message.because?.code === 'SESSION_ENDED')
      report({ event: 'refused', workstation, why: 'SESSION' });
    sendFrame(JSON.stringify(message));
  }

  const files = deskFiles(
    {
      ask: (message) => sendFrame(JSON.stringify(message)),
      piece: (piece) => sendFrame(pieceFrame(piece)),
    },
    lines.files,
  );
  const line = lines.connect({ workstation, certificate, send, bytesOf: files.bytesOf, end: () => socket.close(1000) });

  async function hear(data: RawData, binary: boolean): Promise<void> {
    // What is still on its way after the line was ended is not heard.
    if (over || socket.readyState !== socket.OPEN) return;
    const message = binary ? null : heardByService(String(data));
    // What was asked for comes as fast as it was asked; anything else of a file is a lie.
    if (binary || message?.kind === 'file') {
      const believed = message?.kind === 'file' ? files.answered(message) : files.arrived(bytesIn(data));
      return believed ? undefined : drop('FILE');
    }
    if (!within()) return drop('RATE');
    if (message === null) return drop('FRAME');
    if (message.kind !== 'request' && message.kind !== 'deliver') return line.receive(message);
    if (waiting >= mostWaiting) return drop('RATE');
    if (message.kind === 'request' && namesFolder(message))
      return send({ kind: 'reply', id: message.id, result: { ok: false, error: failure('ON_SERVICE_MACHINE') } });
    waiting += 1;
    try {
      await line.receive(message.kind === 'request' ? toEngine(message, lines.folder) : message);
    } finally {
      waiting -= 1;
      files.requestEnded(message.id);
    }
  }

  // What no desk would say and nothing here expects, such as an input nested deeper than the stack, ends its own line and no other.
  socket.on('message', (data, binary) => void hear(data, binary).catch(() => drop('FRAME')));
  // Each ping is answered, and answers that nobody reads would pile up.
  for (const control of ['ping', 'pong'] as const)
    socket.on(control, () => {
      if (!within()) drop('RATE');
    });
  // Too long a frame, or one that is none: the socket closes itself, and says so here.
  socket.on('error', () => report({ event: 'dropped', workstation, why: 'FRAME' }));
  socket.on('close', (code) => {
    over = true;
    files.end();
    report({ event: 'disconnected', workstation });
    if (shownOut.has(code)) void line.receive({ kind: 'close' });
    else void line.broke();
  });
  send({ kind: 'ready' });
}
