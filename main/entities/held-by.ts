/**
 * The contributions that hold an entity, and the cases that know it, read by the same matcher that suggests links: in other spellings, a
 * plate that was only half seen, a number in whatever form. What it is said to be the same as counts for it.
 */
import { z } from 'zod';
import { excerptOf } from '../contributions/excerpt.ts';
import { receivedPrecisions } from '../contributions/received-precision.ts';
import { withFrequencies } from '../investigations/counted-frequencies.ts';
import { byValue, byWords, foundByValue } from '../investigations/entity-tips.ts';
import { entityWords } from '../investigations/entity-words.ts';
import { suggestedLinks } from '../linking/candidates.ts';
import { asSuggested } from '../linking/suggestions.ts';
import { extract } from '../matching/extract/index.ts';
import { type CaseIdentifier, partialForms, reasonsFor, type Tip } from '../matching/scoring/index.ts';
import { readCursor, writeCursor } from '../store/cursor.ts';
import { inList } from '../store/sql.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { circleOf } from './circle.ts';
import { heldOf } from './held.ts';
import { requireEntity } from './require.ts';

/** Where a page starts: among those found by their values, then among those found by words. */
const After = z.strictObject({ by: z.enum(['value', 'words']), place: z.int() });

/** Identifiers that are looked for. */
const heldAtMost = 60;

/** What it is known by, with what the others of its circle are known by. */
async function identifiersOf(context: Context, entityId: number): Promise<CaseIdentifier[]> {
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

interface LookedFor {
  held: CaseIdentifier[];
  valued: { kind: CaseIdentifier['kind']; value: string }[];
  words: ReturnType<typeof entityWords>;
}

function lookedFor(held: CaseIdentifier[]): LookedFor {
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
async function pageOf(context: Context, wanted: LookedFor, from: z.infer<typeof After>) {
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
  const next: z.infer<typeof After> | null =
    more && last !== undefined
      ? { by: from.by, place: last }
      : byVal && words.length > 0
        ? { by: 'words', place: 0 }
        : null;
  return { rows: rows.filter(({ id }) => !before.has(id)), next };
}

/** Throws NOT_FOUND, LIST_MOVED_ON. A page may have fewer rows than it examined, or none, even though another follows. */
export const heldBy: UseCase<'entities.heldBy'> = async (context, { entityId, after }) => {
  await requireEntity(context, entityId);
  const wanted = lookedFor(await identifiersOf(context, entityId));
  const start = { by: wanted.valued.length > 0 ? ('value' as const) : ('words' as const), place: 0 };
  const { rows, next } = await pageOf(context, wanted, readCursor('entities.heldBy', context, After, after) ?? start);
  const precision = await receivedPrecisions(
    context,
    rows.map(({ id }) => id),
  );
  const counts = new Map<string, number>();
  const tips = [];
  for (const { text, receiptOrder, ...row } of rows.toSorted((one, other) => other.receiptOrder - one.receiptOrder)) {
    const tip = { text, identifiers: extract(text, row), receivedAt: row.receivedAt };
    const found = await withFrequencies(context, counts, (frequency) => reasonsFor(tip, wanted.held, frequency));
    if (found.reasons.length > 0)
      tips.push({ ...row, receivedPrecision: precision(row.id), excerpt: excerptOf(text.slice(0, 400)), ...found });
  }
  return {
    tips,
    lookedFor: [
      ...wanted.held.filter(({ kind }) => foundByValue.has(kind)).map(({ text }) => text),
      ...wanted.words.map(({ written }) => written),
    ],
    next: next === null ? null : writeCursor('entities.heldBy', context, next),
  };
};

/** What it is known by, written as one who reports it would: one thing on a line. */
function asTold(held: readonly CaseIdentifier[], receivedAt: string): Tip {
  let at = 0;
  const identifiers = held.map(({ kind, value, text }) => {
    const start = at;
    at += text.length + 1;
    return { kind, value, text, start, end: start + text.length };
  });
  return { text: held.map(({ text }) => text).join('\n'), identifiers, receivedAt };
}

/** Throws NOT_FOUND. */
export const cases: UseCase<'entities.cases'> = async (context, { entityId }) => {
  const entity = await requireEntity(context, entityId);
  const held = await identifiersOf(context, entityId);
  if (held.length === 0) return { cases: [] };
  const found = await suggestedLinks(context, asTold(held, context.now));
  const others = found.filter(({ investigationId }) => investigationId !== entity.investigationId);
  return { cases: await asSuggested(context, others) };
};
