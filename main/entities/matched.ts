/**
 * What an entity is looked for by, and the contributions that hold it: found through indices, first by values, then by words, a page at a
 * time, and each examined as a suggestion would be. What it is said to be the same as counts for it.
 */
import { z } from 'zod';
import { withFrequencies } from '../investigations/counted-frequencies.ts';
import { byValue, byWords, foundByValue } from '../investigations/entity-tips.ts';
import { entityWords } from '../investigations/entity-words.ts';
import { extract } from '../matching/extract/index.ts';
import { type CaseIdentifier, partialForms, type Reason, reasonsFor } from '../matching/scoring/index.ts';
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';
import { circleOf } from './circle.ts';
import { heldOf } from './held.ts';

/** Where a page starts: among those found by their values, then among those found by words. */
export const After = z.strictObject({ by: z.enum(['value', 'words']), place: z.int() });

/** Identifiers that are looked for. */
const heldAtMost = 60;

type After = z.output<typeof After>;

/** What it is known by, with what the others of its circle are known by. */
export async function identifiersOf(context: Context, entityId: number): Promise<CaseIdentifier[]> {
  const { entityIds, subjectIds } = await circleOf(context, entityId);
  const own = await heldOf(context, entityIds).limit(heldAtMost).execute();
  const theirs =
    subjectIds.length === 0
      ? []
      : await context.db
          .selectFrom('case_identifier')
          .innerJoin('subject', 'subject.id', 'case_identifier.subjectId')
          .select([
            'case_identifier.kind',
            'case_identifier.value',
            'case_identifier.text',
            'case_identifier.subjectId',
            'subject.name as subjectName',
            'subject.role',
            'subject.born',
          ])
          .where('case_identifier.subjectId', 'in', inList(subjectIds))
          .where('case_identifier.withdrawnAt', 'is', null)
          .orderBy('case_identifier.id')
          .limit(heldAtMost)
          .execute();
  const all = [
    ...own.map(({ kind, value, text }) => ({
      kind,
      value,
      text,
      subjectId: null,
      subjectName: '',
      role: null,
      born: null,
    })),
    ...theirs,
  ];
  const once = new Map(all.map((one) => [`${one.kind} ${one.value}`, one]));
  // All of them count as one here, whichever cases they belong to.
  return [...once.values()].slice(0, heldAtMost).map((one) => ({ ...one, investigationId: 0 }));
}

const formsOf = ({ kind, value }: CaseIdentifier) => (kind === 'vrm' ? partialForms(value) : [value]);

export interface LookedFor {
  held: CaseIdentifier[];
  valued: { kind: CaseIdentifier['kind']; value: string }[];
  words: ReturnType<typeof entityWords>;
}

export function lookedFor(held: CaseIdentifier[]): LookedFor {
  return {
    held,
    valued: held
      .filter(({ kind }) => foundByValue.has(kind))
      .flatMap((one) => formsOf(one).map((value) => ({ kind: one.kind, value }))),
    words: entityWords(held.filter(({ kind }) => !foundByValue.has(kind))),
  };
}

/** Contributions among these that hold one of the values: they are listed by it already. */
async function holdingValue({ db }: Context, ids: readonly number[], valued: LookedFor['valued']) {
  if (valued.length === 0 || ids.length === 0) return new Set<number>();
  const rows = await db
    .selectFrom('identifier')
    .select(['contributionId', 'kind', 'value'])
    .where('contributionId', 'in', inList(ids))
    .execute();
  const wanted = new Set(valued.map(({ kind, value }) => `${kind} ${value}`));
  return new Set(rows.filter(({ kind, value }) => wanted.has(`${kind} ${value}`)).map((row) => row.contributionId));
}

/** The rows of one page and where the next starts. */
async function pageOf(context: Context, wanted: LookedFor, from: After) {
  const { valued, words } = wanted;
  const byVal = from.by === 'value';
  const start = from.place === 0 ? null : from.place;
  const { places, more } = byVal
    ? await byValue(context, valued, start)
    : await byWords(
        context,
        words.map(({ begun }) => begun),
        start,
      );
  const column = byVal ? ('id' as const) : ('receiptOrder' as const);
  const rows =
    places.length === 0
      ? []
      : await context.db
          .selectFrom('contribution')
          .select(['id', 'receiptOrder', 'reference', 'receivedAt', 'text'])
          .where(column, 'in', inList(places))
          .execute();
  const before = byVal
    ? new Set<number>()
    : await holdingValue(
        context,
        rows.map(({ id }) => id),
        valued,
      );
  const last = places.at(-1);
  const next: After | null =
    more && last !== undefined
      ? { by: from.by, place: last }
      : byVal && words.length > 0
        ? { by: 'words', place: 0 }
        : null;
  return { rows: rows.filter(({ id }) => !before.has(id)), next };
}

/** A contribution that holds it, with what says so. */
export interface Matched {
  id: number;
  receiptOrder: number;
  reference: string;
  receivedAt: string;
  text: string;
  reasons: Reason[];
  against: string[];
}

export const firstPage = ({ valued }: LookedFor): After => ({ by: valued.length > 0 ? 'value' : 'words', place: 0 });

/** Those of one page that hold it, the last received first. A page may have none, even though another follows. */
export async function matchedPage(context: Context, wanted: LookedFor, from: After) {
  const { rows, next } = await pageOf(context, wanted, from);
  const counts = new Map<string, number>();
  const matched: Matched[] = [];
  for (const row of rows.toSorted((one, other) => other.receiptOrder - one.receiptOrder)) {
    const tip = { text: row.text, identifiers: extract(row.text, row), receivedAt: row.receivedAt };
    const found = await withFrequencies(context, counts, (frequency) => reasonsFor(tip, wanted.held, frequency));
    if (found.reasons.length > 0) matched.push({ ...row, ...found });
  }
  return { matched, examined: rows.length, next };
}

/** Contributions that hold an exact value, so that nothing of them needs to be read. */
const byExactValue = 5_000;
/** Contributions that are read for the rest: for words, and for plates of which only a part was seen. */
const readForWords = 300;

/** Ids of the contributions that hold it, and whether there may be more than were looked through. */
export async function idsMatched(context: Context, held: readonly CaseIdentifier[]) {
  const { valued, words } = lookedFor([...held]);
  const exact = held.filter(({ kind }) => foundByValue.has(kind));
  const ids = new Set<number>();
  let more = false;
  for (const { kind, value } of exact) {
    const rows = await context.db
      .selectFrom('identifier')
      .select('contributionId')
      .distinct()
      .where('value', '=', value)
      .where('kind', '=', kind)
      .orderBy('contributionId', 'desc')
      .limit(byExactValue + 1)
      .execute();
    more ||= rows.length > byExactValue;
    for (const { contributionId } of rows.slice(0, byExactValue)) ids.add(contributionId);
  }
  const known = new Set(exact.map(({ kind, value }) => `${kind} ${value}`));
  const partly = valued.filter(({ kind, value }) => !known.has(`${kind} ${value}`));
  const rest: LookedFor = { held: [...held], valued: partly, words };
  let from: After | null = partly.length + words.length === 0 ? null : firstPage(rest);
  for (let read = 0; from !== null && read < readForWords; ) {
    const page = await matchedPage(context, rest, from);
    for (const { id } of page.matched) ids.add(id);
    read += Math.max(1, page.examined);
    from = page.next;
  }
  return { ids: [...ids].toSorted((one, other) => other - one), more: more || from !== null };
}
