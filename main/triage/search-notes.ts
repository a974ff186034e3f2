/**
 * Words that were searched for while a contribution was being considered. The log says that there was a search and never for what; the
 * words are kept with the contribution. They may name what only whoever searched may know of: they are shown to nobody who sees less.
 */
import { z } from 'zod';
import type { Considered } from '../../preload/contract/considered.ts';
import { loadForChange } from '../contributions/change-log.ts';
import type { Context, UseCase } from '../store/use-case.ts';

const Compartments = z.array(z.int());
const shownAtMost = 50;
/** Somebody who goes on typing searches again and again. */
const keptAtMost = 200;

/** Throws NOT_FOUND, PERSONAL_CONTENT. */
export const noteSearch: UseCase<'triage.noteSearch'> = async (context, { id, words }) => {
  const { db, me, now } = context;
  await loadForChange(context, id);
  const before = await db
    .selectFrom('search_note')
    .select(['by', 'words'])
    .where('contributionId', '=', id)
    .orderBy('id', 'desc')
    .limit(keptAtMost)
    .execute();
  if (before.length === keptAtMost || before.some((note) => note.by === me.id && note.words === words)) return {};
  await db
    .insertInto('search_note_row')
    .values({
      contributionId: id,
      at: now,
      by: me.id,
      words,
      clearance: me.clearance,
      compartments: JSON.stringify(me.compartments.map((one) => one.id).toSorted((one, other) => one - other)),
    })
    .execute();
  context.changed(`contribution:${id}`);
  return {};
};

/** Of what one person searched for within a time, oldest first: as far as the viewer sees as much as that person did. */
export async function searchWords(
  { db, me }: Context,
  contributionId: number,
  { by, from, to }: { by: number; from: string; to: string },
): Promise<Considered['words']> {
  const rows = await db
    .selectFrom('search_note')
    .innerJoin('colleague', 'colleague.id', 'search_note.by')
    .select([
      'search_note.words',
      'search_note.at',
      'search_note.clearance',
      'search_note.compartments',
      'colleague.name as by',
    ])
    .where('search_note.contributionId', '=', contributionId)
    .where('search_note.by', '=', by)
    .where('search_note.at', '>=', from)
    .where('search_note.at', '<=', to)
    .orderBy('search_note.id')
    .limit(shownAtMost)
    .execute();
  const mine = new Set(me.compartments.map(({ id }) => id));
  return rows
    .filter(
      ({ clearance, compartments }) =>
        clearance <= me.clearance && Compartments.parse(JSON.parse(compartments)).every((id) => mine.has(id)),
    )
    .map(({ words, at, by: name }) => ({ words, at, by: name }));
}
