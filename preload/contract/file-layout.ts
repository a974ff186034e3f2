/** How a file is laid out, so far as a person may choose it, and what Vigil found where nobody chose. */
import { z } from 'zod';

/** The first four are detected; the others apply only where somebody chooses them, since any bytes could be any of them. */
export const Encoding = z.enum([
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1254',
  'windows-1256',
  'iso-8859-15',
  'koi8-r',
  'shift_jis',
  'euc-jp',
  'gb18030',
  'macintosh',
  'ibm866',
]);
export type Encoding = z.infer<typeof Encoding>;

export const Delimiter = z.enum([',', ';', '\t', '|']);
export type Delimiter = z.infer<typeof Delimiter>;

/** What encloses a cell that may hold delimiters; `none`: quotation marks are characters like any other. */
export const Quoting = z.enum(['double', 'single', 'none']);
export type Quoting = z.infer<typeof Quoting>;

/** Whatever is left out is detected from the file. */
export const ChosenLayout = z.strictObject({
  encoding: Encoding.optional(),
  delimiter: Delimiter.optional(),
  quoting: Quoting.optional(),
  /** The row with the names of the columns, counted from 1 among rows that are not empty; 0 where there is none. */
  headerRow: z.int().min(0).max(200).optional(),
  sheet: z.string().max(200).optional(),
});
export type ChosenLayout = z.infer<typeof ChosenLayout>;

/** One thing that had to be decided to read a file. */
export const LayoutDecision = z.object({
  of: z.enum(['encoding', 'delimiter', 'quoting', 'headerRow', 'sheet', 'dateOrder']),
  /** As `ChosenLayout` writes it. */
  value: z.string(),
  /** The evidence for it, in a plain sentence; nothing from a row. */
  evidence: z.string(),
  /** `even`: the file supports another reading just as well. */
  certainty: z.enum(['chosen', 'certain', 'likely', 'even']),
});
export type LayoutDecision = z.infer<typeof LayoutDecision>;
