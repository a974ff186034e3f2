/**
 * Which words a reader of the whole text waits for. A pattern with many beginnings costs more than all else that is read of a text, and
 * hardly any text has one of them: so each word is asked once, when it is met first, and the pattern runs only where one was met.
 */

/** One bit each. */
export const cue = { nickname: 1, account: 2, numbered: 4, street: 8, rank: 16 } as const;
export const everyCue = 31;

/** Every match of the reader's own pattern has to hold a whole word of these: they may be too many, never too few. */
const patterns: readonly [number, RegExp][] = [
  [
    cue.nickname,
    /\b(?:called|calls?|known|nicknamed|aka|k|goes|go|answers|named?|names|introduced|signs|self|himself|herself|username|alias)\b/iu,
  ],
  [cue.account, /\b(?:user|username|account|handle|channel|server|profile|posts|group|page|site|chat)\b/iu],
  [
    cue.numbered,
    /\b(?:badge|collar|member|card|case|staff|licence|room|cell|flat|locker|stall|plot|berth|unit|number|no)\b/iu,
  ],
  [
    cue.street,
    /\b(?:street|st|road|rd|lane|ln|avenue|ave|close|drive|way|court|crescent|place|square|terrace|gardens|grove|hill|row|walk|rise|mews|yard|parade)\b/iu,
  ],
  [cue.rank, /\b(?:W?PC|PCSO|PS|DC|DS|DI|DCI|Sgt|Sergeant|Constable|Insp|Inspector)\b/u],
];

export function cuesOf(word: string): number {
  let cues = 0;
  for (const [bit, pattern] of patterns) if (pattern.test(word)) cues |= bit;
  return cues;
}
