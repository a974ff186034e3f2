/** The items of a JSON array one by one, whatever its size: no more is held than one of them. */
import { VigilError } from '../../../preload/contract/errors.ts';
import type { Encoding } from '../../../preload/contract/file-layout.ts';
import type { OpenSource } from '../../files/byte-source.ts';
import { utf8Blocks } from './encoding.ts';
import { limits } from './file-shape.ts';

const quote = 34;
const comma = 44;
const backslash = 92;
const openArray = 91;
const closeArray = 93;
const openObject = 123;
const closeObject = 125;
const isBlank = (byte: number) => byte === 32 || (byte >= 9 && byte <= 13);

/** `text` is null for an item that is larger than one may be. */
export interface JsonItem {
  text: string | null;
}

/**
 * The text of each item, in order, not parsed yet. Throws FILE_KIND_UNKNOWN where the file begins as something else than an
 * array, FILE_DAMAGED where the array does not end as one, FILE_UNREADABLE.
 */
export async function* jsonArrayItems(source: OpenSource, encoding: Encoding): AsyncGenerator<JsonItem> {
  let depth = 0;
  let quoted = false;
  let escaped = false;
  let ended = false;
  let parts: Buffer[] = [];
  let length = 0;

  const keep = (bytes: Buffer) => {
    length += bytes.length;
    if (length > limits.record) parts = [];
    else parts.push(bytes);
  };
  const finished = (): JsonItem => {
    const text = length > limits.record ? null : Buffer.concat(parts).toString('utf8').trim();
    parts = [];
    length = 0;
    if (text === '') throw new VigilError('FILE_DAMAGED');
    return { text };
  };

  for await (const block of utf8Blocks(source, encoding)) {
    let from = 0;
    for (let at = 0; at < block.length; at++) {
      const byte = block[at] ?? 0;
      if (quoted) {
        if (escaped) escaped = false;
        else if (byte === backslash) escaped = true;
        else if (byte === quote) quoted = false;
      } else if (depth === 0) {
        if (isBlank(byte)) continue;
        if (ended) throw new VigilError('FILE_DAMAGED');
        if (byte !== openArray) throw new VigilError('FILE_KIND_UNKNOWN');
        depth = 1;
        from = at + 1;
      } else if (byte === quote) quoted = true;
      else if (byte === openArray || byte === openObject) depth += 1;
      else if (byte === closeObject || byte === closeArray) {
        depth -= 1;
        if (depth > 0) continue;
        if (byte === closeObject) throw new VigilError('FILE_DAMAGED');
        ended = true;
        keep(block.subarray(from, at));
        // An array of nothing has one place, which is empty, and so has what is behind a last comma.
        if (length > limits.record || parts.some((part) => !part.every(isBlank))) yield finished();
      } else if (byte === comma && depth === 1) {
        keep(block.subarray(from, at));
        yield finished();
        from = at + 1;
      }
    }
    if (depth > 0) keep(block.subarray(from));
  }
  if (!ended) throw new VigilError(depth === 0 ? 'FILE_EMPTY' : 'FILE_DAMAGED');
}
