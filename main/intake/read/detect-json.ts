/** The columns of a file of JSON objects: one a line, or those of an array. */
import { VigilError } from '../../../preload/contract/errors.ts';
import type { OpenSource } from '../../files/byte-source.ts';
import type { EncodingFound } from './encoding.ts';
import { encodingNotes } from './file-notes.ts';
import { beginning, type FileShape, limits } from './file-shape.ts';
import { flatObject, type JsonObject, jsonCell, jsonRow } from './json-cells.ts';
import { type FoundObject, jsonArrayObjects, jsonObject, jsonObjects } from './jsonl-rows.ts';
import { encodingDecision } from './layout-evidence.ts';
import { hasWords, unwrapped } from './wrapped-json.ts';

/** Objects looked at for the names of their columns. */
const searched = 200;

/** Of each value, as much as the sample needs: twenty lines of 4 MB are not held meanwhile. */
function beginnings(object: JsonObject): Record<string, string> {
  return Object.fromEntries(
    [...flatObject(object)].map(([key, value]) => [key, beginning(jsonCell(value), limits.sampleCell)]),
  );
}

/** Throws FILE_EMPTY, FILE_DAMAGED, FILE_TOO_LARGE. */
async function detectObjects(
  found: AsyncIterable<FoundObject>,
  encoding: EncodingFound,
  kind: 'jsonl' | 'json',
): Promise<FileShape> {
  const keys = new Set<string>();
  const objects: { line: number; object: Record<string, string> }[] = [];
  let seen = 0;
  for await (const one of found) {
    if ('object' in one) {
      for (const key of flatObject(one.object).keys()) if (key.length <= limits.columnName) keys.add(key);
      if (keys.size > limits.columns) throw new VigilError('FILE_TOO_LARGE');
      if (objects.length < limits.sampleRows) objects.push({ line: one.line, object: beginnings(one.object) });
    }
    if (++seen >= searched) break;
  }
  const columns = [...keys];
  if (seen === 0) throw new VigilError('FILE_EMPTY');
  if (columns.length === 0) throw new VigilError('FILE_DAMAGED');
  const sample = objects
    .map(({ line, object }) => jsonRow(line, object, columns).cells)
    .filter((cells) => cells !== undefined);
  return {
    kind,
    encoding: encoding.encoding,
    mixed: encoding.by === 'mixed',
    delimiter: null,
    quoting: 'double',
    skip: 0,
    columns,
    sheets: [],
    sample,
    exported: false,
    decisions: [encodingDecision(encoding)],
    notes: encodingNotes(encoding),
  };
}

const jsonNames = ['.jsonl', '.ndjson', '.json'];

/**
 * By its content, whatever the name says: an array of objects, or an object on the first line. Null for a file that is neither.
 * Throws as `detectObjects` does.
 */
export async function detectJson(source: OpenSource, encoding: EncodingFound, text: string): Promise<FileShape | null> {
  const begun = text.replace(/^[\s\uFEFF]+/, '');
  if (/^\[\s*\{/.test(begun)) return detectObjects(jsonArrayObjects(source, encoding.encoding), encoding, 'json');
  const [firstLine = ''] = begun.split(/\r?\n/, 1);
  const read = firstLine.startsWith('{') ? jsonObject(firstLine) : null;
  const first = typeof read === 'object' && read !== null ? read.object : null;
  const lines = first !== null || begun.startsWith('\u001e');
  // One object alone: what it holds is asked of the whole of it.
  const single = begun.startsWith('{') && !(lines && /^\s*\{/.test(begun.slice(firstLine.length)));
  if (single && !(lines && hasWords(first))) {
    const records = await unwrapped(source, encoding.encoding, !lines);
    if (records !== null) {
      const shape = await detectObjects(jsonArrayObjects(records.source, 'utf-8'), encoding, 'json');
      return { ...shape, wrapped: true, notes: [...shape.notes, ...records.notes] };
    }
  }
  if (!lines && !jsonNames.includes(source.extension)) return null;
  return detectObjects(jsonObjects(source, encoding.encoding, encoding.by === 'mixed'), encoding, 'jsonl');
}
