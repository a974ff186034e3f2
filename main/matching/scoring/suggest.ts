import type { MatchStrength } from '../../../preload/contract/vocabulary.ts';
import { type CaseIdentifier, topicOf } from './case-identifiers.ts';
import { type Contradiction, quoted, standing } from './contradictions.ts';
import { compareCaseIdentifier, type Frequency, scaled } from './evidence.ts';
import { comparePerson, type PersonFound } from './person-evidence.ts';
import { type Sharing, unshared } from './sharing.ts';
import { type Evidence, passageOf, type Suggestion, type Worth } from './suggestion.ts';
import { type ReadTip, readTip, type Tip } from './tip.ts';
import { decisive, linkWeights } from './weights.ts';

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

const sortOf = ({ reason: { kind, value, caseText } }: Evidence): string =>
  topicOf({ kind, value, text: caseText }) === null ? kind : 'topic';

/** A sign as it counts in the end, beside others of its sort. */
interface Term extends Worth {
  sort: string;
  points: number;
}

function countedTogether(sort: string, list: readonly Evidence[]): Term[] {
  // The same words of the tip count once, however many held things they agree with.
  const best = new Map<string, Evidence>();
  for (const one of list) {
    const passage = passageOf(one.reason);
    if (one.points > (best.get(passage)?.points ?? -1)) best.set(passage, one);
  }
  const terms = [...best.values()]
    .sort((one, other) => other.points - one.points)
    .map(({ sign, amount, points }, index): Term => {
      const part = sort === 'topic' ? 1 : (share[index] ?? 0.1);
      return { sort, sign, amount: amount * part, points: points * part };
    });
  const sum = terms.reduce((total, term) => total + term.points, 0);
  const cut = sum === 0 ? 1 : Math.min(1, (caps[sort] ?? 100) / sum);
  return terms.map((term) => ({ ...term, amount: term.amount * cut, points: term.points * cut }));
}

/** A word of the summary says nothing more where it is part of a body or an address that agrees as well. */
function saidOnce(evidence: readonly Evidence[]): readonly Evidence[] {
  const bodies = evidence.filter(({ reason: { kind } }) => kind === 'organisation' || kind === 'address');
  const inside = ({ reason }: Evidence): boolean =>
    bodies.some(
      (body) =>
        body.reason.attachment === reason.attachment &&
        body.reason.start <= reason.start &&
        reason.end <= body.reason.end,
    );
  return evidence.filter((one) => sortOf(one) !== 'topic' || !inside(one));
}

const termsOf = (evidence: readonly Evidence[]): Term[] =>
  [...Map.groupBy(saidOnce(evidence), sortOf)].flatMap(([sort, list]) => countedTogether(sort, list));

interface Gathered {
  evidence: Evidence[];
  against: string[];
  /** What the points are multiplied with for contradictions. */
  factor: number;
  unique: boolean;
  /** A kind that decides by itself agrees, but others have the same. */
  shared: boolean;
  /** Sentences about who has the same, which are in `against` as well. */
  sharedBy: string[];
  birth: boolean;
}

/** What is known of others than the tip and the case. */
interface Known {
  frequency: Frequency;
  sharing: Sharing;
}

/** The age that is told of a name is not the one of a subject; where it may be that of another subject so named, it speaks against neither. */
const explained = (person: PersonFound, people: readonly PersonFound[]): boolean =>
  people.some((other) => other.age === null && other.namedAt.some((start) => person.namedAt.includes(start)));

function gatherPeople(people: readonly PersonFound[], gathered: Gathered): void {
  for (const person of people) {
    const weight = person.age === null ? 1 : 0.3;
    for (const one of person.evidence) gathered.evidence.push(scaled(one, weight));
    if (person.age !== null && !explained(person, people)) {
      gathered.against.push(person.age);
      gathered.factor = Math.min(gathered.factor, 0.7);
    }
    if (person.birthAgrees) gathered.birth = true;
  }
}

function gather(caseIdentifiers: readonly CaseIdentifier[], tip: ReadTip, known: Known): Gathered {
  const gathered: Gathered = {
    evidence: [],
    against: [],
    factor: 1,
    unique: false,
    shared: false,
    sharedBy: [],
    birth: false,
  };
  const contradictions: Contradiction[] = [];
  const bySubject = new Map<number | null, CaseIdentifier[]>();
  for (const one of caseIdentifiers) {
    if (one.kind === 'person') {
      bySubject.set(one.subjectId, [...(bySubject.get(one.subjectId) ?? []), one]);
      continue;
    }
    const { evidence, against, shared } = compareCaseIdentifier(one, tip, { ...known, held: caseIdentifiers });
    if (evidence !== null) gathered.evidence.push(evidence);
    if (against !== null) contradictions.push(against);
    if (shared !== undefined && shared !== null) gathered.sharedBy.push(shared);
  }
  gathered.against.push(...gathered.sharedBy);
  const people = [...bySubject.values()].map((names) => comparePerson(names, tip, known.frequency));
  gatherPeople(people, gathered);
  contradictions.push(...people.flatMap((person) => person.against));
  gathered.against.push(...standing(contradictions, gathered.evidence).map((one) => one.sentence));
  return { ...gathered, ...decided(gathered.evidence) };
}

