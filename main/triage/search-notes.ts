/**
 * Words that were searched for while a contribution was being considered. The log says that there was a search and never for what; the
 * words are kept with the contribution. They may name what only whoever searched may know of: they are shown to nobody who sees less.
 */
import { z } from 'zod';
import type { Considered } from '../../preload/contract/considered.ts';
import type { VerbName } from '../../preload/contract/index.ts';
import { loadForChange } from '../contributions/change-log.ts';
import { numberOf, ownSteps } from '../contributions/opened-by-me.ts';
import { mayOpenSource, opensSources } from '../contributions/sealed-source.ts';
import { inList } from '../store/sql.ts';
import type { Context, UseCase } from '../store/use-case.ts';

const Compartments = z.array(z.int());
/** What somebody knows of by name, and not by clearance and compartment. */
const Known = z.strictObject({
  /** Narrowed to named readers, whoever searched among them, or opened by break-glass. */
  cases: z.array(z.int()),
  /** Opened by break-glass. */
  contributions: z.array(z.int()),
  /** Contributions whose sealed identity they may open, of this one and of those that they opened lately. */
  sources: z.array(z.int()),
});
type Known = z.infer<typeof Known>;
const reveals: VerbName = 'triage.revealSource';
const casesAtMost = 500;

async function knownToMe(context: Context, contributionId: number): Promise<Known> {
  const { db, me } = context;
  const narrowed = await db
    .selectFrom('case_reader')
    .select('investigationId')
    .where('accountId', '=', me.id)
    .orderBy('investigationId')
    .limit(casesAtMost)
    .execute();
  const { steps } = await ownSteps(context, new Set([reveals]));
  const revealed = steps.flatMap(({ records }) => records.flatMap((record) => numberOf('source', record) ?? []));
  const own = (await mayOpenSource(context, contributionId)) ? [contributionId] : [];
  return {
    cases: [...new Set([...narrowed.map(({ investigationId }) => investigationId), ...me.opened.investigation])],
    contributions: [...me.opened.contribution],
    sources: [...new Set([...own, ...revealed])],
  };
}

/** Which of these the viewer knows of as well. */
async function alsoKnown({ db, me }: Context, all: readonly Known[]): Promise<(known: Known) => boolean> {
  const asked = (ids: (known: Known) => readonly number[]) => inList([...new Set(all.flatMap(ids))]);
  const cases = await db
    .selectFrom('investigation')
    .select('id')
    .where(
      'id',
      'in',
      asked((one) => one.cases),
    )
    .execute();
  const contributions = await db
    .selectFrom('contribution')
    .select('id')
    .where(
      'id',
      'in',
      asked((one) => one.contributions),
    )
    .execute();
  const sources = opensSources(me.roles)
    ? await db
        .selectFrom('source')
        .select('contributionId as id')
        .where(
          'contributionId',
          'in',
          asked((one) => one.sources),
        )
        .execute()
    : [];
  const [theCases, theContributions, theSources] = [cases, contributions, sources].map(
    (rows) => new Set(rows.map(({ id }) => id)),
  );
  return (known) =>
    known.cases.every((id) => theCases?.has(id)) &&
    known.contributions.every((id) => theContributions?.has(id)) &&
    known.sources.every((id) => theSources?.has(id));
}
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
      known: JSON.stringify(await knownToMe(context, id)),
      compartments: JSON.stringify(me.compartments.map((one) => one.id).toSorted((one, other) => one - other)),
    })
    .execute();
  context.changed(`contribution:${id}`);
  return {};
};

/** Of what one person searched for within a time, oldest first: as far as the viewer sees as much as that person did. */
export async function searchWords(
  context: Context,
  contributionId: number,
  { by, from, to }: { by: number; from: string; to: string },
): Promise<Considered['words']> {
  const { db, me } = context;
  const rows = await db
    .selectFrom('search_note')
    .innerJoin('colleague', 'colleague.id', 'search_note.by')
    .select([
      'search_note.words',
      'search_note.at',
      'search_note.clearance',
      'search_note.compartments',
      'search_note.known',
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
  if (by === me.id) return rows.map(({ words, at, by: name }) => ({ words, at, by: name }));
  const read = rows.map((row) => ({ ...row, known: Known.parse(JSON.parse(row.known)) }));
  const isKnown = await alsoKnown(
    context,
    read.map(({ known }) => known),
  );
  return read
    .filter(
      ({ clearance, compartments, known }) =>
        clearance <= me.clearance &&
        Compartments.parse(JSON.parse(compartments)).every((id) => mine.has(id)) &&
        isKnown(known),
    )
    .map(({ words, at, by: name }) => ({ words, at, by: name }));
}
