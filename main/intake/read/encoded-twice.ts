/** Text that was UTF-8, was read as Windows-1252 and written as UTF-8 again: `ZoÃ«` for `Zoë`. */

/** What the first byte of a letter of UTF-8 looks like, with something behind it that the next byte may look like. */
export const encodedTwice =
  /[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]/;

/** Characters of Windows-1252 that are not at their own place in Unicode, by byte. */
const moved = new Map(
  Array.from(
    new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 32 }, (_, at) => 0x80 + at)),
    (letter, at) => [letter, 0x80 + at],
  ),
);
const strict = new TextDecoder('utf-8', { fatal: true });

/** Each run of what may be such bytes, as the letters that it was; null where nothing of it can be read so. */
export function decodedOnce(text: string): string | null {
  let changed = false;
  const right = text.replace(
    /[\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{2,}/g,
    (run) => {
      const bytes = Uint8Array.from(run, (letter) => moved.get(letter) ?? letter.charCodeAt(0));
      try {
        const letters = strict.decode(bytes);
        changed = true;
        return letters;
      } catch {
        return run;
      }
    },
  );
  return changed ? right : null;
}
