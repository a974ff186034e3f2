/** Where the texts for training come from: folders that somebody labelled, and texts written for training. */
import { basename, join, resolve } from 'node:path';
import { bitsOf, isEnglish } from '../../../main/matching/extract/person-tagger/lexicon.ts';
import { readRows } from '../rows.ts';
import { type LabelledText, markNames, readMarked } from './labelled-text.ts';
import type { Reading, Source } from './train.ts';
import form from './written/form.json' with { type: 'json' };
import forum from './written/forum.json' with { type: 'json' };
import letter from './written/letter.json' with { type: 'json' };
import more from './written/more.json' with { type: 'json' };
import officer from './written/officer.json' with { type: 'json' };
import patterns from './written/patterns.json' with { type: 'json' };
import placeAndThing from './written/place-and-thing.json' with { type: 'json' };
import textSpeak from './written/text-speak.json' with { type: 'json' };
import translated from './written/translated.json' with { type: 'json' };
import voicemail from './written/voicemail.json' with { type: 'json' };

export interface NamedSource extends Source {
  name: string;
}

/** Every text of a labelled folder is read so often in a round, a text written for training so often. */
const folderCopies = 3;
const writtenCopies = 3;
const sentences = 800;

const isOrdinary = (word: string): boolean => (bitsOf(word) & isEnglish) !== 0;

/** A folder with `tips.csv` and `identifiers.csv`. Throws as `readRows` does. */
export function readFolder(path: string): NamedSource {
  const names = Map.groupBy(
    readRows(join(path, 'identifiers.csv'), ['tip_id', 'kind', 'value']).filter(({ kind }) => kind === 'person'),
    (row) => row.tip_id ?? '',
  );
  const texts = readRows(join(path, 'tips.csv'), ['tip_id', 'text']).map((row): LabelledText => {
    const known = (names.get(row.tip_id ?? '') ?? []).map(({ value = '' }) => value);
    return markNames(row.text ?? '', known, isOrdinary);
  });
  return { name: basename(resolve(path)), texts, copies: folderCopies };
}

const registers = { voicemail, forum, letter, officer, translated, textSpeak, form, placeAndThing, more };

/** Texts that were written for training by one hand, and are measured by nothing. */
export const writtenSources = (): NamedSource[] =>
  Object.entries(registers).map(([name, { texts }]) => ({
    name: `written for training: ${name}`,
    texts: texts.map(readMarked),
    copies: writtenCopies,
  }));

/** What a training reads: these folders and all that was written for it. */
export const readingOf = (folders: readonly NamedSource[]): Reading => ({
  sources: [...folders, ...writtenSources()],
  patterns: patterns.texts,
  sentences,
});
