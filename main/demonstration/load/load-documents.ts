/** Documents and exhibits of the demonstration: a statement and a few things found, with the way that each has gone. All of it is invented. */
import { createHash } from 'node:crypto';
import type { WriteTransaction } from '../../store/port.ts';
import { pdfPage } from '../generate/pdf-page.ts';
import type { LoadedIds } from './loaded-ids.ts';

const hour = 3_600_000;
const before = (instant: string, hours: number) => new Date(Date.parse(instant) - hours * hour).toISOString();

interface Found {
  reference: string;
  description: string;
  place: string;
  seal: string;
  moves: readonly { hoursAgo: number; toWhom: string; place: string; reason: string; seal: string }[];
}

const found: readonly Found[] = [
  {
    reference: 'JAS/1',
    description: 'Mobile telephone, black, cracked screen, without a SIM card',
    place: 'Kitchen drawer, 4 Mill Lane, Halverton',
    seal: 'B1002003',
    moves: [
      {
        hoursAgo: 90,
        toWhom: 'Property store',
        place: 'Halverton store, shelf 14',
        reason: 'Kept there',
        seal: 'B1002003',
      },
      { hoursAgo: 60, toWhom: 'DC R. Lyle', place: 'Digital laboratory', reason: 'To be examined', seal: 'B1002003' },
      {
        hoursAgo: 20,
        toWhom: 'Property store',
        place: 'Halverton store, shelf 14',
        reason: 'Examined',
        seal: 'B1004417',
      },
    ],
  },
  {
    reference: 'JAS/2',
    description: 'Hand-drawn plan on squared paper, two sheets',
    place: 'Behind the wardrobe, 4 Mill Lane, Halverton',
    seal: 'B1002004',
    moves: [
      {
        hoursAgo: 90,
        toWhom: 'Property store',
        place: 'Halverton store, shelf 14',
        reason: 'Kept there',
        seal: 'B1002004',
      },
    ],
  },
];

const statement = (operation: string): readonly string[] => [
  'OFFICIAL-SENSITIVE',
  '',
  'WITNESS STATEMENT',
  '',
  `Operation ${operation}`,
  '',
  'I live opposite the workshop. On three evenings a white van stood in the yard with its lights off.',
  'Two men carried boxes from it to the side door. One of them spoke on a telephone the whole time.',
  'I wrote the number of the van on an envelope, which I gave to the officer.',
  'He asked me to ring 07700 900456 if it came again.',
  '',
  'OFFICIAL-SENSITIVE',
];

async function addDocument(
  into: WriteTransaction,
  {
    investigationId,
    operation,
    markingRank,
    by,
    at,
  }: { investigationId: number; operation: string; markingRank: number; by: number; at: string },
): Promise<void> {
  const lines = statement(operation);
  const bytes = pdfPage(lines);
  const digest = createHash('sha256').update(bytes).digest();
  const documentId = await into.fill('document_row', [
    {
      contributionId: null,
      investigationId,
      exhibitId: null,
      state: 'kept',
      origin: 'added',
      name: 'Statement of a neighbour.pdf',
      type: 'application/pdf',
      size: bytes.length,
      received: bytes.length,
      sha256: digest.toString('hex'),
      markingRank,
      addedAt: at,
      addedBy: by,
      touchedAt: at,
      textState: 'read',
      pages: 1,
      withdrawnAt: null,
    },
  ]);
  await into.fill('document_piece_row', [{ documentId, place: 0, bytes, sha256: digest }]);
  await into.fill('document_change_row', [{ documentId, at, by, what: 'Added', reason: null }]);
  const text = lines.join('\n').trim();
  await into.fill('document_page_row', [{ documentId, page: 1, text }]);
  const start = text.indexOf('07700 900456');
  await into.fill('document_identifier_row', [
    { documentId, page: 1, kind: 'phone', value: '+447700900456', text: '07700 900456', start, end: start + 12 },
  ]);
}

async function addExhibits(into: WriteTransaction, investigationId: number, by: number, now: string): Promise<void> {
  const foundAt = before(now, 100);
  for (const { reference, description, place, seal, moves } of found) {
    const recorded = { recordedAt: before(now, 98), recordedBy: by };
    const exhibitId = await into.fill('exhibit_row', [
      {
        investigationId,
        reference,
        description,
        foundBy: 'PC J. Sand',
        foundAt,
        foundPrecision: 'minute',
        foundPlace: place,
        ...recorded,
        withdrawnAt: null,
      },
    ]);
    const first = { hoursAgo: 100, toWhom: 'PC J. Sand', place: 'Halverton police station', reason: 'Found', seal };
    let fromWhom = 'PC J. Sand';
    for (const move of [first, ...moves]) {
      await into.fill('exhibit_movement_row', [
        {
          investigationId,
          exhibitId,
          at: before(now, move.hoursAgo),
          fromWhom,
          toWhom: move.toWhom,
          place: move.place,
          reason: move.reason,
          sealNumber: move.seal,
          ...recorded,
          recordedAt: before(now, Math.min(98, move.hoursAgo - 1)),
          corrects: null,
          because: null,
        },
      ]);
      fromWhom = move.toWhom;
    }
  }
}

/** Cases that have some. */
const mostCases = 6;

/** After all cases are there; the transaction's viewer sees all casework. */
export async function loadDocuments(into: WriteTransaction, { accounts }: LoadedIds, now: string): Promise<void> {
  const officer = accounts.get('p.shah') ?? 1;
  const cases = await into.db
    .selectFrom('investigation')
    .select(['id', 'operation', 'markingRank', 'ownerId'])
    .where('state', '=', 'live')
    .where('compartmentId', '=', 0)
    .orderBy('id')
    .limit(mostCases)
    .execute();
  for (const { id, operation, markingRank, ownerId } of cases) {
    const by = ownerId ?? officer;
    await addDocument(into, { investigationId: id, operation, markingRank, by, at: before(now, 70) });
    await addExhibits(into, id, by, now);
  }
}
