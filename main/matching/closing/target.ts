/**
 * Words by which a text may name the target of an attack: a place or an occasion, and in the same sentence words of violence. They only
 * suggest it; an officer is told which words they are, and says whether it is so.
 */
import type { FoundWords } from './child.ts';

const violence =
  /\b(?:attack(?:s|ed|ing)?|bomb(?:s|ed|ing|ings)?|blow(?:s|ing)? (?:\w+ ){0,3}up|blew up|detonat\w*|explo(?:de|des|sion|sions|sive|sives)|shoot(?:s|ing)?|gun(?:s|man|men)?|stab(?:s|bed|bing)?|behead\w*|massacre\w*|slaughter\w*|kill(?:s|ed|ing)?|murder\w*|hostages?|poison(?:s|ed|ing)?|burn(?:s|ed|ing)? down|set (?:\w+ ){1,3}on fire|petrol bombs?|ram(?:s|med|ming)|(?:drive|drives|driving|plough|ploughing) (?:\w+ ){0,3}into|target(?:s|ed|ing)?|hit (?:the|a|our)|do something (?:big|at|to)|teach (?:them|\w+) a lesson|martyr\w*)\b/iu;
const place =
  /\b(?:air ?port|station|stadium|arena|concert|match|festival|fair|parade|procession|march|rally|vigil|marathon|carnival|market|mosque|church|synagogue|temple|gurdwara|cathedral|chapel|school|college|university|campus|hospital|surgery|parliament|embassy|consulate|town hall|council offices?|city hall|shopping (?:centre|mall)|barracks|army base|naval base|airbase|court ?house|crown court|museum|gallery|theatre|cinema|library|power station|substation|refinery|reservoir|harbour|port|ferry|bridge|tunnel|underground|metro|tram|bus (?:stop|station)|train|nightclub|pub|hotel|conference|memorial|cenotaph|remembrance (?:day|sunday|service)|christmas market|ceremony|visit of|polling station|mp['’]s surgery|refugee (?:centre|hostel)|asylum hotel)\b/iu;

/** Where one sentence ends and the next begins. */
const sentences = /[^.!?\n]+/gu;

export interface NamedSpan {
  start: number;
  end: number;
}

function placesIn(sentence: string, from: number, named: readonly NamedSpan[]): FoundWords[] {
  const word = place.exec(sentence);
  const byWord =
    word === null ? [] : [{ text: word[0], start: from + word.index, end: from + word.index + word[0].length }];
  const byName = named
    .filter(({ start, end }) => start >= from && end <= from + sentence.length)
    .map(({ start, end }) => ({ text: sentence.slice(start - from, end - from), start, end }));
  return [...byName, ...byWord].slice(0, 2);
}

const most = 6;

/** `named`: places, addresses and organisations that were found in the text. Violence and target of each sentence that has both. */
export function findTargets(text: string, named: readonly NamedSpan[]): FoundWords[] {
  const found: FoundWords[] = [];
  for (const match of text.matchAll(sentences)) {
    const [sentence] = match;
    const act = violence.exec(sentence);
    if (act === null) continue;
    const places = placesIn(sentence, match.index, named);
    if (places.length === 0) continue;
    const start = match.index + act.index;
    found.push({ text: act[0], start, end: start + act[0].length }, ...places);
  }
  return found.toSorted((one, other) => one.start - other.start).slice(0, most);
}