function decided(evidence: readonly Evidence[]): Pick<Gathered, 'unique' | 'shared'> {
  const unique = evidence.some((one) => one.reason.strength === 'unique');
  return { unique, shared: !unique && evidence.some(({ sign }) => decisive.has(sign)) };
}

/** What is sure says more than what is in doubt. */
function saysMore(one: Evidence, doubtful: boolean, before: Evidence | undefined): boolean {
  if (before === undefined) return true;
  const wasDoubtful = before.reason.doubtful === true;
  return doubtful === wasDoubtful ? one.points > before.points : wasDoubtful;
}

/** Towns, vehicles and everyday words agree with something in any document of some pages; so does a lone given name. */
const tells = (one: Evidence): boolean =>
  one.reason.strength !== 'weak' && !['topic', 'place', 'vehicle'].includes(sortOf(one));

/**
 * What is attached speaks for a link as the text does, once for each thing that the case holds; what it does not say, or says of somebody
 * else, speaks against none.
 */
function gatherAll(caseIdentifiers: readonly CaseIdentifier[], tip: ReadTip, known: Known): Gathered {
  const own = gather(caseIdentifiers, tip, known);
  if (tip.attached.length === 0) return own;
  const held = ({ subjectId, reason: { kind, value } }: Evidence): string => `${subjectId} ${kind} ${value}`;
  const best = new Map<string, Evidence>();
  for (const one of own.evidence) if (one.points >= (best.get(held(one))?.points ?? 0)) best.set(held(one), one);
  const sharedBy: string[] = [];
  for (const { place, doubtful, read } of tip.attached) {
    const page = gather(caseIdentifiers, read, known);
    const more = page.evidence.filter((one) => tells(one) && saysMore(one, doubtful, best.get(held(one))));
    for (const one of more) {
      const reason = doubtful ? { ...one.reason, doubtful } : one.reason;
      best.set(held(one), { ...one, reason: { ...reason, attachment: place } });
    }
    if (more.length > 0) sharedBy.push(...page.sharedBy);
  }
  const attached = [...best.values()].filter(({ reason }) => reason.attachment !== undefined);
  const evidence = [...own.evidence, ...attached];
  return { ...own, evidence, against: [...own.against, ...sharedBy], ...decided(evidence) };
}

/** True when house and number agree and a person of that house is named too. */
function houseAndName(evidence: readonly Evidence[]): boolean {
  const houses = evidence.filter((one) => one.reason.kind === 'address' && one.reason.strength === 'distinctive');
  return houses.some((house) =>
    evidence.some((one) => one.reason.kind === 'person' && one.points > 3 && one.subjectId === house.subjectId),
  );
}

/** True when a shared telephone or plate agrees and the one who has it is named too. */
const lineAndName = (evidence: readonly Evidence[]): boolean =>
  evidence.some(
    (line) =>
      decisive.has(line.sign) &&
      evidence.some((one) => one.reason.kind === 'person' && one.points > 3 && one.subjectId === line.subjectId),
  );

/** A tip that names other places and none of the investigation's speaks of somewhere else. */
function elsewhere(gathered: Gathered, tip: ReadTip): boolean {
  if (gathered.unique || gathered.shared || tip.placesNamed.size === 0) return false;
  return !gathered.evidence.some(
    (one) =>
      (one.reason.kind === 'place' && sortOf(one) === 'place') ||
      one.reason.kind === 'address' ||
      one.reason.kind === 'postcode',
  );
}

function strengthOf(gathered: Gathered, score: number, sorts: number): MatchStrength | null {
  const contradicted = gathered.factor < 0.65;
  const { evidence } = gathered;
  const together = gathered.factor === 1 && (houseAndName(evidence) || lineAndName(evidence));
  if (!contradicted && (gathered.unique || together)) return 'strong';
  if (gathered.unique) return 'probable';
  if (score >= linkWeights.probableFrom && (sorts > 1 || gathered.shared)) return 'probable';
  const named = evidence.some(({ sign }) => sign === 'full name' || sign === 'near name');
  return score >= (named ? linkWeights.possibleFrom : linkWeights.possibleUnnamedFrom) ? 'possible' : null;
}

interface Weighed {
  gathered: Gathered;
  /** What the score is the sum of, after contradictions. */
  terms: Term[];
  score: number;
  matchStrength: MatchStrength | null;
}

/** What possibly is no name raises a suggestion to possible at most: beyond that the rest has to carry it. */
function weigh(caseIdentifiers: readonly CaseIdentifier[], tip: ReadTip, known: Known): Weighed | null {
  const found = gatherAll(caseIdentifiers, tip, known);
  if (found.evidence.length === 0) return null;
  const all = weighTogether(found, tip);
  if (all.matchStrength === null || all.matchStrength === 'possible') return all;
  const evidence = found.evidence.filter(({ reason }) => reason.doubtful !== true);
  if (evidence.length === found.evidence.length) return all;
  const sure = weighTogether({ ...found, evidence, ...decided(evidence) }, tip).matchStrength;
  return { ...all, matchStrength: sure ?? 'possible' };
}

