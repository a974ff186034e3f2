/** Tips, investigations and what is true of them: everything needed to measure links. */
import type { MatchStrength } from '../../preload/contract/vocabulary.ts';
import { demonstration, generate } from '../demonstration/generate/generate.ts';
import { writtenInvestigations, writtenTips } from '../demonstration/generate/written.ts';
import {
  type CaseIdentifier,
  caseIdentifiersOf,
  type InvestigationSource,
  type SubjectSource,
} from '../matching/scoring/index.ts';

export interface CaseTip {
  id: string;
  receivedAt: string;
  text: string;
}

export interface TrueLink {
  tip: string;
  investigation: string;
  strength: MatchStrength;
}

export interface CaseSet {
  tips: CaseTip[];
  caseIdentifiers: CaseIdentifier[];
  /** Names of investigations by the number that `caseIdentifiers` and suggestions use. */
  investigations: Map<number, string>;
  links: TrueLink[];
  decoys: { tip: string; investigation: string }[];
  duplicates: { first: string; again: string }[];
  /** Tips from one hoaxer, word for word the same: they count neither as duplicates nor as distinct. */
  hoaxes: ReadonlySet<string>;
  /** What a perfect reader would extract; null where nobody has written that down. */
  identifiers: { tip: string; kind: string; value: string }[] | null;
}

/** An investigation before its rows have numbers. */
export type Described = Omit<InvestigationSource, 'id' | 'subjects'> & {
  subjects: readonly Omit<SubjectSource, 'id'>[];
};

/** The case identifiers of `investigations`, each of which is numbered by its position from 1 and named by `nameOf`. */
export function holdings<T extends Described>(
  investigations: readonly T[],
  nameOf: (one: T, at: number) => string,
): Pick<CaseSet, 'caseIdentifiers' | 'investigations'> {
  let subjects = 0;
  const named = new Map<number, string>();
  const caseIdentifiers = investigations.flatMap((one, at) => {
    named.set(at + 1, nameOf(one, at));
    return caseIdentifiersOf({
      id: at + 1,
      area: one.area,
      summary: one.summary,
      subjects: one.subjects.map((subject) => ({ ...subject, id: ++subjects })),
    });
  });
  return { caseIdentifiers, investigations: named };
}

/** The demonstration's world from another seed, with this many contributions; advice contacts are left out, since they have no text. */
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
    else if (one.kind === 'hoax') hoaxes.add(tip);
  }
  return { ...set, hoaxes };
}

/** The hand-written contributions that come with the product, and the truth about them. */
export function writtenCases(): CaseSet {
  const truth = <K extends 'links' | 'decoys'>(what: K) =>
    writtenTips.flatMap((tip) => tip[what].map((one) => ({ tip: tip.id, one: one as (typeof tip)[K][number] })));
  return {
    ...holdings(writtenInvestigations, (one) => one.operation),
    tips: writtenTips.map(({ id, receivedAt, text }) => ({ id, receivedAt, text })),
    links: truth('links').map(({ tip, one }) => ({ tip, investigation: one.operation, strength: one.strength })),
    decoys: truth('decoys').map(({ tip, one }) => ({ tip, investigation: one.operation })),
    duplicates: writtenTips.flatMap((tip) => (tip.repeats === null ? [] : [{ first: tip.repeats, again: tip.id }])),
    hoaxes: new Set(),
    identifiers: null,
  };
}
