/**
 * The words of what is attached to a contribution, as they come to the comparison: of each page what was read of it, up to so many letters, and of
 * those that follow only what they name. So a file of two thousand pages costs little more than one of twenty.
 */
import type { ExpressionBuilder } from 'kysely';
import type { IdentifierKind } from '../../preload/contract/vocabulary.ts';
import type { AttachedText, InAttachment } from '../matching/scoring/index.ts';
import type { Schema } from '../store/schema.ts';
import { inList } from '../store/sql.ts';
import type { Context } from '../store/use-case.ts';
import { openMarkingRank } from './restricted.ts';

/** Documents of one contribution that are looked at, the newest. */
const mostDocuments = 20;
const mostPages = 40;
/** UTF-16 units of all pages that are compared in full. */
const mostLetters = 60_000;
const mostNamed = 1_000;

/** For whom it is asked: for whoever asks, or for all who may see the contribution, whatever its documents are marked. */
export type AttachedFor = 'whoever asks' | 'whoever may see it';

const seenWithContribution = (eb: ExpressionBuilder<Schema, 'document' | 'contribution'>) =>
  eb.or([
    eb('document.markingRank', '<=', openMarkingRank),
    eb('document.markingRank', '<=', eb.ref('contribution.markingRank')),
  ]);

interface Attached {
  id: number;
  name: string;
  pages: number | null;
  confidence: number | null;
}

async function attachedTo(
  { db }: Pick<Context, 'db'>,
  contribution: { id: number; markingRank: number },
  of: AttachedFor,
): Promise<Attached[]> {
  let query = db
    .selectFrom('document')
    .select(['id', 'name', 'pages', 'confidence'])
    .where('contributionId', '=', contribution.id)
    .where('state', '=', 'kept')
    .where('textState', '=', 'read')
    .where('withdrawnAt', 'is', null)
    .orderBy('id', 'desc')
    .limit(mostDocuments);
  if (of === 'whoever may see it')
    query = query.where('markingRank', '<=', Math.max(openMarkingRank, contribution.markingRank));
  return query.execute();
}

interface Named {
  kind: AttachedText['identifiers'][number]['kind'];
  value: string;
  text: string;
  start: number;
  end: number;
  doubtful: number;
}

const asIdentifier = ({ doubtful, ...one }: Named): AttachedText['identifiers'][number] =>
  doubtful === 1 && one.kind === 'person' ? { ...one, doubtful: true } : one;

/** A page with nothing on it but what it names, each where it stands. */
function onlyNamed(named: readonly Named[]): string {
  let text = '';
  for (const { text: written, start } of named) if (start >= text.length) text = text.padEnd(start) + written;
  return text;
}

/** The newest first. Nothing of a document that was withdrawn, or that `of` may not see. */
export async function attachedWords(
  context: Pick<Context, 'db'>,
  contribution: { id: number; markingRank: number },
  of: AttachedFor,
): Promise<AttachedText[]> {
  const documents = await attachedTo(context, contribution, of);
  if (documents.length === 0) return [];
  const { db } = context;
  const ids = inList(documents.map(({ id }) => id));
  const inFull = await db
    .selectFrom('document_page')
    .select(['documentId', 'page', 'text'])
    .where('documentId', 'in', ids)
    .orderBy('documentId', 'desc')
    .orderBy('page')
    .limit(mostPages)
    .execute();
  const named = await db
    .selectFrom('document_identifier')
    .select(['documentId', 'page', 'kind', 'value', 'text', 'start', 'end', 'doubtful'])
    .where('documentId', 'in', ids)
    .orderBy('documentId', 'desc')
    .orderBy('page')
    .orderBy('start')
    .limit(mostNamed)
    .execute();
  let room = mostLetters;
  const texts = new Map<string, string>();
  for (const { documentId, page, text } of inFull) {
    room -= text.length;
    if (room < 0) break;
    texts.set(`${documentId} ${page}`, text);
  }
  const byPage = Map.groupBy(named, ({ documentId, page }) => `${documentId} ${page}`);
  const known = new Map(documents.map((one) => [one.id, one]));
  return [...new Set([...texts.keys(), ...byPage.keys()])].flatMap((key) => {
    const [documentId = 0, page = 1] = key.split(' ').map(Number);
    const document = known.get(documentId);
    if (document === undefined) return [];
    const some = byPage.get(key) ?? [];
    return {
      place: { documentId, name: document.name, page: document.pages === null ? null : page },
      text: texts.get(key) ?? onlyNamed(some),
      identifiers: some.map(asIdentifier),
      ...(document.confidence === null ? {} : { doubtful: true as const }),
    };
  });
}

/** Numbers, plates and addresses in what is attached to these, as far as all may see it who may see the contribution. */
export async function namedInAttachments({ db }: Pick<Context, 'db'>, contributions: readonly number[]) {
  const rows = await db
    .selectFrom('document')
    .innerJoin('document_identifier', 'document_identifier.documentId', 'document.id')
    .innerJoin('contribution', 'contribution.id', 'document.contributionId')
    .select(['document.contributionId', 'document_identifier.kind', 'document_identifier.value'])
    .distinct()
    .where('document.contributionId', 'in', inList(contributions))
    .where('document.state', '=', 'kept')
    .where('document.withdrawnAt', 'is', null)
    .where('document_identifier.doubtful', '=', 0)
    .where(seenWithContribution)
    .limit(mostNamed)
    .execute();
  return rows.flatMap(({ contributionId, ...row }) => (contributionId === null ? [] : { contributionId, ...row }));
}

export interface HeldInAttachment {
  contributionId: number;
  kind: IdentifierKind;
  value: string;
  text: string;
  addedAt: string;
  attachment: InAttachment;
}

/** Attachments that name one of these values, under the need to know of whoever asks, and of all who may see the contribution as well where `openly`. */
export async function attachmentsNaming(
  { db }: Pick<Context, 'db'>,
  values: readonly string[],
  { openly, limit }: { openly: boolean; limit: number },
): Promise<HeldInAttachment[]> {
  let query = db
    .selectFrom('document_identifier')
    .innerJoin('document', 'document.id', 'document_identifier.documentId')
    .innerJoin('contribution', 'contribution.id', 'document.contributionId')
    .select([
      'document.contributionId',
      'document.id as documentId',
      'document.name',
      'document.pages',
      'document.addedAt',
      'document_identifier.page',
      'document_identifier.kind',
      'document_identifier.value',
      'document_identifier.text',
      'document_identifier.start',
    ])
    .where('document_identifier.value', 'in', inList(values))
    .where('document_identifier.doubtful', '=', 0)
    .where('document.state', '=', 'kept')
    .where('document.withdrawnAt', 'is', null)
    .limit(limit);
  if (openly) query = query.where(seenWithContribution);
  const rows = await query.execute();
  const inOrder = rows.sort(
    (one, other) => one.documentId - other.documentId || one.page - other.page || one.start - other.start,
  );
  return inOrder.flatMap(({ contributionId, kind, value, text, addedAt, documentId, name, page, pages }) =>
    contributionId === null
      ? []
      : {
          contributionId,
          kind,
          value,
          text,
          addedAt,
          attachment: { documentId, name, page: pages === null ? null : page },
        },
  );
}
