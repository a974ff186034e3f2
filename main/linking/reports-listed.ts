/** Contributions as they are listed because of a person. */
import { withCaveats } from '../access/caveats.ts';
import { markingOf } from '../access/marking.ts';
import { excerptOf, textStart } from '../contributions/excerpt.ts';
import { receivedPrecisions } from '../contributions/received-precision.ts';
import type { ParticularKind, ReadContribution } from '../matching/persons/index.ts';
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';
import { linksOf } from './linked-to.ts';

export type Listed = Awaited<ReturnType<typeof listedReports>>[number];

/** Newest first; those that the viewer may not see are left out. */
export async function listedReports(context: Context, ids: readonly number[]) {
  if (ids.length === 0) return [];
  const rows = await context.db
    .selectFrom('contribution')
    .select([
      'id',
      'reference',
      'kind',
      'channel',
      'state',
      'receivedAt',
      'receiptOrder',
      textStart,
      'markingRank',
      'immediateRisk',
    ])
    .where('id', 'in', inList(ids))
    .execute();
  rows.sort((one, other) => other.receiptOrder - one.receiptOrder);
  const precision = await receivedPrecisions(context, ids);
  const links = await linksOf(context, ids);
  const listed = rows.map(({ start, markingRank, immediateRisk, receiptOrder: _, ...row }) => ({
    ...row,
    receivedPrecision: precision(row.id),
    excerpt: excerptOf(start),
    marking: markingOf(markingRank),
    immediateRisk: immediateRisk === 1,
    linkedTo: links.get(row.id) ?? [],
  }));
  return withCaveats(context, listed, ({ id }) => [{ contributionId: id }]);
}

/** Names that are possibly none are not told as names. */
const certain = 0.75;

/** Who is spoken of, as it is written; of one person of the text, or of all. */
export function namesIn({ mentions }: ReadContribution, mention: number | null = null): string[] {
  const told = mention === null ? mentions : mentions.slice(mention, mention + 1);
  const names = told.flatMap(({ names }) => names.filter(({ certainty }) => certainty >= certain));
  return [...new Set(names.map(({ text }) => text))];
}

/** What more people than one have, or what is half of something, tells nobody apart. */
const tellsNobodyApart: ReadonlySet<ParticularKind> = new Set(['part of a phone', 'shared phone', 'host', 'number']);

/** What goes with one person of a text besides names, as it is written; `null` where nothing of the kind does. */
export const knownByIn = ({ mentions }: ReadContribution, mention: number): string | null =>
  mentions[mention]?.particulars.find(({ kind }) => !tellsNobodyApart.has(kind))?.text ?? null;

/** How many there are of each, the most first. */
export function counted<T extends string>(values: readonly T[]): { value: T; n: number }[] {
  return [...Map.groupBy(values, (value) => value)]
    .map(([value, all]) => ({ value, n: all.length }))
    .sort((one, other) => other.n - one.n || (one.value < other.value ? -1 : 1));
}
