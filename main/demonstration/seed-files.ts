/** A sample world as files: the contributions as CSV, and beside it the truth about them and the investigations. */
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { SampleContribution, SampleWorld } from './generate/sample.ts';

const columns = ['tip_id', 'received_at', 'channel', 'kind', 'area', 'where', 'text'] as const;

/** Quoted where the field needs it (RFC 4180). */
const field = (value: string): string => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

const row = ({ reference, receivedAt, channel, kind, area, where, text }: SampleContribution): string =>
  `${[reference, receivedAt, channel, kind, area, where, text].map(field).join(',')}\n`;

/** Pieces are gathered up to this many characters, so that the disk is not written to for each line. */
const chunk = 1 << 18;

async function write(path: string, pieces: Iterable<string>): Promise<void> {
  const file: WriteStream = createWriteStream(path);
  const done = finished(file);
  // An error of the file is reported at the end; until then it must only not go unhandled.
  done.catch(() => undefined);
  let gathered = '';
  for (const piece of pieces) {
    gathered += piece;
    if (gathered.length < chunk) continue;
    if (!file.write(gathered)) await Promise.race([once(file, 'drain'), done]);
    gathered = '';
  }
  file.end(gathered);
  await done;
}

function* lines(world: SampleWorld): Generator<string> {
  yield `${columns.join(',')}\n`;
  for (const contribution of world.contributions()) yield row(contribution);
}

function* list(items: Iterable<unknown>): Generator<string> {
  let before = '[\n';
  for (const item of items) {
    yield before + JSON.stringify(item);
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

/** Writes what is true of the contributions, by the sample's numbers. Rejects with the file system's error. */
export async function writeTruth(world: SampleWorld, path: string): Promise<void> {
  await write(path, list(world.truth()));
}

/** Writes OUT, `OUT.truth.json` and `OUT.investigations.json` (UTF-8, LF). Rejects with the file system's error. */
export async function writeFiles(world: SampleWorld, out: string): Promise<void> {
  await write(out, lines(world));
  await writeTruth(world, `${out}.truth.json`);
  await write(`${out}.investigations.json`, list(world.investigations));
}
