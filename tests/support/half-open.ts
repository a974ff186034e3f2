/** Connections to a service that stop on their way to being a line. */
import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import { WebSocket } from 'ws';
import type { Identity } from '../../main/hosts/server/authority.ts';
import { protocolName } from '../../main/line/frames.ts';

export const waysToStop = ['nothing said', 'half a greeting', 'no upgrade', 'silent line'] as const;
export type WayToStop = (typeof waysToStop)[number];

export interface HalfOpen {
  way: WayToStop;
  /** Resolves when it has come as far as it will. */
  stands: Promise<void>;
  gone: Promise<void>;
  isGone(): boolean;
  end(): void;
}

/** The first bytes of a ClientHello: a record that says that it is longer. */
const greeting = Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03]);

function watched(way: WayToStop, socket: Socket | WebSocket, standing: string, end: () => void): HalfOpen {
  const stands = Promise.withResolvers<void>();
  const gone = Promise.withResolvers<void>();
  let over = false;
  socket.on(standing, () => stands.resolve());
  socket.on('error', () => undefined);
  socket.on('close', () => {
    over = true;
    stands.resolve();
    gone.resolve();
  });
  return { way, stands: stands.promise, gone: gone.promise, isGone: () => over, end };
}

/** Not the address from which the desks of a test connect. */
const localAddress = '127.0.0.2';

export function halfOpen(way: WayToStop, port: number, authority: string, { certificate, key }: Identity): HalfOpen {
  const tls = { ca: authority, cert: certificate, key, localAddress };
  if (way === 'silent line') {
    const line = new WebSocket(`wss://127.0.0.1:${port}`, protocolName, { ...tls, handshakeTimeout: 60_000 });
    return watched(way, line, 'message', () => line.terminate());
  }
  if (way === 'no upgrade') {
    const socket = connectSecurely({ port, host: '127.0.0.1', ...tls });
    return watched(way, socket, 'secureConnect', () => socket.destroy());
  }
  const socket = connectPlain({ port, host: '127.0.0.1', localAddress });
  // What the service sends must be read for its end to be noticed.
  socket.resume();
  if (way === 'half a greeting') socket.once('connect', () => socket.write(greeting));
  return watched(way, socket, 'connect', () => socket.destroy());
}
