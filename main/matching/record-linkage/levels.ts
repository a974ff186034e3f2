/** How well two values of one feature agree, in few levels, each of which has its own weight. */
import { typingErrors } from '../names/distance.ts';
import { phoneticKey } from '../names/phonetic-key.ts';
import { type Feature, features, type PersonRecord } from './record.ts';

/** `crossed`: the value stands in the other record's neighbouring field (given name and surname, street and locality). */
export const levels = ['missing', 'same', 'near', 'alike', 'crossed', 'different'] as const;
export type Level = (typeof levels)[number];

/** A record made ready for many comparisons: values folded, without spaces, and how they sound. */
export interface ReadRecord {
  values: Readonly<Record<Feature, string>>;
  words: Readonly<Record<Feature, readonly string[]>>;
  sounds: Readonly<Record<Feature, string>>;
}

type Group = 'word' | 'place' | 'code';
const groups: Readonly<Record<Feature, Group>> = {
  given: 'word',
  surname: 'word',
  number: 'code',
  street: 'place',
  locality: 'place',
  town: 'place',
  postcode: 'code',
  region: 'code',
  born: 'code',
  nationalNumber: 'code',
};

const table = <T>(of: (feature: Feature) => T): Record<Feature, T> => {
  const [given, surname, number, street, locality, town, postcode, region, born, nationalNumber] = features;
  return {
    given: of(given),
    surname: of(surname),
    number: of(number),
    street: of(street),
    locality: of(locality),
    town: of(town),
    postcode: of(postcode),
    region: of(region),
    born: of(born),
    nationalNumber: of(nationalNumber),
  };
};

export function readRecord(record: PersonRecord): ReadRecord {
  const words = table((feature) =>
    record[feature]
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean),
  );
  const values = table((feature) => words[feature].join(''));
  const sounds = table((feature) => (groups[feature] === 'code' ? '' : phoneticKey(values[feature])));
  return { values, words, sounds };
}

/** The last word is mostly `street` or `gardens`, and says nothing. */
function shareWord(one: readonly string[], other: readonly string[]): boolean {
  const telling = one.length > 1 ? one.slice(0, -1) : one;
  return telling.some((word) => word.length > 3 && other.includes(word));
}

function levelOf(feature: Feature, a: ReadRecord, b: ReadRecord, ofB: Feature): Level {
  const one = a.values[feature];
  const other = b.values[ofB];
  if (one === '' || other === '') return 'missing';
  if (one === other) return 'same';
  const group = groups[feature];
  const longest = Math.max(one.length, other.length);
  if (group === 'code') {
    if (longest < 2) return 'different';
    const errors = typingErrors(one, other, 2);
    if (errors === 1) return 'near';
    return errors === 2 && longest > 5 ? 'alike' : 'different';
  }
  const near = longest < 6 ? 1 : longest < 12 ? 2 : 3;
  const errors = typingErrors(one, other, near + 2);
  if (errors <= near) return 'near';
  if (a.sounds[feature] === b.sounds[ofB] && longest > 3) return 'alike';
  if (errors <= near + 1 && longest > 7) return 'alike';
  if (one.length > 2 && other.length > 2 && (one.startsWith(other) || other.startsWith(one))) return 'alike';
  if (group === 'place' && shareWord(a.words[feature], b.words[ofB])) return 'alike';
  return 'different';
}

const good = (level: Level): boolean => level === 'same' || level === 'near';

/** Both levels of two neighbouring features, or `crossed` where they agree only the other way round. */
function neighbours(a: ReadRecord, b: ReadRecord, first: Feature, second: Feature): [Level, Level] {
  const straight: [Level, Level] = [levelOf(first, a, b, first), levelOf(second, a, b, second)];
  if (good(straight[0]) || good(straight[1])) return straight;
  const firstCrossed = good(levelOf(first, a, b, second));
  const secondCrossed = good(levelOf(second, a, b, first));
  return [firstCrossed ? 'crossed' : straight[0], secondCrossed ? 'crossed' : straight[1]];
}

/** The levels of all features, in the order of `features`. */
export function compareRecords(a: ReadRecord, b: ReadRecord): Level[] {
  const [given, surname] = neighbours(a, b, 'given', 'surname');
  const [street, locality] = neighbours(a, b, 'street', 'locality');
  const plain = (feature: Feature): Level => levelOf(feature, a, b, feature);
  return [
    given,
    surname,
    plain('number'),
    street,
    locality,
    plain('town'),
    plain('postcode'),
    plain('region'),
    plain('born'),
    plain('nationalNumber'),
  ];
}
