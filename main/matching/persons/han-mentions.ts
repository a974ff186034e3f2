/** Names in Chinese letters within a text. */
import { romanised } from '../names/han-names.ts';
import type { WrittenName } from './mention.ts';

/** Names in Chinese letters stand without blanks: three letters and two, from any known surname on. */
export function hanNames(text: string): WrittenName[] {
  const found: WrittenName[] = [];
  for (const match of text.matchAll(/[\u4e00-\u9fff]{2,}/g)) {
    const whole = match[0];
    const lengths = whole.length <= 3 ? [whole.length] : [3, 2];
    for (let at = 0; at + 2 <= whole.length && at < 24; at += 1)
      for (const length of lengths) {
        const piece = whole.slice(at, at + length);
        if (piece.length !== length || found.length >= 24) continue;
        const latin = romanised(piece);
        if (latin === null) continue;
        const start = match.index + at;
        const certainty = whole.length <= 3 ? 0.9 : 0.6;
        found.push({
          kind: 'name',
          text: piece,
          start,
          end: start + length,
          tokens: latin.split(' '),
          certainty,
          titled: false,
          place: false,
        });
      }
  }
  return found;
}
