/** Reads what was printed. */
import { execFileSync, spawnSync } from 'node:child_process';

/** Whether the reader of poppler-utils is at hand. */
export function canReadPdf(): boolean {
  return spawnSync('pdftotext', ['-v']).error === undefined;
}

/** The text of each page of a PDF file. */
export function pagesOf(path: string): string[] {
  const text = execFileSync('pdftotext', ['-layout', path, '-']).toString();
  // A form feed ends each page.
  return text.split('\f').slice(0, -1);
}
