/** The part of the search that looks into documents: their words page by page, and what these name. */
import { markingOf } from '../access/marking.ts';
import { typedIdentifiers } from '../investigations/find-holdings.ts';
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';
import type { Ranked } from './hit.ts';
import { passageOf } from './passage.ts';

interface OnPage {
  page: number;
  passage: string;
}

/** Pages with the words: of each document the first of them that was found. */
async function byWords({ db, search }: Context, text: string, words: readonly string[], limit: number) {
  const found = new Map<number, OnPage>();
  const ids = words.length === 0 ? [] : await search.pages(text, limit);
  if (ids.length === 0) return found;
  const rows = await db
    .selectFrom('document_page')
    .select(['id', 'documentId', 'page', 'text'])
    .where('id', 'in', inList(ids))
    .orderBy('id', 'desc')
    .execute();
  for (const { documentId, page, text: held } of rows) found.set(documentId, { page, passage: passageOf(held, words) });
  return found;
}

/** Documents that name the same phone, plate or address, however it is written there. */
async function byIdentifier({ db, now }: Context, text: string, limit: number) {
  const found = new Map<number, OnPage>();
  for (const { kind, value } of typedIdentifiers(text, now)) {
    if (kind === 'person' || kind === 'url') continue;
    const rows = await db
      .selectFrom('document_identifier')
      .select(['documentId', 'page', 'text'])
      .where('value', '=', value)
      .where('kind', '=', kind)
      .orderBy('documentId', 'desc')
      .limit(limit)
      .execute();
    for (const row of rows) found.set(row.documentId, { page: row.page, passage: `\u0002${row.text}\u0003` });
  }
  return found;
}

/** At most so many documents are looked at. */
export async function documentHits(
  context: Context,
  text: string,
  words: readonly string[],
  limit: number,
): Promise<Ranked[]> {
  const identified = await byIdentifier(context, text, limit);
  const found = new Map([...identified, ...(await byWords(context, text, words, limit))]);
  if (found.size === 0) return [];
  const rows = await context.db
    .selectFrom('document')
    .leftJoin('contribution', 'contribution.id', 'document.contributionId')
    .leftJoin('investigation', 'investigation.id', 'document.investigationId')
    .select([
      'document.id',
      'document.name',
      'document.pages',
      'document.confidence',
      'document.addedAt',
      'document.markingRank',
      'document.contributionId',
      'document.investigationId',
      'contribution.reference as tip',
      'contribution.markingRank as tipRank',
      'investigation.reference as case',
      'investigation.markingRank as caseRank',
    ])
    .where('document.id', 'in', inList([...found.keys()]))
    .where('document.withdrawnAt', 'is', null)
    .orderBy('document.id', 'desc')
    .execute();
  return rows.map((row): Ranked => {
    const { page = 1, passage = '' } = found.get(row.id) ?? {};
    const of = row.contributionId === null ? 'investigation' : 'contribution';
    const where = row.pages === null ? '' : `, page ${page}`;
    const how = row.confidence === null ? '' : ' (read by machine from a picture)';
    return {
      of:
        row.contributionId === null ? { investigationId: row.investigationId } : { contributionId: row.contributionId },
      rank: identified.has(row.id) ? 2 : 4,
      hit: {
        kind: 'document',
        id: row.id,
        openId: row.contributionId ?? row.investigationId ?? 0,
        document: { of, page },
        reference: row.tip ?? row.case ?? '',
        title: `${row.name}${where}${how}`,
        passage,
        at: row.addedAt,
        marking: markingOf(Math.max(row.markingRank, row.tipRank ?? 0, row.caseRank ?? 0)),
      },
    };
  });
}
