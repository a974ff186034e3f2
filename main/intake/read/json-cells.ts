/** A JSON object as the cells of a row. What it holds inside other objects has columns of its own, `caller.phone`. */
import { type NoteMark, noteMark } from '../../../preload/contract/reading-notes.ts';
import { limits, type RawRow } from './file-shape.ts';

const deepest = 4;
export type JsonObject = Record<string, unknown>;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isPlain = (value: unknown) => typeof value !== 'object' || value === null;

/** A value as the text of a cell. A list of plain values is written as people write one. */
export function jsonCell(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  if (Array.isArray(value) && value.every(isPlain)) return value.map(jsonCell).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function addFlat(object: JsonObject, before: string, depth: number, flat: Map<string, unknown>): void {
  for (const [key, value] of Object.entries(object)) {
    const name = before === '' ? key : `${before}.${key}`;
    if (isObject(value) && depth < deepest && Object.keys(value).length > 0) addFlat(value, name, depth + 1, flat);
    else flat.set(name, value);
  }
}

/** Values by the names of their columns. */
export function flatObject(object: JsonObject): ReadonlyMap<string, unknown> {
  const flat = new Map<string, unknown>();
  addFlat(object, '', 1, flat);
  return flat;
}

/** One object as cells in the order of the columns; keys that are no column are left out, and told. */
export function jsonRow(line: number, object: JsonObject, columns: readonly string[]): RawRow {
  const flat = flatObject(object);
  const cells = columns.map((column) => jsonCell(flat.get(column)));
  if (cells.some((text) => text.length > limits.cell))
    return { line, problem: 'A value in this line is larger than 1 MB.' };
  const known = cells.length - columns.filter((column) => !flat.has(column)).length;
  if (known === flat.size) return { line, cells };
  const left = [...flat.keys()].find((key) => !columns.includes(key)) ?? '';
  const notes: NoteMark[] = [noteMark('KEY_WITHOUT_COLUMN', left.slice(0, limits.columnName).toWellFormed())];
  return { line, cells, notes };
}
