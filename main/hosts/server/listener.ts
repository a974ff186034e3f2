/**
 * The service's door: TLS 1.3 with a certificate on both sides, and only workstations that the unit has admitted. Nothing is read from
 * anybody else. Behind it, each workstation has a line of its own to the engine.
 */
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import { type WebSocket, WebSocketServer } from 'ws';
import { lineEnds, longestToService, protocolName } from '../../line/frames.ts';
import { connectionsHere, mostLines, waitingFor, waitingRoom } from './connection-limits.ts';
import type { Report } from './events.ts';
import { type EngineLines, serveWorkstation } from './serve-workstation.ts';
import { fewRefusals } from './strangers.ts';
import type { Workstations } from './workstations.ts';

export interface ListenerOptions {
  host: string;
  /** 0: any that is free. */
  port: number;
  /** PEM. */
  tls: { ca: string; certificate: string; key: string };
  workstations: Workstations;
  lines: EngineLines;
  report: Report;
}

export interface Listener {
  readonly port: number;
  /** Ends the lines of workstations that are no longer admitted. */
  dropRevoked(): Promise<void>;
  /** With another certificate from the next line on. Throws where key and certificate do not belong together. */
  renewed(tls: ListenerOptions['tls']): void;
  close(): Promise<void>;
}

/** How long a handshake may take, in milliseconds: whoever connects and says nothing is dropped. */
const handshakeTime = 5_000;
/** How often a line is asked whether somebody is still there. One that misses two is dropped. */
const heartbeat = 15_000;

const plainCode = (error: Error): string => {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  return /^[A-Za-z0-9_]{2,60}$/.test(code) ? code : 'unknown';
};

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

export function listen(options: ListenerOptions): Promise<Listener> {
  const { tls, workstations, lines } = options;
  const { report, end: endRefusals } = fewRefusals(options.report);
  const mostConnections = connectionsHere();
  const waiting = waitingRoom(waitingFor(mostConnections));
  const server = createServer(
    {
      ca: tls.ca,
      cert: tls.certificate,
      key: tls.key,
      requestCert: true,
      rejectUnauthorized: true,
      minVersion: 'TLSv1.3',
      handshakeTimeout: handshakeTime,
      requestTimeout: handshakeTime,
      headersTimeout: handshakeTime,
      connectionsCheckingInterval: 1_000,
    },
    // Whatever is asked as a web page is answered with nothing but that it is none.
    (_, response) => response.writeHead(426, { Connection: 'close' }).end(),
  );
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: longestToService,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has(protocolName) ? protocolName : false),
  });
  const alive = new WeakSet<WebSocket>();
  const fingerprints = new Map<WebSocket, string>();

  async function admit(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const { fingerprint256: fingerprint } = (socket as TLSSocket).getPeerCertificate();
    // One that breaks while it is looked up would otherwise end the service.
    const broke = () => socket.destroy();
    socket.on('error', broke);
    const admitted = await workstations.admit(fingerprint);
    socket.off('error', broke);
    if (socket.destroyed) return;
    if ('why' in admitted) {
      report({
        event: 'refused',
        why: admitted.why,
        ...(admitted.name === null ? {} : { workstation: admitted.name }),
      });
      refuse(socket, admitted.why === 'STORE_AWAY' ? '503 Service Unavailable' : '403 Forbidden');
      return;
    }
    if (
      !String(request.headers['sec-websocket-protocol'])
        .split(',')
        .some((name) => name.trim() === protocolName)
    ) {
      report({ event: 'refused', why: 'PROTOCOL', workstation: admitted.name });
      refuse(socket, '400 Bad Request');
      return;
    }
    if ([...fingerprints.values()].filter((each) => each === fingerprint).length >= mostLines) {
      report({ event: 'refused', why: 'LINES', workstation: admitted.name });
      refuse(socket, '503 Service Unavailable');
      return;
    }
    const { remoteAddress, remotePort } = request.socket;
    sockets.handleUpgrade(request, socket, head, (line) => {
      waiting.admitted(remoteAddress, remotePort);
      fingerprints.set(line, fingerprint);
      alive.add(line);
      line.on('pong', () => alive.add(line));
      line.on('close', () => fingerprints.delete(line));
      report({ event: 'connected', workstation: admitted.name });
      serveWorkstation(line, { name: admitted.name, certificate: fingerprint }, lines, report);
    });
  }

  server.maxConnections = mostConnections;
  server.on('connection', waiting.comes);
  server.on('drop', () => report({ event: 'refused', why: 'CONNECTIONS' }));
  server.on('upgrade', (request, socket, head) => void admit(request, socket, head));
  // Whose certificate is not good is cut off without a word; what was the matter with it stands on the socket alone.
  server.on('tlsClientError', (error, { authorizationError: code }) =>
    report({ event: 'refused', why: plainCode(typeof code === 'string' ? Object.assign(error, { code }) : error) }),
  );
  // A socket that breaks before it is a line: nobody is told anything.
  server.on('clientError', (_, socket) => socket.destroy());

  const beat = setInterval(() => {
    for (const line of sockets.clients) {
      if (alive.delete(line)) line.ping();
      else line.terminate();
    }
  }, heartbeat);

  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => {
      server.off('error', reject);
      // One connection that could not be taken in ends no service.
      server.on('error', (error) => report({ event: 'refused', why: plainCode(error) }));
      const { port } = server.address() as AddressInfo;
      report({ event: 'listening', port });
      resolve({
        port,
        async dropRevoked() {
          for (const [line, fingerprint] of fingerprints) {
            const admitted = await workstations.admit(fingerprint);
            if ('why' in admitted && admitted.why !== 'STORE_AWAY') line.close(lineEnds.REVOKED, 'REVOKED');
          }
        },
        renewed({ ca, certificate, key }) {
          server.setSecureContext({ ca, cert: certificate, key, minVersion: 'TLSv1.3' });
        },
        close() {
          clearInterval(beat);
          endRefusals();
          for (const line of sockets.clients) line.close(1001, 'GOING');
          return new Promise((done) => {
            server.close(() => done());
            // Whoever does not take its leave is cut off.
            setTimeout(() => server.closeAllConnections(), 500).unref();
            setTimeout(() => {
              for (const line of sockets.clients) line.terminate();
            }, 500).unref();
          });
        },
      });
    });
  });
}
