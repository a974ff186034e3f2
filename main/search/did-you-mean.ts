/**
 * What somebody may have meant whose search found next to nothing: the same text, with words of their own records in place of those that
 * were mistyped. Whatever is offered was searched for first, as they themselves search.
 */
import { typingErrors, withinErrors, wordsToOffer } from '../store/near-words.ts';
import type { NearWord } from '../store/port.ts';
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';
import type { Ranked } from './hit.ts';

const offeredAtMost = 3;
/** Other words for one that was typed. */
const othersAtMost = 3;
/** Words of a text that are looked at: searches are short. */
const wordsAtMost = 8;
/** Texts that are searched for; all are made of words that the person may see, so that nothing hidden uses these up. */
const triedAtMost = 4;

const typedWords = /[\p{L}\p{N}\p{M}]+(?:['’ʼ][\p{L}\p{N}]+)*/gu;

interface Typed {
  at: number;
  length: number;
  /** Whether any record that they may see has it. */
  known: boolean;
  others: string[];
}

/** Words of the records that break-glass has opened to them, which stand where they see nothing else. */
async function wordsOpened({ db, me }: Context): Promise<string[]> {
  if (me.opened.contribution.length === 0) return [];
  const rows = await db
    .selectFrom('contribution')
    .select(['text', 'area', 'place'])
    .where('id', 'in', inList(me.opened.contribution))
    .execute();
  return wordsToOffer(rows.flatMap(({ text, area, place }) => [text, area, place]));
}

/** Words that more records have: those with fewer errors first, then what more of them have. */
function othersFor(word: string, near: readonly NearWord[]): string[] {
  const own = near.find((one) => one.word === word)?.records ?? 0;
  return near
    .filter((one) => one.word !== word && one.records > own)
    .map((one) => ({ ...one, errors: typingErrors(word, one.word, 2) }))
    .toSorted(
      (one, other) => one.errors - other.errors || other.records - one.records || (one.word < other.word ? -1 : 1),
    )
    .slice(0, othersAtMost)
    .map((one) => one.word);
}

async function lookedAt(context: Context, text: string): Promise<Typed[]> {
  const opened = await wordsOpened(context);
  const looked: Typed[] = [];
  for (const match of [...text.matchAll(typedWords)].slice(0, wordsAtMost)) {
    const [word, more] = wordsToOffer([match[0]]);
    if (word === undefined || more !== undefined) continue;
    const near = new Map((await context.search.near(word)).map((one) => [one.word, one]));
    for (const one of withinErrors(word, opened)) if (!near.has(one)) near.set(one, { word: one, records: 1 });
    const others = othersFor(word, [...near.values()]);
    looked.push({ at: match.index, length: match[0].length, known: near.has(word), others });
  }
  return looked;
}

/** The text with the words at these places replaced. */
function withWords(text: string, words: ReadonlyMap<Typed, string>): string {
  let made = '';
  let from = 0;
  for (const [{ at, length }, word] of [...words].toSorted(([one], [other]) => one.at - other.at)) {
    made += text.slice(from, at) + word;
    from = at + length;
  }
  return made + text.slice(from);
}

/** Every word that nothing has, replaced at once, and one of them in another way; where all are known, one at a time. */
function replacements(looked: readonly Typed[]): Map<Typed, string>[] {
  const unknown = looked.filter(({ known, others }) => !known && others.length > 0);
  const best = new Map(unknown.map((one) => [one, one.others[0] ?? '']));
  const from = unknown.length > 0 ? unknown : looked;
  const each = Array.from({ length: othersAtMost }, (_, place) =>
    from.flatMap((one) => {
      const other = one.others[place];
      return other === undefined ? [] : [new Map(best).set(one, other)];
    }),
  ).flat();
  return unknown.length > 0
    ? [best, ...each.filter((one) => [...one].some(([of, word]) => best.get(of) !== word))]
    : each;
}

/** As the record writes it, where the passage or the title shows it; otherwise with a capital where one was typed. */
function asWritten(word: string, typed: string, { passage, title }: Ranked['hit']): string {
  const marked = passage.split('\u0002').slice(1);
  const shown = [...marked.map((part) => part.split('\u0003')[0] ?? ''), ...(title.match(typedWords) ?? [])];
  const written = shown.find((one) => wordsToOffer([one]).join() === word);
  return written ?? (/^\p{Lu}/u.test(typed) ? word.replace(/^\p{L}/u, (letter) => letter.toUpperCase()) : word);
}

/** `tried`: the first hit of a text that is about to be offered, searched for as the person themselves does. */
export async function didYouMean(
  context: Context,
  text: string,
  tried: (text: string) => Promise<Ranked['hit'] | undefined>,
): Promise<string[]> {
  const offered = new Set<string>();
  for (const words of replacements(await lookedAt(context, text)).slice(0, triedAtMost)) {
    const hit = await tried(withWords(text, words));
    if (hit === undefined) continue;
    const written = [...words].map(([of, word]) => [of, asWritten(word, text.slice(of.at), hit)] as const);
    offered.add(withWords(text, new Map(written)));
    if (offered.size >= offeredAtMost) break;
  }
  return [...offered];
}
