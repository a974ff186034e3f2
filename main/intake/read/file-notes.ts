/** What is told of a file before its rows: what was uncertain about its layout, and what its mapping leaves open. */
import type { ColumnMapping } from '../../../preload/contract/mapping.ts';
import { type NoteMark, noteMark } from '../../../preload/contract/reading-notes.ts';
import type { DateOrderFound } from './date-order.ts';
import type { EncodingFound } from './encoding.ts';
import type { FileShape } from './file-shape.ts';

export function encodingNotes({ encoding, by, zeros }: EncodingFound): NoteMark[] {
  return [
    ...(by === 'not utf-8' ? [noteMark('ENCODING_ASSUMED', encoding)] : []),
    ...(zeros ? [noteMark('ZERO_BYTES')] : []),
  ];
}

export function notesOfFile(shape: FileShape, mapping: ColumnMapping, order: DateOrderFound): NoteMark[] {
  const { receivedAt, dateOrder } = mapping;
  const contradicted = order.certain !== null && order.certain !== dateOrder && dateOrder !== 'iso';
  return [
    ...shape.notes,
    ...(receivedAt === null ? [noteMark('NO_DATE_COLUMN')] : []),
    ...(order.mixed || contradicted ? [noteMark('DATE_ORDER_MIXED', receivedAt)] : []),
    ...(order.even && dateOrder !== 'iso' ? [noteMark('DATE_ORDER_ASSUMED', receivedAt)] : []),
  ];
}
