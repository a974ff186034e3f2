/** Rows of JSON: one object a line, or the objects of an array. What is not an object is a problem of that place only. */
import { isUtf8 } from 'node:buffer';
import type { Encoding } from '../../../preload/contract/file-layout.ts';
import { type NoteMark, noteMark } from '../../../preload/contract/reading-notes.ts';
import type { OpenSource } from '../../files/byte-source.ts';
import { stopIfAsked } from './bytes.ts';
import { utf8Blocks } from './encoding.ts';
import { limits, type RawRow } from './file-shape.ts';
import { jsonArrayItems } from './json-array.ts';
import { type JsonObject, jsonRow } from './json-cells.ts';
import { repairedText } from './mixed-utf8.ts';

const lineFeed = 10;
const problems = {
  notJson: 'This line is not valid JSON.',
  notObject: 'This line is not a JSON object.',
  largeLine: 'This line is larger than 4 MB.',
} as const;

type JsonLine = { line: number; text: string | null; repaired: boolean };

/** The lines of the file that are not blank; `text` is null for one that is larger than a line may be. */
async function* jsonLines(
  source: OpenSource,
  encoding: Encoding,
  mixed: boolean,
  signal?: AbortSignal,
): AsyncGenerator<JsonLine> {
  let parts: Buffer[] = [];
  let length = 0;
  let line = 1;
  const finished = (): JsonLine | null => {
    const tooLarge = length > limits.record;
    const bytes = tooLarge ? null : Buffer.concat(parts);
    const repaired = mixed && bytes !== null && !isUtf8(bytes);
    const text = bytes === null ? null : (repaired ? repairedText(bytes) : bytes.toString('utf8')).trim();
    parts = [];
    length = 0;
    return text === '' ? null : { line, text, repaired };
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

/** Digits that a number of JavaScript cannot hold, as a reference or a telephone number may have. */
const longDigits = /\d{16}/;

/** As `JSON.parse`, but a whole number of too many digits is given as it is written. */
export function parsedJson(text: string): unknown {
  if (!longDigits.test(text)) return JSON.parse(text);
  return JSON.parse(text, (_key, value: unknown, context?: { source?: string }) =>
    typeof value === 'number' && /^-?\d+$/.test(context?.source ?? '') && !Number.isSafeInteger(value)
      ? context?.source
      : value,
  );
}

/** JSON can express half a surrogate pair, which no column of the contract may have in its name. */
function withWholeNames(object: JsonObject): JsonObject {
  if (Object.keys(object).every((name) => name.isWellFormed())) return object;
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name.toWellFormed(), value]));
}

/** The object that a line holds, or a sentence why there is none. */
export function jsonObject(text: string): JsonObject | string {
  let value: unknown;
  try {
    // Where a list was cut into lines, each has the comma of the list behind it.
    value = parsedJson(text.replace(/,$/, ''));
  } catch {
    return problems.notJson;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return problems.notObject;
  return withWholeNames(value as JsonObject);
}

export type FoundObject =
  | { line: number; object: JsonObject; notes: readonly NoteMark[] }
  | { line: number; problem: string };

function withNotes(row: RawRow, notes: readonly NoteMark[]): RawRow {
  return row.cells && notes.length > 0 ? { ...row, notes: [...(row.notes ?? []), ...notes] } : row;
}

/** The objects of the file in order, as they stand. Throws FILE_UNREADABLE, CANCELLED. */
export async function* jsonObjects(
  source: OpenSource,
  encoding: Encoding,
  mixed: boolean,
  signal?: AbortSignal,
): AsyncGenerator<FoundObject> {
  for await (const { line, text, repaired } of jsonLines(source, encoding, mixed, signal)) {
    stopIfAsked(signal);
    const object = text === null ? problems.largeLine : jsonObject(text);
    const notes = repaired ? [noteMark('BYTES_REPAIRED')] : [];
    yield typeof object === 'string' ? { line, problem: object } : { line, object, notes };
  }
}

/** The rows of a JSON Lines file. Throws FILE_UNREADABLE, CANCELLED. */
export async function* jsonlRows(
  source: OpenSource,
  { encoding, columns, mixed }: { encoding: Encoding; columns: readonly string[]; mixed: boolean },
  signal?: AbortSignal,
): AsyncGenerator<RawRow> {
  for await (const found of jsonObjects(source, encoding, mixed, signal))
    yield 'object' in found ? withNotes(jsonRow(found.line, found.object, columns), found.notes) : found;
}

/** The objects of a JSON array, numbered from 1 in the order of the file. Throws as `jsonArrayItems` does. */
export async function* jsonArrayObjects(source: OpenSource, encoding: Encoding): AsyncGenerator<FoundObject> {
  let line = 0;
  for await (const { text } of jsonArrayItems(source, encoding)) {
    line += 1;
    const object = text === null ? problems.largeLine : jsonObject(text);
    yield typeof object === 'string' ? { line, problem: object.replace('line', 'entry') } : { line, object, notes: [] };
  }
}

/** The rows of a JSON array. Throws as `jsonArrayItems` does. */
export async function* jsonArrayRows(
  source: OpenSource,
  { encoding, columns }: { encoding: Encoding; columns: readonly string[] },
): AsyncGenerator<RawRow> {
  for await (const found of jsonArrayObjects(source, encoding))
    yield 'object' in found ? jsonRow(found.line, found.object, columns) : found;
}
