/** Who is spoken of in a contribution: each with names as written and with what goes with them in the text. */
import { extract, type Identifier } from '../extract/index.ts';
import { besideWords } from './beside-words.ts';
import { type Born, bornBeside, bornByRole, bornTold, generationTold, othersMeant, sexTold } from './facts.ts';
import { heardNames } from './heard-names.ts';
import type { BesideWord, Findable, Mention, Particular, ReadContribution, WrittenName } from './mention.ts';
import { type WordsSeen, wordsSeen } from './name-words.ts';
import { particularsOf } from './particulars.ts';
import { writtenNames } from './written-names.ts';

const mostMentions = 20;
const mostText = 20_000;
const certain = 0.75;

interface Sentence {
  start: number;
  end: number;
}

/** Where a sentence or a line ends; `1. Wilf` and `Mr. Nye` end none. */
const ends = /(?<!\b(?:\d{1,2}|mr|mrs|dr|st|no|b|nr|rd|\p{L}))[.!?](?=\s)|\n|;|(?<=\p{L}{3})\. /iuy;
const mayEnd = /[.!?\n;]/g;

function sentencesOf(text: string): Sentence[] {
  const found: Sentence[] = [];
  let start = 0;
  for (const { index } of text.matchAll(mayEnd)) {
    if (index + 1 - start < 3) continue;
    ends.lastIndex = index;
    if (!ends.test(text)) continue;
    found.push({ start, end: index + 1 });
    start = index + 1;
  }
  if (start < text.length) found.push({ start, end: text.length });
  return found;
}

const mostWords = 80;

