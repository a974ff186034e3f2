/** How well tips are linked to the investigations that they concern. */
import type { MatchStrength } from '../../preload/contract/vocabulary.ts';
import type { Identifier, PersonFinder } from '../matching/extract/index.ts';
import { findDuplicates } from '../matching/near-duplicates/index.ts';
import type { Suggestion } from '../matching/scoring/index.ts';
import type { CaseSet, TrueLink } from './case-set.ts';
import { lookupKinds, scoreExtraction } from './extraction.ts';
import { keyIndex, readAndSuggest } from './key-index.ts';
import { matchByOrigin, type OriginReport } from './origins.ts';
import { rounded, scoreOf, share } from './score.ts';

interface Strength {
  links: number;
  top1: number;
  top3: number;
}

export interface LinksReport {
  tips: number;
  /** Tips with at least one true link. */
  linked: number;
  /** Share of the linked tips with a true investigation in first place, and among the first three. */
  top1: number;
  top3: number;
  /** Share of strong suggestions that are true links, and how many there are. */
  strong_precision: number;
  strong_suggestions: number;
  decoys: number;
  decoys_in_strong: number;
  /** Share of tips without a true link that got a strong or probable suggestion, and share that got any. */
  unrelated_alarm: number;
  unrelated_any: number;
  duplicate_recall: number;
  duplicate_precision: number;
  duplicate_f1: number;
  /** Null where the sample does not say what a reader would find. */
  identifier_f1: number | null;
  person_f1: number | null;
  /** Counted by true links, not by tips. */
  by_strength: Record<MatchStrength, Strength>;
  by_origin: OriginReport;
  seconds: number;
  /** At most this many are listed; `missed_links` counts all. */
  missed_links: number;
  misses: (TrueLink & { rank: number | null; suggested: string[] })[];
  false_strong: { tip: string; investigation: string }[];
}

const mostMisses = 100;
const strongestFirst = ['strong', 'probable', 'possible'] as const;

interface ReadTip {
  identifiers: Identifier[];
  suggestions: (Pick<Suggestion, 'matchStrength'> & { investigation: string })[];
}

function readAll(set: CaseSet, persons?: PersonFinder): Map<string, ReadTip> {
  const index = keyIndex(set.caseIdentifiers);
  return new Map(
    set.tips.map(({ id, text, receivedAt }) => {
      const { identifiers, suggestions } = readAndSuggest(text, receivedAt, index, persons);
      const named = suggestions.map(({ matchStrength, investigationId }) => ({
        matchStrength,
        investigation: set.investigations.get(investigationId) ?? '',
      }));
      return [id, { identifiers, suggestions: named }];
    }),
  );
}

/** Position in the list, from 1, or null. */
function rankOf(read: ReadonlyMap<string, ReadTip>, { tip, investigation }: TrueLink): number | null {
  const at = read.get(tip)?.suggestions.findIndex((one) => one.investigation === investigation) ?? -1;
  return at < 0 ? null : at + 1;
}

function strengths(links: readonly TrueLink[], read: ReadonlyMap<string, ReadTip>): Record<MatchStrength, Strength> {
  const of = (matchStrength: MatchStrength): Strength => {
    const ranks = links.filter(({ strength }) => strength === matchStrength).map((link) => rankOf(read, link));
    const within = (most: number): number =>
      rounded(share(ranks.filter((rank) => rank !== null && rank <= most).length, ranks.length));
    return { links: ranks.length, top1: within(1), top3: within(3) };
  };
  return { strong: of('strong'), probable: of('probable'), possible: of('possible') };
}

function extraction(set: CaseSet, read: ReadonlyMap<string, ReadTip>, kinds: readonly string[]): number | null {
  if (set.identifiers === null) return null;
  const found = [...read].map(([tip, { identifiers }]) => [tip, identifiers] as const);
  return scoreExtraction(set.identifiers, found, kinds).f1;
}

