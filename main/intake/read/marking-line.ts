/** A line that holds a marking and nothing else: exports carry one at top and bottom, which is about the file and no row of it. */
import { Marking } from '../../../preload/contract/vocabulary.ts';

const markings: ReadonlySet<string> = new Set(Marking.options);

/** Whether a record is a marking alone, with or without the empty cells that a spreadsheet puts behind it. */
export function isMarkingLine(record: readonly string[]): boolean {
  const [first = '', ...others] = record;
  return markings.has(first.trim()) && others.every((cell) => cell.trim() === '');
}

/** The text without a marking on its first line. */
export function withoutMarkingLine(text: string): string {
  const [first = ''] = text.split('\n', 1);
  return isMarkingLine(first.replace(/^\uFEFF/, '').split(/[,;\t]/)) ? text.slice(first.length + 1) : text;
}
