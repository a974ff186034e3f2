/** An age told in a text: `about 30`, `in his sixties`, `well over fifty`, `aged 71`. */
export interface StatedAge {
  /** Years, both included. */
  from: number;
  to: number;
  start: number;
  /** As written. */
  text: string;
}

const units =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const tenWords = tens.join('|');
const number = `(\\d{1,2}|(?:${tenWords})(?:[- ](?:${units.slice(0, 9).join('|')}))?|${units.slice(9).join('|')})`;
const decades = '(teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|(?:[1-9]0)s)';

function yearsOf(word: string): number {
  const lower = word.toLowerCase();
  if (/^\d+$/.test(lower)) return Number(lower);
  const [first = '', second = ''] = lower.split(/[- ]/);
  const ten = tens.indexOf(first);
  if (ten >= 0) return (ten + 2) * 10 + (units.indexOf(second) + 1);
  return units.indexOf(first) + 1;
}

const exactly = new RegExp(
  `(?:\\b(?:aged?(?: of)?|is|was|be|he'?s|she'?s|turned|just|only) |, ?)${number}(?= ?(?:[,.;)]|$|years? old|yrs?|y/?o|or so|and\\b|in (?:${'january|february|march|april|may|june|july|august|september|october|november|december'})|now))`,
  'gi',
);
const yearsOld = new RegExp(`\\b${number}[- ]?(?:years?[- ]old|yrs? old|year old|yo\\b|y/o)`, 'gi');
/** After a number these still tell of somebody: `about 50 has a van`. Any other word in -s is what was counted: `about 12 bolts`. */
const notCounted =
  'as|across|always|perhaps|this|his|has|is|was|does|lives|works|wears|drives|speaks|says|looks|keeps|comes|goes|walks|sits|stands|runs|smokes';
const counted = `(?! (?:of|m)\\b| (?!(?:${notCounted})\\b)[a-z]+s\\b)`;
const roughly = new RegExp(
  `\\b(?:about|around|approx\\.?|roughly|maybe|of about|gentleman of|man of|woman of|lady of|student of|lad of|builder of) ${number}\\b(?! ?(?:pm|am|minute|mins|hour|metre|mile|week|day|month|people|men|boxes|pounds|quid|%))${counted}`,
  'gi',
);
const orSo = new RegExp(`\\b${number}(?:ish| or so| or thereabouts)\\b`, 'gi');
const over = new RegExp(
  `\\b(?:well )?over ${number}\\b(?! ?(?:pound|people|quid|mile|hour|day|week|year|month|men|box))`,
  'gi',
);
const decade = new RegExp(
  `\\b(?:in (?:his|her|their)|is|man in his|early|mid|late)[ -](?:(early|mid|late)[ -])?${decades}`,
  'gi',
);

const startsOfDecade: Readonly<Record<string, number>> = {
  teens: 13,
  twenties: 20,
  thirties: 30,
  forties: 40,
  fifties: 50,
  sixties: 60,
  seventies: 70,
  eighties: 80,
};

/** Ages named in the text, in no particular order. */
export function statedAges(text: string): StatedAge[] {
  const found: StatedAge[] = [];
  const add = (pattern: RegExp, below: number, above: number): void => {
    for (const match of text.matchAll(pattern)) {
      const years = yearsOf(match[1] ?? '');
      if (years > 4 && years < 100)
        found.push({ from: years - below, to: years + above, start: match.index, text: match[0].replace(/^\W+/, '') });
    }
  };
  add(exactly, 1, 1);
  add(yearsOld, 1, 1);
  add(roughly, 6, 6);
  add(orSo, 6, 6);
  add(over, 0, 15);
  for (const match of text.matchAll(decade)) {
    const word = (match[2] ?? '').toLowerCase();
    const start = startsOfDecade[word] ?? Number.parseInt(word, 10);
    if (!Number.isNaN(start)) found.push({ from: start - 1, to: start + 10, start: match.index, text: match[0] });
  }
  return found;
}

/** Age in years on the day of receipt, as a range: a birth year alone leaves two. `null` when not known. */
export function ageAt(born: string | null, receivedAt: string): { from: number; to: number } | null {
  const year = Number(born?.slice(0, 4));
  const now = Number(receivedAt.slice(0, 4));
  if (born === null || Number.isNaN(year) || Number.isNaN(now) || year < 1880) return null;
  if (born.length < 10) return { from: now - year - 1, to: now - year };
  const had = receivedAt.slice(5, 10) >= born.slice(5, 10);
  return { from: now - year - (had ? 0 : 1), to: now - year - (had ? 0 : 1) };
}
