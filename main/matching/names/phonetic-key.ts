/**
 * A rough key of how a token sounds, made for names from many languages written by English ears: consonants by class,
 * vowels dropped after the first letter, doubled letters once. `roshany` and `roshani` meet, `dunmore` and `dunmoor` too.
 */
export function phoneticKey(token: string): string {
  const eased = token
    .replace(/^(?:kn|gn|pn)/, 'n')
    .replace(/^wr/, 'r')
    .replace(/sch|tch|cz|ch(?=[ei])/g, 'c')
    .replace(/ph/g, 'f')
    .replace(/(?:kh|ch|ck|q|x|g(?=h))/g, 'k')
    .replace(/gh/g, 'k')
    .replace(/(?:dh|th)/g, 't')
    .replace(/(?:dj|zh)/g, 'j')
    .replace(/(?:sz|sh)/g, 's')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/[ckg]/g, 'k')
    .replace(/[dt]/g, 't')
    .replace(/[bp]/g, 'p')
    .replace(/[vwf]/g, 'f')
    .replace(/[zs]/g, 's');
  const first = eased.charAt(0);
  let key = 'aeiouyh'.includes(first) ? 'a' : first;
  let last = key;
  for (let index = 1; index < eased.length; index += 1) {
    const char = eased.charAt(index);
    if ('aeiouyhw'.includes(char)) last = '';
    else if (char !== last) {
      key += char;
      last = char;
    }
  }
  return key;
}

/**
 * How a token of a script without short vowels may sound: `w` and `y` may be long vowels, and an `h` after `z`, `s` or `k`
 * may be a letter of its own.
 */
export function soundsWithoutVowels(token: string): string[] {
  const read = [token, token.replace(/(?<=.)w/g, 'u')];
  return [...new Set(read.flatMap((one) => [phoneticKey(one), phoneticKey(one.replace(/(?<=[zskdtg])h/g, ''))]))];
}

/** Such scripts double a letter once at most, in the middle of a word (`mhmmd`), and have no `x` and no `c` of its own. */
const noWord = /^(.)\1|(.)\2$|(.)\3.*(.)\4|x|c(?!h)/;

/** `ywsf` and `mhmd` were written without vowels, whatever letters they stand in now; `qqzz` and `xkcd` are no words at all. */
export const lacksVowels = (token: string): boolean =>
  token.length > 2 && !/[aeiou]/.test(token) && !noWord.test(token) && canBeSaid(token);

/** A letter three times running is a slip or nonsense: how it sounds says nothing. */
export const canBeSaid = (token: string): boolean => !/(.)\1\1/.test(token);
