/** Tips, investigations and what is true of them: what an evaluation of links needs, from a folder or made from a seed. */
import { join } from 'node:path';
import { z } from 'zod';
import { VigilError } from '../../preload/contract/errors.ts';
import { SubjectRole, Tier } from '../../preload/contract/words.ts';
import { demonstration, generate } from '../demonstration/generate.ts';
import { type HeldIdentifier, heldFrom } from '../linking/compare/index.ts';
import { readRows, readText } from './rows.ts';

export interface CaseTip {
  id: string;
  receivedAt: string;
  text: string;
}

export interface TrueLink {
  tip: string;
  investigation: string;
  strength: Tier;
}

export interface CaseSet {
  tips: CaseTip[];
  held: HeldIdentifier[];
  /** Names of investigations by the number that `held` and suggestions use. */
  investigations: Map<number, string>;
  links: TrueLink[];
  decoys: { tip: string; investigation: string }[];
  duplicates: { first: string; again: string }[];
  /** Tips of one hoaxer, word for word the same: neither told twice nor not. */
  hoaxes: ReadonlySet<string>;
  /** What a perfect reader would extract; null where nobody has written that down. */
  identifiers: { tip: string; kind: string; value: string }[] | null;
}

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

function holdings(
  investigations: readonly Investigation[],
  nameOf: (one: Investigation, at: number) => string,
): Pick<CaseSet, 'held' | 'investigations'> {
  let subjects = 0;
  const named = new Map<number, string>();
  const held = investigations.flatMap((one, at) => {
    named.set(at + 1, nameOf(one, at));
    return heldFrom({
      id: at + 1,
      area: one.area,
      summary: one.summary,
      subjects: one.subjects.map((subject) => ({ ...subject, id: ++subjects })),
    });
  });
  return { held, investigations: named };
}

function readInvestigations(path: string): Investigation[] {
  const text = readText(path);
  try {
    return z.array(Investigation).parse(JSON.parse(text));
  } catch {
    throw new VigilError('FILE_DAMAGED');
  }
}

/**
 * A folder with `tips.csv`, `investigations.json`, `truth.csv`, `decoys.csv`, `duplicates.csv` and `identifiers.csv`.
 * Throws as `readRows` does, and FILE_DAMAGED for investigations of another shape.
 */
export function readCorpus(folder: string): CaseSet {
  const rows = (name: string, ...columns: string[]) => readRows(join(folder, name), columns);
  return {
    ...holdings(readInvestigations(join(folder, 'investigations.json')), (one) => one.id),
    tips: rows('tips.csv', 'tip_id', 'received_at', 'text').map((row) => ({
      id: row.tip_id ?? '',
      receivedAt: row.received_at ?? '',
      text: row.text ?? '',
    })),
    links: rows('truth.csv', 'tip_id', 'investigation_id', 'strength').map((row) => ({
      tip: row.tip_id ?? '',
      investigation: row.investigation_id ?? '',
      strength: Tier.parse(row.strength),
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
    identifiers: rows('identifiers.csv', 'tip_id', 'kind', 'value').map((row) => ({
      tip: row.tip_id ?? '',
      kind: row.kind ?? '',
      value: row.value ?? '',
    })),
  };
}

/** The demonstration's world from another seed, with so many contributions; advice contacts hold no text and are left out. */
export function generateCases(seed: number, total: number): CaseSet {
  const world = generate({
    ...demonstration,
    seed,
    days: Math.max(20, Math.round(total / demonstration.perDay)),
    total,
  });
  const set: CaseSet = {
    ...holdings(world.investigations, (_, at) => world.investigations[at]?.operation ?? ''),
    tips: [],
    links: [],
    decoys: [],
    duplicates: [],
    hoaxes: new Set(),
    identifiers: null,
  };
  for (const { reference, receivedAt, text } of world.contributions())
    if (text !== '') set.tips.push({ id: reference, receivedAt, text });
  const hoaxes = new Set<string>();
  for (const one of world.truth()) {
    const tip = one.reference;
    if (one.kind === 'link') set.links.push({ tip, investigation: one.operation, strength: one.strength });
    else if (one.kind === 'decoy') set.decoys.push({ tip, investigation: one.operation });
    else if (one.kind === 'duplicate') set.duplicates.push({ first: one.repeats, again: tip });
    else hoaxes.add(tip);
  }
  return { ...set, hoaxes };
}
