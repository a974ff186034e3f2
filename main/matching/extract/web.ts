import { isAsciiLetter, isAsciiWord, isDigit } from './characters.ts';
import { type Identifier, identifier } from './identifier.ts';

/** Endings that make a bare `name.ending` an address on the web; words that may follow a missing space are left out. */
const endings = new Set([
  'com',
  'org',
  'net',
  'uk',
  'eu',
  'io',
  'info',
  'biz',
  'gov',
  'edu',
  'gg',
  'xyz',
  'ie',
  'scot',
  'onion',
]);
/** Hosts of people's pages and of shortened addresses, whose endings are no others'. */
const shortHosts = new Set(
  't.me wa.me m.me fb.me youtu.be bit.ly t.co is.gd amzn.to linktr.ee goo.gl ok.ru'.split(' '),
);
const localLimit = 64;
const domainLimit = 253;
const handleLimit = 30;

/** Letters of the scripts that put blanks between words: of others it is not known where an address begins. */
const isWordLetter = (code: number): boolean =>
  isAsciiWord(code) ||
  (code >= 0xc0 && code <= 0x52f && code !== 0xd7 && code !== 0xf7) ||
  (code >= 0x1e00 && code <= 0x1fff);
const isApostrophe = (code: number): boolean => code === 39 || code === 0x2019;
const isLocal = (code: number): boolean =>
  isWordLetter(code) ||
  isApostrophe(code) ||
  code === 38 ||
  code === 46 ||
  code === 95 ||
  code === 37 ||
  code === 43 ||
  code === 45;
const isDomain = (code: number): boolean => isWordLetter(code) || code === 46 || code === 45;
const isHandle = (code: number): boolean => isWordLetter(code) || code === 95 || code === 46;
/** One form of what may be written in several: small letters, accents composed, one apostrophe. */
const folded = (written: string): string => written.normalize('NFC').toLowerCase().replaceAll('’', "'");

function runRight(text: string, from: number, limit: number, accepts: (code: number) => boolean): number {
  let end = from;
  while (end < text.length && end - from < limit && accepts(text.charCodeAt(end))) end += 1;
  while (end > from && (text.charCodeAt(end - 1) === 46 || text.charCodeAt(end - 1) === 45)) end -= 1;
  return end;
}

function isDomainName(name: string): boolean {
  const dot = name.lastIndexOf('.');
  if (dot < 1 || name.length - dot < 3 || name.includes('..')) return false;
  for (let index = dot + 1; index < name.length; index += 1) {
    const code = name.charCodeAt(index);
    if (!isWordLetter(code) || isDigit(code)) return false;
  }
  return true;
}

/** What may stand before an address and does not belong to it: a quotation mark, a full stop, an ampersand, a dash. */
const isOpening = (code: number): boolean => code === 46 || code === 38 || code === 45 || isApostrophe(code);

const withinAddress = /:\/\/[^\s/@]{0,70}$/;
const attached = /[\p{L}\p{N}@]$|\S"$/u;

/** E-mail addresses (value: lower case) and handles with `@` (value: lower case, with `@`). */
export function findAtSigns(text: string): Identifier[] {
  const found: Identifier[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let start = at;
    while (start > 0 && at - start < localLimit && isLocal(text.charCodeAt(start - 1))) start -= 1;
    // An address that is cut is another person's.
    if (start > 0 && isLocal(text.charCodeAt(start - 1))) continue;
    // A name and a passphrase before the host of a web address are no address.
    if (withinAddress.test(text.slice(Math.max(0, start - 80), start))) continue;
    while (start < at && isOpening(text.charCodeAt(start))) start += 1;
    if (start < at) {
      const end = runRight(text, at + 1, domainLimit, isDomain);
      const name = text.slice(at + 1, end);
      if (isDomainName(name)) found.push(identifier('email', text, start, end, folded(text.slice(start, end))));
      continue;
    }
    // What stands before it is the rest of an address that cannot be read: its host is nobody's name.
    if (
      attached.test(text.slice(Math.max(0, at - 2), at)) &&
      isDomainName(text.slice(at + 1, runRight(text, at + 1, domainLimit, isDomain)))
    )
      continue;
    const end = runRight(text, at + 1, handleLimit + 1, isHandle);
    const length = end - at - 1;
    if (length < 2 || length > handleLimit || text.charCodeAt(end) === 64) continue;
    found.push(identifier('handle', text, at, end, folded(text.slice(at, end))));
  }
  return found;
}

