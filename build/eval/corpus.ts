/** A sample in a folder: tips, investigations and what is true of them. */
import { join } from 'node:path';
import { z } from 'zod';
import { type CaseSet, holdings } from '../../main/accuracy/case-set.ts';
import { VigilError } from '../../preload/contract/errors.ts';
import { MatchStrength, SubjectRole } from '../../preload/contract/vocabulary.ts';
import { readRows, readText } from './rows.ts';

const Vehicle = z.object({ vrm: z.string(), make: z.string(), model: z.string(), colour: z.string() });
const Subject = z.object({
  name: z.string(),
  role: SubjectRole.catch('unknown'),
  aliases: z.array(z.string()),
  born: z.string().nullable(),
  phones: z.array(z.string()),
  emails: z.array(z.string()),
  handles: z.array(z.string()),
  vehicles: z.array(Vehicle),
  addresses: z.array(z.object({ text: z.string(), postcode: z.string() })),
  organisations: z.array(z.string()),
});
const Investigation = z.object({ id: z.string(), area: z.string(), summary: z.string(), subjects: z.array(Subject) });
type Investigation = z.infer<typeof Investigation>;

function readInvestigations(path: string): Investigation[] {
  const text = readText(path);
  try {
    return z.array(Investigation).parse(JSON.parse(text));
  } catch {
    throw new VigilError('FILE_DAMAGED');
  }
}

function readTips(folder: string): Pick<CaseSet, 'tips' | 'identifiers'> {
  return {
    tips: readRows(join(folder, 'tips.csv'), ['tip_id', 'received_at', 'text']).map((row) => ({
      id: row.tip_id ?? '',
      receivedAt: row.received_at ?? '',
      text: row.text ?? '',
    })),
    identifiers: readRows(join(folder, 'identifiers.csv'), ['tip_id', 'kind', 'value']).map((row) => ({
      tip: row.tip_id ?? '',
      kind: row.kind ?? '',
      value: row.value ?? '',
    })),
  };
}

/** A folder with `tips.csv` and `identifiers.csv` alone: texts that no investigation is held beside. Throws as `readRows` does. */
export const readTexts = (folder: string): CaseSet => ({
  caseIdentifiers: [],
  investigations: new Map(),
  links: [],
  decoys: [],
  duplicates: [],
  hoaxes: new Set(),
  ...readTips(folder),
});

/**
 * A folder with `tips.csv`, `investigations.json`, `truth.csv`, `decoys.csv`, `duplicates.csv` and `identifiers.csv`.
 * Throws as `readRows` does, and FILE_DAMAGED for investigations of another shape.
 */
export function readCorpus(folder: string): CaseSet {
  const rows = (name: string, ...columns: string[]) => readRows(join(folder, name), columns);
  return {
    ...holdings(readInvestigations(join(folder, 'investigations.json')), (one) => one.id),
    ...readTips(folder),
    links: rows('truth.csv', 'tip_id', 'investigation_id', 'strength').map((row) => ({
      tip: row.tip_id ?? '',
      investigation: row.investigation_id ?? '',
      strength: MatchStrength.parse(row.strength),
    })),
    decoys: rows('decoys.csv', 'tip_id', 'investigation_id').map((row) => ({
      tip: row.tip_id ?? '',
      investigation: row.investigation_id ?? '',
    })),
    duplicates: rows('duplicates.csv', 'tip_id_a', 'tip_id_b').map((row) => ({
      first: row.tip_id_a ?? '',
      again: row.tip_id_b ?? '',
    })),
    hoaxes: new Set(),
  };
}
