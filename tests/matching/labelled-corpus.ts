import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { KeyIndex } from '../../main/accuracy/key-index.ts';
import { extract } from '../../main/matching/extract/index.ts';
import {
  type CaseIdentifier,
  caseIdentifiersOf,
  lookupKeys,
  type Suggestion,
  suggest,
} from '../../main/matching/scoring/index.ts';
import { SubjectRole } from '../../preload/contract/vocabulary.ts';

/** The fictional corpus of tips and investigations, where it is at hand. */
const folder = resolve(import.meta.dirname, '../../../shared/data/tips');
export const hasCorpus = existsSync(folder);
export const namesFile = resolve(import.meta.dirname, '../../../shared/data/names/pairs-dev.csv');

const Vehicle = z.object({ vrm: z.string(), make: z.string(), model: z.string(), colour: z.string() });
const Investigation = z.object({
  id: z.string(),
  area: z.string(),
  summary: z.string(),
  subjects: z.array(
    z.object({
      id: z.string(),
      role: SubjectRole,
      name: z.string(),
      aliases: z.array(z.string()),
      born: z.string().nullable(),
      phones: z.array(z.string()),
      emails: z.array(z.string()),
      handles: z.array(z.string()),
      vehicles: z.array(Vehicle),
      addresses: z.array(z.object({ text: z.string(), postcode: z.string() })),
      organisations: z.array(z.string()),
    }),
  ),
});
const Row = z.record(z.string(), z.string());

/** Rows of a CSV file with a header. */
export const readRows = (path: string): Record<string, string>[] =>
  z.array(Row).parse(parse(readFileSync(path, 'utf8'), { columns: true }));

export const readCorpusRows = (name: string): Record<string, string>[] => readRows(resolve(folder, name));

const numberOf = (id: string): number => Number(id.replace(/\D+/g, ''));

/** Every case identifier of the corpus; investigation `INV-007` has the id 7. */
export function readHeld(): CaseIdentifier[] {
  const investigations = z
    .array(Investigation)
    .parse(JSON.parse(readFileSync(resolve(folder, 'investigations.json'), 'utf8')));
  return investigations.flatMap((one) =>
    caseIdentifiersOf({
      id: numberOf(one.id),
      area: one.area,
      summary: one.summary,
      subjects: one.subjects.map((subject) => ({ ...subject, id: numberOf(subject.id) })),
    }),
  );
}

/** What the product would suggest for a text, if nobody else had any of it. */
export function suggestFor(text: string, receivedAt: string, index: KeyIndex): Suggestion[] {
  const identifiers = extract(text, { receivedAt });
  return suggest({ text, identifiers, receivedAt }, index.candidates(lookupKeys(text, identifiers)), index.frequency);
}