const closers = new Set('.,;:!?)]}\'"’”>*');

/** Ideographic and full-width stops, commas and brackets, behind which no blank stands. */
const wideStops = new Set(Array.from('、。〈〉《》「」『』【】！（），：；？', (letter) => letter.charCodeAt(0)));

function pathEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && end - from < 2048) {
    const code = text.charCodeAt(end);
    if (code <= 32 || code === 34 || code === 60 || code === 62 || code === 0xa0 || code === 0x201d) break;
    if (wideStops.has(code)) break;
    end += 1;
  }
  // A bracket at the end that was opened within the path belongs to it, as in `/a_(b)`.
  let open = 0;
  for (let at = from; at < end; at += 1) open += text.charAt(at) === '(' ? 1 : text.charAt(at) === ')' ? -1 : 0;
  while (end > from && closers.has(text.charAt(end - 1))) {
    const closing = text.charAt(end - 1) === ')';
    if (closing && open >= 0) break;
    if (closing) open += 1;
    end -= 1;
  }
  return end;
}

function isBare(name: string, withPath: boolean): boolean {
  if (!isDomainName(name)) return false;
  const lower = name.toLowerCase();
  if (withPath && shortHosts.has(lower)) return true;
  if (!endings.has(lower.slice(lower.lastIndexOf('.') + 1))) return false;
  return lower.startsWith('www.') || withPath || name === lower;
}

/** Scheme, name and passphrase before a host. */
const beforeHost = /[a-z]{2,10}:\/\/[^\s/@]{1,70}@$/i;
const foreignHost = /\bhttps?:\/\/(?=[^\s/]{0,60}[^\0-\x7f])[^\s/<>"”]{2,100}/giu;

/** Those whose host is written in letters of any script; there is no telling where one begins without its scheme. */
function withForeignHosts(text: string, found: readonly Identifier[]): Identifier[] {
  const more: Identifier[] = [];
  for (const match of text.matchAll(foreignHost)) {
    const start = match.index;
    const end = pathEnd(text, start);
    if (match[0].includes('.') && !found.some((one) => one.start < end && one.end > start))
      more.push(identifier('url', text, start, end, text.slice(start, end)));
  }
  return more.length === 0 ? [...found] : [...found, ...more].sort((one, other) => one.start - other.start);
}

/** Web addresses, with or without a scheme (value: as written, without closing punctuation). */
export function findUrls(text: string): Identifier[] {
  const found: Identifier[] = [];
  let from = 0;
  for (let dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', Math.max(dot + 1, from))) {
    if (!isAsciiWord(text.charCodeAt(dot - 1)) || !isAsciiWord(text.charCodeAt(dot + 1))) continue;
    let start = dot;
    while (start > from && dot - start < domainLimit && isDomain(text.charCodeAt(start - 1))) start -= 1;
    const domainEnd = runRight(text, start, domainLimit, isDomain);
    const before = text.charAt(start - 1);
    const named = before === '@' ? beforeHost.exec(text.slice(Math.max(0, start - 90), start)) : null;
    const scheme = named === null ? schemeStart(text, start, from) : start - named[0].length;
    from = Math.max(domainEnd, dot + 1);
    if ((before === '@' && named === null) || before === '_' || text.charAt(domainEnd) === '@') continue;
    const next = text.charAt(domainEnd);
    const withPath = next === '/';
    if (scheme === null && !isBare(text.slice(start, domainEnd), withPath)) continue;
    const end =
      scheme !== null || withPath || next === '?' || next === '#' || next === ':'
        ? pathEnd(text, domainEnd)
        : domainEnd;
    found.push(identifier('url', text, scheme ?? start, end, text.slice(scheme ?? start, end)));
    from = Math.max(end, from);
  }
  return text.includes('://') ? withForeignHosts(text, found) : found;
}

function schemeStart(text: string, start: number, from: number): number | null {
  if (text.slice(Math.max(from, start - 3), start) !== '://') return null;
  let begin = start - 3;
  while (begin > from && start - begin < 10 && isAsciiLetter(text.charCodeAt(begin - 1))) begin -= 1;
  return begin < start - 3 ? begin : null;
}
