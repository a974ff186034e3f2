/** A file that is one JSON object: a list of records within it, as programs answer, or a single record over several lines. */
import { VigilError } from '../../../preload/contract/errors.ts';
import type { Encoding } from '../../../preload/contract/file-layout.ts';
import { type NoteMark, noteMark } from '../../../preload/contract/reading-notes.ts';
import type { OpenSource } from '../../files/byte-source.ts';
import { heldSource } from '../../files/held-source.ts';
import { utf8Blocks } from './encoding.ts';
import { limits } from './file-shape.ts';
import { parsedJson, repeatedKeys } from './json-text.ts';
import { plainWord, synonyms } from './synonyms.ts';

/** Lists lie in what programs put around them: `data`, `items`, `result.records`. */
const deepest = 3;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function listsIn(object: Record<string, unknown>, depth: number): unknown[][] {
  return Object.values(object).flatMap((value) => {
    if (Array.isArray(value)) return value.length > 0 && value.every(isObject) ? [value] : [];
    return isObject(value) && depth < deepest ? listsIn(value, depth + 1) : [];
  });
}

const textNames: ReadonlySet<string> = new Set(synonyms.text);

/** Whether a value is a record with words of its own: then a list within it is a part of it. */
export const hasWords = (value: unknown): boolean =>
  isObject(value) &&
  Object.entries(value).some(([name, field]) => typeof field === 'string' && textNames.has(plainWord(name)));

async function wholeText(source: OpenSource, encoding: Encoding): Promise<string> {
  const blocks: Buffer[] = [];
  for await (const block of utf8Blocks(source, encoding)) blocks.push(block);
  return Buffer.concat(blocks).toString('utf8');
}

/**
 * The same records as a JSON array; null for a file that is no single object, is larger than one may be, or holds no record that
 * has words: programs keep lists in such files too, of their settings and keys. `alone`: an object without a list is a
 * record too. Throws FILE_HOLDS_SEVERAL where it holds several lists, if need be under one key, FILE_UNREADABLE.
 */
export async function unwrapped(
  source: OpenSource,
  encoding: Encoding,
  alone: boolean,
): Promise<{ source: OpenSource; notes: NoteMark[] } | null> {
  if (source.size > limits.page) return null;
  let text: string;
  let value: unknown;
  try {
    text = await wholeText(source, encoding);
    value = parsedJson(text);
  } catch (error) {
    if (error instanceof VigilError) throw error;
    return null;
  }
  if (!isObject(value)) return null;
  const lists = listsIn(value, 1).filter((list) => list.some(hasWords));
  if (lists.length > 1) throw new VigilError('FILE_HOLDS_SEVERAL');
  const records = lists[0] ?? (alone && hasWords(value) ? [value] : null);
  if (records === null) return null;
  const { inList, outside } = repeatedKeys(text);
  // Of two lists under one key the first would be lost.
  if (outside !== null && lists.length > 0) throw new VigilError('FILE_HOLDS_SEVERAL');
  const repeated = inList ?? outside;
  const about = repeated?.slice(0, limits.columnName).toWellFormed() ?? null;
  return {
    source: heldSource(Buffer.from(JSON.stringify(records)), '.json'),
    notes: about === null ? [] : [noteMark('KEY_REPEATED', about)],
  };
}
