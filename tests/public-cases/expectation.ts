/**
 * What an expect.json says is right, never how it is worded. It is one object; in it, and in every object below, all keys have to hold.
 *
 *   files           { "tips.csv": FILE }: the file is taken into a vault of its own, after the folder's investigations.json
 *   investigations  { "taken": 1 }: what taking investigations.json answers, where that is the case itself
 *   recorded        [CONTRIBUTION]: record.json, pairs of [received at, text], is typed in by hand
 *   names           true: every pair of names.csv is judged as its is_match says
 *   vault           { "folder": "a/b", "passphrase": "…", "opensWith": ["…"] }: made, filled, counted and verified by command
 *
 * FILE
 *   taken, refused  how many rows
 *   refusedLines    [3]: these lines are refused by their number
 *   told            true: something is said: the file is refused by a code, a row by its line, or the answers carry a note.
 *                   "note": a note or the refusal of the file; refused rows do not count.
 *                   { "any": ["…"] }: what is said holds one of these words. { "not": ["…"] }: something said holds none of them
 *   contributions   [CONTRIBUTION]: each is there
 *   none            [CONTRIBUTION]: nothing of the kind is there
 *   search          [{ "text": "…", "finds": "piece of the text of the contribution that has to be among the hits" }]
 *   counted         { "2026-07-16": 1 }: contributions of that day in the United Kingdom
 *   apart           true: no two contributions of the file are said to come from one contact
 *   comesBack       "held": exported and taken in again, nothing is added. "same": in another vault it says the same
 *   anyOf           [FILE]: one of them holds
 *
 * CONTRIBUTION
 *   of, at          which one is meant: a piece of its text, the beginning of its instant; left out where there is but one
 *   text            the whole text
 *   has, hasNot     pieces of the text; in place of a piece, a list of which one is enough
 *   receivedAt      the beginning of the instant, or a list of which one is enough; "now" is the moment of the import
 *   area, place, reference     as written, or null
 *   source          pieces (as in `has`) of the sealed name and contact, or null
 *   anywhere        pieces (as in `has`) of any of these
 *   ids             ["phone:+447700900123"]: found in it; kind * is any. may: others that may be found
 *   only            ["phone"]: of these kinds nothing is found but what ids and may name
 *   links           [{ "to": "OPERATION", "strength": "probable" }]: suggested, with at least that strength if one is named
 */
export type Pieces = (string | string[])[];
export interface ContributionCheck {
  of?: string;
  at?: string;
  text?: string;
  has?: Pieces;
  hasNot?: string[];
  receivedAt?: string | string[];
  area?: string | null;
  place?: string | null;
  reference?: string | null;
  source?: Pieces | null;
  anywhere?: Pieces;
  ids?: string[];
  may?: string[];
  only?: string[];
  links?: { to: string; strength?: string }[];
}
export interface FileCheck {
  taken?: number;
  refused?: number;
  refusedLines?: number[];
  told?: true | 'note' | { any?: string[]; not?: string[] };
  contributions?: ContributionCheck[];
  none?: ContributionCheck[];
  search?: { text: string; finds: string }[];
  counted?: Record<string, number>;
  apart?: true;
  comesBack?: 'held' | 'same';
  anyOf?: FileCheck[];
}
export interface CaseCheck {
  files?: Record<string, FileCheck>;
  investigations?: { taken: number };
  recorded?: ContributionCheck[];
  names?: true;
  vault?: { folder: string; passphrase: string; opensWith: string[] };
}
const keys: Record<'case' | 'file' | 'contribution', readonly string[]> = {
  case: 'files investigations recorded names vault'.split(' '),
  file: 'taken refused refusedLines told contributions none search counted apart comesBack anyOf'.split(' '),
  contribution: 'of at text has hasNot receivedAt area place reference source anywhere ids may only links'.split(' '),
};

/** Throws: a key that is not known would be a check that is never made. */
export function known(check: object, level: keyof typeof keys): void {
  for (const key of Object.keys(check))
    if (!keys[level].includes(key)) throw new Error(`expect.json: "${key}" is not known`);
}
