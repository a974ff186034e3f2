/** Runs as a thread: reads a file of contributions and hands it to the engine in batches that are ready to be added. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { VigilError } from '../../preload/contract/errors.ts';
import {
  batchesAhead,
  batchLetters,
  batchRows,
  type FromImportWorker,
  type ImportBatch,
  type ImportOrder,
} from './import-messages.ts';
import { prepareRow } from './prepared-row.ts';
import { rows } from './read/rows.ts';

if (parentPort === null) throw new Error('this file runs as a thread only');
const port = parentPort;
const { path, rules }: ImportOrder = workerData;

let onTheirWay = 0;
let goOn: () => void = () => undefined;
port.on('message', () => {
  onTheirWay -= 1;
  goOn();
});

const say = (message: FromImportWorker): void => port.postMessage(message);

async function hand(batch: ImportBatch): Promise<void> {
  while (onTheirWay >= batchesAhead) {
    await new Promise<void>((resolve) => {
      goOn = resolve;
    });
  }
  onTheirWay += 1;
  say({ kind: 'batch', ...batch });
}

async function digestOf(file: string): Promise<Uint8Array> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: 1024 * 1024 }), hash);
  return new Uint8Array(hash.digest());
}

async function readAll(): Promise<void> {
  let batch: ImportBatch = { rows: [], refused: [] };
  let letters = 0;
  for await (const raw of rows(path, rules.shape)) {
    const row = prepareRow(raw, rules);
    if ('reasons' in row) batch.refused.push(row);
    else batch.rows.push(row);
    letters += 'contribution' in row ? row.contribution.text.length : 0;
    if (batch.rows.length + batch.refused.length < batchRows && letters < batchLetters) continue;
    await hand(batch);
    batch = { rows: [], refused: [] };
    letters = 0;
  }
  if (batch.rows.length + batch.refused.length > 0) await hand(batch);
  say({ kind: 'end', digest: await digestOf(path) });
}

try {
  await readAll();
} catch (error) {
  say({ kind: 'failed', code: error instanceof VigilError ? error.code : 'UNEXPECTED' });
} finally {
  port.close();
}
