/** Real files in a temporary folder, and the rows that the reader makes of them. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenSource } from '../../../main/files/byte-source.ts';
import { openSource } from '../../../main/files/open-source.ts';
import { detectFile } from '../../../main/intake/read/detect-file.ts';
import type { FileShape, RawRow } from '../../../main/intake/read/file-shape.ts';
import { guessMapping } from '../../../main/intake/read/guess-mapping.ts';
import { rows } from '../../../main/intake/read/rows.ts';
import { type Incoming, toContribution } from '../../../main/intake/read/to-contribution.ts';
import type { ColumnMapping } from '../../../preload/contract/mapping.ts';
import { afterFile } from '../../support/afterwards.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

/** A fixed “now” for every test that reads dates. */
export const now = new Date('2026-11-24T12:00:00.000Z');

/** Writes a file and answers its path; `name` says how it ends. */
export function fileOf(content: string | Uint8Array, name = 'tips.csv'): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  return path;
}

/** Opens a file as the import does; it is closed when the tests are done. */
export async function opened(path: string): Promise<OpenSource> {
  const source = await openSource({ kind: 'file', path });
  afterFile(() => source.close());
  return source;
}

export const detect = async (path: string): Promise<FileShape> => detectFile(await opened(path));

export async function everyRow(path: string, shape: FileShape, signal?: AbortSignal): Promise<RawRow[]> {
  const found: RawRow[] = [];
  for await (const row of rows(await opened(path), shape, signal ? { signal } : {})) found.push(row);
  return found;
}

export async function readWhole(path: string): Promise<{ shape: FileShape; found: RawRow[] }> {
  const shape = await detect(path);
  return { shape, found: await everyRow(path, shape) };
}

export interface Taken {
  shape: FileShape;
  mapping: ColumnMapping;
  answers: { line: number; answer: Incoming }[];
}

/** What an import would make of a file if the officer accepted every guess. */
export async function take(path: string): Promise<Taken> {
  const { shape, found } = await readWhole(path);
  const mapping = guessMapping(shape);
  const answers = found.map((row) => ({ line: row.line, answer: toContribution(row, shape, mapping, now) }));
  return { shape, mapping, answers };
}

export const blankMapping: ColumnMapping = {
  text: null,
  receivedAt: null,
  channel: null,
  kind: null,
  reference: null,
  area: null,
  where: null,
  person: null,
  contact: null,
  marking: null,
  dateOrder: 'day-first',
  timeZone: 'Europe/London',
  defaultChannel: 'online',
  defaultKind: 'tip',
};
