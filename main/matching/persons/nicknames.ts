/** Nicknames: what somebody is said to be called. */
import { titles } from '../extract/person-words.ts';
import { stopWords } from '../extract/stop-words.ts';
import { cue } from './cues.ts';
import type { WrittenName } from './mention.ts';
import { foldWord } from './more-scripts.ts';
import { moreTitles } from './name-words.ts';

const nicknameBefore =
  /\b(?:called|calls (?:him|her)self|call (?:him|her|them)|they call|known (?:locally )?as|nicknamed|aka|a\.k\.a\.?|goes by|go by|answers to|named|name is|name's|names|says name's|introduced (?:him|her)self as|signs (?:him|her)self|(?:him|her)self|user ?name|alias)(?: him| her)? (?:only )?(?:as )?(?:the )?["'“‘]?([\p{L}][\p{L}'’]{1,20})/giu;
const quotedWord = /(?:^|[\s(])["'“‘](\p{Lu}[\p{L}]{2,15})["'”’](?=[\s,.;)])/gu;
const noNickname = new Set(
  'a an the him her it me us them so by for on in at to as if by my his our your out up off and or that this there for'.split(
    ' ',
  ),
);

/** A quotation mark, or an apostrophe in its place, where a quoted word may begin. */
const opensQuote = /(?:^|[\s(])["'“‘]/;

/** `called Spider`, `known as the Sheriff`, `"Sanya" at the harbour`. `cues`: of the text's words. */
export function nicknames(text: string, cues: number): WrittenName[] {
  const found: WrittenName[] = [];
  const patterns = (cues & cue.nickname) === 0 ? [] : [nicknameBefore];
  if (opensQuote.test(text)) patterns.push(quotedWord);
  for (const pattern of patterns)
    for (const match of text.matchAll(pattern)) {
      const word = match[1] ?? '';
      const folded = foldWord(word.replace(/['’]+(?:s|\p{L}{2})?$/u, ''))
        .replace(/['’]s?$/, '')
        .replace(/['’]/g, '');
      if (
        folded.length < 3 ||
        noNickname.has(folded) ||
        stopWords.has(folded) ||
        titles.has(folded) ||
        moreTitles.has(folded)
      )
        continue;
      const start = match.index + match[0].lastIndexOf(word);
      found.push({
        kind: 'nickname',
        text: word,
        start,
        end: start + word.length,
        tokens: [folded],
        certainty: 0.9,
        titled: false,
        place: false,
      });
      if (found.length > 12) return found;
    }
  return found;
}
