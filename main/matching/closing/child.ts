/**
 * Words by which a text may be about somebody under 18. They only suggest it: "my son" may be forty. An officer is told which words
 * they are, and says whether it is so.
 */
export interface FoundWords {
  text: string;
  start: number;
  end: number;
}

const adult = 18;
const kin = '(?:son|daughter|grandson|granddaughter|nephew|niece|stepson|stepdaughter)';
const words =
  /\b(?:child(?:ren)?|kids?|bab(?:y|ies)|toddlers?|infants?|school ?(?:boy|girl|child)(?:s|ren)?|pupils?|teen(?:ager)?s?|adolescents?|juveniles?|under-?aged?|(?:little|young|small) (?:boy|girl|brother|sister)s?|(?:primary|secondary|junior|infant) school|nursery|playground|classmates?)\b/giu;
const ofFamily = new RegExp(
  `\\b(?:my|his|her|their|our|whose) (?:own |young |youngest |eldest |teenage )?${kin}s?\\b`,
  'giu',
);
const aged =
  /\b(?:aged?|only|just|is|are|turned) (\d{1,2})(?:(?:-| )?years?(?:-| )?olds?)?\b(?! ?(?:%|o.?clock|am|pm|minutes?|hours?|days?|weeks?|months?|miles?|men|people|of))|\b(\d{1,2})(?:-| )?years?(?:-| )?olds?\b|\b(\d{1,2}) ?yo\b/giu;

const spansOf = (
  text: string,
  pattern: RegExp,
  fits: (match: RegExpMatchArray) => boolean = () => true,
): FoundWords[] =>
  [...text.matchAll(pattern)]
    .filter(fits)
    .map((match) => ({ text: match[0], start: match.index, end: match.index + match[0].length }));

const isYoung = (match: RegExpMatchArray): boolean => {
  const age = Number(match[1] ?? match[2] ?? match[3]);
  return age > 0 && age < adult;
};

/** What is shown of them. */
const most = 5;

/** In the order of the text, at most five. */
export function findChildren(text: string): FoundWords[] {
  return [...spansOf(text, words), ...spansOf(text, ofFamily), ...spansOf(text, aged, isYoung)]
    .toSorted((one, other) => one.start - other.start)
    .slice(0, most);
}
