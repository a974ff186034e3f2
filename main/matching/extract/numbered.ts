import { isIPv6 } from 'node:net';
import { isAsciiWord } from './characters.ts';
import { type Identifier, identifier, withoutOverlap } from './identifier.ts';

/** Numbers that name one account, handset, connection or document. Each is checked as far as it can be, or needs a cue. */

/** One look, and enough for nearly every text. */
const mayHold = /sort ?code|imei|passport|[a-z]{2}\d\d[ -]?[a-z\d]{4}[ -]?\d{3}/i;

/** How long an account number of each country is. */
const lengths: ReadonlyMap<string, number> = new Map(
  `AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 CH21 CY28 CZ24 DE22 DK18 EE20 EG29 ES24 FI18 FR27 GB22 GE22 GI23 GR27 HR21 HU28 IE22 IL23
IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MT31 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24
SI19 SK24 SM27 TN24 TR26 UA29 XK20`
    .split(/\s+/)
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** ISO 7064, mod 97-10: what ends up as 1 holds no typing error. */
function isChecked(account: string): boolean {
  let rest = 0;
  for (const char of account.slice(4) + account.slice(0, 4)) {
    const value = Number.parseInt(char, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** International account numbers (value: capitals without blanks). */
function findIbans(text: string): Identifier[] {
  const found: Identifier[] = [];
  for (const match of text.matchAll(/(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?=[ -]?[A-Za-z0-9]{2})/g)) {
    const length = lengths.get(match[0].slice(0, 2).toUpperCase());
    if (length === undefined) continue;
    let account = '';
    let at = match.index;
    while (account.length < length && at < text.length) {
      if (isAsciiWord(text.charCodeAt(at))) account += text.charAt(at);
      else if (!/[ -]/.test(text.charAt(at)) || !isAsciiWord(text.charCodeAt(at - 1))) break;
      at += 1;
    }
    if (account.length < length || isAsciiWord(text.charCodeAt(at)) || !isChecked(account)) continue;
    found.push(identifier('bank_account', text, match.index, at, account.toUpperCase()));
  }
  return found;
}

const sortCode = /\bsort ?code\b[^\d\n]{0,20}(\d{2})[ -]?(\d{2})[ -]?(\d{2})(?!\d)[^\d]{1,40}(\d{8})(?!\d)/gi;
const sortCodeLast =
  /\b(?:account|acc|acct|a\/c)\b[^\d\n]{0,20}(\d{8})(?!\d)[^\d\n]{0,20}\bsort ?code\b[^\d\n]{0,20}(\d{2})[ -]?(\d{2})[ -]?(\d{2})(?!\d)/gi;

/** Accounts at a bank of the United Kingdom, whose sort code is named (value: `12-34-56 12345678`). */
function findAccounts(text: string): Identifier[] {
  const first = [...text.matchAll(sortCode)].map((match) => {
    const [whole, one, two, three, account] = match;
    return identifier(
      'bank_account',
      text,
      match.index,
      match.index + whole.length,
      `${one}-${two}-${three} ${account}`,
    );
  });
  const last = [...text.matchAll(sortCodeLast)].map((match) => {
    const [whole, account, one, two, three] = match;
    return identifier(
      'bank_account',
      text,
      match.index,
      match.index + whole.length,
      `${one}-${two}-${three} ${account}`,
    );
  });
  return withoutOverlap(first, last);
}

function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits.charAt(digits.length - 1 - at)) * (at % 2 === 0 ? 1 : 2);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}

/** Numbers of handsets that are called so and whose check digit is right (value: fifteen digits). */
function findImeis(text: string): Identifier[] {
  const found: Identifier[] = [];
  for (const match of text.matchAll(/\bimei\b[^\d\n]{0,24}(\d(?:[ -/]?\d){14})(?!\d)/gi)) {
    const written = match[1] ?? '';
    const digits = written.replace(/\D/g, '');
    if (!isLuhn(digits)) continue;
    const end = match.index + match[0].length;
    found.push(identifier('imei', text, end - written.length, end, digits));
  }
  return found;
}

const mayBeAddress = /\d\.\d{1,3}\.\d|[0-9a-f]{1,4}:[0-9a-f]{0,4}:/i;
const four = /(?<![\w.])(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?![\w]|\.\d)/g;
/** Of a house or a machine itself: everybody has these. */
const own = /^(?:0|10|127)\.|^192\.168\.|^172\.(?:1[6-9]|2\d|3[01])\.|^169\.254\.|^(?:22[4-9]|2[3-5]\d)\./;
const six = /(?<![\w:.])[0-9A-Fa-f]{1,4}:[0-9A-Fa-f:]{3,35}(?![\w:])/g;
const version = /\b(?:v|ver|version|firmware|build|release)\.? ?$/i;

/** Addresses on the internet that belong to somebody (value: dotted, or the shortest form of one in colons). */
export function findIpAddresses(text: string): Identifier[] {
  const found: Identifier[] = [];
  if (!mayBeAddress.test(text)) return found;
  for (const match of text.matchAll(four)) {
    if (own.test(match[0]) || version.test(text.slice(Math.max(0, match.index - 12), match.index))) continue;
    found.push(identifier('ip_address', text, match.index, match.index + match[0].length, match[0]));
  }
  for (const match of text.matchAll(six)) {
    const written = match[0].replace(/:$/, '');
    if (!isIPv6(written) || /^fe[89ab]|^f[cd]/i.test(written)) continue;
    const value = new URL(`http://[${written}]`).hostname.slice(1, -1);
    found.push(identifier('ip_address', text, match.index, match.index + written.length, value));
  }
  return found;
}

/** Numbers of passports that are called so (value: capitals without blanks). */
function findPassports(text: string): Identifier[] {
  const found: Identifier[] = [];
  const named =
    /\bpassport\b(?:[ .:,#-]{0,3}\b(?:no|num|number|nr|is|was|of|his|her|uk|british)\b){0,3}[ .:,#-]{1,3}([A-Z]{0,2}[ ]?\d{7,9}|\d{3} ?\d{3} ?\d{3})(?![A-Za-z0-9])/gi;
  for (const match of text.matchAll(named)) {
    const written = match[1] ?? '';
    const end = match.index + match[0].length;
    const value = written.replace(/\s/g, '').toUpperCase();
    if (value.length < 8) continue;
    found.push(identifier('passport', text, end - written.length, end, value));
  }
  return found;
}

/** Accounts, handsets and passports. */
export function findNumbered(text: string): Identifier[] {
  if (!mayHold.test(text)) return [];
  return [findIbans, findAccounts, findImeis, findPassports].reduce<Identifier[]>(
    (found, find) => withoutOverlap(found, find(text)),
    [],
  );
}
