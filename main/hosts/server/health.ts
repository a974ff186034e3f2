/**
 * Whether the service is well, and its figures, for the monitoring of its own machine: on loopback alone, whatever is configured, and without
 * a name, a record or a path. `/health` answers 200 or 503; `/metrics` is text as Prometheus reads it.
 */
import { statfsSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Figures, percentile } from './figures.ts';

export interface HealthOptions {
  port: number;
  /** The unit's folder, whose disk is looked at. */
  folder: string;
  figures: Figures;
  /** Commits something that changes nothing. Rejects where it cannot. */
  probe: () => Promise<void>;
  /** Bytes. */
  storeSize: () => Promise<number>;
  lastBackup: () => string | null;
  clock: () => Date;
}

/** Bytes: below this much, a day's work and a checkpoint may no longer fit. On a small disk, its twentieth part. */
const leastFree = 256 * 1024 * 1024;
/** Milliseconds for which a look holds, so that nobody makes the service work by asking. */
const lookHolds = 1_000;
const mostConnections = 8;

interface Look {
  open: boolean;
  commits: boolean;
  freeBytes: number;
  room: boolean;
}

function diskOf(folder: string): { freeBytes: number; room: boolean } {
  const { bavail, blocks, bsize } = statfsSync(folder);
  const freeBytes = bavail * bsize;
  return { freeBytes, room: freeBytes >= Math.min(leastFree, (blocks * bsize) / 20) };
}

const isWell = ({ open, commits, room }: Look) => open && commits && room;

async function lookAt({ folder, figures, probe }: HealthOptions): Promise<Look> {
  const disk = diskOf(folder);
  const open = await probe().then(
    () => true,
    () => false,
  );
  return { open, commits: open && !figures.failing, ...disk };
}

async function metrics({ figures, folder, storeSize, lastBackup, clock }: HealthOptions): Promise<string> {
  const made = lastBackup();
  const since = made === null ? null : (clock().getTime() - Date.parse(made)) / 1_000;
  // One that bears a time still to come has no age that could reassure anybody.
  const age = since === null || since < -60 ? null : Math.max(0, since);
  const p95 = percentile(figures, 95);
  const lines: [name: string, kind: string, says: string, values: [labels: string, value: number | null][]][] = [
    ['vigil_lines', 'gauge', 'Workstations that are connected.', [['', figures.lines]]],
    [
      'vigil_requests_total',
      'counter',
      'Requests by outcome.',
      [
        ['{outcome="done"}', figures.done],
        ['{outcome="refused"}', figures.refused],
        ['{outcome="failed"}', figures.failed],
      ],
    ],
    ['vigil_requests_waiting', 'gauge', 'Requests that have no answer yet.', [['', figures.waiting]]],
    ['vigil_request_seconds', 'summary', 'Time to the answer, of the last thousand.', [['{quantile="0.95"}', p95]]],
    ['vigil_store_bytes', 'gauge', 'Space that the store takes up.', [['', await storeSize().catch(() => null)]]],
    ['vigil_disk_free_bytes', 'gauge', 'Space that is left on its disk.', [['', diskOf(folder).freeBytes]]],
    ['vigil_last_backup_age_seconds', 'gauge', 'Since the last verified backup.', [['', age]]],
  ];
  return lines
    .map(([name, kind, says, values]) => {
      const known = values.filter((each): each is [string, number] => each[1] !== null);
      return [
        `# HELP ${name} ${says}`,
        `# TYPE ${name} ${kind}`,
        ...known.map(([labels, value]) => `${name}${labels} ${value}`),
        '',
      ].join('\n');
    })
    .join('');
}

function answer(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store', Connection: 'close' }).end(text);
}

/** A page in a browser of that machine could ask too, under a name of its own for this address: only the address itself is answered. */
const isLocal = ({ headers }: IncomingMessage) => /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(headers.host ?? '');

export function serveHealth(options: HealthOptions): Promise<{ port: number; close(): Promise<void> }> {
  let look: { at: number; found: Promise<Look> } | null = null;
  const lookNow = (): Promise<Look> => {
    if (look === null || performance.now() - look.at > lookHolds)
      look = { at: performance.now(), found: lookAt(options) };
    return look.found;
  };

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'GET' || !isLocal(request)) return answer(response, 404, 'text/plain', '');
    if (request.url === '/health') {
      const found = await lookNow();
      return answer(response, isWell(found) ? 200 : 503, 'application/json', `${JSON.stringify(found)}\n`);
    }
    if (request.url === '/metrics') return answer(response, 200, 'text/plain; version=0.0.4', await metrics(options));
    return answer(response, 404, 'text/plain', '');
  }

  const server = createServer(
    { requestTimeout: 5_000, headersTimeout: 5_000, maxHeaderSize: 8_192, connectionsCheckingInterval: 1_000 },
    (request, response) => void respond(request, response).catch(() => answer(response, 503, 'text/plain', '')),
  );
  server.maxConnections = mostConnections;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      resolve({
        port,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            server.closeAllConnections();
          }),
      });
    });
  });
}
