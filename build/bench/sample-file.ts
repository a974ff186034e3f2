/** The fictional records used for measuring, and the file that they are imported from. */

import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { stringify } from 'csv-stringify/sync';
import type { SampleTriage, SampleWorld } from '../../main/demonstration/generate/sample.ts';
import { addDays, ukDay } from '../../main/store/uk-day.ts';
import type { ColumnMapping } from '../../preload/contract/mapping.ts';

/** The time of every measurement, so that the same rows are read on every machine and on every day. */
export const now = '2026-03-09T10:00:00.000Z';
const liveInvestigations = 600;
const days = 548;
const batchSize = 2_000;

/** Eighteen months up to the day before `at`, with `rows` contributions, and 600 investigations. The same on every call. */
export async function worldOf(rows: number, seed = 7, at = now): Promise<SampleWorld> {
  // Its thousands of phrases must not count as memory of the engine that imports the file.
  const { generate } = await import('../../main/demonstration/generate/generate.ts');
  return generate({
    seed,
    days,
    perDay: Math.ceil(rows / days),
    total: rows,
    until: addDays(ukDay(at), -1),
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

/** The outcome that the sample gives its `id`th contribution. */
export interface Triaged extends SampleTriage {
  id: number;
  reference: string;
  immediateRisk: boolean;
}

/** Written beside the sample, one per line, and only once: composing two million tips again would take as long as the first time. */
export const triageFile = (path: string) => `${path}.triage`;

function writer(path: string) {
  const file = createWriteStream(path);
  return {
    write: async (text: string) => {
      if (!file.write(text)) await once(file, 'drain');
    },
    end: async () => {
      file.end();
      await finished(file);
    },
  };
}

/** Writes the contributions of `world` as CSV, and their triage beside it. Memory does not grow with their number. */
export async function writeSample(path: string, world: SampleWorld): Promise<void> {
  const rows = writer(path);
  const triaged = writer(triageFile(path));
  let lines = [header];
  let outcomes: Triaged[] = [];
  const flush = async () => {
    await rows.write(stringify(lines));
    await triaged.write(outcomes.map((one) => `${JSON.stringify(one)}\n`).join(''));
    lines = [];
    outcomes = [];
  };
  let id = 0;
  for (const one of world.contributions()) {
    id += 1;
    lines.push([one.reference, one.receivedAt, one.channel, one.kind, one.area, one.where, one.text]);
    if (one.triage !== null && one.kind !== 'advice')
      outcomes.push({ id, reference: one.reference, immediateRisk: one.immediateRisk, ...one.triage });
    if (lines.length >= batchSize) await flush();
  }
  await flush();
  await rows.end();
  await triaged.end();
}

/** In the order of the sample. */
export async function* readTriage(path: string): AsyncGenerator<Triaged> {
  for await (const line of createInterface({ input: createReadStream(triageFile(path)) }))
    yield JSON.parse(line) as Triaged;
}
