/** Runs as a thread: reads what others wrote and hands it to the engine, so that no file can hold the engine up. */
import { parentPort, workerData } from 'node:worker_threads';
import { VigilError } from '../../preload/contract/errors.ts';
import type { OpenSource } from '../files/byte-source.ts';
import { openSource } from '../files/open-source.ts';
import {
  type AnyOrder,
  type FromImportWorker,
  partsAhead,
  type ReadFrom,
  type Reading,
  type Readings,
} from './import-messages.ts';

if (parentPort === null) throw new Error('this file runs as a thread only');
const port = parentPort;
const order: AnyOrder = workerData;

let onTheirWay = 0;
let goOn: () => void = () => undefined;
port.on('message', () => {
  onTheirWay -= 1;
  goOn();
});

const say = <R extends Reading>(message: FromImportWorker<R>): void => port.postMessage(message);

/** Waits while the engine has enough to do. */
async function hand<R extends Reading>(part: Readings[R]['part']): Promise<void> {
  while (onTheirWay >= partsAhead) {
    await new Promise<void>((resolve) => {
      goOn = resolve;
    });
  }
  onTheirWay += 1;
  say<R>({ kind: 'part', part });
}

async function opened(from: ReadFrom): Promise<OpenSource> {
  if (from.kind !== 'pasted') return openSource(from);
  const { openPasted } = await import('./read/pasted.ts');
  return openPasted(from);
}

/** Loads only what this reading needs: a look at a file does not wait for what finds identifiers in texts. */
async function read(source: OpenSource): Promise<void> {
  switch (order.reading) {
    case 'preview': {
      const { readPreview } = await import('./read/read-preview.ts');
      return say<'preview'>({ kind: 'end', end: await readPreview(source, order) });
    }
    case 'contributions': {
      const { readContributions } = await import('./read/read-contributions.ts');
      return say<'contributions'>({ kind: 'end', end: await readContributions(source, order, hand) });
    }
    case 'investigations': {
      const { readInvestigations } = await import('./read/read-investigations.ts');
      return say<'investigations'>({ kind: 'end', end: await readInvestigations(source, hand) });
    }
  }
}

try {
  const source = await opened(order.source);
  await read(source).finally(() => source.close());
} catch (error) {
  const code = error instanceof VigilError ? error.code : 'UNEXPECTED';
  const about = error instanceof VigilError && code === 'INPUT_INVALID' ? error.about : undefined;
  say({ kind: 'failed', code, about });
} finally {
  port.close();
}
