/** What people say when they read out a number, a registration mark or an address. */

/**
 * `chars` stand for letters or digits; `times` repeats what follows; `name` is the name of a letter that is also, or
 * sounds like, an ordinary word; `filler` may stand between two characters; `correction` takes back what was said; `soft`
 * goes with a correction ("I tell a lie", "hang on"); `unknown` is a place that was not seen.
 */
export type SpeechWord =
  | { is: 'digit' | 'teen' | 'tens' | 'nato' | 'name'; chars: string }
  | { is: 'times'; times: number }
  | { is: 'hundred'; zeros: string }
  | { is: 'plus' | 'filler' | 'correction' | 'soft' | 'not' | 'or' | 'for' | 'unknown' };

const digits = `zero:0 oh:0 o:0 nought:0 naught:0 nil:0 one:1 two:2 three:3 tree:3 four:4 fower:4 five:5 fife:5 six:6
seven:7 eight:8 nine:9 niner:9`;
const teens = `ten:10 eleven:11 twelve:12 thirteen:13 fourteen:14 fifteen:15 sixteen:16 seventeen:17 eighteen:18 nineteen:19`;
const tens = 'twenty:20 thirty:30 forty:40 fourty:40 fifty:50 sixty:60 seventy:70 eighty:80 ninety:90';
const nato = `alpha:A alfa:A bravo:B charlie:C delta:D echo:E foxtrot:F golf:G hotel:H india:I juliet:J juliett:J kilo:K lima:L
mike:M november:N oscar:O papa:P quebec:Q romeo:R sierra:S tango:T uniform:U victor:V whiskey:W whisky:W xray:X x-ray:X
yankee:Y zulu:Z`;
const names = `ay:A bee:B be:B cee:C see:C sea:C dee:D ee:E eff:F gee:G aitch:H haitch:H eye:I jay:J kay:K el:L ell:L em:M
en:N enn:N pee:P pea:P cue:Q queue:Q ar:R are:R ess:S tee:T tea:T you:U yoo:U vee:V ex:X why:Y wye:Y zed:Z zee:Z`;
const fillers = `um uh er erm ehm ah and then space dash hyphen gap pause comma yes yeah okay so well thats that's that its it's it is
a i think maybe perhaps possibly probably like capital big small letter an`;
const corrections = 'sorry no wait correction rather scratch scrub actually apologies oops nope mistake wrong lie';
const soft = 'tell hang on hold start again let me too many mean beg your pardon make was my the do over one-sec';

const spelled = (list: string): [string, string][] =>
  list.split(/\s+/).map((entry) => {
    const at = entry.lastIndexOf(':');
    return [entry.slice(0, at), entry.slice(at + 1)];
  });

/** Keys are in lower case. A word in two lists is what the later one says. */
export const speechWords: ReadonlyMap<string, SpeechWord> = new Map<string, SpeechWord>([
  ...soft.split(' ').map((word): [string, SpeechWord] => [word, { is: 'soft' }]),
  ...fillers.split(/\s+/).map((word): [string, SpeechWord] => [word, { is: 'filler' }]),
  ...corrections.split(' ').map((word): [string, SpeechWord] => [word, { is: 'correction' }]),
  ...spelled(names).map(([word, chars]): [string, SpeechWord] => [word, { is: 'name', chars }]),
  ...spelled(nato).map(([word, chars]): [string, SpeechWord] => [word, { is: 'nato', chars }]),
  ...spelled(teens).map(([word, chars]): [string, SpeechWord] => [word, { is: 'teen', chars }]),
  ...spelled(tens).map(([word, chars]): [string, SpeechWord] => [word, { is: 'tens', chars }]),
  ...spelled(digits).map(([word, chars]): [string, SpeechWord] => [word, { is: 'digit', chars }]),
  ['double', { is: 'times', times: 2 }],
  ['treble', { is: 'times', times: 3 }],
  ['triple', { is: 'times', times: 3 }],
  ['hundred', { is: 'hundred', zeros: '00' }],
  ['thousand', { is: 'hundred', zeros: '000' }],
  ['plus', { is: 'plus' }],
  ['not', { is: 'not' }],
  ['or', { is: 'or' }],
  ['for', { is: 'for' }],
  ['something', { is: 'unknown' }],
  ['blank', { is: 'unknown' }],
]);

/** Names of letters that are everyday words: they count as letters only among others. */
export const everydayLetters: ReadonlySet<string> = new Set(
  'be see sea eye pea queue are tea you why ex ell cue en em el ay'.split(' '),
);

const number = 'oh|zero|nought|naught|one|two|three|four|five|six|seven|eight|nine|niner';
const ty = '(?:twen|thir|for|fif|six|seven|eigh|nine)ty';
const alphabet = nato
  .split(/\s+/)
  .map((entry) => entry.replace(/:.*/, ''))
  .join('|');

/**
 * Two neighbours that belong to a reading aloud, or a number that is taken back: a text without such a pair holds nothing
 * that was said character by character. One look, and enough for nearly every text.
 */
export const mayBeSaid = new RegExp(
  `(?:\\d[ ,.-]{1,4}(?:sorry|no|correction|wait)|\\b(?:(?:${number}|${ty}|double|treble|triple)[ ,.-]{1,3}(?:${number}|double|treble|triple|hundred)|(?:${alphabet})[ ,-]{1,2}(?:${alphabet}|${number}|\\d)|[a-z] for [a-z]{3,}|something (?:${number})))\\b`,
  'i',
);
