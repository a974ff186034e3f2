/** The weights of the tagger, trained anew on labelled folders: what `main/matching/extract/person-tagger/weights.json` holds. */
import { decode, labels, type Model } from '../../../main/matching/extract/person-tagger/decode.ts';
import { type TaggerWeights, writeModel } from '../../../main/matching/extract/person-tagger/weights.ts';
import { asExample } from './labelled-text.ts';
import { type NamedSource, readFolder, readingOf, writtenSources } from './read-texts.ts';
import { type Settings, settings, trained } from './train.ts';

/** A name whose margin is that of names which are right so often is no longer called doubtful. */
const rightFrom = 0.85;
/** Names around a margin among which that share is counted. */
const around = 60;

interface Seen {
  margin: number;
  right: boolean;
}

/** Every name that a model sees in texts that it was not trained on, and whether it is one, with the same words. */
function seenBy(model: Model, { texts }: NamedSource): Seen[] {
  return texts.flatMap((text) => {
    const { tokens, gold } = asExample(text);
    const found = decode(tokens, model);
    const seen: Seen[] = [];
    for (let at = 0; at < gold.length; at += 1) {
      if (found.labels[at] !== labels.begins) continue;
      let margin = found.margins[at] ?? 0;
      let right = gold[at] === labels.begins;
      while (found.labels[at + 1] === labels.inside) {
        at += 1;
        margin = Math.min(margin, found.margins[at] ?? 0);
        if (gold[at] !== labels.inside) right = false;
      }
      if (gold[at + 1] === labels.inside) right = false;
      seen.push({ margin, right });
    }
    return seen;
  });
}

/** The margin from which on names are right often enough. */
function certainFrom(seen: readonly Seen[]): number {
  const ordered = seen.toSorted((one, other) => one.margin - other.margin);
  for (let at = 0; at + around <= ordered.length; at += 10) {
    const near = ordered.slice(at, at + around);
    if (near.filter(({ right }) => right).length / around >= rightFrom) return ordered[at]?.margin ?? 0;
  }
  return 0;
}

/** The model for these folders. What is certain is learnt from one half of them with a model of the other, where there are two. */
export function trainedOn(folders: readonly NamedSource[], asked: Settings = settings): Model {
  const read = folders.filter((_, at) => at % 2 === 0);
  const unseen = folders.filter((_, at) => at % 2 === 1);
  const half = unseen.length === 0 ? null : trained(readingOf(read), { ...asked, seeds: 1 });
  const seen = half === null ? [] : unseen.flatMap((folder) => seenBy(half, folder));
  return { ...trained(readingOf(folders), asked), certainFrom: certainFrom(seen) };
}

const counted = ({ name, texts }: NamedSource) => ({
  name,
  texts: texts.length,
  names: texts.reduce((sum, { names }) => sum + names.length, 0),
});

/** `date`: a calendar day, written down with the weights. Throws as `readRows` does. */
export function trainPersons(paths: readonly string[], date: string): TaggerWeights {
  const folders = paths.map(readFolder);
  const sample = [...folders, ...writtenSources()].map(counted);
  return writeModel(trainedOn(folders), { sample, date, settings: { ...settings } });
}
