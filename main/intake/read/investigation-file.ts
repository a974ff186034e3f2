/** A file of investigations: a JSON array, each entry with its subjects and what they use. */
import { z } from 'zod';
import { wellFormed } from '../../../preload/contract/core.ts';
import { VigilError } from '../../../preload/contract/errors.ts';
import { InvestigationKind, InvestigationState, Priority, SubjectRole } from '../../../preload/contract/vocabulary.ts';
import type { OpenSource } from '../../files/byte-source.ts';
import { phoneAsRecorded, plateAsRecorded } from '../../matching/as-recorded.ts';
import { readIdentifiers, readNames } from '../../matching/identifier-values.ts';
import { readHead } from './bytes.ts';
import { detectEncoding } from './encoding.ts';
import { jsonArrayItems } from './json-array.ts';

const Short = z.string().trim().max(200);
const Name = Short.min(1);
/** A list, or a single one without its brackets; a number that lost its marks of quotation is one all the same. */
const listed = (value: unknown): unknown => {
  const list = value === null || value === undefined ? [] : Array.isArray(value) ? value : [value];
  return list.map((one) => (typeof one === 'number' ? String(one) : one));
};
const Names = z.preprocess(listed, z.array(Name).max(100));
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
/** JSON can express half a surrogate pair, which the store would not keep. */
const WellFormedInvestigation = wellFormed(FileInvestigation);

const tooLarge = 'The entry is larger than 4 MB.';

export type FileEntry =
  /** `notes`: what of it could not be read, by the names of fields. */
  | { ok: true; line: number; value: FileInvestigation; notes: string[] }
  | { ok: false; line: number; reasons: string[] };

/** Names of fields in the file, never what stood in them. */
function reasonsOf(error: z.ZodError): string[] {
  const fields = [...new Set(error.issues.map((issue) => issue.path.join('.')))].slice(0, 10);
  return fields.map((field) =>
    field === '' ? 'The entry is not an investigation.' : `The field “${field}” is missing or cannot be taken.`,
  );
}

type FileSubject = z.infer<typeof FileSubject>;

const unreadAs = {
  phone: 'a telephone number',
  email: 'an e-mail address',
  handle: 'a handle',
  vrm: 'a registration mark',
  postcode: 'a postcode',
} as const;

/** What of a subject does not read as its kind, and so is not held: whoever brings the file adds it by hand. */
function unreadOf(subject: FileSubject, at: number): string[] {
  const { phones, emails, handles, vehicles, addresses } = subject;
  const fields = [
    ...phones.map((text, place) => ['phone', text, `phones.${place}`] as const),
    ...emails.map((text, place) => ['email', text, `emails.${place}`] as const),
    ...handles.map((text, place) => ['handle', text, `handles.${place}`] as const),
    ...vehicles.map(({ vrm }, place) => ['vrm', vrm ?? '', `vehicles.${place}.vrm`] as const),
    ...addresses.map(({ postcode }, place) => ['postcode', postcode ?? '', `addresses.${place}.postcode`] as const),
  ];
  const unread = fields
    .filter(([kind, text]) => readIdentifiers(kind, text).unread)
    .map(([kind, , field]) => `Not all of “subjects.${at}.${field}” reads as ${unreadAs[kind]}: add it by hand.`);
  // “Dunmore, Craig” is one name, “Craig, Craggy” are two.
  const doubtful = subject.aliases.flatMap((alias, place) =>
    alias.includes(',')
      ? [`“subjects.${at}.aliases.${place}” holds a comma: it is taken as one name, not as several.`]
      : [],
  );
  return [...unread, ...doubtful];
}

/** Several names in one field are several: the first is the name, the others are aliases. */
function withNamesApart(subject: FileSubject): FileSubject {
  const [name = subject.name, ...more] = readNames(subject.name);
  const aliases = [...more, ...subject.aliases.flatMap(readNames)].filter((alias) => alias !== name);
  return { ...subject, name, aliases: [...new Set(aliases)] };
}

/** Numbers and plates as they are written everywhere else, so that a case from a file reads like one typed in. */
const asRecorded = (subject: FileSubject): FileSubject => ({
  ...subject,
  phones: subject.phones.map(phoneAsRecorded),
  vehicles: subject.vehicles.map((one) => ({ ...one, vrm: one.vrm === null ? null : plateAsRecorded(one.vrm) })),
});

/** One entry of a file; `line` is its number in the order of the file, from 1. */
export function readEntry(entry: unknown, line: number): FileEntry {
  const read = WellFormedInvestigation.safeParse(entry);
  if (!read.success) return { ok: false, line, reasons: reasonsOf(read.error) };
  const { subjects } = read.data;
  const notes = subjects.flatMap(unreadOf);
  return { ok: true, line, value: { ...read.data, subjects: subjects.map(withNamesApart).map(asRecorded) }, notes };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new VigilError('FILE_DAMAGED');
  }
}

/**
 * The entries in the order of the file, one at a time. Throws FILE_UNREADABLE, FILE_DAMAGED, FILE_KIND_UNKNOWN,
 * FILE_EMPTY; what has been yielded by then is complete, so whoever wants all or nothing reads to the end first.
 */
export async function* investigationEntries(source: OpenSource): AsyncGenerator<FileEntry> {
  const encoding = await detectEncoding(source, await readHead(source));
  let line = 0;
  for await (const { text } of jsonArrayItems(source, encoding)) {
    line += 1;
    yield text === null ? { ok: false, line, reasons: [tooLarge] } : readEntry(parsed(text), line);
  }
  if (line === 0) throw new VigilError('FILE_EMPTY');
}
