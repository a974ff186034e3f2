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

/** Writes the rows of the word at `at` into `out` from `from` on, and says where they end. */
export function writeFeatures(tokens: Tokens, at: number, out: Int32Array, from: number): number {
  const { words, hash, bits, kind, shape, gap, mode } = tokens;
  const count = words.length;
  let end = from;
  const add = (template: number, value: number): void => {
    out[end] = rowOf(template, value);
    end += 1;
  };
  const outside = 63;
  const sortAt = (index: number): number => (index >= 0 && index < count ? (kind[index] ?? 0) : outside);
  const shapeAt = (index: number): number => (index >= 0 && index < count ? (shape[index] ?? 0) : outside);
  const hashAt = (index: number): number => (index >= 0 && index < count ? (hash[index] ?? 0) : 7);
  const text = words[at]?.lower ?? '';
  const length = text.length;
  const sort = sortAt(at);
  const written = shapeAt(at) + 16 * mode;
  const own = hashAt(at);
  const sortBefore = sortAt(at - 1);
  const sortAfter = sortAt(at + 1);
  const gapBefore = at === 0 ? gaps.end : (gap[at - 1] ?? 0);
  const gapAfter = gap[at] ?? 0;
  const bit = (bits[at] ?? 0) >> 5;
  const hidden = sort === kinds.hidden;

  add(1, written);
  if (!hidden) {
    add(2, own);
    add(3, both(own, written));
  }
  const look = both(sort, both(written, bit));
  add(4, look);
  add(5, both(sort, bit));
  // What stands around it, by kind.
  add(6, both(sortBefore, look));
  add(7, both(sortAfter, look));
  add(8, both(sortBefore, both(sortAfter, look)));
  add(9, both(sortAt(at - 2), both(sortBefore, written)));
  add(10, both(sortAfter, both(sortAt(at + 2), written)));
  add(11, both(sortAt(at - 2), look));
  add(12, both(sortAt(at + 2), look));
  add(13, both(gapBefore, both(sortBefore, written)));
  add(14, both(gapAfter, both(sortAfter, written)));
  add(15, both(gapBefore, look));
  add(16, both(gapAfter, look));
  // The neighbours themselves.
  add(17, both(hashAt(at - 1), gapBefore));
  add(18, both(hashAt(at + 1), gapAfter));
  add(19, both(hashAt(at - 1), written));
  add(20, both(hashAt(at + 1), written));
  add(21, both(hashAt(at - 2), written));
  add(22, both(hashAt(at + 2), written));
  add(23, both(hashAt(at - 2), hashAt(at - 1)));
  add(24, both(hashAt(at + 1), hashAt(at + 2)));
  add(25, both(hashAt(at - 3), written));
  // How they are written.
  add(26, both(shapeAt(at - 1), both(written, both(gapBefore, shapeAt(at + 1)))));
  add(27, both(shapeAt(at - 1), both(gapBefore, look)));
  add(28, both(shapeAt(at + 1), both(gapAfter, look)));
  add(29, both(shapeAt(at + 1), both(gapAfter, both(sortAfter, look))));
  add(30, both(shapeAt(at - 1), both(gapBefore, both(sortBefore, look))));
  add(31, both(shapeAt(at + 2), both(shapeAt(at + 1), both(gapAfter, written))));
  add(32, both(lengthOf(length), both(written, sort)));
  // How it is spelt.
  if (length > 1) {
    const last = text.charCodeAt(length - 1);
    const two = both(last, text.charCodeAt(length - 2));
    add(33, both(last, written));
    add(34, two);
    const first = text.charCodeAt(0);
    const opening = both(first, text.charCodeAt(1));
    add(35, opening);
    if (length > 2) {
      const three = both(two, text.charCodeAt(length - 3));
      add(36, three);
      add(37, both(three, both(written, bit)));
      add(38, both(opening, text.charCodeAt(2)));
      if (length > 3) {
        add(39, both(three, text.charCodeAt(length - 4)));
        add(40, both(both(opening, text.charCodeAt(2)), text.charCodeAt(3)));
      }
    }
  }
  // Where it stands: sentences, lines, the foot of a letter.
  const first = opens(gapBefore) ? 1 : 0;
  add(41, both(first, look));
  add(42, both(first, both(gapAfter, look)));
  const foot = count - at <= 6 ? 1 : 0;
  if (foot === 1) add(43, both(gapBefore, both(written, sort)));
  if (gapBefore === gaps.line || gapAfter === gaps.line || gapAfter === gaps.end)
    add(44, both(gapBefore, both(gapAfter, look)));
  if (shapeAt(at) === shapes.initial) add(45, both(gapAfter, both(shapeAt(at + 1), shapeAt(at - 1))));
  return end;
}
