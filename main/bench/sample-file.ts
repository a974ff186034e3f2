/** The made-up records that are measured with, and the file that they are imported from. */

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { stringify } from 'csv-stringify/sync';
import type { ColumnMapping } from '../../preload/contract/mapping.ts';
import type { SampleWorld } from '../demonstration/sample.ts';
import { addDays, ukDay } from '../store/uk-day.ts';

/** The moment of every measurement, so that the same rows are read on every machine and on every day. */
export const now = '2026-03-09T10:00:00.000Z';
const liveInvestigations = 600;
const days = 548;
const batchSize = 2_000;

/** Eighteen months with `rows` contributions, and 600 investigations. The same at each call. */
export async function worldOf(rows: number, seed = 7): Promise<SampleWorld> {
  // Thousands of phrases that must not count as memory of the engine that takes the file in.
  const { generate } = await import('../demonstration/generate.ts');
  return generate({
    seed,
    days,
    perDay: Math.ceil(rows / days),
    total: rows,
    until: addDays(ukDay(now), -1),
    investigations: liveInvestigations,
  });
}

export const mapping: ColumnMapping = {
  text: 'text',
  receivedAt: 'received_at',
  channel: 'channel',
  kind: 'kind',
  reference: 'tip_id',
  area: 'area',
  where: 'where',
  person: null,
  contact: null,
  marking: null,
  dateOrder: 'iso',
  timeZone: 'Europe/London',
  defaultChannel: 'online',
  defaultKind: 'tip',
};
const header = ['tip_id', 'received_at', 'channel', 'kind', 'area', 'where', 'text'];

/** Writes the contributions of `world` as CSV. Memory does not grow with their number. */
export async function writeSample(path: string, world: SampleWorld): Promise<void> {
  const file = createWriteStream(path);
  const write = async (lines: string[][]) => {
    if (!file.write(stringify(lines))) await once(file, 'drain');
  };
  let lines = [header];
  for (const one of world.contributions()) {
    lines.push([one.reference, one.receivedAt, one.channel, one.kind, one.area, one.where, one.text]);
    if (lines.length < batchSize) continue;
    await write(lines);
    lines = [];
  }
  await write(lines);
  file.end();
  await finished(file);
}
