import { canBeName, extendName, isGiven, isWritten, type Mention, startsPlace } from './person-shape.ts';
import { kin, notNames, placeTails, roles, titles, wordyTitles } from './person-words.ts';
import { stopWords } from './stop-words.ts';
import type { Word } from './tokenise.ts';

const things = new Set(
  'bar app channel server group page site website game band firm company business outfit server dog cat horse boat ship film book song play show programme place town village street'.split(
    ' ',
  ),
);
const namingWords = new Set('called named nicknamed calls calling call goes go went known name'.split(' '));
const pronouns = new Set('him her himself herself them themselves'.split(' '));

/** Every word that `cuedMention` can begin with in lower case. */
export const cueWords: readonly string[] = [...titles, ...namingWords, ...kin, 'the'];

/** A word that introduces a name, together with the name; `null` when the word at `index` introduces none. */
export function cuedMention(words: readonly Word[], index: number): Mention | null {
  const word = words[index];
  if (word === undefined) return null;
  if (titles.has(word.lower)) {
    const titled = titledMention(words, index);
    if (titled !== null) return titled;
  }
  const naming = namingWords.has(word.lower) ? namedMention(words, index) : null;
  return naming ?? kinMention(words, index) ?? roleMention(words, index) ?? familyMention(words, index);
}

/** `PC 1830 Castellane`, `Mrs Adaeze Swinburn`, `mr birtwhistle`. */
function titledMention(words: readonly Word[], index: number, depth = 0): Mention | null {
  const title = words[index];
  const next = words[index + 1];
  if (title === undefined || next === undefined) return null;
  const wordy = wordyTitles.has(title.lower);
  const distance = next.start - title.end;
  if (distance > 8 || distance < 1 || !/^\.?\s?(?:\d{1,4})?/.test(title.gap) || /[,;:!?\n()]/.test(title.gap))
    return null;
  if (distance > 2 && !/\d/.test(title.gap)) return null;
  if (isWritten(next)) {
    if (titles.has(next.lower) && next.shape !== 'upper')
      return depth < 2 ? titledMention(words, index + 1, depth + 1) : null;
    if (
      wordy
        ? !canBeName(next) || (title.shape === 'lower' && title.lower !== 'lady')
        : notNames.has(next.lower) && !isGiven(next)
    )
      return null;
    if (
      next.shape === 'initial' &&
      !canBeName(words[index + 2]) &&
      !(words[index + 2]?.shape === 'initial' && canBeName(words[index + 3]))
    )
      return null;
    if (!wordy && title.shape === 'lower' && stopWords.has(next.lower)) return null;
    return { first: index + 1, last: extendName(words, index + 1) };
  }
  if (
    wordy ||
    next.text.length < 3 ||
    stopWords.has(next.lower) ||
    !/^(?:mr|mrs|ms|miss|dr|prof|rev|cllr)$/.test(title.lower)
  )
    return null;
  return distance < 3 ? { first: index + 1, last: index + 1 } : null;
}

/** The index of the word after a naming cue that begins at `index`, or -1. */
function afterCue(words: readonly Word[], index: number): number {
  const lower = words[index]?.lower;
  const next = words[index + 1]?.lower ?? '';
  const third = words[index + 2]?.lower ?? '';
  if (lower === 'called' || lower === 'named' || lower === 'nicknamed') return index + 1;
  if ((lower === 'calls' || lower === 'calling' || lower === 'call') && pronouns.has(next)) return index + 2;
  if (lower === 'goes' || lower === 'go' || lower === 'went') {
    if (next !== 'by') return -1;
    return third === 'the' && words[index + 3]?.lower === 'name' ? index + 5 : index + 2;
  }
  if (lower === 'known' && next === 'as') return index + 2;
  if (lower === 'name' && (next === 'is' || next === 'of' || next === 'was' || next === 'given')) return index + 2;
  if (lower === 'call' && isWritten(words[index + 1])) return index + 1;
  return -1;
}

/** `called Zainab`, `goes by lil smoke`, `calls himself Jamal`. */
function namedMention(words: readonly Word[], index: number): Mention | null {
  const first = afterCue(words, index);
  const word = words[first];
  const before = words[index - 1];
  if (first < 0 || word === undefined || /[.!?\n,]/.test(words[first - 1]?.gap ?? '')) return null;
  if (before !== undefined && (things.has(before.lower) || placeTails.has(before.lower))) return null;
  if (isWritten(word)) {
    if (!canBeName(word)) return null;
    const last = extendName(words, first);
    const after = words[last + 1];
    return words[last]?.gap === ' ' &&
      after !== undefined &&
      isWritten(after) &&
      (placeTails.has(after.lower) || stopWords.has(after.lower)) &&
      after.lower !== 'i'
      ? null
      : { first, last };
  }
  if (stopWords.has(word.lower) || placeTails.has(word.lower) || word.text.length < 3) return null;
  const next = words[first + 1];
  const closes =
    next !== undefined &&
    next.shape === 'lower' &&
    word.gap === ' ' &&
    (/^[.,\n]/.test(next.gap) ||
      next.gap === '' ||
      /^(?:hes|shes|who|and|from|is|was)$/.test(words[first + 2]?.lower ?? ''));
  return { first, last: closes ? first + 1 : first };
}

/** `my nephew Rayhan`, `the sound man 'Jimmy'`. */
function kinMention(words: readonly Word[], index: number): Mention | null {
  const word = words[index];
  const next = words[index + 1];
  if (word === undefined || next === undefined || !kin.has(word.lower) || !/^ ['"‘“]?$/.test(word.gap)) return null;
  if (!canBeName(next) || (next.shape === 'upper' && !isGiven(next) && next.text.length < 4)) return null;
  const last = extendName(words, index + 1);
  const after = words[last + 1];
  return words[last]?.gap === ' ' && startsPlace(after) ? null : { first: index + 1, last };
}

/** `look after Shevaun, supervisor on nights`. */
function roleMention(words: readonly Word[], index: number): Mention | null {
  const word = words[index];
  const next = words[index + 1];
  const before = words[index - 1];
  if (word === undefined || next === undefined || word.gap !== ', ' || !roles.has(next.lower) || next.shape !== 'lower')
    return null;
  if (!canBeName(word) || word.shape !== 'capital' || before?.gap !== ' ' || before.shape !== 'lower') return null;
  return /^(?:in|at|of|from|near|to|on)$/.test(before.lower) ? null : { first: index, last: index };
}

/** `the Harringtons at number 9`. */
function familyMention(words: readonly Word[], index: number): Mention | null {
  const word = words[index];
  const next = words[index + 1];
  const after = words[index + 2];
  if (
    word?.lower !== 'the' ||
    next === undefined ||
    !canBeName(next) ||
    next.shape !== 'capital' ||
    !next.lower.endsWith('s')
  )
    return null;
  const home = after?.lower === 'at' && /^(?:number|no|num)$/.test(words[index + 3]?.lower ?? '');
  return home ? { first: index + 1, last: index + 1 } : null;
}
