/**
 * The contributions that hold an entity, and the cases that know it, read by the same matcher that suggests links: in other spellings, a
 * plate that was only half seen, a number in whatever form.
 */
import { excerptOf } from '../contributions/excerpt.ts';
import { receivedPrecisions } from '../contributions/received-precision.ts';
import { foundByValue } from '../investigations/entity-tips.ts';
import { suggestedLinks } from '../linking/candidates.ts';
import { asSuggested } from '../linking/suggestions.ts';
import type { CaseIdentifier, Tip } from '../matching/scoring/index.ts';
import { readCursor, writeCursor } from '../store/cursor.ts';
import type { Context, UseCase } from '../store/use-case.ts';
import { After, firstPage, identifiersOf, lookedFor, matchedPage } from './matched.ts';
import { requireEntity } from './require.ts';

/** Throws NOT_FOUND, LIST_MOVED_ON. A page may have fewer rows than it examined, or none, even though another follows. */
export const heldBy: UseCase<'entities.heldBy'> = async (context, { entityId, after }) => {
  await requireEntity(context, entityId);
  const wanted = lookedFor(await identifiersOf(context, entityId));
  const from = readCursor('entities.heldBy', context, After, after) ?? firstPage(wanted);
  const { matched, next } = await matchedPage(context, wanted, from);
  const precision = await receivedPrecisions(
    context,
    matched.map(({ id }) => id),
  );
  return {
    tips: matched.map(({ text, receiptOrder: _, ...row }) => ({
      ...row,
      receivedPrecision: precision(row.id),
      excerpt: excerptOf(text.slice(0, 400)),
    })),
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

/** Cases other than its own that hold what it is known by, the strongest first. */
export async function casesKnowing(context: Context, { id, investigationId }: { id: number; investigationId: number }) {
  const held = await identifiersOf(context, id);
  if (held.length === 0) return [];
  const found = await suggestedLinks(context, asTold(held, context.now));
  const others = found.filter((one) => one.investigationId !== investigationId);
  return asSuggested(context, others);
}

/** Throws NOT_FOUND. */
export const cases: UseCase<'entities.cases'> = async (context, { entityId }) => ({
  cases: await casesKnowing(context, await requireEntity(context, entityId)),
});
