import { isAsciiWord } from './characters.ts';
import { type Identifier, identifier, withoutOverlap } from './identifier.ts';
import { stopWords } from './stop-words.ts';

/** User names that are written without `@` (value: lower case, with `@`). */

const platforms =
  'insta|instagram|ig|snap|snapchat|tik ?tok|telegram|tele|twitter|discord|steam|xbox|psn|playstation|facebook|fb|messenger|you ?tube|reddit|twitch|kik|wickr|threema|skype|vk|we ?chat|bluesky|mastodon|threads|roblox|fortnite|minecraft|whats ?app|gab|viber|soundcloud|spotify|ebay|vinted|depop|onlyfans|linkedin|forum|element|tox';
const accounts =
  'user ?names?|users?|handles?|screen ?names?|accounts?|accs?|accts?|profiles?|nick(?:name)?s?|alias|a\\.?k\\.?a\\.?|gamer ?tags?|tags?|alts?|ids?|log-?ins?|pages?|channels?|goes by|go by|posts as|posting as|chats as|signs (?:off )?as|called himself|calls himself|kullanıcı adı|pseudo|usuario|utilisateur|benutzername|nazwa użytkownika|ник';
const links =
  "is|was|are|its|it's|called|named|as|under|at|on|of|the|name|account|acc|handle|user|user ?name|profile|id|tag|shown|like";
/** A platform or a word for an account, and at most three small words. */
const cue = new RegExp(
  `(?<![\\w@.])(?:${platforms}|${accounts})(?:'s|s)?(?:[ :=,"'‘’“”(-]{1,3}(?:${links})(?=[ :="'‘“(-])){0,3}[ :=,"'‘’“”(-]{1,4}$`,
  'i',
);
/** Forms that a name behind a cue must have. */
const sign = /[a-z_]\d|[A-Za-z\d]\.[A-Za-z]|[a-z]\.\d|\d[a-z]{4}/g;
const isInner = (code: number): boolean => isAsciiWord(code) || code === 95 || code === 46;
const longest = 32;

/** The whole word around a place, or `null` where it is part of an address or a path, or longer than any user name. */
function wordAround(text: string, at: number): { start: number; end: number } | null {
  let start = at;
  let end = at;
  while (isInner(text.charCodeAt(start - 1)) && at - start < longest) start -= 1;
  while (isInner(text.charCodeAt(end)) && end - at < longest) end += 1;
  if (at - start >= longest || end - at >= longest) return null;
  while (text.charCodeAt(end - 1) === 46) end -= 1;
  while (text.charCodeAt(start) === 46) start += 1;
  return /[@/\\#-]/.test(text.charAt(start - 1)) || /[@/\\]/.test(text.charAt(end)) ? null : { start, end };
}

/** Names of files and of what a camera or a form numbers. */
const fileEnd =
  /\.(?:jpe?g|png|gif|heic|webp|mp[34]|mov|avi|wav|m4a|pdf|docx?|xlsx?|csv|txt|zip|eml|msg|html?|json|py|js)$/i;
const numbered =
  /^(?:img|dsc|dscn|vid|image|screenshot|screen|whatsapp|file|doc|scan|photo|pxl|mov|ref|case|urn|log|exhibit|form|utm)_/i;
/** Words with a capital inside that are no user names. */
const capitalInside =
  /^(?:(?:Mc|Mac|De|Di|Le|La|Fitz|Van|O)[A-Z][a-z]+|i(?:Phone|Pad|Cloud|Message|OS)|WhatsApp|YouTube|TikTok|PayPal|eBay|LinkedIn|FaceTime|SnapChat|WeChat|GitHub|OnlyFans|CrimeStoppers|AirBnB|JustGiving|GoFundMe|CashApp)$/;

const hasSign = (name: string): boolean => /[A-Za-z]/.test(name) && /[_0-9]|[A-Za-z0-9]\.[A-Za-z0-9]/.test(name);

/** `10pm`, `2nd`, `5G`, `TX21ABC`, `4.9`, `example.org`: something else. */
function isOther(name: string): boolean {
  if (name.includes('_')) return fileEnd.test(name) || numbered.test(name);
  if (/^[\d.]+[A-Za-z]{0,3}$/.test(name) || /^[A-Z0-9.]+$/.test(name)) return true;
  const parts = name.toLowerCase().split('.');
  if (parts.length > 1 && (fileEnd.test(name) || domains.has(parts.at(-1) ?? ''))) return true;
  const words = parts.filter((part) => stopWords.has(part)).length;
  return parts.length > 1 && (parts.length === 2 ? words > 0 : words === parts.length);
}
const domains = new Set('com org net uk eu io info biz gov edu gg xyz ie scot onion'.split(' '));

function asHandle(text: string, start: number, written: string): Identifier | null {
  const name = written.replace(/[.]+$/, '');
  if (name.length < 3 || name.length > 30) return null;
  return identifier('handle', text, start, start + name.length, `@${name.toLowerCase()}`);
}

/** A word with an underscore inside is nobody's ordinary word. */
function withUnderscore(text: string): Identifier[] {
  const found: Identifier[] = [];
  let from = 0;
  for (let at = text.indexOf('_'); at >= 0; at = text.indexOf('_', Math.max(at + 1, from))) {
    const word = wordAround(text, at);
    from = word?.end ?? at + 1;
    if (word === null) continue;
    const name = text.slice(word.start, word.end);
    if (!/^[A-Za-z0-9]/.test(name) || !/[A-Za-z0-9]_+[A-Za-z0-9]/.test(name)) continue;
    if (name.length < 5 || !/[A-Za-z]{2}/.test(name) || isOther(name)) continue;
    const handle = asHandle(text, word.start, name);
    if (handle !== null) found.push(handle);
  }
  return found;
}

/** "His insta is marek.t_92", "goes by zed.k9", "user jarek_ostrow": only forms that no ordinary word has. */
function behindCue(text: string): Identifier[] {
  const found: Identifier[] = [];
  let from = 0;
  for (const match of text.matchAll(sign)) {
    if (match.index < from) continue;
    const word = wordAround(text, match.index);
    if (word === null) continue;
    from = word.end;
    const name = text.slice(word.start, word.end);
    if (isOther(name) || !hasSign(name) || !cue.test(text.slice(Math.max(0, word.start - 60), word.start))) continue;
    const handle = asHandle(text, word.start, name);
    if (handle !== null) found.push(handle);
  }
  return found;
}

const mayBeNamed = /(?:user|screen) ?name|gamer ?tag/i;
const certain =
  /(?:user ?name|screen ?name|gamer ?tag)(?:'s| is| was|:|=| called)+[ "'‘“]{1,3}([a-z][a-z0-9]{3,29})(?![\w.@-])/gi;
const noName = new Set(
  'private blocked deleted banned suspended different similar weird foreign false visible changing changed attached below above withheld redacted always random some another what whatever under just only'.split(
    ' ',
  ),
);

/** "Username is jaydee": after these words a name follows whatever it looks like, unless it is a word. */
function namedOutright(text: string): Identifier[] {
  const found: Identifier[] = [];
  for (const match of text.matchAll(certain)) {
    const name = match[1] ?? '';
    if (name !== name.toLowerCase() || stopWords.has(name) || noName.has(name)) continue;
    const handle = asHandle(text, match.index + match[0].length - name.length, name);
    if (handle !== null) found.push(handle);
  }
  return found;
}

const speaker = /^(?:\[[^\]\n]{1,12}\] ?)?([A-Za-z][A-Za-z0-9_.]{2,29}): ?\S/gm;

