import { type Identifier, isOrdinaryWord, readVehicle } from '../extract/index.ts';
import { type AddressMatch, matchAddress } from './address-match.ts';
import { type CaseIdentifier, topicOf } from './case-identifiers.ts';
import type { Contradiction } from './contradictions.ts';
import { indexKeys, type LookupKey, urlKey } from './keys.ts';
import { findPhrase } from './phrase-match.ts';
import { type Sharing, sharedBecause } from './sharing.ts';
import type { Evidence, Reason, Worth } from './suggestion.ts';
import type { ReadTip } from './tip.ts';
import { isCommonTail, phraseWords } from './tip-words.ts';
import { matchVehicles } from './vehicle-match.ts';
import { decisive, linkWeights, type Sign } from './weights.ts';

/** How many investigations hold a key. */
export type Frequency = (key: LookupKey) => number;

/** What a comparison of one held identifier with the tip gives. */
export interface Found {
  evidence: Evidence | null;
  against: Contradiction | null;
  /** Why what agrees does not decide by itself, although its kind does. */
  shared?: string | null;
}

/** What else a comparison goes by. */
export interface Beside {
  frequency: Frequency;
  sharing: Sharing;
  /** All of the same case that the tip may agree with. */
  held: readonly CaseIdentifier[];
}

const nothing: Found = { evidence: null, against: null };

/** Rare counts more than common: 1 for what one investigation holds, about a half for eight, a quarter for hundreds. */
export const rarity = (common: number): number => 1 / (1 + 0.35 * Math.log2(Math.max(1, common)));

/** How many investigations hold the rarest of these keys. */
export function commonOf(keys: readonly LookupKey[], frequency: Frequency): number {
  let least = Number.POSITIVE_INFINITY;
  for (const key of keys) least = Math.min(least, Math.max(1, frequency(key)));
  return Number.isFinite(least) ? least : 1;
}

export function evidenceFor(
  caseIdentifier: CaseIdentifier,
  tip: ReadTip,
  at: { start: number; end: number },
  { sign, amount }: Worth,
  strength: Reason['strength'],
  common: number,
): Evidence {
  return {
    sign,
    amount,
    points: linkWeights.points[sign] * amount,
    subjectId: caseIdentifier.subjectId,
    reason: {
      kind: caseIdentifier.kind,
      value: caseIdentifier.value,
      tipText: tip.text.slice(at.start, at.end),
      start: at.start,
      end: at.end,
      caseText: caseIdentifier.text,
      subjectName: caseIdentifier.subjectName === '' ? null : caseIdentifier.subjectName,
      strength,
      common,
    },
  };
}

/** The same evidence where it counts for less. */
export const scaled = (evidence: Evidence, by: number): Evidence => ({
  ...evidence,
  amount: evidence.amount * by,
  points: evidence.points * by,
});

const sameValue = (caseIdentifier: CaseIdentifier, one: Identifier): boolean =>
  caseIdentifier.kind === 'url'
    ? urlKey(one.value) === urlKey(caseIdentifier.value)
    : one.value === caseIdentifier.value;

/** Phones, e-mail addresses, handles and web addresses: equal or nothing. */
function exactEvidence(sign: Sign, caseIdentifier: CaseIdentifier, tip: ReadTip, beside: Beside): Found {
  const told = tip.identifiers.find((one) => one.kind === caseIdentifier.kind && sameValue(caseIdentifier, one));
  if (told === undefined) return nothing;
  const common = commonOf(indexKeys(caseIdentifier), beside.frequency);
  const worth: Worth = { sign, amount: rarity(common) };
  if (!decisive.has(sign))
    return { evidence: evidenceFor(caseIdentifier, tip, told, worth, 'distinctive', common), against: null };
  return decisiveEvidence(caseIdentifier, tip, told, worth, common, beside);
}

/** Of a kind that decides by itself, unless others have the same. */
function decisiveEvidence(
  caseIdentifier: CaseIdentifier,
  tip: ReadTip,
  told: Identifier,
  worth: Worth,
  common: number,
  { held, sharing }: Beside,
): Found {
  const key = { kind: caseIdentifier.kind, key: caseIdentifier.value };
  const shared = sharedBecause(caseIdentifier, held, key, sharing);
  const strength = shared === null ? 'unique' : 'distinctive';
  return { evidence: evidenceFor(caseIdentifier, tip, told, worth, strength, common), against: null, shared };
}

