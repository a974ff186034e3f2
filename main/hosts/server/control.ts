/**
 * What IT asks of a running service, on its own machine: a socket in the unit's folder, which nobody but the service's user and root can
 * reach. Each side says one JSON object a line. The vault is locked to the service while it runs, so a backup by command is its work.
 */
import { chmodSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { isAbsolute } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { Failure, type Result, VigilError } from '../../../preload/contract/errors.ts';
import { BackupsKept, vault } from '../../../preload/contract/vault.ts';
import { asFailure } from '../../engine/perform.ts';
import { ConfigProblem } from './config.ts';

const Order = z.strictObject({
  ask: z.literal('backup'),
  /** A folder of the machine on which the service runs. */
  to: z.string().refine(isAbsolute),
  keep: BackupsKept,
});
export type Order = z.infer<typeof Order>;

const Made = vault['vault.backUp'].output;
export type Made = z.infer<typeof Made>;

const Told = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('progress'), done: z.number(), total: z.number() }),
  z.strictObject({ kind: z.literal('made'), made: Made }),
  z.strictObject({ kind: z.literal('failed'), error: Failure }),
]);
type Told = z.infer<typeof Told>;

/** Does what was ordered; `signal` says that whoever ordered it has gone. */
export type Perform = (
  order: Order,
  signal: AbortSignal,
  progress: (done: number, total: number) => void,
) => Promise<Made>;

const longestOrder = 8_192;
const mostAtOnce = 4;
/** Milliseconds in which an order has to come. */
const patience = 5_000;
/** The system's own limit for the path of a socket is a little above. */
const longestPath = 100;

function readOrder(line: string): Order {
  try {
    return Order.parse(JSON.parse(line));
  } catch {
    throw new VigilError('INPUT_INVALID');
  }
}

/** The first line that comes; a socket that says too much, or nothing, is dropped. */
function firstLine(socket: Socket): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let said = '';
  socket.setTimeout(patience, () => socket.destroy());
  socket.on('data', (text: Buffer) => {
    said += String(text);
    const end = said.indexOf('\n');
    if (end >= 0) resolve(said.slice(0, end));
    else if (said.length > longestOrder) socket.destroy();
  });
  socket.once('close', () => reject(new VigilError('CANCELLED')));
  return promise;
}

async function serve(socket: Socket, perform: Perform): Promise<void> {
  const gone = new AbortController();
  socket.on('error', () => undefined);
  socket.once('close', () => gone.abort());
  const tell = (told: Told): void => {
    if (!socket.destroyed) socket.write(`${JSON.stringify(told)}\n`);
  };
  try {
    const order = readOrder(await firstLine(socket));
    socket.setTimeout(0);
    tell({
      kind: 'made',
      made: await perform(order, gone.signal, (done, total) => tell({ kind: 'progress', done, total })),
    });
  } catch (error) {
    tell({ kind: 'failed', error: asFailure(error) });
  } finally {
    socket.end();
  }
}

/** Takes orders at `path`. Nobody else serves this unit: the vault is held. Throws ConfigProblem where no socket can have that path. */
export function takeOrders(path: string, perform: Perform): Promise<{ close(): Promise<void> }> {
  if (Buffer.byteLength(path) > longestPath)
    throw new ConfigProblem(`unit: the path of its folder is longer than ${longestPath - 20} bytes.`);
  rmSync(path, { force: true });
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    void serve(socket, perform);
  });
  server.maxConnections = mostAtOnce;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      // The folder is the owner's alone already.
      chmodSync(path, 0o600);
      resolve({
        close() {
          for (const socket of open) socket.destroy();
          return new Promise((done) => server.close(() => done()));
        },
      });
    });
  });
}

/** `null` where no service listens there. */
export function giveOrder(
  path: string,
  order: Order,
  progress: (done: number, total: number) => void,
): Promise<Result<Made> | null> {
  const socket = connect(path);
  return new Promise((resolve, reject) => {
    let connected = false;
    socket.once('connect', () => {
      connected = true;
      socket.write(`${JSON.stringify(order)}\n`);
    });
    socket.on('error', () => undefined);
    socket.once('close', () => (connected ? reject(new VigilError('ENGINE_STOPPED')) : resolve(null)));
    const lines = createInterface({ input: socket });
    // It repeats the socket's own error, which has been heard.
    lines.on('error', () => undefined);
    lines.on('line', (line) => {
      const told = Told.parse(JSON.parse(line));
      if (told.kind === 'progress') progress(told.done, told.total);
      else resolve(told.kind === 'made' ? { ok: true, value: told.made } : { ok: false, error: told.error });
    });
  });
}