/** `Keith Ollivant, known as Spider`, `Abu Safwan (Mahmoud Shalaby)`: two names of one person. */
const betweenAliases =
  /^[\s,("'“‘[]*(?:(?:also |better |locally )?(?:known as|called|aka|a\.k\.a\.?|alias|real name|nicknamed|who calls himself|is really|otherwise|goes by|or)\b)?[\s,("'“‘:]*(?:the )?["'“‘(]?$/i;

function sameOne(text: string, one: WrittenName, other: WrittenName): boolean {
  if (one.kind === other.kind && one.kind === 'nickname') return false;
  const between = text.slice(one.end, other.start);
  if (between.length > 30 || !betweenAliases.test(between)) return false;
  return (
    /\b(?:known|called|aka|alias|real|nicknamed|himself|really|otherwise|goes)\b/i.test(between) ||
    (/[("'“]/.test(between) && one.kind !== other.kind)
  );
}

/** Groups of names, each of one person. */
function groupsOf(text: string, names: readonly WrittenName[]): WrittenName[][] {
  const groups: WrittenName[][] = [];
  for (const name of names) {
    const before = groups.at(-1)?.at(-1);
    const whole = groups.find(
      (group) =>
        name.certainty >= 0.5 &&
        group.some(
          (one) =>
            one.certainty >= 0.7 &&
            one.kind === name.kind &&
            one.tokens.length > 0 &&
            name.tokens.every((token) => one.tokens.includes(token)),
        ),
    );
    if (whole !== undefined) continue;
    if (before !== undefined && sameOne(text, before, name)) groups.at(-1)?.push(name);
    else groups.push([name]);
  }
  return groups;
}

const within = (at: number, sentences: readonly Sentence[]): boolean =>
  sentences.some(({ start, end }) => at >= start && at < end);

const isNamed = (group: readonly WrittenName[]): boolean => group.some(({ kind }) => kind !== 'nickname');

/** The sentences that tell of each anchor: its own, those that follow until another is named, and those before all. */
function sentencesAbout(
  sentences: readonly Sentence[],
  anchors: readonly WrittenName[][],
): Map<WrittenName[], Sentence[]> {
  const about = new Map<WrittenName[], Sentence[]>(anchors.map((anchor) => [anchor, []]));
  let current: readonly WrittenName[][] = anchors;
  for (const sentence of sentences) {
    const named = anchors.filter((anchor) =>
      anchor.some((name) => name.start >= sentence.start && name.start < sentence.end),
    );
    // A nickname in passing does not turn the story to somebody else.
    if (named.some(isNamed) || current.length === anchors.length) current = named.length > 0 ? named : current;
    for (const anchor of new Set([...current, ...named])) about.get(anchor)?.push(sentence);
  }
  return about;
}

/** The age that stands nearest to one name rather than to another one of the same passage. */
function bornOf({ text, receivedAt }: Whole, { born }: Told, { group, all, about }: Person): Born[] {
  for (const name of group) {
    const beside = bornBeside(text.slice(name.end), receivedAt, name.end);
    if (beside !== null) return [beside];
  }
  const distance = (name: WrittenName, one: Born): number =>
    one.start >= name.end ? one.start - name.end : (name.start - one.end) * 2 + 10;
  const nearest = (names: readonly WrittenName[], one: Born): number =>
    Math.min(...names.map((name) => distance(name, one)));
  const told = born.filter((one) => {
    if (!within(one.start, about)) return false;
    const own = nearest(group, one);
    return own < 160 && all.every((other) => other === group || nearest(other, one) >= own);
  });
  if (told.length > 0) return told;
  const first = group[0];
  const role = first === undefined ? null : bornByRole(text.slice(0, first.start), text.slice(first.end), receivedAt);
  return role === null ? [] : [role];
}

interface Whole {
  text: string;
  receivedAt: string;
  sentences: readonly Sentence[];
  particulars: readonly Particular[];
  words: readonly BesideWord[];
  /** `words` by the sentences that they stand in. */
  beside: Map<readonly Sentence[], ReadonlyMap<string, BesideWord>>;
}

/** What is told of ages, and of who is not meant: for comparing alone. */
interface Told {
  born: readonly Born[];
  others: readonly { start: number; end: number }[];
}

/** Somebody who is spoken of. */
interface Person {
  group: readonly WrittenName[];
  /** The groups among which an age finds the nearest. */
  all: readonly WrittenName[][];
  /** The sentences that tell of them. */
  about: readonly Sentence[];
}

/** The words beside somebody but for the name's own. Those who are told of in the same sentences share one map where they can. */
function wordsOf({ words, beside }: Whole, { group, about }: Person): ReadonlyMap<string, BesideWord> {
  let all = beside.get(about);
  if (all === undefined) {
    const found = new Map<string, BesideWord>();
    for (const word of words) {
      if (found.size >= mostWords) break;
      if (!found.has(word.word) && within(word.start, about)) found.set(word.word, word);
    }
    beside.set(about, found);
    all = found;
  }
  const shared = all;
  const own = group.flatMap((name) => name.tokens).filter((token) => shared.has(token));
  if (own.length === 0) return shared;
  const others = new Map(shared);
  for (const token of own) others.delete(token);
  return others;
}

/** What finds somebody among others. */
const findableOf = (whole: Whole, person: Person): Findable => ({
  names: person.group,
  particulars: whole.particulars.filter(({ start }) => within(start, person.about)),
  words: wordsOf(whole, person),
});

function mentionOf(whole: Whole, told: Told, person: Person): Mention {
  const { group, all, about } = person;
  const first = group[0];
  const before = whole.text.slice(0, first?.start ?? 0);
  const after = whole.text.slice(first?.end ?? 0);
  return {
    ...findableOf(whole, person),
    born: first === undefined ? told.born : bornOf(whole, told, person),
    sex: first === undefined ? null : sexTold(before, after),
    generation: first === undefined ? null : generationTold(before, after),
    otherMeant: told.others.some(({ start }) => all.length < 4 || within(start, about)),
  };
}

/** Names of persons and addresses in the net are no words beside anybody. */
function wordsBeside(
  text: string,
  { words: read, known, whole }: WordsSeen,
  covered: readonly { start: number; end: number }[],
): BesideWord[] {
  const words = besideWords(text, whole ? read : null, known);
  return covered.length === 0
    ? words
    : words.filter(({ start }) => {
        for (const one of covered) if (start >= one.start && start < one.end) return false;
        return true;
      });
}

const notBeside: ReadonlySet<Identifier['kind']> = new Set<Identifier['kind']>(['email', 'url', 'handle']);

/** Who is spoken of, and what of the text is told of whom. */
function personsIn(text: string, receivedAt: string, identifiers: readonly Identifier[]) {
  const seen = wordsSeen(text);
  const names = writtenNames(text, identifiers, seen).filter((name) => !name.place);
  const groups = groupsOf(text, names);
  const anchors = groups.filter((group) => group.some(({ certainty }) => certainty >= certain));
  const sentences = sentencesOf(text);
  const covered = [
    ...anchors.flat().filter(({ certainty }) => certainty > 0.8),
    ...identifiers.filter(({ kind }) => notBeside.has(kind)),
  ];
  const whole: Whole = {
    text,
    receivedAt,
    sentences,
    particulars: particularsOf(text, identifiers, seen.cues),
    words: wordsBeside(text, seen, covered),
    beside: new Map(),
  };
  const about = sentencesAbout(sentences, anchors);
  const rest = groups.filter((group) => !anchors.includes(group));
  const persons: Person[] = [
    ...anchors.map((group) => ({ group, all: anchors, about: about.get(group) ?? [] })),
    ...rest.map((group) => ({
      group,
      all: anchors.length > 1 ? [...anchors, group] : [group],
      about:
        anchors.length < 2
          ? sentences
          : sentences.filter(({ start, end }) => (group[0]?.start ?? 0) >= start && (group[0]?.start ?? 0) < end),
    })),
  ].slice(0, mostMentions);
  if (groups.every((group) => group.every(({ certainty }) => certainty <= 0.5)))
    persons.push({ group: [], all: [], about: sentences });
  return { whole, persons };
}

/** Reads a contribution. `recorded`: identifiers that somebody recorded beside the text; by default those found in it. */
export function readContribution(
  given: string,
  receivedAt: string,
  recorded?: readonly Identifier[],
): ReadContribution {
  const text = given.slice(0, mostText);
  const identifiers = recorded ?? extract(text, { receivedAt });
  const { whole, persons } = personsIn(text, receivedAt, identifiers);
  const told: Told = {
    born: bornTold(
      text,
      receivedAt,
      identifiers.filter(({ kind }) => kind === 'date'),
    ),
    others: othersMeant(text),
  };
  return {
    receivedAt,
    text,
    mentions: persons.map((person) => mentionOf(whole, told, person)),
    heard: heardNames(text),
  };
}

/** As much of `readContribution` as keys are made of: a third of the work, for those who only keep them. */
export function readFindable(
  given: string,
  receivedAt: string,
  identifiers: readonly Identifier[],
): Pick<ReadContribution, 'heard'> & { mentions: readonly Findable[] } {
  const text = given.slice(0, mostText);
  const { whole, persons } = personsIn(text, receivedAt, identifiers);
  return { mentions: persons.map((person) => findableOf(whole, person)), heard: heardNames(text) };
}
