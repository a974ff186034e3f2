import { nameKeys, nameTokens } from '../names/index.ts';
import { ageAt } from './ages.ts';
import type { CaseIdentifier } from './case-identifiers.ts';
import type { Contradiction } from './contradictions.ts';
import { evidenceFor, type Frequency, rarity, scaled } from './evidence.ts';
import { isDoubtful, matchName, type NameMatch, type StatedName } from './name-match.ts';
import { findPhrase } from './phrase-match.ts';
import type { Evidence } from './suggestion.ts';
import type { ReadTip } from './tip.ts';
import { linkWeights, type Sign } from './weights.ts';

const signOf: Readonly<Record<NameMatch['level'], Sign>> = {
  full: 'full name',
  near: 'near name',
  initial: 'initials',
  surname: 'surname',
  given: 'given name',
  // Only ever told as what speaks against.
  clash: 'given name',
};
const besideName = 90;

export interface PersonFound {
  evidence: Evidence[];
  /** A name that is not the subject's, where no other is. */
  against: Contradiction[];
  /** Why the told age cannot be the subject's; `null` where it can. */
  age: string | null;
  /** Where the tip says a name that is the subject's. */
  namedAt: readonly number[];
  /** True when a told date is the subject's date of birth. */
  birthAgrees: boolean;
  best: NameMatch['level'] | null;
}

/**
 * How many investigations hold the name: for a full name those with the whole of it, but never as rare as if the parts were
 * not common; for a part of a name those with that part.
 */
function commonName(told: string, match: NameMatch, caseIdentifier: string, frequency: Frequency): number {
  const counts = nameTokens(told).map((token) => Math.max(1, frequency({ kind: 'person', key: `n:${token}` })));
  const part = counts.length === 0 ? 1 : Math.min(...counts);
  if (match.level !== 'full' && match.level !== 'near') return part;
  const whole = nameKeys(caseIdentifier).find((key) => key.startsWith('w:'));
  const wholes = whole === undefined ? part : frequency({ kind: 'person', key: whole });
  return Math.min(part, Math.max(wholes, Math.round(Math.sqrt(part)), 1));
}

/** Ages beside a told name, or the only age of the tip, against the subject's birth. */
function ageSpeaksAgainst(match: NameMatch, tip: ReadTip, caseIdentifier: CaseIdentifier): string | null {
  const age = ageAt(caseIdentifier.born, tip.receivedAt);
  if (age === null) return null;
  const beside = tip.ages.filter(
    (told) => told.start > match.told.start - besideName && told.start < match.told.end + besideName,
  );
  const told = beside.sort(
    (one, other) => Math.abs(one.start - match.told.end) - Math.abs(other.start - match.told.end),
  )[0];
  if (told === undefined || (told.from - 4 <= age.to && age.from <= told.to + 4)) return null;
  return `The tip says “${told.text.trim()}”; ${caseIdentifier.subjectName} would be ${age.to}.`;
}

const inDoubt = (evidence: Evidence): Evidence => ({ ...evidence, reason: { ...evidence.reason, doubtful: true } });

const noWords: ReadonlySet<string> = new Set();

/**
 * The whole name of a case where it stands in the text, its words side by side in any order and case: found by the words
 * themselves, so that it does not matter what was marked as a name.
 */
function standsInText(name: string, tip: ReadTip): StatedName[] {
  if (nameTokens(name).length < 2) return [];
  const match = findPhrase(name, tip.words, tip.index, noWords);
  if (match === null || match.share < 1 || match.end - match.start > name.length + 3) return [];
  const { start, end } = match;
  return [{ text: tip.text.slice(start, end), start, end, marked: false, doubtful: true }];
}

/** A word that may be no name at all, and is spelt otherwise than the part of a name that it would be, says little. */
function certainty({ told, level, quality }: NameMatch): number {
  if (told.marked && !told.doubtful) return 1;
  return quality < 1 && (level === 'given' || level === 'surname') ? 0.5 : 0.75;
}

/** What the names of one subject (name and aliases) have to do with the tip. */
export function comparePerson(names: readonly CaseIdentifier[], tip: ReadTip, frequency: Frequency): PersonFound {
  const found: PersonFound = { evidence: [], against: [], age: null, namedAt: [], birthAgrees: false, best: null };
  const used = new Map<
    number,
    { points: number; evidence: Evidence; match: NameMatch; caseIdentifier: CaseIdentifier }
  >();
  for (const caseIdentifier of names) {
    for (const told of [...tip.names, ...standsInText(caseIdentifier.text, tip)]) {
      const match = matchName(told, caseIdentifier.text);
      if (match === null) continue;
      const common = commonName(told.text, match, caseIdentifier.text, frequency);
      const sign = signOf[match.level];
      const amount = match.level === 'clash' ? 0 : match.quality * rarity(common) * certainty(match);
      const points = linkWeights.points[sign] * amount;
      const known = used.get(told.start);
      if (known !== undefined && known.points >= points) continue;
      const strength = match.level === 'full' || match.level === 'near' ? 'distinctive' : 'weak';
      const evidence = evidenceFor(caseIdentifier, tip, told, { sign, amount }, strength, common);
      used.set(told.start, {
        points,
        evidence: isDoubtful(match) ? inDoubt(evidence) : evidence,
        match,
        caseIdentifier,
      });
    }
  }
  const ranked = [...used.values()].sort((one, other) => other.points - one.points);
  const clash = ranked.find((one) => one.match.level === 'clash');
  const real = ranked.filter((one) => one.match.level !== 'clash');
  const best = real[0];
  if (best === undefined) {
    if (clash === undefined) return found;
    const { text, start, end } = clash.match.told;
    const sentence = `The tip names “${text}”, not ${clash.caseIdentifier.text}.`;
    found.against.push({ kind: 'person', start, end, sentence });
    return found;
  }
  found.best = best.match.level;
  found.evidence = real.slice(0, 3).map((one, index) => scaled(one.evidence, index === 0 ? 1 : 1 / 3));
  found.namedAt = real.map((one) => one.match.told.start);
  found.age =
    real.map((one) => ageSpeaksAgainst(one.match, tip, one.caseIdentifier)).find((sentence) => sentence !== null) ??
    null;
  const born = best.caseIdentifier.born;
  found.birthAgrees =
    born !== null && born.length === 10 && tip.identifiers.some((one) => one.kind === 'date' && one.value === born);
  return found;
}
