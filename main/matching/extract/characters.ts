/** Character tests by UTF-16 code: the finders scan by hand so that hostile text costs linear time. */

export const isDigit = (code: number): boolean => code >= 48 && code <= 57;
/** Capitals of any script: Ş, Ł, Č and the Cyrillic ones begin names too. */
export function isUpper(code: number): boolean {
  if (!(code >= 0x100)) return (code >= 65 && code <= 90) || (code >= 0xc0 && code <= 0xde && code !== 0xd7);
  const char = String.fromCharCode(code);
  return char !== char.toLowerCase();
}
export const isAsciiLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
export const isAsciiWord = (code: number): boolean => isDigit(code) || isAsciiLetter(code);

/** Letters of any script; punctuation and symbol blocks are left out. */
export function isLetter(code: number): boolean {
  // `charCodeAt` past the ends gives NaN, which is no letter.
  if (!(code >= 0xc0)) return isAsciiLetter(code);
  return !(
    code === 0xd7 ||
    code === 0xf7 ||
    (code >= 0x2000 && code <= 0x2bff) ||
    (code >= 0x3000 && code <= 0x303f) ||
    (code >= 0xff00 && code <= 0xff20)
  );
}
