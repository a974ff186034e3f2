/** What callers say, and words to look for. */
import { worldOf } from '../bench/sample-file.ts';

const callers = 2_000;
const seed = 91;

/** Of another world than the one held: some of it is known there, most is not. The same on every call. */
export async function spoken(): Promise<{ texts: string[]; words: string[] }> {
  const world = await worldOf(callers, seed);
  const texts = [...world.contributions()].map(({ text }) => text).filter((text) => text !== '');
  const words = [...new Set(texts.flatMap((text) => text.match(/[\p{L}\p{N}]{4,}/gu) ?? []))];
  return { texts, words };
}
