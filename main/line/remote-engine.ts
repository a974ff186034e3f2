/** The service of a unit, in the place of an engine of one's own: the same messages, over mutual TLS. */
import { X509Certificate } from 'node:crypto';
import { WebSocket } from 'ws';
import type { ErrorCode } from '../../preload/contract/errors.ts';
import type { EngineProcess, FromEngine } from '../engine/protocol.ts';
import { filesOfDesk } from './files-of-desk.ts';
import { bytesIn, heardByWorkstation, lineEnds, longestToWorkstation, protocolName, toService } from './frames.ts';

export interface RemoteOptions {
  host: string;
  port: number;
  /** PEM: the unit's authority, which is the only one believed, and this workstation's own certificate. */
  tls: { ca: string; certificate: string; key: string };
}

/** How long the service may take to be reached, in milliseconds. */
const patience = 10_000;

/** How often the service is asked whether it is still there, in milliseconds; it has as long to answer. */
const heartbeat = 5_000;

/** What TLS says where the service's certificate is not good at this time, by the clock of this workstation. */
const outOfTime = /^CERT_(NOT_YET_VALID|HAS_EXPIRED)$/;

/** The service cuts off whose certificate is not good, without a word: what this workstation can know of it is looked up here. */
function isGoodNow(certificate: string): boolean {
  // As words: older versions of Node have no dates of it.
  const { validFrom, validTo } = new X509Certificate(certificate);
  const now = Date.now();
  return Date.parse(validFrom) <= now && now <= Date.parse(validTo);
}

/** The door's answer that means: not this workstation. */
const notAdmitted = 403;

function open({ host, port, tls }: RemoteOptions): WebSocket {
  return new WebSocket(`wss://${host.includes(':') ? `[${host}]` : host}:${port}`, protocolName, {
    ca: tls.ca,
    cert: tls.certificate,
    key: tls.key,
    rejectUnauthorized: true,
    minVersion: 'TLSv1.3',
    maxPayload: longestToWorkstation,
    perMessageDeflate: false,
    handshakeTimeout: patience,
    followRedirects: false,
  });
}

/** `options` may still have to be found out; where that fails, the service counts as unreachable. */
export function remoteEngine(options: RemoteOptions | Promise<RemoteOptions>): EngineProcess {
  let socket: WebSocket | null = null;
  let killed = false;
  const messages: ((message: FromEngine) => void)[] = [];
  const exits: Parameters<EngineProcess['onExit']>[0][] = [];
  let why: ErrorCode = 'SERVICE_UNREACHABLE';

  const files = filesOfDesk((frame) => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(frame);
  });

  const exit = async (): Promise<void> => {
    // Whoever waits for the end may end the program.
    await files.end();
    for (const listener of exits) listener(null, undefined, why);
  };

  function listenTo(line: WebSocket): void {
    line.on('message', (data, binary) => {
      const message = binary ? null : heardByWorkstation(String(data));
      // A service that says what no service could mean is not listened to any longer.
      if (binary ? !files.arrived(bytesIn(data)) : message === null) line.terminate();
      else if (message?.kind === 'file') {
        if (!files.hear(message)) line.terminate();
      } else if (message !== null) {
        if (message.kind === 'reply') files.answered(message.id);
        for (const listener of messages) listener(message);
      }
    });
    line.on('unexpected-response', (_, { statusCode }) => {
      if (statusCode === notAdmitted) why = 'WORKSTATION_REFUSED';
      line.terminate();
    });
    // A line that no longer carries anything says nothing of it: it is asked.
    let heard = true;
    line.on('pong', () => {
      heard = true;
    });
    const beat = setInterval(() => {
      if (line.readyState !== WebSocket.OPEN) return;
      if (!heard) line.terminate();
      heard = false;
      line.ping();
    }, heartbeat);
    line.on('close', () => clearInterval(beat));
    // What went wrong is followed by the close.
    line.on('error', (error) => {
      if ('code' in error && outOfTime.test(String(error.code))) why = 'CERTIFICATE_OUT_OF_TIME';
    });
    line.on('close', (code) => {
      if (code === lineEnds.REVOKED) why = 'WORKSTATION_REFUSED';
      void exit();
    });
  }

  Promise.resolve(options)
    .then((found) => {
      if (killed) return void exit();
      if (!isGoodNow(found.tls.certificate)) why = 'CERTIFICATE_OUT_OF_TIME';
      socket = open(found);
      listenTo(socket);
    })
    .catch(exit);
  return {
    send(message) {
      files.requested(message);
      if (socket?.readyState === WebSocket.OPEN) socket.send(toService(message));
    },
    onMessage: (listener) => messages.push(listener),
    onExit: (listener) => exits.push(listener),
    kill() {
      killed = true;
      socket?.terminate();
    },
  };
}
