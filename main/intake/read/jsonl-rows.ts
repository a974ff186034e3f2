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
import { parsedJson, repeatedKeys, withoutForeignMarks } from './json-text.ts';
import { repairedText } from './mixed-utf8.ts';

const lineFeed = 10;
const recordSeparator = 30;
const problems = {
  notJson: 'This line is not valid JSON.',
  notObject: 'This line is not a JSON object.',
  largeLine: 'This line is larger than 4 MB.',
} as const;

type JsonLine = { line: number; text: string | null; repaired: boolean };

/**
 * The lines of the file that are not blank, or the records of a text sequence (RFC 7464), which may have several lines. `text` is null for
 * one that is larger than a line may be.
 */
async function* jsonLines(
  source: OpenSource,
  encoding: Encoding,
  mixed: boolean,
  signal?: AbortSignal,
): AsyncGenerator<JsonLine> {
  let parts: Buffer[] = [];
  let length = 0;
  let line = 1;
  let separator: number | null = null;
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
    separator ??= block[0] === recordSeparator ? recordSeparator : lineFeed;
    let at = 0;
    for (let end = block.indexOf(separator); end !== -1; end = block.indexOf(separator, at)) {
      add(block.subarray(at, end));
      const done = finished();
      if (done) yield done;
      // Nothing stands before the first separator of a sequence.
      if (done || separator === lineFeed) line += 1;
      at = end + 1;
    }
    add(block.subarray(at));
  }
  const done = finished();
  if (done) yield done;
}

/** JSON can express half a surrogate pair, which no column of the contract may have in its name. */
function withWholeNames(object: JsonObject): JsonObject {
  if (Object.keys(object).every((name) => name.isWellFormed())) return object;
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name.toWellFormed(), value]));
}

export interface ReadObject {
  object: JsonObject;
  notes: readonly NoteMark[];
}

/** JSON, or what is JSON without the marks of other languages; a comma may stand before a comment, which takes two looks. */
function readJson(text: string): { text: string; value: unknown; notes: NoteMark[] } | null {
  let plain = text;
  for (let looks = 0; looks <= 2; looks += 1) {
    try {
      return { text: plain, value: parsedJson(plain), notes: looks === 0 ? [] : [noteMark('JSON_MENDED')] };
    } catch {
      plain = withoutForeignMarks(plain);
    }
  }
  return null;
}

/** The object that a line holds, or a sentence why there is none. */
export function jsonObject(text: string): ReadObject | string {
  // Where a list was cut into lines, each has the comma of the list behind it.
  const read = readJson(text.replace(/,$/, ''));
  if (read === null) return problems.notJson;
  const { value, notes } = read;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return problems.notObject;
  const { inList, outside } = repeatedKeys(read.text);
  const repeated = outside ?? inList;
  if (repeated !== null) notes.push(noteMark('KEY_REPEATED', repeated.slice(0, limits.columnName).toWellFormed()));
  return { object: withWholeNames(value as JsonObject), notes };
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
    const read = text === null ? problems.largeLine : jsonObject(text);
    if (typeof read === 'string') yield { line, problem: read };
    else
      yield { line, object: read.object, notes: repaired ? [noteMark('BYTES_REPAIRED'), ...read.notes] : read.notes };
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
    const read = text === null ? problems.largeLine : jsonObject(text);
    yield typeof read === 'string' ? { line, problem: read.replace('line', 'entry') } : { line, ...read };
  }
}

/** The rows of a JSON array. Throws as `jsonArrayItems` does. */
export async function* jsonArrayRows(
  source: OpenSource,
  { encoding, columns }: { encoding: Encoding; columns: readonly string[] },
): AsyncGenerator<RawRow> {
  for await (const found of jsonArrayObjects(source, encoding))
    yield 'object' in found ? withNotes(jsonRow(found.line, found.object, columns), found.notes) : found;
}
