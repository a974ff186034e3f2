/**
 * How many connections the service takes: all together, so that it never runs out of file descriptors, and of those that are no lines yet.
 * Whoever connects and says nothing keeps nobody else out: beyond the limit, the one gives way that has waited longest at the address
 * that has the most waiting.
 */
import type { Socket } from 'node:net';

/** Connections of all kinds. A unit has some dozen desks, and a region's services share a few hundred. */
const mostConnections = 2_000;
/** File descriptors for everything else: the store, its log, backups, the journal, health. */
const reserve = 128;
/** Connections that are no lines yet. An honest handshake takes some milliseconds. */
const mostWaiting = 256;
/** Lines of one workstation: its window has one, and those that broke may stand until the service has noticed. */
export const mostLines = 16;

/** File descriptors that the system gives this process; without a number, as many as it likes. */
function descriptors(): number {
  const { userLimits } = process.report.getReport() as { userLimits?: { open_files?: { soft?: number | string } } };
  const soft = Number(userLimits?.open_files?.soft);
  return Number.isFinite(soft) ? soft : Number.POSITIVE_INFINITY;
}

/** With few descriptors, half of what there are is for connections. */
export const connectionsFor = (limit: number): number =>
  Math.max(1, Math.min(mostConnections, Math.max(limit - reserve, Math.floor(limit / 2))));

export const connectionsHere = (): number => connectionsFor(descriptors());

export const waitingFor = (connections: number): number =>
  Math.max(1, Math.min(mostWaiting, Math.floor(connections / 2)));

interface Waiting {
  /** Has connected. */
  comes(socket: Socket): void;
  /** Is a line from now on, and no longer counted. */
  admitted(address: string | undefined, port: number | undefined): void;
}

export function waitingRoom(most: number): Waiting {
  /** By address, and by port in the order in which they came. */
  const all = new Map<string, Map<number, Socket>>();
  let count = 0;

  function leaves(address = '', port = 0): void {
    const own = all.get(address);
    if (own?.delete(port) !== true) return;
    count -= 1;
    if (own.size === 0) all.delete(address);
  }

  function makeRoom(): void {
    let busiest: ReadonlyMap<number, Socket> = new Map();
    for (const own of all.values()) if (own.size > busiest.size) busiest = own;
    const [oldest] = busiest.values();
    oldest?.destroy();
  }

  return {
    comes(socket) {
      // A socket that is closed no longer knows them.
      const { remoteAddress: address = '', remotePort: port = 0 } = socket;
      if (socket.destroyed) return;
      const own = all.get(address) ?? new Map<number, Socket>();
      all.set(address, own.set(port, socket));
      count += 1;
      socket.once('close', () => {
        if (all.get(address)?.get(port) === socket) leaves(address, port);
      });
      if (count > most) makeRoom();
    },
    admitted: leaves,
  };
}
