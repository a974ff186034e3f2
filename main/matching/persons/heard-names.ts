/** Names as a machine or a stranger wrote them down by ear. */
import { foldText } from '../names/index.ts';
import { isStopWord } from '../scoring/tip-words.ts';
import type { HeardName } from './mention.ts';
import { nameToken, soundOf } from './name-tokens.ts';

const transcript = /\b(?:transcript|voicemail|voice mail|dictated|speech to text|as heard)\b/i;

/** Words that a name may have been heard as, run together, in a text that a machine or a hurried hand wrote. */
export function heardNames(text: string): HeardName[] {
  const head = text.slice(0, 2_000);
  if (!transcript.test(head.slice(0, 120))) return [];
  const words = [...head.matchAll(/\p{L}+(?:['’]\p{L}+)?/gu)].slice(0, 300);
  const rare = words.map((match) => {
    const folded = foldText(match[0]).replace(/['’]/g, '');
    return folded.length > 2 && (nameToken(folded).given || !nameToken(folded).ordinary) && !isStopWord(folded);
  });
  const found = new Map<string, HeardName>();
  for (let from = 0; from < words.length; from += 1)
    for (let to = from + 1; to < Math.min(words.length, from + 5); to += 1) {
      if (!rare.slice(from, to + 1).some(Boolean)) continue;
      const run = words.slice(from, to + 1);
      const sound = soundOf(run.map((match) => foldText(match[0]).replace(/[^a-z]/g, '')).join(''));
      const last = run.at(-1);
      if (sound.length < 5 || sound.length > 16 || last === undefined || found.has(sound)) continue;
      found.set(sound, { sound, start: run[0]?.index ?? 0, end: last.index + last[0].length });
      if (found.size >= 120) return [...found.values()];
    }
  return [...found.values()];
}
