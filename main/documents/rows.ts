/** Documents as the contract gives them. */
import type { Document, DocumentKind } from '../../preload/contract/documents.ts';
import { withCaveats } from '../access/caveats.ts';
import { markingOf } from '../access/marking.ts';
import type { Context } from '../store/use-case.ts';

/** Those that are kept and that the viewer may see, with the names of what they are about. */
export const readDocuments = ({ db }: Context) =>
  db
    .selectFrom('document')
    .leftJoin('colleague', 'colleague.id', 'document.addedBy')
    .leftJoin('exhibit', 'exhibit.id', 'document.exhibitId')
    .leftJoin('contribution', 'contribution.id', 'document.contributionId')
    .leftJoin('investigation', 'investigation.id', 'document.investigationId')
    .select([
      'document.id',
      'document.contributionId',
      'document.investigationId',
      'document.exhibitId',
      'document.name',
      'document.type',
      'document.size',
      'document.sha256',
      'document.markingRank',
      'document.origin',
      'document.addedAt',
      'document.pages',
      'document.textState',
      'document.confidence',
      'document.withdrawnAt',
      'colleague.name as addedBy',
      'exhibit.reference as exhibit',
      'contribution.markingRank as tipRank',
      'investigation.markingRank as caseRank',
    ])
    .where('document.state', '=', 'kept');

type Row = Awaited<ReturnType<ReturnType<typeof readDocuments>['execute']>>[number];

/** Types by which a document is shown as something; of pictures, those that the page can decode. */
const kinds: Readonly<Record<string, DocumentKind>> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'word',
  'image/png': 'image',
  'image/jpeg': 'image',
  'image/gif': 'image',
  'image/webp': 'image',
  'image/bmp': 'image',
  'message/rfc822': 'mail',
  'application/vnd.ms-outlook': 'mail',
};

const kindOf = (type: string): DocumentKind => kinds[type] ?? (type.startsWith('text/') ? 'text' : 'other');

/** Never below what it is kept with. */
export const rankOf = ({ markingRank, tipRank, caseRank }: Pick<Row, 'markingRank' | 'tipRank' | 'caseRank'>): number =>
  Math.max(markingRank, tipRank ?? 0, caseRank ?? 0);

function shownAs(row: Row): Omit<Document, 'caveats'> {
  const { id, name, type, size, sha256, origin, addedAt, pages, confidence, withdrawnAt, exhibitId, exhibit } = row;
  return {
    id,
    name,
    type,
    kind: kindOf(type),
    size,
    sha256: sha256 ?? '',
    marking: markingOf(rankOf(row)),
    origin,
    addedAt,
    addedBy: row.addedBy ?? '',
    exhibit: exhibitId === null ? null : { exhibitId, reference: exhibit ?? '' },
    pages,
    text: row.textState,
    confidence,
    withdrawnAt,
  };
}

/** With what stands beside the marking of the record that each is kept with. */
export async function asDocuments(context: Context, rows: readonly Row[]): Promise<Document[]> {
  const marked = await withCaveats(context, rows, (row) => [row]);
  return marked.map(({ caveats, ...row }) => ({ ...shownAs(row), caveats }));
}
