/** Japanese syllables in Latin letters as passports write them (Hepburn): long vowels are written short. */

const rows: readonly [string, string][] = [
  ['あいうえおかきくけこさしすせそたちつてと', 'a i u e o ka ki ku ke ko sa shi su se so ta chi tsu te to'],
  [
    'なにぬねのはひふへほまみむめもやゆよらりるれろわをん',
    'na ni nu ne no ha hi fu he ho ma mi mu me mo ya yu yo ra ri ru re ro wa o n',
  ],
  ['がぎぐげござじずぜぞだぢづでど', 'ga gi gu ge go za ji zu ze zo da ji zu de do'],
  ['ばびぶべぼぱぴぷぺぽゔゐゑ', 'ba bi bu be bo pa pi pu pe po vu i e'],
  ['ぁぃぅぇぉ', 'a i u e o'],
];
const syllables = new Map<string, string>(
  rows.flatMap(([letters, sounds]) => {
    const latin = sounds.split(' ');
    return Array.from(letters, (letter, at): [string, string] => [letter, latin[at] ?? '']);
  }),
);
const small = new Map([
  ['ゃ', 'ya'],
  ['ゅ', 'yu'],
  ['ょ', 'yo'],
]);

/** Katakana as hiragana. */
const plain = (letter: string) =>
  /[\u30a1-\u30f4]/.test(letter) ? String.fromCharCode(letter.charCodeAt(0) - 0x60) : letter;

/** A run of kana; anything else in it stays as it is. */
export function hepburn(run: string): string {
  let written = '';
  let doubled = false;
  for (const letter of Array.from(run, plain)) {
    const glide = small.get(letter);
    if (letter === 'っ') doubled = true;
    else if (glide !== undefined && written.endsWith('i')) {
      // `ki` and a small `ya` are `kya`, `shi` and a small `ya` are `sha`.
      const stem = written.slice(0, -1);
      written = stem + (/(?:sh|ch|j)$/.test(stem) ? glide.slice(1) : glide);
    } else if (letter !== 'ー') {
      const sound = glide ?? syllables.get(letter) ?? letter;
      written += doubled ? (sound.startsWith('ch') ? 't' : sound.charAt(0)) + sound : sound;
      doubled = false;
    }
  }
  return written
    .replace(/o[ou]/g, 'o')
    .replace(/uu/g, 'u')
    .replace(/n(?=[bmp])/g, 'm');
}