const placesApart = (one: string, other: string): number => {
  let apart = 0;
  for (let index = 0; index < one.length; index += 1) if (one.charAt(index) !== other.charAt(index)) apart += 1;
  return apart;
};

/** Plates: whole and equal, partial and fitting, or whole and one place apart (then only with a fitting vehicle). */
function plateEvidence(caseIdentifier: CaseIdentifier, tip: ReadTip, beside: Beside): Found {
  let best: Found = nothing;
  for (const told of tip.identifiers) {
    if (told.kind !== 'vrm' || told.value.length !== caseIdentifier.value.length) continue;
    const known = told.value.length - (told.value.split('?').length - 1);
    const apart = placesApart(told.value, caseIdentifier.value) - (told.value.length - known);
    const common = Math.max(1, beside.frequency({ kind: 'vrm', key: caseIdentifier.value }));
    if (apart === 0 && known === told.value.length)
      return decisiveEvidence(caseIdentifier, tip, told, { sign: 'plate', amount: rarity(common) }, common, beside);
    if (apart === 0 && known > 2)
      best = {
        evidence: evidenceFor(
          caseIdentifier,
          tip,
          told,
          { sign: 'part of a plate', amount: known / 6 },
          'distinctive',
          common,
        ),
        against: null,
      };
    else if (apart === 1 && known === told.value.length && best.evidence === null) {
      const { start, end } = told;
      const sentence = `The plate “${told.text}” differs in one place from ${caseIdentifier.value}.`;
      best = { evidence: null, against: { kind: 'vrm', start, end, sentence } };
    }
  }
  return best;
}

function vehicleEvidence(caseIdentifier: CaseIdentifier, tip: ReadTip, frequency: Frequency): Found {
  const own = readVehicle(caseIdentifier.value);
  let best: Found = nothing;
  for (const { identifier, vehicle } of tip.vehicles) {
    const match = matchVehicles(vehicle, own);
    if (match.score < 0.35) continue;
    const common = commonOf(indexKeys(caseIdentifier), frequency);
    const amount = match.score * rarity(common);
    if (best.evidence === null || amount > best.evidence.amount) {
      best = {
        evidence: evidenceFor(
          caseIdentifier,
          tip,
          identifier,
          { sign: 'vehicle', amount },
          match.score > 0.7 ? 'distinctive' : 'weak',
          common,
        ),
        against: null,
      };
    }
  }
  return best;
}

function postcodeEvidence(caseIdentifier: CaseIdentifier, tip: ReadTip, frequency: Frequency): Found {
  for (const told of tip.identifiers) {
    if (told.kind !== 'postcode' || !caseIdentifier.value.startsWith(told.value)) continue;
    const common = Math.max(1, frequency({ kind: 'postcode', key: told.value }));
    const whole = told.value === caseIdentifier.value;
    return {
      evidence: evidenceFor(
        caseIdentifier,
        tip,
        told,
        { sign: whole ? 'postcode' : 'postcode district', amount: rarity(common) },
        whole ? 'distinctive' : 'weak',
        common,
      ),
      against: null,
    };
  }
  return nothing;
}

const otherNumber = (match: AddressMatch, { text }: CaseIdentifier): string =>
  `The tip says number ${match.numbers.join(' and ')}, not ${text}.`;

function addressEvidence(caseIdentifier: CaseIdentifier, tip: ReadTip, frequency: Frequency): Found {
  const match = matchAddress(caseIdentifier.text, tip.text, tip.words, tip.index, { named: tip.placesNamed });
  if (match === null) return nothing;
  const { start, end } = match;
  if (match.level === 'elsewhere') {
    const sentence = `“${tip.text.slice(start, end)}” in the tip is in another town than ${caseIdentifier.text}.`;
    return { evidence: null, against: { kind: 'address', start, end, sentence } };
  }
  const common = commonOf(indexKeys(caseIdentifier), frequency);
  const other = match.level === 'other number';
  const worth: Worth =
    match.level === 'exact'
      ? { sign: match.confirmed ? 'house, place confirmed' : 'house', amount: 1 }
      : other
        ? { sign: 'other house', amount: 1 }
        : { sign: 'street', amount: rarity(common) + (match.confirmed ? 0.3 : 0) };
  const strength = match.level === 'exact' ? 'distinctive' : 'weak';
  return {
    evidence: evidenceFor(caseIdentifier, tip, match, worth, strength, common),
    against: other
      ? { kind: 'address', start, end, except: 'other house', sentence: otherNumber(match, caseIdentifier) }
      : null,
  };
}

