/** What people and call takers write when the same account comes once more, or somebody else's words are passed on. */

const one = (...parts: string[]): RegExp => new RegExp(`\\b(?:${parts.join('|')})\\b`, 'i');

const told =
  '(?:rang|called|phoned|telephoned|texted|e-?mailed|wrote|written|reported|spoke|spoken|told|said|sent|filled|posted|contacted|rung)';
const once =
  '(?:last (?:night|week|month|time|year|mon|tues|wednes|thurs|fri|satur|sun)\\w*|yesterday|earlier|before|previously|already|this morning|the other (?:day|night)|(?:on )?(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|on the \\d+\\w*|twice|three times|\\w+ days? ago|a week ago)';
const ordinal =
  '(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\\d+(?:nd|rd|th)|last|previous|earlier|first|other|original)';
const message = '(?:letter|e-?mail|call|report|message|form|note|text|contact|tip|submission|online report|voicemail)';

/** The writer says that this was told before. `again` says so only near the beginning. */
const again = [
  /^[\s\S]{0,120}(?<!\b(?:look\w*|c[ao]m\w*|back|went|appear\w*|seen|outside|inside|here|there|at it|parked|did it|happened|never|start\w*|happen\w*|try|now and|time and|over and|and|shout\w*|scream\w*|yell\w*|word) )(?<!["“'‘])\bagain\b/i,
  one(
    `(?:i|we|who|clr|caller|she|he|they|and|have|had|has|also|you) (?:had |have |has |'ve |also |already |previously |first )*${told} (?:\\S+ ){0,5}?${once}`,
    `(?:already|previously|also) ${told}`,
    `(?:i|we|i've|clr|caller|she|he) (?:have |had |already |also |has )*${told} (?:this |it |in )?(?:to |with |about (?:this|it) to )?(?:you|your|yourselves|ur|u|the (?:hotline|police|desk|line)|a colleague|us|101|crimestoppers)`,
    'you (?:have|had|took|got) my (?:statement|call|letter|details|report)|like i said|as per my',
    `my ${ordinal} ${message}`,
    `(?:second|third|fourth|repeat|repeated|follow[- ]?up|further|previous|prev|earlier) (?:call|clr|caller|contact|report|letter|e-?mail|message|from clr|phone call)`,
    `(?:told|spoke to|said to|explained to|gave (?:it )?to) (?:your|ur|the) (?:colleague|operator|officer|lady|gentleman|man|woman|girl|lad|other officer)s?`,
    'further to (?:my|our|the)',
    'following (?:on from |up (?:on )?)?my',
    'resubmitted|re-?sent|re-?sending|sent again|(?:send|sending) (?:this|it) again',
    'same (?:clr|caller|gent|gentleman|lady|account|woman|man|informant|male|female|person|story) (?:as|again|rang|rung|called|back|who)',
    'same account|same story as before|adds nothing|nothing new|no new info(?:rmation)?',
    'r[au]ng back|called back|phoned back|(?:clr|caller) back',
    "it'?s (?:only )?me again|me again|still (?:waiting|no reply|nothing|not heard)|no ref(?:erence)?(?: number)?|heard nothing|not heard (?:back|anything)|(?:nobody|no one|noone) (?:has )?(?:rang|rung|called|replied|come|came|got back)|no(?:body)? (?:answer|reply) to",
    'wrote (?:about this |to you )?before|(?:filled|sent) (?:in )?(?:your|the|my|ur) (?:online )?form|in case it was lost|once more|in writing(?! (?:it|this|that|them|down)\\b)|got cut off|was cut off|chas(?:ing|er)',
    'as (?:i|we) (?:said|told|mentioned|reported|wrote|explained)',
    'has now (?:written|emailed|phoned|rung|called)|now (?:writes|emails|written)|updat(?:e|ing) (?:on |to )?my',
    'did (?:you|u) (?:get|receive|have|see) (?:my|the (?:one|message|email|letter) i)|(?:about|re|regarding|concerning) my (?:call|letter|e-?mail|message|report|form|text|voicemail)',
    "i(?:'m| am| was) the (?:one|man|woman|lady|gent\\w*|girl|lad|person|caller) (?:who|that) (?:rang|called|phoned|wrote|e-?mailed|texted|reported|came|spoke)",
    'forgot to (?:say|mention|tell|add|put)|(?:to add|adding|addition) to (?:what i|my)|should have (?:said|mentioned|told you) (?:before|last time|on the phone|in my)',
    'been in touch (?:before|already|with you)|in touch (?:last|earlier)|(?:ringing|calling|phoning|writing|e-?mailing|texting|reporting|emailing) (?:you )?again|(?:try|trying) (?:you )?again',
    '(?:already|previously) (?:been )?(?:logged|reported|submitted|recorded)|(?:repeat|regular|known|returning) (?:caller|clr|informant|correspondent)|not (?:the|my) first (?:time|call|letter)|(?:second|third|fourth|umpteenth) time (?:of )?(?:ringing|asking|writing|calling|i)',
    '(?:see|as in|refers? to|refer to|ref|copy of) my (?:last|earlier|previous|first|other|call|letter|e-?mail)|as (?:per|in) (?:the )?previous|from (?:before|the other day|last week|last time)[,.:]',
  ),
];

/** One of a row of letters: the one before may lie long back. */
const series = one(`my ${ordinal} (?:letter|e-?mail)`, 'further to my letter', 'i wrote (?:to you )?(?:in|on)');

/** Somebody else's words, as they came. */
const forwarded = new RegExp(
  [
    '(?:^|\\n)\\s*(?:>|fwd?:|re: ?fwd?:|-{3,} ?(?:forwarded|original))',
    '\\b(?:subject: ?(?:re: ?)?fwd?:|forwarded|forwarding|fwd|copied (?:from|below|dm|text|this)|copy (?:it|this|and paste)|as (?:i )?received|sent (?:to )?me|sent round|going round|cut and paste|reposted|reads as follows|i was sent|came to me|has come to me)',
  ].join('|'),
  'i',
);

export interface ToldAgain {
  again: boolean;
  series: boolean;
  forwarded: boolean;
  /** The sentences that say `again`. */
  sentences: string[];
}

/** The sentence in which a match ends. */
function sentenceAt(text: string, end: number): string {
  const before = text.slice(0, end - 1);
  const start = Math.max(...['.', '!', '?', '\n'].map((mark) => before.lastIndexOf(mark))) + 1;
  const rest = text.slice(end).search(/[.!?\n]/);
  return text.slice(start, rest < 0 ? text.length : end + rest);
}

/** Signs that a text is not the first with what it says. Linear: only its first twenty thousand characters are read. */
export function toldAgain(text: string): ToldAgain {
  const read = text.slice(0, 20_000);
  const sentences = again.flatMap((sign) => {
    const match = sign.exec(read);
    return match === null ? [] : [sentenceAt(read, match.index + match[0].length)];
  });
  return {
    again: sentences.length > 0,
    series: series.test(read),
    forwarded: forwarded.test(read),
    sentences,
  };
}

/**
 * What only one person or thing is called, as far as it can be seen without reading closely: numbers with five digits or more, plates,
 * accounts and addresses.
 */
const anchor = /@[\w.]{3,}|[\w.+-]+@[\w-]+\.[\w.]+|\b[a-z]{2}\d{2} ?[a-z]{3}\b|(?:\+?\d[ -]?){6,}/gi;
const mostAnchors = 200;

export function anchorsOf(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [written] of text.matchAll(anchor)) {
    if (found.size >= mostAnchors) break;
    const digits = written.replace(/\D/g, '');
    const number = /^[\d +-]+$/.test(written);
    found.add(number ? digits.slice(-9) : written.toLowerCase().replace(/\s/g, ''));
  }
  return found;
}
