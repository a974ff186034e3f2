/** How well contributions are matched with each other by person, on a folder of tips whose persons are known. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { rounded, type Score, scoreOf, share } from '../../main/accuracy/score.ts';
import { type MatchedPair, matchAll, type Reason, readContribution } from '../../main/matching/persons/index.ts';
import { type PersonsByOrigin, personsByOrigin } from './persons-by-origin.ts';
import { type Row, readRows } from './rows.ts';

const originSeed = 1;

const strengths = ['strong', 'probable', 'possible'] as const;
const ranks: readonly string[] = strengths;

interface Wrong {
  a: string;
  b: string;
  /** Bits of what agrees and what speaks against, by kind. */
  why: Record<string, number>;
}

interface Part extends Score {
  pairs: number;
  found: number;
}

export interface PersonsAcrossReport extends Score {
  tips: number;
  persons: number;
  /** Pairs of tips that speak of one person; and how many were found, right or wrong. */
  pairs: number;
  found: number;
  /** Of the pairs that the folder calls so, how many are found; null where it does not say. */
  by_strength: Record<string, { pairs: number; found: number; recall: number }> | null;
  /** Of the pairs that are told to be so, how many are right. */
  by_told: Record<string, { told: number; right: number; precision: number }>;
  /** Pairs that tempt and are not the same; null where the folder does not name any. */
  not_same: { pairs: number; told: number } | null;
  /** Groups of tips that share persons, in order of the first tip: each fourth is measured only, whatever is read of the others. */
  parts: { read: Part; measured_only: Part; across: { found: number } };
  false_pairs: (Wrong & { strength: string })[];
  missed: { a: string; b: string; strength: string | null }[];
  /** The same for made-up contributions on as many people of each origin of names, whatever the folder. */
  by_origin: PersonsByOrigin;
  milliseconds_for_one: number;
}

const pairName = (one: string, other: string): string => `${one} ${other}`;

/** Each tip's group: tips are in one group that share a person, directly or through others. */
function groupsOf(tips: readonly string[], persons: readonly Row[]): Map<string, number> {
  const groupOf = new Map(tips.map((tip, at) => [tip, at]));
  const firstOf = new Map<string, string>();
  for (const { tip_id: tip = '', person_id: person = '' } of persons) {
    const first = firstOf.get(person);
    if (first === undefined) firstOf.set(person, tip);
    const [one, other] = [groupOf.get(first ?? tip) ?? 0, groupOf.get(tip) ?? 0];
    if (one !== other)
      for (const [name, group] of groupOf) if (group === Math.max(one, other)) groupOf.set(name, Math.min(one, other));
  }
  return groupOf;
}

function truthOf(tips: readonly string[], persons: readonly Row[]): Set<string> {
  const place = new Map(tips.map((tip, at) => [tip, at]));
  const byPerson = new Map<string, Set<string>>();
  for (const { tip_id: tip = '', person_id: person = '' } of persons)
    byPerson.set(person, (byPerson.get(person) ?? new Set()).add(tip));
  const truth = new Set<string>();
  for (const named of byPerson.values()) {
    const inOrder = [...named]
      .filter((tip) => place.has(tip))
      .sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
    for (const [at, one] of inOrder.entries())
      for (const other of inOrder.slice(at + 1)) truth.add(pairName(one, other));
  }
  return truth;
}

const optional = (folder: string, name: string, columns: readonly string[]): Row[] | null =>
  existsSync(join(folder, name)) ? readRows(join(folder, name), columns) : null;

function why(reasons: readonly Reason[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { kind, bits } of reasons) sums[kind] = rounded((sums[kind] ?? 0) + bits, 1);
  return sums;
}

