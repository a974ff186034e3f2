import { typingErrors } from './distance.ts';
import { foldText } from './fold.ts';

/** Legal forms, which say nothing about which body it is. */
const legalForms = new Set(
  'ltd limited plc llp llc inc incorporated corp corporation company co ag gmbh sa sarl bv nv ab oao ooo zao jsc pjsc ojsc cjsc srl spa oy oyj asa kft sro doo pty pte pt tbk bhd sdn kk cic lp kg aktiengesellschaft aktiebolag the and of for'.split(
    ' ',
  ),
);

/** Words that bodies shorten, as they stand once apostrophes and stops are gone. */
const shortened = new Map(
  Object.entries({
    intl: 'international',
    natl: 'national',
    assoc: 'association',
    assn: 'association',
    bros: 'brothers',
    mfg: 'manufacturing',
    mgmt: 'management',
    svcs: 'services',
    univ: 'university',
    dept: 'department',
    govt: 'government',
    inst: 'institute',
    engg: 'engineering',
  }),
);

/** A branch bears the name of the whole, and where it is. */
const regions = new Set(
  `uk gb britain british england scotland wales ireland europe european emea asia africa america americas american usa global worldwide international
  germany deutschland france italy spain sweden norway denmark finland poland switzerland schweiz austria netherlands belgium london dubai`.split(
    /\s+/,
  ),
);

/** Legal forms in several words. */
const longForms =
  /\b(?:(?:open |closed |public )?jo[iy]nt[ -]stock company|limited liability (?:company|partnership)|public limited company|societatea cu raspundere limitata|sp(?:olka)? ?z ?o ?o|s ?r ?o|d ?o ?o|gesellschaft mit beschrankter haftung)(?![a-z])/g;

const numbers = new Map(
  'one two three four five six seven eight nine ten eleven twelve'.split(' ').map((word, at) => [word, String(at + 1)]),
);
const roman = new Map(
  'ii iii iv vi vii viii ix'.split(' ').map((word, at) => [word, String([2, 3, 4, 6, 7, 8, 9][at])]),
);
const tens = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, at) => [word, at + 2]),
);

/** Forty-four is 44, and II is 2: numbers are what tells two bodies of one name apart. */
function readNumbers(words: readonly string[]): string[] {
  const read: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const ten = tens.get(word);
    const unit = numbers.get(words[at + 1] ?? '');
    if (ten === undefined) read.push(numbers.get(word) ?? roman.get(word) ?? word);
    else if (unit !== undefined && unit.length === 1) {
      read.push(`${ten}${unit}`);
      at += 1;
    } else read.push(`${ten}0`);
  }
  return read;
}

function wordsOf(name: string): string[] {
  const folded = foldText(name)
    .replace(/&/g, ' and ')
    .replace(/(?<=\b[a-z])\.(?=[a-z]\b)/g, '')
    .replace(/['`’]/g, '')
    .replace(/isation/g, 'ization')
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(longForms, ' ');
  const words = readNumbers(folded.split(' ').flatMap((word) => (word === '' ? [] : [shortened.get(word) ?? word])));
  const told = words.filter((word) => !legalForms.has(word));
  return told.length > 0 ? told : words;
}

/** Brigade 44 and Brigade 45, Solutions and Solutions II: a number on one side that the other does not have. */
function numbersApart(left: readonly string[], right: readonly string[]): boolean {
  const numbersOf = (words: readonly string[]): string => words.filter((word) => /^\d{1,3}$/.test(word)).join(' ');
  return numbersOf(left) !== numbersOf(right);
}

/** At and above this score two organisation names are taken for the same body's. */
export const organisationThreshold = 0.65;

/** 0 to 1: how alike two organisation names are. Legal forms are left out; one more word on one side costs little, a different one much. */
export function compareOrganisations(a: string, b: string): number {
  const left = wordsOf(a);
  const right = wordsOf(b);
  if (left.length === 0 || right.length === 0) return 0;
  const one = left.join('');
  const other = right.join('');
  if (one === other) return 1;
  if (numbersApart(left, right)) return 0.5;
  const open = new Set(right);
  let alike = 0;
  let missed = 0;
  for (const word of left) {
    const partner = [...open].find(
      (candidate) => typingErrors(word, candidate, word.length < 5 ? 0 : 1) <= (word.length < 5 ? 0 : 1),
    );
    if (partner === undefined) missed += 1;
    else {
      open.delete(partner);
      alike += partner === word ? 1 : 0.92;
    }
  }
  const clashes = Math.min(missed, open.size);
  const extra = Math.abs(missed - open.size);
  const branch = [...open, ...left.filter((word) => !right.includes(word))].every((word) => regions.has(word));
  const words = alike + clashes + extra * (branch ? 0.45 : 0.6);
  const apart = words === 0 ? 0 : alike / words - clashes * 0.15;
  const longest = Math.max(one.length, other.length);
  // LXC and LAU are letters for something: what so few letters differ in is all that they say.
  const letters = left.length === right.length && left.some((word, at) => word.length < 4 && word !== right[at]);
  const together =
    longest > 7 && !letters && typingErrors(one, other, 2) <= 2 ? 1 - typingErrors(one, other, 2) / longest : 0;
  return Math.max(0, apart, together);
}
