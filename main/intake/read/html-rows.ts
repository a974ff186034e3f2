/** The rows of a table in an HTML page. `line` is the number of the row in its table. */
import { VigilError } from '../../../preload/contract/errors.ts';
import type { Encoding } from '../../../preload/contract/file-layout.ts';
import type { OpenSource } from '../../files/byte-source.ts';
import { stopIfAsked } from './bytes.ts';
import { utf8Blocks } from './encoding.ts';
import { limits, type RawRow, tooManyColumns } from './file-shape.ts';
import { type HtmlRow, largestTable } from './html-table.ts';

const problems = {
  ragged: 'This row has a cell to the right of the last column.',
  wide: tooManyColumns,
  largeCell: 'A cell in this row is larger than 1 MB.',
} as const;

export interface HtmlPlan {
  encoding: Encoding;
  /** The number of cells that a row must have; null until that is known. */
  width: number | null;
  skip: number;
}

const pageStart =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)?(?:<!doctype html|<html|<head|<body|<meta|<table|<style|<div)/i;

/** Whether a text begins as a page does. */
export const isHtml = (text: string): boolean => pageStart.test(text);

async function pageOf(source: OpenSource, encoding: Encoding, signal?: AbortSignal): Promise<string> {
  if (source.size > limits.page) throw new VigilError('FILE_TOO_LARGE');
  const blocks: Buffer[] = [];
  for await (const block of utf8Blocks(source, encoding, signal)) blocks.push(block);
  return Buffer.concat(blocks).toString('utf8');
}

function rowOf(line: number, { cells, covered }: HtmlRow, width: number | null): RawRow | null {
  if (cells.length > limits.columns) return { line, problem: problems.wide };
  const texts = cells.flatMap((cell) => (cell === null ? [] : [cell]));
  if (texts.length < cells.length) return { line, problem: problems.largeCell };
  // What reaches down from a row above does not make another of an empty one.
  if (texts.every((text, column) => text.trim() === '' || covered.has(column))) return null;
  const merged = covered.size === 0 ? {} : { covered };
  if (width === null) return { line, cells: texts, ...merged };
  if (texts.slice(width).some((text) => text !== '')) return { line, problem: problems.ragged };
  return { line, cells: Array.from({ length: width }, (_, column) => texts[column] ?? ''), ...merged };
}

/** The rows that hold anything. Throws FILE_KIND_UNKNOWN for a page without a table, FILE_TOO_LARGE, FILE_UNREADABLE, CANCELLED. */
export async function* htmlRows(source: OpenSource, plan: HtmlPlan, signal?: AbortSignal): AsyncGenerator<RawRow> {
  const table = largestTable(await pageOf(source, plan.encoding, signal), limits.cell);
  if (table === null) throw new VigilError('FILE_KIND_UNKNOWN');
  let toSkip = plan.skip;
  for (const [at, found] of table.entries()) {
    stopIfAsked(signal);
    const row = rowOf(at + 1, found, plan.width);
    if (row === null) continue;
    if (toSkip > 0) toSkip -= 1;
    else yield row;
  }
}
