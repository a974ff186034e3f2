/**
 * Finding what investigations hold by something that a person typed: part of a plate, a number in any form, a name that may be
 * misspelt. Uses the same key index as tips do.
 */
import { formedKinds, type IdentifierKind } from '../../preload/contract/vocabulary.ts';
import { extract } from '../matching/extract/index.ts';
import { readIdentifiers } from '../matching/identifier-values.ts';
import { compareNames, nameKeys, threshold } from '../matching/names/index.ts';
import { type CaseIdentifier, type LookupKey, lookupKeys } from '../matching/scoring/index.ts';
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';
import { storedKey } from './holdings.ts';

/** Kinds that identify a single thing; words for places and bodies would find half of everything. */
const telling = new Set<IdentifierKind>([...formedKinds, 'person']);

/**
 * The identifiers in a few typed words, read as a tip would be; a plate is recognised even without the hints that a tip's sentence
 * would give.
 */
export function typedIdentifiers(text: string, now: string) {
  const found = extract(text, { receivedAt: now }).filter((one) => telling.has(one.kind));
  const [plate] = readIdentifiers('vrm', text).found;
  return plate !== undefined && !found.some((one) => one.kind === 'vrm')
    ? [...found, { kind: 'vrm' as const, value: plate.value, text, start: 0, end: text.length }]
    : found;
}

function keysFor(text: string, now: string): string[] {
  const keys: LookupKey[] = lookupKeys('', typedIdentifiers(text, now));
  const names = nameKeys(text).map((key): LookupKey => ({ kind: 'person', key }));
  return [...new Set([...keys, ...names].map(storedKey))];
}

export interface HoldingHit {
  id: number;
  kind: CaseIdentifier['kind'];
  value: string;
  text: string;
  investigationId: number;
  subjectId: number | null;
}

/** Fewer characters than this occur in too many identifiers. */
const shortestPart = 4;
const partsAtMost = 200;
/** How most plates begin; the rest of what was typed may be anything: "TX21 A-something". */
const plateStart = /^\s*([a-z]{2}\d{2})[\s-]?([a-z]{1,2}(?![a-z]))?/i;

/** The part of a number or plate that was typed: its beginning, middle or end; `null` where it is neither. */
export function typedPart(text: string): string | null {
  const start = plateStart.exec(text);
  const squeezed = text.replace(/[\s()-]+/g, '').toLowerCase();
  const whole = /^(?:\+?\d+|[a-z0-9]{1,8})$/.test(squeezed)
    ? squeezed
    : `${start?.[1] ?? ''}${start?.[2] ?? ''}`.toLowerCase();
  // A number is kept with its country code in front.
  const part = /^0\d+$/.test(whole) ? whole.slice(1) : whole;
  return part.length < shortestPart || !/\d/.test(part) ? null : part;
}

/** Numbers and plates in use that contain what was typed, the last added first; found through the index of parts. */
async function withPart({ db, search }: Context, text: string): Promise<HoldingHit[]> {
  const part = typedPart(text);
  const ids =
    part === null ? null : await search.identifiers({ text: part, value: part }, { before: null, limit: partsAtMost });
  if (ids === null || ids.length === 0) return [];
  const rows = await db
    .selectFrom('case_identifier')
    .select(['id', 'kind', 'value', 'text', 'investigationId', 'subjectId'])
    .where('id', 'in', inList(ids))
    .execute();
  return rows.filter(({ kind }) => kind === 'phone' || kind === 'vrm');
}

/** Holdings in use, of investigations that the viewer may see; names only where they are similar enough to be the same person's. */
export async function findHoldings(context: Context, text: string): Promise<HoldingHit[]> {
  const { db, now } = context;
  const inPart = await withPart(context, text);
  const keys = keysFor(text, now);
  if (keys.length === 0) return inPart;
  const rows = await db
    .selectFrom('case_identifier')
    .select(['id', 'kind', 'value', 'text', 'investigationId', 'subjectId'])
    .where('id', 'in', (eb) =>
      eb.selectFrom('match_key').select('match_key.caseIdentifierId').where('match_key.key', 'in', inList(keys)),
    )
    .where('withdrawnAt', 'is', null)
    .limit(2_000)
    .execute();
  const found = rows.filter((row) => row.kind !== 'person' || compareNames(text, row.text).score >= threshold);
  return [...new Map([...found, ...inPart].map((row) => [row.id, row])).values()];
}
