/** Search by one to three words: common and rare, whole and partial, names and identifiers. */
import { wholeFrom } from '../arguments.ts';
import { type Result, timed } from '../result.ts';
import { type Bench, type Case, readSamples } from './reads.ts';
import { frequentWords, type Vocabulary } from './vocabulary.ts';

const limit = 50;
/** A dozen searches of each sort; half as many in a run that must stay short. */
const setsOfWords = 16;

function byWords({ common, middling, rare }: Vocabulary, sets: number): string[] {
  return common.slice(0, sets).flatMap((often, at) => {
    const sometimes = middling[at] ?? often;
    const seldom = rare[at] ?? often;
    const next = common[at + 1] ?? often;
    return [
      often,
      sometimes,
      seldom,
      often.slice(0, 3),
      sometimes.slice(0, 3),
      seldom.slice(0, 4),
      `${often} ${next}`,
      `${often} ${sometimes}`,
      `${sometimes} ${seldom}`,
      `${often} ${next.slice(0, 2)}`,
      `${often} ${next} ${sometimes}`,
      `${often} ${sometimes} ${seldom}`,
    ];
  });
}

/** Operations, people, plates and numbers recorded on investigations, and references of contributions. */
function byName({ plain }: Bench): string[] {
  const some = (sql: string) => plain.prepare(sql).pluck().all().map(String);
  return [
    ...some('select operation from investigation_row order by id limit 10'),
    ...some('select name from subject_row order by id limit 20'),
    ...some(
      "select text from case_identifier_row where kind in ('vrm', 'phone', 'postcode', 'email') order by id limit 30",
    ),
    ...some('select reference from contribution_row where id % 997 = 5 order by id limit 10'),
  ];
}

/** By words alone: what another full-text index can be asked as well. */
export const searchedFor = (plain: Bench['plain']): string[] => [
  ...new Set(byWords(frequentWords(plain), setsOfWords)),
];

export async function search(bench: Bench): Promise<Result> {
  const sets = bench.rows < wholeFrom ? setsOfWords / 2 : setsOfWords;
  const texts = [...new Set([...byWords(frequentWords(bench.plain), sets), ...byName(bench)])];
  const cases = texts.map((text): Case<'search.find'> => ({ login: 's.kowal', input: { text, limit } }));
  return timed('search', await readSamples(bench, 'search.find', cases, 1), bench.rows <= 50_000 ? 50 : 100);
}

/** What the palette asks with each key: names with two errors, endings of numbers, parts of plates and beginnings of words. */
export async function palette(bench: Bench): Promise<Result> {
  const names = bench.plain.prepare('select name from subject_row order by id limit 20').pluck().all().map(String);
  const swapped = names.map((name) => `${name.slice(0, 1)}${name.charAt(2)}${name.charAt(1)}${name.slice(3, -1)}`);
  const held = (kind: string) =>
    bench.plain
      .prepare<[string], string>('select value from case_identifier_row where kind = ? order by id limit 20')
      .pluck()
      .all(kind);
  const typed = [...swapped, ...held('phone').map((one) => one.slice(-6)), ...held('vrm').map((one) => one.slice(-5))];
  const cases = typed.map((text): Case<'search.find'> => ({ login: 's.kowal', input: { text, limit: 8 } }));
  return timed('palette', await readSamples(bench, 'search.find', cases, 2), 100);
}

/** One and two words with one and two typing errors, for which others are offered: the common and the rare ones, and names of cases. */
export async function mistyped(bench: Bench): Promise<Result> {
  const { common, middling, rare } = frequentWords(bench.plain);
  const names = bench.plain.prepare('select name from subject_row order by id limit 20').pluck().all().map(String);
  const words = [...common, ...middling, ...rare, ...names.flatMap((name) => name.split(' '))].filter(
    (word) => word.length > 5,
  );
  const once = (word: string) => `${word.slice(0, 2)}${word.charAt(3)}${word.charAt(2)}${word.slice(4)}`;
  const twice = (word: string) => `${once(word).slice(0, -1)}q`;
  const typed = words.flatMap((word, at) => [once(word), twice(word), `${once(word)} ${words[at + 1] ?? word}`]);
  const cases = [...new Set(typed)].map(
    (text): Case<'search.find'> => ({ login: 's.kowal', input: { text, limit: 50 } }),
  );
  return timed('mistyped', await readSamples(bench, 'search.find', cases, 1), 100);
}