/** Pairs of one hoaxer's calls count neither way: somebody who hears the same hoax twice may or may not call it a duplicate. */
function duplicates(set: CaseSet): ReturnType<typeof scoreOf> {
  const counts = (pair: readonly string[]): boolean => !pair.every((tip) => set.hoaxes.has(tip));
  const wanted = new Set(set.duplicates.map(({ first, again }) => `${first} ${again}`));
  const found = findDuplicates(set.tips)
    .map(({ first, again }) => [set.tips[first]?.id ?? '', set.tips[again]?.id ?? ''])
    .filter(counts)
    .map((pair) => pair.join(' '));
  return scoreOf(found.filter((pair) => wanted.has(pair)).length, found.length, wanted.size);
}

/**
 * Measures a set with the thresholds that ship. `originSeed` chooses the names for `by_origin`, which is the same experiment for
 * any set. `persons` is a finder of names to use instead of the one that ships.
 */
export function evaluateLinks(set: CaseSet, originSeed: number, persons?: PersonFinder): LinksReport {
  const started = performance.now();
  const read = readAll(set, persons);
  const isTrue = new Set(set.links.map(({ tip, investigation }) => `${tip} ${investigation}`));
  const linked = new Set(set.links.map(({ tip }) => tip));
  const within = (most: number): number =>
    [...linked].filter((id) =>
      (read.get(id)?.suggestions ?? [])
        .slice(0, most)
        .some(({ investigation }) => isTrue.has(`${id} ${investigation}`)),
    ).length;
  const strong = [...read].flatMap(([tip, { suggestions }]) =>
    suggestions
      .filter(({ matchStrength }) => matchStrength === 'strong')
      .map(({ investigation }) => ({ tip, investigation })),
  );
  const falseStrong = strong.filter(({ tip, investigation }) => !isTrue.has(`${tip} ${investigation}`));
  const unrelated = [...read].filter(([tip]) => !linked.has(tip)).map(([, { suggestions }]) => suggestions);
  const alarming = (suggestions: ReadTip['suggestions']): boolean =>
    suggestions.some(({ matchStrength }) => matchStrength !== 'possible');
  const isStrong = new Set(strong.map(({ tip, investigation }) => `${tip} ${investigation}`));
  const missed = set.links
    .map((link) => ({ ...link, rank: rankOf(read, link) }))
    .filter(({ rank }) => rank === null || rank > 3)
    .sort((one, other) => strongestFirst.indexOf(one.strength) - strongestFirst.indexOf(other.strength));
  const twice = duplicates(set);
  return {
    tips: set.tips.length,
    linked: linked.size,
    top1: rounded(share(within(1), linked.size)),
    top3: rounded(share(within(3), linked.size)),
    strong_precision: rounded(share(strong.length - falseStrong.length, strong.length)),
    strong_suggestions: strong.length,
    decoys: set.decoys.length,
    decoys_in_strong: set.decoys.filter(({ tip, investigation }) => isStrong.has(`${tip} ${investigation}`)).length,
    unrelated_alarm: unrelated.length === 0 ? 0 : rounded(unrelated.filter(alarming).length / unrelated.length),
    unrelated_any:
      unrelated.length === 0 ? 0 : rounded(unrelated.filter((list) => list.length > 0).length / unrelated.length),
    duplicate_recall: twice.recall,
    duplicate_precision: twice.precision,
    duplicate_f1: twice.f1,
    identifier_f1: extraction(set, read, lookupKinds),
    person_f1: extraction(set, read, ['person']),
    by_strength: strengths(set.links, read),
    by_origin: matchByOrigin(originSeed),
    seconds: rounded((performance.now() - started) / 1000, 2),
    missed_links: missed.length,
    misses: missed.slice(0, mostMisses).map((link) => ({
      ...link,
      suggested: (read.get(link.tip)?.suggestions ?? []).map(
        ({ investigation, matchStrength }) => `${investigation} ${matchStrength}`,
      ),
    })),
    false_strong: falseStrong.slice(0, mostMisses),
  };
}