function weighTogether(found: Gathered, tip: ReadTip): Weighed {
  const gathered = { ...found, against: [...found.against] };
  const terms = termsOf(gathered.evidence);
  if (gathered.birth) terms.push({ sort: 'born', sign: 'born', amount: 1, points: linkWeights.points.born });
  if (elsewhere(gathered, tip)) {
    gathered.factor *= 0.6;
    gathered.against.push(`The tip names ${quoted(tip.placesWritten)}, and nothing of this case is there.`);
  }
  const sorts = new Set(terms.map((term) => term.sort));
  const around = sorts.has('place') || sorts.has('topic');
  const own = [...sorts].filter((sort) => sort !== 'place' && sort !== 'topic').length;
  // Town and topic words alone say little: they count in full only beside something else.
  const factor = gathered.factor * (own === 0 ? 0.8 : 1);
  const score = terms.reduce((sum, term) => sum + term.points, 0) * factor;
  return {
    gathered,
    terms: terms.map((term) => ({ ...term, amount: term.amount * factor, points: term.points * factor })),
    score,
    matchStrength: strengthOf(gathered, score, own + (around ? 1 : 0)),
  };
}

function asSuggestion(investigationId: number, weighed: Weighed): Suggestion[] {
  const { gathered, score, matchStrength } = weighed;
  if (matchStrength === null) return [];
  const reasons = gathered.evidence.sort((one, other) => other.points - one.points).map((one) => one.reason);
  return [
    {
      investigationId,
      matchStrength,
      score,
      reasons: distinct(reasons).slice(0, mostReasons),
      against: [...new Set(gathered.against)],
    },
  ];
}

function distinct(reasons: Suggestion['reasons']): Suggestion['reasons'] {
  const seen = new Set<string>();
  return reasons.filter((reason) => {
    const key = `${reason.kind} ${passageOf(reason)} ${reason.subjectName}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function weighAll(tip: Tip, candidates: readonly CaseIdentifier[], known: Known): [number, Weighed][] {
  const read = readTip(tip, candidates);
  return [...Map.groupBy(candidates, (one) => one.investigationId)].flatMap(
    ([id, caseIdentifiers]): [number, Weighed][] => {
      const weighed = weigh(caseIdentifiers, read, known);
      return weighed === null ? [] : [[id, weighed]];
    },
  );
}

const strengths: readonly MatchStrength[] = ['strong', 'probable', 'possible'];

/**
 * Which investigations a tip may belong to, best first, at most eight, each with its reasons and with what contradicts.
 *
 * `candidates` are the held identifiers that share a key with the tip (`lookupKeys`, `indexKeys`); `frequency` says how
 * many investigations hold a key, so that rare things count more than common ones; `sharing` who else has a telephone or a
 * plate. Strong: a practically unique identifier agrees, or a house with its number or a shared line and a person of it.
 * Probable: a shared line alone; a name, a partial plate or a body with something else. Possible:
 * weak signs. Nothing here reads ethnicity, religion or nationality. A person decides.
 */
export function suggest(
  tip: Tip,
  candidates: readonly CaseIdentifier[],
  frequency: Frequency,
  sharing: Sharing = unshared,
): Suggestion[] {
  const suggestions = weighAll(tip, candidates, { frequency, sharing }).flatMap(([id, weighed]) =>
    asSuggestion(id, weighed),
  );
  suggestions.sort(
    (one, other) =>
      strengths.indexOf(one.matchStrength) - strengths.indexOf(other.matchStrength) || other.score - one.score,
  );
  return suggestions.slice(0, mostShown);
}

/** What of these, all of one thing, a tip says, strongest first, and what contradicts: also where it would make no suggestion. */
export function reasonsFor(
  tip: Tip,
  caseIdentifiers: readonly CaseIdentifier[],
  frequency: Frequency,
): Pick<Suggestion, 'reasons' | 'against'> {
  const gathered = gatherAll(caseIdentifiers, readTip(tip, caseIdentifiers), { frequency, sharing: unshared });
  const reasons = gathered.evidence.sort((one, other) => other.points - one.points).map((one) => one.reason);
  return { reasons: distinct(reasons).slice(0, mostReasons), against: [...new Set(gathered.against)] };
}

/** For estimating weights: of each investigation, how much of each sign counts. Left out are those that a sign decides by itself. */
export function signsOf(
  tip: Tip,
  candidates: readonly CaseIdentifier[],
  frequency: Frequency,
): { investigationId: number; terms: Worth[] }[] {
  return weighAll(tip, candidates, { frequency, sharing: unshared }).flatMap(
    ([investigationId, { gathered, terms }]) => (gathered.unique ? [] : [{ investigationId, terms }]),
  );
}
