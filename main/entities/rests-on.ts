/** What an item rests on: words, a contribution or a document, and a 3x5x2 grade. */
import type { ItemGrade } from '../../preload/contract/entity-records.ts';
import { VigilError } from '../../preload/contract/errors.ts';
import type { Input } from '../../preload/contract/index.ts';
import { assertContributionVisible } from '../investigations/require.ts';
import type { Schema } from '../store/schema.ts';
import type { Context } from '../store/use-case.ts';

type Given = Pick<Input<'entities.relate'>, 'source' | 'contributionId' | 'documentId' | 'grade'>;
type Kept = Pick<
  Schema['entity_relation'],
  'source' | 'contributionId' | 'documentId' | 'sourceGrade' | 'intelligenceGrade' | 'handlingCode' | 'conditions'
>;

/** As it is kept. Throws NOT_FOUND for a record that the viewer may not see, CONDITIONS_NEEDED for handling code C without conditions. */
export async function toKeep(context: Context, given: Given): Promise<Kept> {
  const { source, contributionId, documentId, grade } = given;
  await assertContributionVisible(context, contributionId);
  if (documentId !== null) {
    const seen = await context.db
      .selectFrom('document')
      .select('id')
      .where('id', '=', documentId)
      .where('state', '=', 'kept')
      .executeTakeFirst();
    if (seen === undefined) throw new VigilError('NOT_FOUND');
  }
  if (grade?.handling === 'C' && grade.conditions === null) throw new VigilError('CONDITIONS_NEEDED');
  return {
    source,
    contributionId,
    documentId,
    sourceGrade: grade?.source ?? null,
    intelligenceGrade: grade?.intelligence ?? null,
    handlingCode: grade?.handling ?? null,
    conditions: grade?.handling === 'C' ? grade.conditions : null,
  };
}

export const nothingGiven: Given = { source: '', contributionId: null, documentId: null, grade: null };

/** `tip` and `file`: the names of what it rests on, as far as the viewer may see that. */
export interface ShownRow extends Omit<Kept, 'contributionId' | 'documentId'> {
  tipId: number | null;
  tipReference: string | null;
  fileId: number | null;
  fileName: string | null;
}

const gradeOf = ({ sourceGrade, intelligenceGrade, handlingCode, conditions }: ShownRow): ItemGrade | null =>
  sourceGrade === null || intelligenceGrade === null || handlingCode === null
    ? null
    : { source: sourceGrade, intelligence: intelligenceGrade, handling: handlingCode, conditions };

/** As the contract shows it. */
export const asShown = (row: ShownRow) => ({
  source: row.source,
  contributionId: row.tipId,
  contributionReference: row.tipReference,
  documentId: row.fileId,
  documentName: row.fileName,
  grade: gradeOf(row),
});
