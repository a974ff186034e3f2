/** Finding in the help: every word that was typed has to stand in an article, in its title or among its other words. */
import { isValidElement, type ReactNode } from 'react';

/** The words that a piece of the page shows, in their order. Only elements of the page itself are read, none that a component draws. */
export function textOf(node: ReactNode): string {
  if (typeof node === 'string' || typeof node === 'number') return String(node);
  if (Array.isArray(node)) return node.map(textOf).join('');
  if (!isValidElement<{ children?: ReactNode }>(node)) return '';
  const inside = textOf(node.props.children);
  return node.type === 'p' || node.type === 'li' ? `${inside}\n` : inside;
}

/** Letters as they are compared: without case, accents and typographic apostrophes. */
const plain = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase();

export interface Searched {
  title: string;
  words: string;
  text: string;
}

/** How well an article answers what was typed: 0 where a word is missing; a word of the title counts most. */
export function weight({ title, words, text }: Searched, typed: string): number {
  const wanted = plain(typed).split(/\s+/).filter(Boolean);
  const places = [plain(title), plain(words), plain(text)] as const;
  const weights = [4, 3, 1] as const;
  let sum = wanted.length === 0 ? 1 : 0;
  for (const word of wanted) {
    const best = Math.max(...places.map((place, at) => (place.includes(word) ? (weights[at] ?? 0) : 0)));
    if (best === 0) return 0;
    sum += best;
  }
  return sum;
}

/** The articles that hold every word, the best first; all of them, in their order, where nothing was typed. */
export function findArticles<T extends Searched>(articles: readonly T[], typed: string): T[] {
  return articles
    .map((article) => ({ article, score: weight(article, typed) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ article }) => article);
}

/** The first sentence in which a word stands that was typed, to show why an article was found; none where nothing was typed. */
export function sentenceWith(text: string, typed: string): string | null {
  const wanted = plain(typed).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return null;
  const sentences = text
    .split(/(?<=[.!?])\s+/)
    .map((one) => one.replaceAll(/\s+/g, ' ').trim())
    .filter((one) => one !== '');
  return sentences.find((one) => wanted.some((word) => plain(one).includes(word))) ?? null;
}
