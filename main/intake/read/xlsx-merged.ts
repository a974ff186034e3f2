/** The merged cells of a sheet, which stand behind its rows. */
import { VigilError } from '../../../preload/contract/errors.ts';
import { stopIfAsked } from './bytes.ts';
import { limits } from './file-shape.ts';
import type { Span } from './merged-cells.ts';
import { walkXml } from './xml.ts';
import type { Archive } from './zip.ts';

const element = Buffer.from('mergeCell', 'latin1');

/** `C7` is column 2, counted from 0; -1 for what is no cell name. */
export function columnOf(name: string): number {
  let column = 0;
  let letters = 0;
  for (; letters < name.length; letters++) {
    const code = name.charCodeAt(letters) - 64;
    if (code < 1 || code > 26) break;
    column = column * 26 + code;
  }
  return letters > 0 && letters <= 3 ? column - 1 : -1;
}

/** Most sheets have none: a look for the letters is a fraction of a walk through the mark-up. */
async function mayHaveSome(archive: Archive, part: string, signal?: AbortSignal): Promise<boolean> {
  const stream = await archive.part(part, limits.sheet);
  if (!stream) return false;
  let end = Buffer.alloc(0);
  try {
    for await (const block of stream as AsyncIterable<Buffer>) {
      stopIfAsked(signal);
      const start = Buffer.concat([end, block.subarray(0, element.length)]);
      if (block.includes(element) || start.includes(element)) return true;
      end = Buffer.concat([end, block.subarray(-element.length)]).subarray(-element.length);
    }
  } catch (error) {
    throw error instanceof VigilError ? error : new VigilError('FILE_DAMAGED');
  } finally {
    stream.destroy();
  }
  return false;
}

const reference = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/;

/** By the row in which they begin. Throws FILE_DAMAGED, FILE_TOO_LARGE, CANCELLED. */
export async function mergedIn(
  archive: Archive,
  part: string,
  signal?: AbortSignal,
): Promise<ReadonlyMap<number, readonly Span[]>> {
  const spans = new Map<number, Span[]>();
  if (!(await mayHaveSome(archive, part, signal))) return spans;
  const stream = await archive.part(part, limits.sheet);
  if (!stream) throw new VigilError('FILE_DAMAGED');
  let count = 0;
  const open = (name: string, { ref = '' }: Readonly<Record<string, string>>) => {
    const [, from = '', top = '', to = '', bottom = ''] = (name === 'mergeCell' && reference.exec(ref)) || [];
    const column = columnOf(from);
    const columns = Math.min(columnOf(to) + 1, limits.columns) - column;
    const rows = Number(bottom) - Number(top) + 1;
    if (column < 0 || columns < 1 || rows < 1) return;
    count += 1;
    if (count > limits.merged) throw new VigilError('FILE_TOO_LARGE');
    const ofRow = spans.get(Number(top));
    if (ofRow) ofRow.push({ column, columns, rows });
    else spans.set(Number(top), [{ column, columns, rows }]);
  };
  for await (const _ of walkXml(stream, { open, close() {}, text() {} }, signal));
  return spans;
}