/** Everyday words, such as a car wash or a community centre, name no body as long as they are not all of its name. */
const everyday = ({ start, end }: { start: number; end: number }, { text }: ReadTip): boolean =>
  phraseWords(text.slice(start, end)).every(isOrdinaryWord);

/** Bodies and named places: several of their words together, or the one word that tells. */
function phraseEvidence(caseIdentifier: CaseIdentifier, tip: ReadTip, frequency: Frequency): Found {
  const place = caseIdentifier.kind === 'place';
  const match = findPhrase(caseIdentifier.text, tip.words, tip.index, place ? new Set() : tip.placeWords);
  if (match === null) return nothing;
  const common = commonOf(indexKeys(caseIdentifier), frequency);
  if (place) {
    if (match.share < 1) return nothing;
    const amount = 0.875 * rarity(common) + 0.125;
    return {
      evidence: evidenceFor(caseIdentifier, tip, match, { sign: 'place', amount }, 'weak', common),
      against: null,
    };
  }
  const words = phraseWords(caseIdentifier.text);
  const telling = words.filter((word) => !isCommonTail(word) && !tip.placeWords.has(word));
  const together = match.telling + match.ordinary;
  const first = telling[0] ?? '';
  const lead = match.telling > 0 && together === 1 && first.length > 5 && tip.index.has(first);
  const capital = /\p{Lu}/u.test(tip.text.charAt(match.start)) || !/\p{Lu}\p{Ll}/u.test(tip.text);
  // "the regatta", in a tip that names Wexmouth elsewhere, is the Wexmouth Regatta.
  const spread = words.length > 1 && match.share >= 0.5 && words.every((word) => tip.index.has(word));
  if (together < 2 && !(lead && capital) && !spread && match.share < 1) return nothing;
  if (match.telling === 0 && match.share < 0.66 && !spread) return nothing;
  const named = match.telling > 0 && (match.share >= 1 || capital || !everyday(match, tip));
  // Of a name with a telling word most is in that word; of one without, in how much of it is there.
  const part = named ? (together === 1 && match.share < 1 ? 0.5 : 0.55 + 0.45 * match.share) : 0.4 + 0.6 * match.share;
  const worth: Worth = { sign: named ? 'organisation by name' : 'organisation', amount: part * rarity(common) };
  const strength = named ? match.share > 1 / 3 : match.share > 8 / 9;
  return {
    evidence: evidenceFor(caseIdentifier, tip, match, worth, strength ? 'distinctive' : 'weak', common),
    against: null,
  };
}

function topicEvidence(caseIdentifier: CaseIdentifier, topic: string, tip: ReadTip, frequency: Frequency): Found {
  const word = tip.topics.get(topic);
  if (word === undefined) return nothing;
  const common = commonOf(indexKeys(caseIdentifier), frequency);
  return {
    evidence: evidenceFor(caseIdentifier, tip, word, { sign: 'topic', amount: rarity(common) }, 'weak', common),
    against: null,
  };
}

/** What one held identifier (names of persons apart) has to do with the tip. */
export function compareCaseIdentifier(caseIdentifier: CaseIdentifier, tip: ReadTip, beside: Beside): Found {
  const { frequency } = beside;
  const topic = topicOf(caseIdentifier);
  if (topic !== null) return topicEvidence(caseIdentifier, topic, tip, frequency);
  switch (caseIdentifier.kind) {
    case 'phone':
    case 'email':
    case 'handle':
    case 'url':
      return exactEvidence(caseIdentifier.kind, caseIdentifier, tip, beside);
    case 'bank_account':
      return exactEvidence('bank account', caseIdentifier, tip, beside);
    case 'imei':
      return exactEvidence('handset', caseIdentifier, tip, beside);
    case 'passport':
      return exactEvidence('passport', caseIdentifier, tip, beside);
    case 'ip_address':
      return exactEvidence('internet address', caseIdentifier, tip, beside);
    case 'vrm':
      return plateEvidence(caseIdentifier, tip, beside);
    case 'vehicle':
      return vehicleEvidence(caseIdentifier, tip, frequency);
    case 'postcode':
      return postcodeEvidence(caseIdentifier, tip, frequency);
    case 'address':
      return addressEvidence(caseIdentifier, tip, frequency);
    case 'organisation':
    case 'place':
      return phraseEvidence(caseIdentifier, tip, frequency);
    default:
      return nothing;
  }
}
