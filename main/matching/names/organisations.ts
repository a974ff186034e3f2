import { typingErrors } from './distance.ts';
import { foldText } from './fold.ts';

/** Legal forms, which say nothing about which body it is. */
const legalForms = new Set(
  'ltd limited plc llp llc inc incorporated corp corporation company co ag gmbh sa sarl bv nv ab oao ooo zao jsc pjsc ojsc cic the and of for'.split(
    ' ',
  ),
);

function wordsOf(name: string): string[] {
  const folded = foldText(name)
    .replace(/&/g, ' and ')
    .replace(/(?<=\b[a-z])\.(?=[a-z]\b)/g, '')
    .replace(/['`]/g, '')
    .replace(/isation/g, 'ization');
  const words = folded.split(/[^a-z0-9]+/).filter((word) => word !== '');
  const told = words.filter((word) => !legalForms.has(word));
  return told.length > 0 ? told : words;
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
  const words = alike + clashes + extra * 0.45;
  const apart = words === 0 ? 0 : alike / words - clashes * 0.15;
  const longest = Math.max(one.length, other.length);
  const together = longest > 7 && typingErrors(one, other, 2) <= 2 ? 1 - typingErrors(one, other, 2) / longest : 0;
  return Math.max(0, apart, together);
}
