/** What somebody pasted, as a source like any other: the same limits, notes and reports hold for it as for a file. */
import type { OpenSource } from '../../files/byte-source.ts';
import { heldSource } from '../../files/held-source.ts';
import { limits } from './file-shape.ts';
import { largestTable } from './html-table.ts';
import { isMail } from './mail/rows.ts';
import { findLayout } from './table-shape.ts';

/** As it crosses into the thread. `html`: the same with its mark-up, where whatever it was copied from gave any. */
export interface Pasted {
  text: string;
  html: string | null;
}

/** Spreadsheets copy a table as lines with tabs, and put a cell of several lines in quotation marks. */
function isPlainTable(text: string): boolean {
  const layout = findLayout(text, true, '\t');
  return layout !== null && layout.delimiter === '\t' && layout.records >= 2 && layout.agreement === 1;
}

/**
 * Its text, unless that has lost the table that its mark-up holds: pages and letters copy a cell of several lines as several rows. Never
 * throws.
 */
export function openPasted({ text, html }: Pasted): OpenSource {
  const plain = heldSource(Buffer.from(text), text.includes('\t') ? '.tsv' : '');
  if (html === null || isMail(text) || isPlainTable(text) || largestTable(html, limits.cell) === null) return plain;
  return heldSource(Buffer.from(html), '.html');
}
