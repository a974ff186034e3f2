/** The most likely labels of a text under a table of weights (Viterbi), and by how much they are ahead of others. */
import { mostFeatures, writeFeatures } from './features.ts';
import { isGivenName } from './lexicon.ts';
import { gapCount, gaps, shapes, type Tokens } from './tokens.ts';

/** Outside of names, the first word of one, a further word of one. */
export const labels = { outside: 0, begins: 1, inside: 2 } as const;
export const labelCount = 3;
/** Of a row: that both kinds of words of a name share one number makes what is learnt of one good for the other. */
export const columnCount = 2;

export interface Model {
  /** For each row two numbers: what speaks for a name, and for a further word of one rather than its first. */
  weights: Int16Array | Float64Array;
  /** For each gap, what it is worth to go from one label to another. */
  transitions: Float64Array;
  /** A name whose margin is smaller is doubtful. */
  certainFrom: number;
}
export const transitionCount = gapCount * labelCount * labelCount;
export const transitionAt = (gap: number, from: number, to: number): number =>
  (gap * labelCount + from) * labelCount + to;

/** A name may run on over a blank, a quotation mark, an initial's stop, or a comma before a given name. */
export function mayContinue({ gap, shape, bits, kind }: Tokens, at: number): boolean {
  const between = gap[at - 1] ?? gaps.end;
  if (between === gaps.blank || between === gaps.blanks || between === gaps.opens || between === gaps.closes)
    return true;
  if (between === gaps.stop || between === gaps.tight) return shape[at - 1] === shapes.initial;
  if (between !== gaps.comma) return false;
  const before = shape[at - 1] ?? 0;
  return (
    before === shapes.upper ||
    before === shapes.upperDouble ||
    (((bits[at] ?? 0) & isGivenName) !== 0 && kind[at] !== 0)
  );
}

const never = -1e12;

export interface Decoded {
  /** A label for each word. */
  labels: Uint8Array;
  /** For each word of a name, by how much it is ahead of being none; 0 elsewhere, and empty where there is no name at all. */
  margins: Float64Array;
}
const noMargins = new Float64Array(0);

/** `cost`, where given, is added to a word's scores: how training asks for a distance. Linear in the number of words. */
export function decode(
  tokens: Tokens,
  model: Model,
  cost: ((at: number, label: number) => number) | null = null,
): Decoded {
  const count = tokens.words.length;
  const decoded: Decoded = { labels: new Uint8Array(count), margins: noMargins };
  for (let at = 0; at < count; ) {
    if (tokens.active[at] !== 1) {
      at += 1;
      continue;
    }
    let end = at + 1;
    while (end < count && tokens.active[end] === 1) end += 1;
    decodeStretch(tokens, model, at, end, decoded, cost);
    at = end;
  }
  return decoded;
}

const rows = new Int32Array(mostFeatures);

/** What is worked out for each word of a stretch. One set is used for stretch after stretch: making it takes longer than filling it. */
interface Lattice {
  scores: Float64Array;
  best: Float64Array;
  back: Uint8Array;
}
const latticeFor = (words: number): Lattice => ({
  scores: new Float64Array(words * labelCount),
  best: new Float64Array(words * labelCount),
  back: new Uint8Array(words * labelCount),
});
/** Longer stretches have a set of their own. */
const mostShared = 256;
const shared = latticeFor(mostShared);

/** Words `from` to `to` (exclusive), all of which may belong to names; those around them do not. */
function decodeStretch(
  tokens: Tokens,
  { weights, transitions }: Model,
  from: number,
  to: number,
  out: Decoded,
  cost: ((at: number, label: number) => number) | null,
): void {
  const size = to - from;
  const { scores, best, back } = size > mostShared ? latticeFor(size) : shared;
  for (let step = 0; step < size; step += 1) {
    const at = from + step;
    const features = writeFeatures(tokens, at, rows);
    let name = 0;
    let further = 0;
    for (let one = 0; one < features; one += 1) {
      const row = (rows[one] ?? 0) * columnCount;
      name += weights[row] ?? 0;
      further += weights[row + 1] ?? 0;
    }
    const place = step * labelCount;
    scores[place] = cost === null ? 0 : cost(at, labels.outside);
    scores[place + 1] = name + (cost === null ? 0 : cost(at, labels.begins));
    scores[place + 2] = name + further + (cost === null ? 0 : cost(at, labels.inside));
    const gap = at === 0 ? gaps.end : (tokens.gap[at - 1] ?? 0);
    const runsOn = step > 0 && mayContinue(tokens, at);
    for (let label = 0; label < labelCount; label += 1) {
      let top = never;
      let source = 0;
      if (label !== labels.inside || runsOn)
        for (let previous = 0; previous < labelCount; previous += 1) {
          if (label === labels.inside && previous === labels.outside) continue;
          const before =
            step === 0 ? (previous === labels.outside ? 0 : never) : (best[place - labelCount + previous] ?? 0);
          const value = before + (transitions[transitionAt(gap, previous, label)] ?? 0);
          if (value > top) {
            top = value;
            source = previous;
          }
        }
      best[place + label] = top + (scores[place + label] ?? 0);
      back[place + label] = source;
    }
  }
  let label = 0;
  const last = (size - 1) * labelCount;
  for (let one = 1; one < labelCount; one += 1) if ((best[last + one] ?? 0) > (best[last + label] ?? 0)) label = one;
  const total = best[last + label] ?? 0;
  let named = false;
  for (let step = size - 1; step >= 0; step -= 1) {
    out.labels[from + step] = label;
    if (label !== labels.outside) named = true;
    label = back[step * labelCount + label] ?? 0;
  }
  if (!named || cost !== null) return;
  if (out.margins === noMargins) out.margins = new Float64Array(tokens.words.length);
  weighMargins(tokens, transitions, scores, best, from, size, total, out);
}

/** How far the best labels are ahead of the best ones in which a word is outside: what follows it is counted from the end. */
function weighMargins(
  tokens: Tokens,
  transitions: Float64Array,
  scores: Float64Array,
  best: Float64Array,
  from: number,
  size: number,
  total: number,
  out: Decoded,
): void {
  const after = new Float64Array(labelCount);
  const next = new Float64Array(labelCount);
  for (let step = size - 1; step >= 0; step -= 1) {
    const at = from + step;
    if (out.labels[at] !== labels.outside)
      out.margins[at] = total - ((best[step * labelCount] ?? 0) + (after[labels.outside] ?? 0));
    if (step === 0) break;
    const gap = tokens.gap[at - 1] ?? 0;
    const runsOn = mayContinue(tokens, at);
    for (let previous = 0; previous < labelCount; previous += 1) {
      let top = never;
      for (let label = 0; label < labelCount; label += 1) {
        if (label === labels.inside && (previous === labels.outside || !runsOn)) continue;
        const value =
          (transitions[transitionAt(gap, previous, label)] ?? 0) +
          (scores[step * labelCount + label] ?? 0) +
          (after[label] ?? 0);
        if (value > top) top = value;
      }
      next[previous] = top;
    }
    after.set(next);
  }
}
