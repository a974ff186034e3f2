/** What an item rests on: words, a contribution, an event, a document or an exhibit, and a 3x5x2 grade. */
import type { ItemGrade, ShownFrom } from '../../preload/contract/entity-records.ts';
import { VigilError } from '../../preload/contract/errors.ts';
import type { Input } from '../../preload/contract/index.ts';
import { assertContributionVisible } from '../investigations/require.ts';
import type { Schema } from '../store/schema.ts';
import type { Context } from '../store/use-case.ts';

type Given = Pick<
  Input<'entities.relate'>,
  'source' | 'contributionId' | 'documentId' | 'eventId' | 'exhibitId' | 'grade'
>;
type KeptFrom = Pick<Schema['entity_relation'], 'source' | 'contributionId' | 'documentId' | 'eventId' | 'exhibitId'>;
type Kept = KeptFrom &
  Pick<Schema['entity_relation'], 'sourceGrade' | 'intelligenceGrade' | 'handlingCode' | 'conditions'>;

/** Throws NOT_FOUND for a record that is not there, or that the viewer may not see, or that was withdrawn. */
async function assertSeen({ db }: Context, view: 'event' | 'exhibit', id: number | null): Promise<void> {
  if (id === null) return;
  const seen = await db
    .selectFrom(view)
    .select('id')
    .where('id', '=', id)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst();
  if (seen === undefined) throw new VigilError('NOT_FOUND');
}

/** From where an item is known, as it is kept. Throws NOT_FOUND for a record that the viewer may not see. */
export async function fromToKeep(context: Context, given: Omit<Given, 'grade'>): Promise<KeptFrom> {
  const { source, contributionId, documentId, eventId, exhibitId } = given;
  await assertContributionVisible(context, contributionId);
  await assertSeen(context, 'event', eventId);
  await assertSeen(context, 'exhibit', exhibitId);
  if (documentId !== null) {
    const seen = await context.db
      .selectFrom('document')
      .select('id')
      .where('id', '=', documentId)
      .where('state', '=', 'kept')
      .executeTakeFirst();
    if (seen === undefined) throw new VigilError('NOT_FOUND');
  }
  return { source, contributionId, documentId, eventId, exhibitId };
}

/** As it is kept. Throws NOT_FOUND for a record that the viewer may not see, CONDITIONS_NEEDED for handling code C without conditions. */
export async function toKeep(context: Context, given: Given): Promise<Kept> {
  const { grade } = given;
  const from = await fromToKeep(context, given);
  if (grade?.handling === 'C' && grade.conditions === null) throw new VigilError('CONDITIONS_NEEDED');
  return {
    ...from,
    sourceGrade: grade?.source ?? null,
    intelligenceGrade: grade?.intelligence ?? null,
    handlingCode: grade?.handling ?? null,
    conditions: grade?.handling === 'C' ? grade.conditions : null,
  };
}

export const nothingGiven: Given = {
  source: '',
  contributionId: null,
  documentId: null,
  eventId: null,
  exhibitId: null,
  grade: null,
};

/** Columns of the views of what an item may be known from: nothing of one that the viewer may not see. */
export const fromColumns = [
  'contribution.id as tipId',
  'contribution.reference as tipReference',
  'document.id as fileId',
  'document.name as fileName',
  'event.id as happenedId',
  'event.investigationId as happenedIn',
  'event.title as happened',
  'exhibit.id as foundId',
  'exhibit.investigationId as foundIn',
  'exhibit.reference as foundAs',
] as const;

/** What it is known from, as far as the viewer may see that. */
export interface ShownFromRow {
  source: string;
  tipId: number | null;
  tipReference: string | null;
  fileId: number | null;
  fileName: string | null;
  happenedId: number | null;
  happenedIn: number | null;
  happened: string | null;
  foundId: number | null;
  foundIn: number | null;
  foundAs: string | null;
}
type ShownRow = ShownFromRow & Omit<Kept, keyof KeptFrom>;

const gradeOf = ({ sourceGrade, intelligenceGrade, handlingCode, conditions }: ShownRow): ItemGrade | null =>
  sourceGrade === null || intelligenceGrade === null || handlingCode === null
    ? null
    : { source: sourceGrade, intelligence: intelligenceGrade, handling: handlingCode, conditions };

/** As the contract shows it. */
export const asShownFrom = (row: ShownFromRow): ShownFrom => ({
  source: row.source,
  contributionId: row.tipId,
  contributionReference: row.tipReference,
  documentId: row.fileId,
  documentName: row.fileName,
  event:
    row.happenedId === null || row.happenedIn === null
      ? null
      : { id: row.happenedId, investigationId: row.happenedIn, title: row.happened ?? '' },
  exhibit:
    row.foundId === null || row.foundIn === null
      ? null
      : { id: row.foundId, investigationId: row.foundIn, reference: row.foundAs ?? '' },
});
export const asShown = (row: ShownRow) => ({ ...asShownFrom(row), grade: gradeOf(row) });
