/**
 * The contributions that name an entity, read by the same matcher that suggests links: a person in other spellings and by other
 * names of the same subject, a plate that was only half seen. Found through indices, newest first, and each examined as a
 * suggestion would be.
 */
import { z } from 'zod';
import type { IdentifierKind } from '../../preload/contract/vocabulary.ts';
import { excerptOf } from '../contributions/excerpt.ts';
import { receivedPrecisions } from '../contributions/received-precision.ts';
import { extract } from '../matching/extract/index.ts';
import { type CaseIdentifier, partialForms, reasonsFor } from '../matching/scoring/index.ts';
import { readCursor, writeCursor } from '../store/cursor.ts';
import { inList } from '../store/sql.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { withFrequencies } from './counted-frequencies.ts';
import { entityWords } from './entity-words.ts';
import { inUse } from './identifiers-in-use.ts';

const After = z.strictObject({ place: z.int() });

/** How many contributions one page examines; those that turn out not to name the entity are left out. */
const lookedAt = 60;
/** At most this many identifiers that match the entity, and as many other names of its subjects. */
const heldAtMost = 40;

/** Kinds that are recorded with a contribution as they were found, and looked up as they are. */
export const foundByValue: ReadonlySet<IdentifierKind> = new Set([
  'phone',
  'vrm',
  'postcode',
  'email',
  'url',
  'handle',
]);

const columns = [
  'case_identifier.investigationId',
  'case_identifier.subjectId',
  'subject.name as subjectName',
  'subject.role',
  'case_identifier.kind',
  'case_identifier.value',
  'case_identifier.text',
  'subject.born',
] as const;

/** The entity as investigations hold it; for a person, also the other names of the same subjects. */
async function heldAs(context: Context, kind: IdentifierKind, value: string): Promise<CaseIdentifier[]> {
  const from = () =>
    inUse(context).leftJoin('subject', 'subject.id', 'case_identifier.subjectId').select(columns).limit(heldAtMost);
  const itself = await from()
    .where('case_identifier.kind', '=', kind)
    .where('case_identifier.value', '=', value)
    .execute();
  const subjects = itself.flatMap(({ subjectId }) => (subjectId === null ? [] : [subjectId]));
  const others =
    kind !== 'person' || subjects.length === 0
      ? []
      : await from()
          .where('case_identifier.subjectId', 'in', inList(subjects))
          .where('case_identifier.kind', '=', kind)
          .execute();
  const once = new Map([...itself, ...others].map((one) => [`${one.subjectId} ${one.value}`, one]));
  // All of them count as one entity here, whichever cases they belong to.
  return [...once.values()].map((row) => ({ ...row, subjectName: row.subjectName ?? '', investigationId: 0 }));
}

/** The next places of several lists together, each read along its index, and whether there are more. */
function merged(lists: readonly (readonly number[])[]): { places: number[]; more: boolean } {
  // Where a list goes on past what was read, nothing below its last place is known yet.
  const known = Math.max(
    ...lists.map((list) => (list.length > lookedAt ? (list.at(-1) ?? 0) : Number.MIN_SAFE_INTEGER)),
  );
  const all = [...new Set(lists.flat())].sort((one, other) => other - one).filter((place) => place >= known);
  return {
    places: all.slice(0, lookedAt),
    more: all.length > lookedAt || lists.some((list) => list.length > lookedAt),
  };
}

/** By values of these kinds, in the order in which contributions were added. */
export async function byValue(
  { db }: Context,
  values: readonly { kind: IdentifierKind; value: string }[],
  after: number | null,
) {
  const lists: number[][] = [];
  for (const { kind, value } of values) {
    let query = db
      .selectFrom('identifier')
      .select('identifier.contributionId')
      .distinct()
      .where('identifier.value', '=', value)
      .where('identifier.kind', '=', kind)
      .orderBy('identifier.contributionId', 'desc')
      .limit(lookedAt + 1);
    if (after !== null) query = query.where('identifier.contributionId', '<', after);
    lists.push((await query.execute()).map((row) => row.contributionId));
  }
  return merged(lists);
}

/** By words, in the order of receipt. */
export async function byWords({ search }: Context, words: readonly string[], after: number | null) {
  const lists: number[][] = [];
  for (const word of words) lists.push(await search.hits(word, { sort: 'newest', after, limit: lookedAt + 1 }));
  return merged(lists);
}

const read = ({ db }: Context) =>
  db.selectFrom('contribution').select(['id', 'receiptOrder', 'reference', 'receivedAt', 'text']);

/** Throws LIST_MOVED_ON. A page may have fewer rows than it examined, or none, even though another follows. */
export const entityTips: UseCase<'investigations.entityTips'> = async (context, { kind, value, after }) => {
  const from = readCursor('investigations.entityTips', context, After, after)?.place ?? null;
  const held = await heldAs(context, kind, value);
  const exact = foundByValue.has(kind);
  const values = exact ? (kind === 'vrm' ? partialForms(value) : [value]) : [];
  const words = exact ? [] : entityWords(held);
  const { places, more } = exact
    ? await byValue(
        context,
        values.map((one) => ({ kind, value: one })),
        from,
      )
    : await byWords(
        context,
        words.map(({ begun }) => begun),
        from,
      );
  const column = exact ? ('contribution.id' as const) : ('contribution.receiptOrder' as const);
  const rows = places.length === 0 ? [] : await read(context).where(column, 'in', inList(places)).execute();
  const precision = await receivedPrecisions(
    context,
    rows.map(({ id }) => id),
  );
  const counts = new Map<string, number>();
  const tips = [];
  for (const { text, receiptOrder, ...row } of rows.toSorted((one, other) => other.receiptOrder - one.receiptOrder)) {
    const tip = { text, identifiers: extract(text, row), receivedAt: row.receivedAt };
    const found = await withFrequencies(context, counts, (frequency) => reasonsFor(tip, held, frequency));
    if (found.reasons.length > 0)
      tips.push({
        ...row,
        receivedPrecision: precision(row.id),
        excerpt: excerptOf(text.slice(0, 400)),
        ...found,
      });
  }
  const last = places.at(-1);
  return {
    tips,
    lookedFor: exact ? values : words.map(({ written }) => written),
    next: more && last !== undefined ? writeCursor('investigations.entityTips', context, { place: last }) : null,
  };
};
