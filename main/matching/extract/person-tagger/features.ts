/**
 * What a word and its neighbours look like, as rows of the table of weights. Features are hashed: two that meet in a row share a
 * weight, which costs little and keeps the table small.
 */
import { gaps, kinds, shapes, type Tokens } from './tokens.ts';

export const rowBits = 16;
export const rowCount = 1 << rowBits;
/** At most so many features of one word. */
export const mostFeatures = 64;

/** The row of a feature: `template` says what is looked at, `value` what was seen. */
function rowOf(template: number, value: number): number {
  let mixed = Math.imul(value ^ Math.imul(template, 0x9e3779b1), 0x85ebca6b);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0x27d4eb2f);
  return mixed >>> (32 - rowBits);
}

const both = (one: number, other: number): number => Math.imul(one + 1, 0x01000193) ^ other;

function lengthOf(length: number): number {
  if (length < 4) return length;
  if (length < 6) return 4;
  return length < 9 ? 5 : 6;
}

/** True where a sentence or a line begins with this word. */
const opens = (before: number): boolean =>
  before === gaps.end ||
  before === gaps.stop ||
  before === gaps.line ||
  before === gaps.ask ||
  before === gaps.colon ||
  before === gaps.bracket;

/** Of what stands beyond the beginning or the end of a text. */
const outside = { kind: 63, shape: 63, hash: 7 } as const;

/** Features that every word has; they come first, each at its own place. */
const commonFeatures = 32;

/**
 * Writes the rows of the word at `at` into `out` and says how many there are. Written out one by one, without closures or lists of
 * templates, since it runs for every word that may belong to a name.
 */
export function writeFeatures(tokens: Tokens, at: number, out: Int32Array): number {
  const { words, hash, bits, kind, shape, gap, mode } = tokens;
  const count = words.length;
  const last1 = at > 0;
  const last2 = at > 1;
  const next1 = at + 1 < count;
  const next2 = at + 2 < count;
  const text = words[at]?.lower ?? '';
  const length = text.length;
  const sort = kind[at] ?? 0;
  const sortBefore = last1 ? (kind[at - 1] ?? 0) : outside.kind;
  const sortBefore2 = last2 ? (kind[at - 2] ?? 0) : outside.kind;
  const sortAfter = next1 ? (kind[at + 1] ?? 0) : outside.kind;
  const sortAfter2 = next2 ? (kind[at + 2] ?? 0) : outside.kind;
  const shapeBefore = last1 ? (shape[at - 1] ?? 0) : outside.shape;
  const shapeAfter = next1 ? (shape[at + 1] ?? 0) : outside.shape;
  const shapeAfter2 = next2 ? (shape[at + 2] ?? 0) : outside.shape;
  const own = hash[at] ?? 0;
  const before = last1 ? (hash[at - 1] ?? 0) : outside.hash;
  const before2 = last2 ? (hash[at - 2] ?? 0) : outside.hash;
  const before3 = at > 2 ? (hash[at - 3] ?? 0) : outside.hash;
  const after = next1 ? (hash[at + 1] ?? 0) : outside.hash;
  const after2 = next2 ? (hash[at + 2] ?? 0) : outside.hash;
  const gapBefore = last1 ? (gap[at - 1] ?? 0) : gaps.end;
  const gapAfter = gap[at] ?? 0;
  const bit = (bits[at] ?? 0) >> 5;
  const written = (shape[at] ?? 0) + 16 * mode;
  const look = both(sort, both(written, bit));
  const first = opens(gapBefore) ? 1 : 0;

  out[0] = rowOf(1, written);
  out[1] = rowOf(4, look);
  out[2] = rowOf(5, both(sort, bit));
  // What stands around it, by kind.
  out[3] = rowOf(6, both(sortBefore, look));
  out[4] = rowOf(7, both(sortAfter, look));
  out[5] = rowOf(8, both(sortBefore, both(sortAfter, look)));
  out[6] = rowOf(9, both(sortBefore2, both(sortBefore, written)));
  out[7] = rowOf(10, both(sortAfter, both(sortAfter2, written)));
  out[8] = rowOf(11, both(sortBefore2, look));
  out[9] = rowOf(12, both(sortAfter2, look));
  out[10] = rowOf(13, both(gapBefore, both(sortBefore, written)));
  out[11] = rowOf(14, both(gapAfter, both(sortAfter, written)));
  out[12] = rowOf(15, both(gapBefore, look));
  out[13] = rowOf(16, both(gapAfter, look));
  // The neighbours themselves.
  out[14] = rowOf(17, both(before, gapBefore));
  out[15] = rowOf(18, both(after, gapAfter));
  out[16] = rowOf(19, both(before, written));
  out[17] = rowOf(20, both(after, written));
  out[18] = rowOf(21, both(before2, written));
  out[19] = rowOf(22, both(after2, written));
  out[20] = rowOf(23, both(before2, before));
  out[21] = rowOf(24, both(after, after2));
  out[22] = rowOf(25, both(before3, written));
  // How they are written.
  out[23] = rowOf(26, both(shapeBefore, both(written, both(gapBefore, shapeAfter))));
  out[24] = rowOf(27, both(shapeBefore, both(gapBefore, look)));
  out[25] = rowOf(28, both(shapeAfter, both(gapAfter, look)));
  out[26] = rowOf(29, both(shapeAfter, both(gapAfter, both(sortAfter, look))));
  out[27] = rowOf(30, both(shapeBefore, both(gapBefore, both(sortBefore, look))));
  out[28] = rowOf(31, both(shapeAfter2, both(shapeAfter, both(gapAfter, written))));
  out[29] = rowOf(32, both(lengthOf(length), both(written, sort)));
  // Where it stands: sentences, lines, the foot of a letter.
  out[30] = rowOf(41, both(first, look));
  out[31] = rowOf(42, both(first, both(gapAfter, look)));
  let end = commonFeatures;
  if (sort !== kinds.hidden) {
    out[end] = rowOf(2, own);
    out[end + 1] = rowOf(3, both(own, written));
    end += 2;
  }
  // How it is spelt.
  if (length > 1) {
    const last = text.charCodeAt(length - 1);
    const two = both(last, text.charCodeAt(length - 2));
    out[end] = rowOf(33, both(last, written));
    out[end + 1] = rowOf(34, two);
    const opening = both(text.charCodeAt(0), text.charCodeAt(1));
    out[end + 2] = rowOf(35, opening);
    end += 3;
    if (length > 2) {
      const three = both(two, text.charCodeAt(length - 3));
      out[end] = rowOf(36, three);
      out[end + 1] = rowOf(37, both(three, both(written, bit)));
      out[end + 2] = rowOf(38, both(opening, text.charCodeAt(2)));
      end += 3;
      if (length > 3) {
        out[end] = rowOf(39, both(three, text.charCodeAt(length - 4)));
        out[end + 1] = rowOf(40, both(both(opening, text.charCodeAt(2)), text.charCodeAt(3)));
        end += 2;
      }
    }
  }
  if (count - at <= 6) {
    out[end] = rowOf(43, both(gapBefore, both(written, sort)));
    end += 1;
  }
  if (gapBefore === gaps.line || gapAfter === gaps.line || gapAfter === gaps.end) {
    out[end] = rowOf(44, both(gapBefore, both(gapAfter, look)));
    end += 1;
  }
  if ((shape[at] ?? 0) === shapes.initial) {
    out[end] = rowOf(45, both(gapAfter, both(shapeAfter, shapeBefore)));
    end += 1;
  }
  return end;
}
