/** What is told of a file before its rows: what was uncertain about its layout, and what its mapping leaves open. */
import { ColumnField, type ColumnMapping } from '../../../preload/contract/mapping.ts';
import { type NoteMark, noteMark } from '../../../preload/contract/reading-notes.ts';
import type { DateOrderFound } from './date-order.ts';
import type { EncodingFound } from './encoding.ts';
import type { FileShape } from './file-shape.ts';
import { isMailKind } from './mail-rows.ts';

export function encodingNotes({ encoding, by, zeros }: EncodingFound): NoteMark[] {
  return [
    ...(by === 'not utf-8' ? [noteMark('ENCODING_ASSUMED', encoding)] : []),
    ...(zeros ? [noteMark('ZERO_BYTES')] : []),
  ];
}

/** Columns that hold something and that no field is taken from; mails and our own files have none. */
function columnsLeftOut({ kind, columns, sample, exported }: FileShape, mapping: ColumnMapping): NoteMark[] {
  if (exported || isMailKind(kind)) return [];
  const taken = new Set<unknown>([
    ...ColumnField.options.map((field) => mapping[field]),
    ...Object.values(mapping.also ?? {}).flat(),
  ]);
  const left = columns.filter(
    (name, at) => !taken.has(name) && sample.some((cells) => (cells[at] ?? '').trim() !== ''),
  );
  return left.length === 0 ? [] : [noteMark('COLUMNS_LEFT_OUT', left.join(', ').slice(0, 200).toWellFormed())];
}

export function notesOfFile(shape: FileShape, mapping: ColumnMapping, order: DateOrderFound): NoteMark[] {
  const { receivedAt, dateOrder } = mapping;
  const contradicted = order.certain !== null && order.certain !== dateOrder && dateOrder !== 'iso';
  return [
    ...shape.notes,
    ...columnsLeftOut(shape, mapping),
    ...(receivedAt === null ? [noteMark('NO_DATE_COLUMN')] : []),
    ...(order.mixed || contradicted ? [noteMark('DATE_ORDER_MIXED', receivedAt)] : []),
    ...(order.even && dateOrder !== 'iso' ? [noteMark('DATE_ORDER_ASSUMED', receivedAt)] : []),
  ];
}
