/** Rows of JSON Lines: one object a line. What is not an object is a problem of that line only. */
import type { OpenSource } from '../../files/byte-source.ts';
import { stopIfAsked } from './bytes.ts';
import { utf8Blocks } from './encoding.ts';
import { type Encoding, limits, type RawRow } from './file-shape.ts';

const lineFeed = 10;
const problems = {
  notJson: 'This line is not valid JSON.',
  notObject: 'This line is not a JSON object.',
  largeLine: 'This line is larger than 4 MB.',
  largeCell: 'A value in this line is larger than 1 MB.',
} as const;

type JsonLine = { line: number; text: string | null };

/** The lines of the file that are not blank; `text` is null for one that is larger than a line may be. */
async function* jsonLines(source: OpenSource, encoding: Encoding, signal?: AbortSignal): AsyncGenerator<JsonLine> {
  let parts: Buffer[] = [];
  let length = 0;
  let line = 1;
  const finished = (): JsonLine | null => {
    const tooLarge = length > limits.record;
    const text = tooLarge ? null : Buffer.concat(parts).toString('utf8').trim();
    parts = [];
    length = 0;
    return text === '' ? null : { line, text };
  };
  const add = (bytes: Buffer) => {
    length += bytes.length;
    if (length > limits.record) parts = [];
    else parts.push(bytes);
  };
  for await (const block of utf8Blocks(source, encoding, signal)) {
    let at = 0;
    for (let end = block.indexOf(lineFeed); end !== -1; end = block.indexOf(lineFeed, at)) {
      add(block.subarray(at, end));
      const done = finished();
      if (done) yield done;
      line += 1;
      at = end + 1;
    }
    add(block.subarray(at));
  }
  const done = finished();
  if (done) yield done;
}

type JsonObject = Record<string, unknown>;

/** JSON can express half a surrogate pair, which no column of the contract may have in its name. */
function withWholeNames(object: JsonObject): JsonObject {
  if (Object.keys(object).every((name) => name.isWellFormed())) return object;
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name.toWellFormed(), value]));
}

/** The object that a line holds, or a sentence why there is none. */
export function jsonObject(text: string): JsonObject | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return problems.notJson;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return problems.notObject;
  return withWholeNames(value as JsonObject);
}

/** A value as the text of a cell. */
export function jsonCell(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The objects of the file in order, as they stand. Throws FILE_UNREADABLE, CANCELLED. */
export async function* jsonObjects(
  source: OpenSource,
  encoding: Encoding,
  signal?: AbortSignal,
): AsyncGenerator<{ line: number; object: JsonObject } | { line: number; problem: string }> {
  for await (const { line, text } of jsonLines(source, encoding, signal)) {
    stopIfAsked(signal);
    const object = text === null ? problems.largeLine : jsonObject(text);
    yield typeof object === 'string' ? { line, problem: object } : { line, object };
  }
}

/** One object as cells in the order of the columns; keys that are no column are left out. */
export function jsonRow(line: number, object: JsonObject, columns: readonly string[]): RawRow {
  const cells = columns.map((column) => (Object.hasOwn(object, column) ? jsonCell(object[column]) : ''));
  return cells.some((text) => text.length > limits.cell) ? { line, problem: problems.largeCell } : { line, cells };
}

/** The rows of a JSON Lines file. Throws FILE_UNREADABLE, CANCELLED. */
export async function* jsonlRows(
  source: OpenSource,
  encoding: Encoding,
  columns: readonly string[],
  signal?: AbortSignal,
): AsyncGenerator<RawRow> {
  for await (const found of jsonObjects(source, encoding, signal))
    yield 'object' in found ? jsonRow(found.line, found.object, columns) : found;
}
