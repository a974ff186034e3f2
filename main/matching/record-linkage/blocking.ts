/** Which records are compared at all: only those that share a key. */
import type { ReadRecord } from './levels.ts';

/** A key that more records than this share says too little to be worth comparing them all. */
const largestBlock = 120;

/**
 * Keys made of two facts each, from different parts of the record, so that one or two wrong fields leave others that meet.
 * Without the national number where `withNumber` is false.
 */
export function blockingKeys({ values, sounds }: ReadRecord, withNumber: boolean): string[] {
  const { given, surname, born, postcode, number, street, locality, town, nationalNumber } = values;
  const keys: string[] = [];
  const add = (kind: string, ...parts: readonly string[]): void => {
    if (!parts.includes('')) keys.push([kind, ...parts].join('|'));
  };
  if (withNumber) add('id', nationalNumber);
  add('born', born);
  add('names', ...[sounds.given, sounds.surname].sort());
  for (const name of [given, surname]) {
    const start = name.slice(0, 3);
    add('name+code', start, postcode);
    add('name+year', start, born.slice(0, 4), town.slice(0, 3));
    add('name+day', start, born.slice(4));
    add('name+town', name, town.slice(0, 4));
    add('name+number', name, number);
    add('name+street', start, street.slice(0, 5));
  }
  add('code+number', postcode, number);
  add('code+month', postcode, born.slice(0, 6));
  add('code+day', postcode, born.slice(4));
  add('street+number', street.slice(0, 6), number);
  add('street+code', street.slice(0, 6), postcode);
  add('locality+number', locality.slice(0, 6), number);
  add('locality+code', locality.slice(0, 6), postcode);
  add('town+number', town.slice(0, 6), number);
  return keys;
}

function blocks(records: readonly ReadRecord[], withNumber: boolean): Map<string, number[]> {
  const byKey = new Map<string, number[]>();
  for (const [index, record] of records.entries()) {
    for (const key of new Set(blockingKeys(record, withNumber))) {
      const list = byKey.get(key);
      if (list === undefined) byKey.set(key, [index]);
      else list.push(index);
    }
  }
  return byKey;
}

/**
 * Pairs of positions (first below second) that share a key, each once. With `boundary`, only pairs of one record before it
 * and one from it on: two registers in one list.
 */
export function candidatePairs(
  records: readonly ReadRecord[],
  withNumber: boolean,
  boundary: number | null,
): [number, number][] {
  const seen = new Set<number>();
  const pairs: [number, number][] = [];
  for (const block of blocks(records, withNumber).values()) {
    if (block.length > largestBlock) continue;
    for (const [at, first] of block.entries()) {
      for (let next = at + 1; next < block.length; next += 1) {
        const second = block[next] ?? first;
        if (boundary !== null && first < boundary === second < boundary) continue;
        const key = first * records.length + second;
        if (seen.has(key)) continue;
        seen.add(key);
        pairs.push([first, second]);
      }
    }
  }
  return pairs;
}
