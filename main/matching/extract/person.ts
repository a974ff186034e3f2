import { foldText } from '../names/fold.ts';
import { type Identifier, identifier } from './identifier.ts';
import { leaveOutRepetitions } from './person-repetition.ts';
import { type Decoded, decode, labels, type Model } from './person-tagger/decode.ts';
import { gaps, readTokensOnce, shapes, type Tokens } from './person-tagger/tokens.ts';
import { shippedModel } from './person-tagger/weights.ts';
import { readWords } from './tokenise.ts';

export type PersonFinder = (text: string) => Identifier[];

const notLetters = /[^\p{L}\p{N}]+/gu;

/** Initials right before a name are the beginning of it: `S. K. Venkataraman`. */
function withInitials({ shape, gap }: Tokens, { labels: seen }: Decoded, at: number): number {
  let first = at;
  const isInitial = (one: number): boolean => shape[one] === shapes.initial && gap[one] === gaps.stop;
  while (first > 0 && isInitial(first - 1) && seen[first - 1] === labels.outside) first -= 1;
  return first;
}

/**
 * Names of persons (text: as written, without title or rank; value: folded tokens in the order written, one space
 * between), as the tagger sees them; `doubtful` where the margin is small. A shorter repetition of a name that stands elsewhere in
 * the text is left out. Linear in the length of the text.
 */
export function personFinder(modelOf: () => Model): PersonFinder {
  return (text) => {
    const words = readWords(text);
    if (words.length === 0) return [];
    const tokens = readTokensOnce(words);
    const model = modelOf();
    const found = decode(tokens, model);
    const names: Identifier[] = [];
    for (let at = 0; at < words.length; at += 1) {
      if (found.labels[at] !== labels.begins) continue;
      const first = words[withInitials(tokens, found, at)];
      let margin = found.margins[at] ?? 0;
      while (found.labels[at + 1] === labels.inside) {
        at += 1;
        margin = Math.min(margin, found.margins[at] ?? 0);
      }
      const last = words[at];
      if (first === undefined || last === undefined) break;
      // One Latin letter alone is nobody's name.
      if (first === last && first.text.length === 1 && first.text.charCodeAt(0) < 0x250) continue;
      const end = last.end + (last.text.length === 1 && text.charAt(last.end) === '.' ? 1 : 0);
      const value = foldText(text.slice(first.start, end)).replace(notLetters, ' ').trim();
      const name = identifier('person', text, first.start, end, value);
      names.push(margin < model.certainFrom ? { ...name, doubtful: true } : name);
    }
    return leaveOutRepetitions(names);
  };
}

/** With the weights that ship. */
export const findPersons: PersonFinder = personFinder(shippedModel);