/** Lines of a chat, `name: what it said`, where at least two lines open so. */
function speakers(text: string): Identifier[] {
  const found: Identifier[] = [];
  for (const match of text.matchAll(speaker)) {
    const name = match[1] ?? '';
    const shape = /[a-z][A-Z]/.test(name) || (/\d/.test(name) && /[a-z]{2}/.test(name)) || /\w_\w/.test(name);
    if (!shape || capitalInside.test(name) || isOther(name)) continue;
    const handle = asHandle(text, match.index + match[0].indexOf(name), name);
    if (handle !== null) found.push(handle);
  }
  return found.length > 1 ? found : [];
}

const withNumber = /(?<![\w@/\\#.])([A-Za-z0-9][A-Za-z0-9_.]{1,30})#(\d{4,5})(?![\w#])/g;
const ofReddit = /(?<![\w@/\\.])(\/?u\/)([A-Za-z0-9][A-Za-z0-9_-]{2,19})(?![\w/@-]|\.\w)/g;
const onReddit = /^["'’”)]{0,2} (?:on|over on|from|at) reddit\b/i;
const cuedAt = (text: string, at: number): boolean => cue.test(text.slice(Math.max(0, at - 60), at));

/** `name#1234` of a platform that numbers people of one name: only behind a cue, or where the name is no ordinary word. */
function numberedName(text: string): Identifier[] {
  const found: Identifier[] = [];
  for (const { 0: whole, 1: name = '', index } of text.matchAll(withNumber)) {
    if (!/[A-Za-z]/.test(name)) continue;
    const sure = /[A-Za-z0-9]_+[A-Za-z0-9]/.test(name) && !isOther(name);
    if (sure || cuedAt(text, index))
      found.push(identifier('handle', text, index, index + whole.length, `@${whole.toLowerCase()}`));
  }
  return found;
}

/** `u/name`, behind a cue or on the platform that writes it so. */
function behindStroke(text: string): Identifier[] {
  const found: Identifier[] = [];
  for (const { 0: whole, 1: lead = '', 2: name = '', index } of text.matchAll(ofReddit)) {
    const end = index + whole.length;
    if (!cuedAt(text, index) && !onReddit.test(text.slice(end, end + 20))) continue;
    found.push(identifier('handle', text, index + lead.length, end, `@${name.toLowerCase()}`));
  }
  return found;
}

/** Handles that are named without `@`. */
export function findNamedHandles(text: string): Identifier[] {
  let found: Identifier[] = text.includes('#') ? numberedName(text) : [];
  if (text.includes('u/')) found = withoutOverlap(found, behindStroke(text));
  if (text.includes('_')) found = withoutOverlap(found, withUnderscore(text));
  found = withoutOverlap(found, behindCue(text));
  if (mayBeNamed.test(text)) found = withoutOverlap(found, namedOutright(text));
  if (text.includes('\n') && text.includes(':')) found = withoutOverlap(found, speakers(text));
  return found;
}
