/** What a text tells of somebody's age, birth and sex, and whether it says that somebody else is meant. */
import { statedAges } from '../scoring/ages.ts';

/** Years in which somebody can be born, both included. */
export interface Born {
  from: number;
  to: number;
  /** Where the whole day is told: `1979-03-19`. */
  day: string | null;
  /** As written. */
  text: string;
  start: number;
  end: number;
}

const mostFound = 40;
const arabicDigits = /[\u0660-\u0669\u06f0-\u06f9]/g;
const latinDigit = (digit: string): string => String(digit.charCodeAt(0) & 0xf);

const units = 'one two three four five six seven eight nine'.split(' ');
const teens = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const tenWords = tens.join('|');
const numberWord = `(?:${tenWords})(?:[- ](?:${units.join('|')}))?|${teens.join('|')}`;
const number = `(\\d{1,2}|${numberWord})`;

function yearsOf(word: string): number {
  const lower = word.toLowerCase();
  if (/^\d+$/.test(lower)) return Number(lower);
  const teen = teens.indexOf(lower);
  if (teen >= 0) return teen + 10;
  const [first = '', second = ''] = lower.split(/[- ]/);
  return (tens.indexOf(first) + 2) * 10 + (units.indexOf(second) + 1);
}

/** Patterns of an age with how many years it may be off downwards and upwards. */
const ages: readonly [RegExp, number, number][] = [
  [
    new RegExp(
      `\\b(?:about|around|roughly|approx\\.?|maybe|say|perhaps) (?:age )?${number}\\b(?! ?(?:am|pm|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years ago|miles?|quid|pounds?|times?|people|men|lads|boxes|of|%))`,
      'giu',
    ),
    4,
    4,
  ],
  [new RegExp(`\\b(?:knocking(?: on)?|getting on for|pushing|nearing|close to) ${number}\\b`, 'giu'), 4, 2],
  [
    new RegExp(`\\b(?:man|woman|lady|gentleman|lad|boy|girl|ringer|student|bloke|fella|chap) of ${number}\\b`, 'giu'),
    2,
    2,
  ],
  [new RegExp(`\\b${number}(?:ish|[- ]or so|[- ]odd)\\b`, 'giu'), 4, 4],
  [new RegExp(`\\(${number}(?:[,;)!]| (?:next|in|now|this|and)\\b)`, 'giu'), 0, 0],
  [new RegExp(`(?<=\\p{L}[,;]? )${number}(?=[,.;)]|\\s*$)(?![.,]\\d)`, 'gimu'), 0, 0],
  [
    new RegExp(
      `\\b(?:aged?|is|was|he'?s|she'?s|hes|shes|turned|turns|just|only|nearly|almost|soon) (?:about |only |just |over )?${number}(?=[ ,.;)!]|$)(?! ?(?:am|pm|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|miles?|quid|pounds?|times?|people|men|lads|boxes|of|%))`,
      'gimu',
    ),
    0,
    0,
  ],
  [
    new RegExp(
      `\\b${number} (?:next (?:month|week|year)|in (?:the )?(?:spring|summer|autumn|winter|january|february|march|april|may|june|july|august|september|october|november|december)|now\\b)`,
      'giu',
    ),
    1,
    0,
  ],
  [
    new RegExp(
      `\\b${number}[- ]?(?:years?[- ]old|yrs?[- ]old|yr old|y/?o\\b|yrs?\\b(?! ago)|yaşında|yasinda|lat\\b|ans\\b|años|anos\\b|jahre|ani\\b|éves|років|лет|год|سال|سنة|عام)`,
      'giu',
    ),
    0,
    0,
  ],
  [/(?:عمر|عمره|عمرها|العمر)\S* (\d{1,2})/gu, 0, 0],
];
const decades =
  /\b(?:(early|mid|late)[- ])?(?:to[- ]late[- ])?(?:(teens|twenties|thirties|forties|fifties|sixties|seventies|eighties)|([2-9]0)'?s|(twenty|thirty|forty|fifty|sixty)[- ]?somethings?)\b/giu;
const decadeWords = 'teens twenties thirties forties fifties sixties seventies eighties'.split(' ');
const bornIn = /\b(?:b\.?|born(?: in)?|birth year|yob|d\.?o\.?b\.?|né|née)[: ]*(?:in )?((?:19|20)\d\d)\b/giu;
const yearAlone = /(?<=\p{L}, )((?:19[3-9]\d|20[01]\d))(?=[,.;)])/gu;
const schoolYear = /(?<!\b(?:a|one|some|told|of|the) )\b(?:year|yr|y)[ -]?(\d{1,2})\b/giu;
const ofCaller = /\b(?:i'?m|i am|i was|im|my age|aged? me)(?: only| just| nearly)? ?$/i;
const bornOn = /\b(?:d\.?o\.?b\.?|born|birth|b\.)[^\p{L}\d]{0,4}$/iu;

/** Without one of these nothing is told of an age. */
const anyNumber = /(?<!\d)(?:\d{1,2}|(?:19|20)\d\d)(?!\d)|teen|t(?:en|y|ies)\b|eleven|twelve|fifties|something/i;

/** Every age and birth told; `dates`: what `extract` found, as calendar days. Years of birth, as of the day of receipt. */
export function bornTold(
  given: string,
  receivedAt: string,
  dates: readonly { value: string; start: number; end: number }[],
): Born[] {
  const text = given.replace(arabicDigits, latinDigit).slice(0, 20_000);
  const now = Number(receivedAt.slice(0, 4));
  if (!Number.isInteger(now) || (dates.length === 0 && !anyNumber.test(text))) return [];
  const found: Born[] = [];
  const add = (from: number, to: number, start: number, end: number, day: string | null = null): void => {
    if (found.length < mostFound && !found.some((one) => one.start < end && start < one.end))
      found.push({ from, to, day, start, end, text: given.slice(start, end) });
  };
  for (const { value, start, end } of dates) {
    const year = Number(value.slice(0, 4));
    const told = bornOn.test(text.slice(Math.max(0, start - 14), start));
    if (/^\d{4}-\d\d-\d\d$/.test(value) && year > 1900 && year <= now && (told || year < now - 9))
      add(year, year, start, end, value);
  }
  for (const match of text.matchAll(bornIn))
    add(Number(match[1]), Number(match[1]), match.index, match.index + match[0].length);
  for (const match of text.matchAll(yearAlone)) {
    const year = Number(match[1]);
    if (year < now - 9) add(year, year, match.index, match.index + match[0].length);
  }
  const age = (least: number, most: number, start: number, end: number): void => {
    if (most > 4 && least < 100 && !ofCaller.test(text.slice(Math.max(0, start - 14), start)))
      add(now - most - 1, now - least, start, end);
  };
  for (const match of text.matchAll(decades)) {
    const [whole, part, word, digits, something] = match;
    const start =
      word !== undefined
        ? (decadeWords.indexOf(word.toLowerCase()) + 1) * 10
        : digits !== undefined
          ? Number(digits)
          : (tens.indexOf((something ?? '').toLowerCase()) + 2) * 10;
    const from = part?.toLowerCase() === 'late' ? start + 5 : part?.toLowerCase() === 'mid' ? start + 2 : start - 1;
    const to = part?.toLowerCase() === 'early' ? start + 5 : part?.toLowerCase() === 'mid' ? start + 8 : start + 10;
    age(word === 'teens' ? 12 : from, to, match.index, match.index + whole.length);
  }
  for (const [pattern, below, above] of ages)
    for (const match of text.matchAll(pattern)) {
      const years = yearsOf(match[1] ?? '');
      if (years > 5) age(years - below, years + above, match.index, match.index + match[0].length);
    }
  for (const match of text.matchAll(schoolYear)) {
    const year = Number(match[1]);
    if (year > 2 && year < 14) age(year + 4, year + 5, match.index, match.index + match[0].length);
  }
  for (const one of statedAges(text))
    age(
      one.to - one.from === 2 ? one.from + 1 : one.from,
      one.to - one.from === 2 ? one.to - 1 : one.to,
      one.start,
      one.start + one.text.length,
    );
  return found.sort((one, other) => one.start - other.start);
}

export type Sex = 'male' | 'female';

const maleNouns =
  'man|male|boy|lad|bloke|fella|fellow|chap|mr|son|brother|father|dad|uncle|nephew|husband|grandson|gentleman|guy|imam';
const femaleNouns =
  'woman|female|girl|lady|mrs|miss|ms|daughter|sister|mother|mum|aunt|auntie|niece|wife|granddaughter';
const nounBefore = new RegExp(
  `\\b(?:(${maleNouns})|(${femaleNouns}))\\b[\\s,:('"‘“]*(?:(?:called|named|is|of|the) )*['"‘“]?$`,
  'i',
);
const nounBetween = new RegExp(`\\b(?:${maleNouns}|${femaleNouns})s?\\b`, 'i');
const pronounAfter = /\b(?:(he|his|him|hes|he's|himself)|(she|her|hers|shes|she's|herself))\b/i;

/** What is said of a name right before it and in the sentence behind it; null where nothing is, or both. */
export function sexTold(before: string, after: string): Sex | null {
  const noun = nounBefore.exec(before.slice(-40));
  const told = new Set<Sex>();
  if (noun !== null) told.add(noun[1] === undefined ? 'female' : 'male');
  const behind = after.slice(0, 40).split(/[.!?;]/)[0] ?? '';
  const pronoun = pronounAfter.exec(behind);
  const between = pronoun === null ? '' : behind.slice(0, pronoun.index);
  if (pronoun !== null && !nounBetween.test(between)) told.add(pronoun[1] === undefined ? 'female' : 'male');
  const [only] = told;
  return told.size === 1 && only !== undefined ? only : null;
}

const adults =
  'coach|postman|postwoman|teacher|driver|imam|pastor|priest|vicar|professor|lecturer|surveyor|director|owner|landlord|landlady|builder|plumber|electrician|accountant|solicitor|doctor|nurse|councillor|butcher|baker|tailor|barber|publican|farmer|mechanic|caretaker|cleaner|guard|manager|headmaster|headteacher|head|trustee|treasurer|chef|cabbie|pensioner|widow|widower|grandfather|grandmother|retired|keeper|tenant|minister|clerk|captain|trawlerman|striker|footballer|photographer';
const adultAfter = new RegExp(
  `^[\\s,('"’”]*(?:(?:the|a|our|my|ex|former|who is|is|was|an) ?(?:\\p{L}+ ){0,2})?(?:${adults})\\b`,
  'iu',
);
const business =
  'shop|salon|garage|firm|business|pub|yard|restaurant|cafe|café|takeaway|farm|barbers|stall|workshop|company|club|lorry|van';
const ownerAfter = new RegExp(
  `^[\\s,]*(?:who )?(?:has|owns|runs|keeps|manages) (?:the|a|an|his|her|their) (?:\\p{L}+ ){0,2}(?:${business})\\b`,
  'iu',
);
const adultBefore = new RegExp(`\\b(?:${adults})[\\s,:('"‘“]*(?:(?:called|named|is) )?['"‘“]?$`, 'iu');
const pupil =
  /\b(?:pupil|schoolboy|schoolgirl|year \d|yr ?\d|y\d{1,2}|sixth form(?:er)?|form tutor|detention|lad|boy|girl)\b[\s,:('"‘“]*(?:(?:called|named|is) )?['"‘“]?$/i;

/** Someone with a trade is grown up, and a pupil is not, as years of birth; null where nothing of the kind is told. */
export function bornByRole(before: string, after: string, receivedAt: string): Born | null {
  const now = Number(receivedAt.slice(0, 4));
  const of = (from: number, to: number, text: string): Born => ({ from, to, day: null, text, start: -1, end: -1 });
  const grown =
    adultAfter.exec(after.slice(0, 60)) ?? ownerAfter.exec(after.slice(0, 60)) ?? adultBefore.exec(before.slice(-40));
  if (grown !== null) return of(now - 100, now - 19, grown[0].trim());
  const young = pupil.exec(before.slice(-40));
  return young === null ? null : of(now - 22, now - 4, young[0].trim());
}

const besideName = new RegExp(
  `^(?:,? ?\\(?|, )${number}(?=[ ,.;)]|$)(?! ?(?:am|pm|minutes?|hours?|days?|weeks?|months?|years? ago|miles?|quid|pounds?|times?|people|men|lads|of|and|to|or|x|st|rd|th|nd)\\b)`,
  'iu',
);

/** A number right behind a name: \`Mo Ali 19 in the debating society\`. */
export function bornBeside(after: string, receivedAt: string, at: number): Born | null {
  const match = besideName.exec(after.slice(0, 24));
  const years = match === null ? 0 : yearsOf(match[1] ?? '');
  const now = Number(receivedAt.slice(0, 4));
  if (match === null || years < 7 || years > 95 || !Number.isInteger(now)) return null;
  return {
    from: now - years - 1,
    to: now - years,
    day: null,
    text: match[1] ?? '',
    start: at,
    end: at + match[0].length,
  };
}

export type Generation = 'older' | 'younger';
const older = 'senior|snr|sr|the elder|the older|elder|older one|old';
const younger = 'junior|jnr|jr|the younger|younger one|young|minor';
const besideIt = (words: string): [RegExp, RegExp] => [
  new RegExp(`\\b(?:${words})\\W*$`, 'i'),
  new RegExp(`^[\\s,("'“]*\\b(?:${words})\\b`, 'i'),
];
const olderBeside = besideIt(older);
const youngerBeside = besideIt(younger);

/** `senior`, `the younger`, right beside a name. */
export function generationTold(before: string, after: string): Generation | null {
  const near = `${before.slice(-10)} `;
  const behind = after.slice(0, 16);
  const word = ([ahead, past]: readonly [RegExp, RegExp]): boolean => ahead.test(near.trimEnd()) || past.test(behind);
  if (word(olderBeside)) return 'older';
  return word(youngerBeside) ? 'younger' : null;
}

/** What is told not to be meant is hardly ever a person here. */
const thing =
  '(?! (?:landline|mobile|number|phone|house|car|point|problem|issue|first|only|best|same|kind|sort|time|place|staff|case|way|end|law|police)\\b)';
const person = '(?:\\p{Lu}\\p{L}+|man|woman|lady|gentleman|person|one|twin|brother|sister|lad|boy|girl|bloke|fella)';
const otherMeant = new RegExp(
  `\\b(?:wrong ${person}|no relation|not related|(?:is|are|was|[Ii]'?m|[Ii]t'?s) not the${thing}|(?:is|was) not that ${person}|(?<=, )not the${thing}|a different ${person}|different (?:lady|man|person|one|boy|girl|lad|woman|bloke)|same name as|namesake|mistaken for|mixed up with|confused with|not to be confused|another (?:man|woman|boy|girl|person) of|NOT the${thing})\\b`,
  'gu',
);

/** Passages that say that somebody else is meant than others may think: `not the footballer`, `the wrong twin`. */
export const othersMeant = (text: string): { start: number; end: number }[] =>
  [...text.matchAll(otherMeant)]
    .slice(0, 10)
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
