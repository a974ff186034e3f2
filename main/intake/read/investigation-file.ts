/** A file of investigations: a JSON array, each entry with its subjects and what they use. */
import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { wellFormed } from '../../../preload/contract/core.ts';
import { VigilError } from '../../../preload/contract/errors.ts';
import { InvestigationKind, InvestigationState, Priority, SubjectRole } from '../../../preload/contract/words.ts';

const Short = z.string().trim().max(200);
const Name = Short.min(1);
const Names = z.array(Name).max(100).default([]);
const Optional = Short.nullish().transform((text) => text || null);

const FileSubject = z.object({
  role: SubjectRole,
  name: Name,
  aliases: Names,
  born: z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
    .nullish()
    .transform((born) => born ?? null),
  phones: Names,
  emails: Names,
  handles: Names,
  vehicles: z
    .array(z.object({ vrm: Optional, make: Optional, model: Optional, colour: Optional }))
    .max(100)
    .default([]),
  addresses: z
    .array(z.object({ text: Name, postcode: Optional }))
    .max(100)
    .default([]),
  organisations: Names,
});

export const FileInvestigation = z.object({
  operation: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z][A-Z ]{2,39}$/),
  state: InvestigationState,
  kind: InvestigationKind,
  priority: Priority,
  summary: z.string().trim().min(1).max(20_000),
  area: Short.default(''),
  subjects: z.array(FileSubject).max(1_000).default([]),
});
export type FileInvestigation = z.infer<typeof FileInvestigation>;
/** JSON can spell half a character, which the store would not keep. */
const WellFormedInvestigation = wellFormed(FileInvestigation);

export type FileEntry =
  | { ok: true; line: number; value: FileInvestigation }
  | { ok: false; line: number; reasons: string[] };

const largest = 64 * 1024 * 1024;

async function readText(path: string): Promise<string> {
  try {
    if ((await stat(path)).size > largest) throw new VigilError('FILE_TOO_LARGE');
    return await readFile(path, 'utf8');
  } catch (error) {
    throw error instanceof VigilError ? error : new VigilError('FILE_UNREADABLE');
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new VigilError('FILE_DAMAGED');
  }
}

/** Names of fields in the file, never what stood in them. */
function reasonsOf(error: z.ZodError): string[] {
  const fields = [...new Set(error.issues.map((issue) => issue.path.join('.')))].slice(0, 10);
  return fields.map((field) =>
    field === '' ? 'The entry is not an investigation.' : `The field “${field}” is missing or cannot be taken.`,
  );
}

/** Entries in the order of the file; `line` counts them from 1. */
export function readEntries(content: unknown): FileEntry[] {
  if (!Array.isArray(content)) throw new VigilError('FILE_KIND_UNKNOWN');
  if (content.length === 0) throw new VigilError('FILE_EMPTY');
  return content.map((entry: unknown, at): FileEntry => {
    const read = WellFormedInvestigation.safeParse(entry);
    return read.success
      ? { ok: true, line: at + 1, value: read.data }
      : { ok: false, line: at + 1, reasons: reasonsOf(read.error) };
  });
}

/** Throws FILE_UNREADABLE, FILE_TOO_LARGE, FILE_DAMAGED, FILE_KIND_UNKNOWN, FILE_EMPTY. */
export async function readInvestigationFile(path: string): Promise<FileEntry[]> {
  return readEntries(parsed(await readText(path)));
}