/** `DIR` holds `tips.csv` and `persons.csv`, perhaps `pairs.csv` and `not-same.csv`. Throws as `readRows` does. */
export function evaluatePersonsAcross(folder: string): PersonsAcrossReport {
  const tips = readRows(join(folder, 'tips.csv'), ['tip_id', 'received_at', 'text']);
  const persons = readRows(join(folder, 'persons.csv'), ['tip_id', 'person_id']);
  const named = optional(folder, 'pairs.csv', ['tip_id_a', 'tip_id_b', 'strength']);
  const notSame = optional(folder, 'not-same.csv', ['tip_id_a', 'tip_id_b']);
  const ids = tips.map((row) => row.tip_id ?? '');
  const started = performance.now();
  const matched = matchAll(tips.map((row) => readContribution(row.text ?? '', row.received_at ?? '')));
  const milliseconds = (performance.now() - started) / Math.max(1, tips.length);
  const nameOf = ({ one, other }: MatchedPair): string => pairName(ids[one] ?? '', ids[other] ?? '');
  const found = new Map(matched.map((pair) => [nameOf(pair), pair]));
  const truth = truthOf(ids, persons);
  const right = [...found.keys()].filter((pair) => truth.has(pair));

  const groups = groupsOf(ids, persons);
  const order = [...new Set(ids.map((tip) => groups.get(tip) ?? 0))];
  const apart = (tip: string): boolean => order.indexOf(groups.get(tip) ?? 0) % 4 === 3;
  const partOf = (pair: string): 'read' | 'measured_only' | 'across' => {
    const [one = '', other = ''] = pair.split(' ');
    if (apart(one) !== apart(other)) return 'across';
    return apart(one) ? 'measured_only' : 'read';
  };
  const part = (name: 'read' | 'measured_only'): Part => {
    const within = (pairs: Iterable<string>): number => [...pairs].filter((pair) => partOf(pair) === name).length;
    const [told, wanted] = [within(found.keys()), within(truth)];
    return { pairs: wanted, found: told, ...scoreOf(within(right), told, wanted) };
  };

  const strengthOf = new Map<string, string>();
  for (const row of named ?? []) {
    const pair = pairName(row.tip_id_a ?? '', row.tip_id_b ?? '');
    const [before, now] = [strengthOf.get(pair), row.strength ?? ''];
    if (before === undefined || ranks.indexOf(now) < ranks.indexOf(before)) strengthOf.set(pair, now);
  }
  const byStrength = Object.fromEntries(
    strengths.map((strength) => {
      const all = [...strengthOf].filter(([pair, own]) => own === strength && truth.has(pair)).map(([pair]) => pair);
      const hit = all.filter((pair) => found.has(pair)).length;
      return [strength, { pairs: all.length, found: hit, recall: rounded(share(hit, all.length)) }];
    }),
  );
  const byTold = Object.fromEntries(
    strengths.map((strength) => {
      const told = matched.filter(({ match }) => match.strength === strength).map(nameOf);
      const good = told.filter((pair) => truth.has(pair)).length;
      return [strength, { told: told.length, right: good, precision: rounded(share(good, told.length)) }];
    }),
  );
  const tempting = notSame?.map((row) => pairName(row.tip_id_a ?? '', row.tip_id_b ?? ''));
  const ends = (pair: string): { a: string; b: string } => {
    const [a = '', b = ''] = pair.split(' ');
    return { a, b };
  };
  return {
    tips: tips.length,
    persons: new Set(persons.map((row) => row.person_id)).size,
    pairs: truth.size,
    found: found.size,
    ...scoreOf(right.length, found.size, truth.size),
    by_strength: named === null ? null : byStrength,
    by_told: byTold,
    not_same:
      tempting === undefined
        ? null
        : { pairs: tempting.length, told: tempting.filter((pair) => found.has(pair)).length },
    parts: {
      read: part('read'),
      measured_only: part('measured_only'),
      across: { found: [...found.keys()].filter((pair) => partOf(pair) === 'across').length },
    },
    false_pairs: [...found]
      .filter(([pair]) => !truth.has(pair))
      .map(([pair, { match }]) => ({ ...ends(pair), strength: match.strength, why: why(match.reasons) })),
    missed: [...truth]
      .filter((pair) => !found.has(pair))
      .map((pair) => ({ ...ends(pair), strength: strengthOf.get(pair) ?? null })),
    by_origin: personsByOrigin(originSeed),
    milliseconds_for_one: rounded(milliseconds, 2),
  };
}
