export interface WordPiece {
  text: string;
  found: boolean;
  start: number;
}

const escaped = (word: string): string =>
  word
    .trim()
    .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    .replace(/\s+/g, '\\s+');

/** Pieces of a text in order: the words and phrases given, wherever they stand as whole words in whatever case, and what is between them. */
export function wordsIn(text: string, words: readonly string[]): WordPiece[] {
  const wanted = [...new Set(words.map(escaped))].filter((word) => word !== '').sort((a, b) => b.length - a.length);
  if (wanted.length === 0) return text === '' ? [] : [{ text, found: false, start: 0 }];
  const every = new RegExp(`(?<![\\p{L}\\p{N}])(?:${wanted.join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  const pieces: WordPiece[] = [];
  let at = 0;
  for (const { 0: found, index } of text.matchAll(every)) {
    if (index > at) pieces.push({ text: text.slice(at, index), found: false, start: at });
    pieces.push({ text: found, found: true, start: index });
    at = index + found.length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), found: false, start: at });
  return pieces;
}
