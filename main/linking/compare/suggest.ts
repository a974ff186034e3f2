import type { Tier } from '../../../preload/contract/words.ts';
import { compareHeld, type Frequency } from './evidence.ts';
import type { HeldIdentifier } from './held.ts';
import { comparePerson } from './person-evidence.ts';
import type { Evidence, Suggestion } from './suggestion.ts';
import { type ReadTip, readTip, type Tip } from './tip.ts';

/** Points from which a suggestion is shown, and from which it is probable. Tuned on the fictional corpus of the tests. */
const possibleFrom = 13;
const probableFrom = 27;
const mostShown = 8;
const mostReasons = 12;

/** Each further piece of evidence of one sort counts less, and a sort as a whole is capped. */
const share = [1, 0.6, 0.4, 0.25];
const caps: Readonly<Record<string, number>> = {
  topic: 13,
  place: 12,
  vehicle: 16,
  organisation: 34,
  address: 40,
  postcode: 18,
};

const sortOf = (evidence: Evidence): string =>
  evidence.reason.kind === 'place' && evidence.reason.value.startsWith('about ') ? 'topic' : evidence.reason.kind;

function pointsBySort(evidence: readonly Evidence[]): Map<string, number> {
  const bySort = new Map<string, Evidence[]>();
  for (const one of evidence) bySort.set(sortOf(one), [...(bySort.get(sortOf(one)) ?? []), one]);
  const points = new Map<string, number>();
  for (const [sort, list] of bySort) {
    // The same words of the tip count once, however many held things they agree with.
    const best = new Map<number, number>();
    for (const one of list) best.set(one.reason.start, Math.max(best.get(one.reason.start) ?? 0, one.points));
    const sum = [...best.values()]
      .sort((one, other) => other - one)
      .reduce((total, value, index) => total + value * (sort === 'topic' ? 1 : (share[index] ?? 0.1)), 0);
    points.set(sort, Math.min(sum, caps[sort] ?? 100));
  }
  return points;
}

interface Gathered {
  evidence: Evidence[];
  against: string[];
  /** What the points are multiplied with for contradictions. */
  factor: number;
  unique: boolean;
  birth: boolean;
}

function gather(held: readonly HeldIdentifier[], tip: ReadTip, frequency: Frequency): Gathered {
  const gathered: Gathered = { evidence: [], against: [], factor: 1, unique: false, birth: false };
  const bySubject = new Map<number | null, HeldIdentifier[]>();
  for (const one of held) {
    if (one.kind === 'person') {
      bySubject.set(one.subjectId, [...(bySubject.get(one.subjectId) ?? []), one]);
      continue;
    }
    const { evidence, against } = compareHeld(one, tip, frequency);
    if (evidence !== null) gathered.evidence.push(evidence);
    if (against !== null) gathered.against.push(against);
  }
  for (const names of bySubject.values()) {
    const person = comparePerson(names, tip, frequency);
    const weight = person.ageDiffers ? 0.3 : 1;
    for (const one of person.evidence) gathered.evidence.push({ ...one, points: one.points * weight });
    gathered.against.push(...person.against);
    if (person.ageDiffers) gathered.factor = Math.min(gathered.factor, 0.7);
    if (person.birthAgrees) gathered.birth = true;
  }
  gathered.unique = gathered.evidence.some((one) => one.reason.strength === 'unique');
  return gathered;
}

/** True when house and number agree and a person of that house is named too. */
function houseAndName(evidence: readonly Evidence[]): boolean {
  const houses = evidence.filter((one) => one.reason.kind === 'address' && one.reason.strength === 'distinctive');
  return houses.some((house) =>
    evidence.some((one) => one.reason.kind === 'person' && one.points > 3 && one.subjectId === house.subjectId),
  );
}

/** A tip that names other places and none of the investigation's speaks of somewhere else. */
function elsewhere(gathered: Gathered, tip: ReadTip): boolean {
  if (gathered.unique || tip.placesNamed.size === 0) return false;
  return !gathered.evidence.some(
    (one) =>
      (one.reason.kind === 'place' && sortOf(one) === 'place') ||
      one.reason.kind === 'address' ||
      one.reason.kind === 'postcode',
  );
}

function tierOf(gathered: Gathered, score: number, sorts: number): Tier | null {
  const contradicted = gathered.factor < 0.65;
  if (!contradicted && (gathered.unique || (gathered.factor === 1 && houseAndName(gathered.evidence)))) return 'strong';
  if (gathered.unique) return 'probable';
  if (score >= probableFrom && sorts > 1) return 'probable';
  return score >= possibleFrom ? 'possible' : null;
}

function weigh(
  investigationId: number,
  held: readonly HeldIdentifier[],
  tip: ReadTip,
  frequency: Frequency,
): Suggestion | null {
  const gathered = gather(held, tip, frequency);
  if (gathered.evidence.length === 0) return null;
  const points = pointsBySort(gathered.evidence);
  if (gathered.birth) points.set('born', 14);
  if (elsewhere(gathered, tip)) {
    gathered.factor *= 0.6;
    gathered.against.push('The tip names another place.');
  }
  const own = [...points].filter(([sort]) => sort !== 'place' && sort !== 'topic');
  // Town and topic words alone say little: they count in full only beside something else.
  const lonely = own.length === 0 ? 0.8 : 1;
  const score = [...points.values()].reduce((sum, value) => sum + value, 0) * gathered.factor * lonely;
  const tier = tierOf(gathered, score, own.length + (points.has('place') || points.has('topic') ? 1 : 0));
  if (tier === null) return null;
  const reasons = gathered.evidence.sort((one, other) => other.points - one.points).map((one) => one.reason);
  return {
    investigationId,
    tier,
    score,
    reasons: distinct(reasons).slice(0, mostReasons),
    against: [...new Set(gathered.against)],
  };
}

function distinct(reasons: Suggestion['reasons']): Suggestion['reasons'] {
  const seen = new Set<string>();
  return reasons.filter((reason) => {
    const key = `${reason.kind} ${reason.start} ${reason.subjectName}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

const tiers: readonly Tier[] = ['strong', 'probable', 'possible'];

/**
 * Which investigations a tip may belong to, best first, at most eight, each with its reasons and with what contradicts.
 *
 * `candidates` are the held identifiers that share a key with the tip (`lookupKeys`, `indexKeys`); `frequency` says how
 * many investigations hold a key, so that rare things count more than common ones. Strong: a practically unique identifier
 * agrees, or a house with its number and a person of it. Probable: a name, a partial plate or a body with something else. Possible:
 * weak signs. Nothing here reads ethnicity, religion or nationality. A person decides.
 */
export function suggest(tip: Tip, candidates: readonly HeldIdentifier[], frequency: Frequency): Suggestion[] {
  const read = readTip(tip, candidates);
  const byInvestigation = new Map<number, HeldIdentifier[]>();
  for (const held of candidates) {
    const list = byInvestigation.get(held.investigationId);
    if (list === undefined) byInvestigation.set(held.investigationId, [held]);
    else list.push(held);
  }
  const suggestions: Suggestion[] = [];
  for (const [investigationId, held] of byInvestigation) {
    const suggestion = weigh(investigationId, held, read, frequency);
    if (suggestion !== null) suggestions.push(suggestion);
  }
  suggestions.sort((one, other) => tiers.indexOf(one.tier) - tiers.indexOf(other.tier) || other.score - one.score);
  return suggestions.slice(0, mostShown);
}
