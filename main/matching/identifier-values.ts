/** Identifiers that somebody typed or a file brings, in the form in which a tip that speaks of them will be looked up. */
import { formedKinds, type IdentifierKind } from '../../preload/contract/vocabulary.ts';
import { extract, readVehicle } from './extract/index.ts';
import { foldName, foldText } from './names/index.ts';

/** Kinds that have a form of their own: what cannot be read as one is not held, since no tip could ever meet it. */
const formed: readonly IdentifierKind[] = formedKinds;

/** Words that make a reader expect the kind, for forms that need such a hint. */
const hints: Partial<Record<IdentifierKind, string>> = {
  vrm: 'registration ',
  handle: 'user ',
  imei: 'imei ',
  passport: 'passport ',
  bank_account: 'sort code ',
};

/** Forms do not depend on the day. */
const anyDay = '2000-01-01T00:00:00.000Z';

export interface WrittenIdentifier {
  value: string;
  /** The piece of the field that it was read from. */
  text: string;
}

function formedValues(kind: IdentifierKind, text: string): string[] {
  for (const hint of ['', hints[kind] ?? '']) {
    const found = extract(`${hint}${text}`, { receivedAt: anyDay }).filter((one) => one.kind === kind);
    if (found.length > 0) return [...new Set(found.map(({ value }) => value))];
  }
  return [];
}

function vehicleValue(text: string): string {
  const { colour, make, model, body } = readVehicle(text);
  return [colour, make, model, body].filter((word) => word !== null).join(' ');
}

/** What people put between several of a kind; addresses of the web hold strokes of their own. */
const between = /\s*[;,|\n]+\s*|\s+(?:and|or|also|then)\s+|\s+&\s+/i;
const betweenAndStroke = /\s*[;,|/\n]+\s*|\s+(?:and|or|also|then)\s+|\s+&\s+/i;
const pieces = (kind: IdentifierKind, text: string): string[] =>
  text
    .split(kind === 'url' || kind === 'handle' ? between : betweenAndStroke)
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece));

export interface ReadField {
  found: WrittenIdentifier[];
  /** Something of it does not read as that kind. */
  unread: boolean;
}

/** The identifiers of one field, which may hold several. Of a kind without a form of its own it is one, as it stands. */
export function readIdentifiers(kind: IdentifierKind, field: string): ReadField {
  const text = field.trim();
  if (!formed.includes(kind)) {
    const fold = kind === 'vehicle' ? vehicleValue : kind === 'person' ? foldName : foldText;
    const value = fold(text).trim();
    return value === '' ? { found: [], unread: text !== '' } : { found: [{ value, text }], unread: false };
  }
  const found = new Map<string, WrittenIdentifier>();
  let unread = false;
  for (const piece of pieces(kind, text)) {
    const values = formedValues(kind, piece);
    unread ||= values.length === 0;
    for (const value of values) if (!found.has(value)) found.set(value, { value, text: piece.trim() });
  }
  return { found: [...found.values()], unread };
}

/** Words between two names of one person. */
const betweenNames = /\s*[;|\n]+\s*|\s+\/\s+|\s*,?\s+(?:aka|a\.k\.a\.?|alias|also known as|also called)\s+/i;

/** The names of one field: “Craig Dunmore aka Craggy” are two. A comma may stand within a name, and parts nothing. */
export function readNames(field: string): string[] {
  const names = field.split(betweenNames).map((name) => name.trim());
  return [...new Set(names.filter((name) => /[\p{L}\p{N}]/u.test(name)))];
}
