/** Finds out how a sample of delimited text is laid out: its delimiter, and whether its first row is a header. */
import type { Delimiter } from '../../../preload/contract/file-layout.ts';
import { delimiters } from './file-shape.ts';
import { isColumnWord } from './synonyms.ts';

const sampleRecords = 200;

/**
 * Cells in each of the first records of a text, by one delimiter. Delimiters and line breaks within quotation marks do
 * not count. The last record is left out unless the text is `whole`, because it may be cut.
 */
function cellCounts(text: string, delimiter: Delimiter, whole: boolean): number[] {
  const counts: number[] = [];
  let cells = 1;
  let cellStart = 0;
  let blank = true;
  let quoted = false;
  for (let i = 0; i < text.length && counts.length < sampleRecords; i++) {
    const char = text[i];
    if (quoted) {
      if (char !== '"') continue;
      if (text[i + 1] === '"') i++;
      else quoted = false;
    } else if (char === '"' && i === cellStart) {
      quoted = true;
      blank = false;
    } else if (char === delimiter) {
      cells++;
      cellStart = i + 1;
      blank = false;
    } else if (char === '\n' || (char === '\r' && text[i + 1] !== '\n')) {
      if (!blank) counts.push(cells);
      cells = 1;
      cellStart = i + 1;
      blank = true;
    } else if (char !== '\r' && char !== ' ') blank = false;
  }
  if (whole && !blank && counts.length < sampleRecords) counts.push(cells);
  return counts;
}

/** The value that comes up most often; of several, the first. 0 for none. */
export function mostCommon(values: readonly number[]): number {
  const times = new Map<number, number>();
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1);
  let best = 0;
  for (const [value, count] of times) if (count > (times.get(best) ?? 0)) best = value;
  return best;
}

export interface Layout {
  delimiter: Delimiter;
  /** Cells in most records. */
  cells: number;
  /** Share of the records that have that many, 0 to 1. */
  agreement: number;
  records: number;
  /** Another delimiter fits the text as well. */
  rival: Delimiter | null;
}

/** The delimiter by which most records have the same number of cells, more than one; null if none does. */
export function findLayout(text: string, whole: boolean, likely: Delimiter): Layout | null {
  let best: (Omit<Layout, 'rival'> & { score: number }) | null = null;
  const fitting: Delimiter[] = [];
  for (const delimiter of delimiters) {
    const counts = cellCounts(text, delimiter, whole);
    const cells = mostCommon(counts);
    if (cells < 2) continue;
    const agreement = counts.filter((count) => count === cells).length / counts.length;
    if (agreement >= 0.9 && counts.length >= 2) fitting.push(delimiter);
    // The header is the row that is least likely to hold a delimiter by chance.
    const score = agreement + (counts[0] === cells ? 0.5 : 0) + (delimiter === likely ? 0.1 : 0);
    if (!best || score > best.score + 1e-9 || (Math.abs(score - best.score) < 1e-9 && cells > best.cells))
      best = { delimiter, cells, agreement, records: counts.length, score };
  }
  if (best === null) return null;
  const { delimiter, cells, agreement, records } = best;
  return { delimiter, cells, agreement, records, rival: fitting.find((other) => other !== delimiter) ?? null };
}

/** Something that a row holds and a header does not: a number, a date, an address, or a long text. */
export function isDatum(cell: string): boolean {
  const plain = cell.trim();
  return (
    plain.length > 100 ||
    plain.includes('\n') ||
    /^[-+]?\d+([.,]\d+)?$/.test(plain) ||
    /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/.test(plain) ||
    /^\S+@\S+\.\S+$/.test(plain)
  );
}

/** Whether a first row is made of column names rather than of content. */
export function isHeader(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  if (filled.length === 0) return false;
  const words = filled.filter(isColumnWord).length;
  const content = filled.filter(isDatum).length;
  if (content === 0) return words > 0 || new Set(filled).size === filled.length;
  return words >= 2 && words > content;
}
