/** A chronology, a summary or an intelligence report as a Word file, for those who edit on. */
import type { CaseDocument } from '../../../preload/contract/case-papers.ts';
import { Marking, rank } from '../../../preload/contract/vocabulary.ts';
import { caveatsOn } from '../../access/caveats.ts';
import { markingOf } from '../../access/marking.ts';
import { finishReceipt, giveReceipt, legalBasisOf } from '../../contributions/receipt.ts';
import { dateWords } from '../../investigations/date-words.ts';
import type { Context, LongUseCase } from '../../store/use-case.ts';
import { asIdRanges } from '../id-ranges.ts';
import { chronology } from './chronology.ts';
import type { Content } from './content.ts';
import { contributionReport, eventReport } from './report.ts';
import { summary } from './summary.ts';
import { docxInThread } from './word-thread.ts';

function contentOf(context: Context, document: CaseDocument): Promise<Content> {
  switch (document.kind) {
    case 'chronology':
      return chronology(context, document.investigationId);
    case 'summary':
      return summary(context, document.investigationId);
    case 'contribution':
      return contributionReport(context, document.contributionId);
    case 'event':
      return eventReport(context, document);
  }
}

const recordsOf = ({ investigationId, contributionIds }: Content) => [
  ...(investigationId === null ? [] : [`investigation:${investigationId}`]),
  ...asIdRanges(
    'contribution',
    contributionIds.toSorted((one, other) => one - other),
  ),
];

/**
 * Logged and receipted before anything is written: better a receipt for a file that was not written than a file without one. Throws
 * NOT_FOUND, OPENED_TO_READ, PERSONAL_CONTENT, INPUT_INVALID about `legalBasis`, IN_VAULT_FOLDER, NOT_WRITTEN, DISK_FULL, CANCELLED; in each
 * case no file is left.
 */
export const writeDocument: LongUseCase<'exports.document'> = async (context, input) => {
  const { recipient, reason } = input;
  const sink = await context.sink(input.saveToken);
  const content = await context.read(
    (transaction) => contentOf(transaction, input.document),
    (value) => ({ records: recordsOf(value), reason, recipient }),
  );
  const markingRank = Math.max(rank(Marking, 'OFFICIAL-SENSITIVE'), content.markingRank);
  const records = content.contributionIds.length + (content.investigationId === null ? 0 : 1);
  const receipt = await context.transact(
    async (transaction) => {
      const given = await giveReceipt(transaction, input, `${content.title}, as Word`, markingRank);
      const caveats = await caveatsOn(transaction, [
        { investigationId: content.investigationId },
        ...content.contributionIds.map((contributionId) => ({ contributionId })),
      ]);
      await finishReceipt(transaction, given.id, { recordCount: records, markingRank, caveats });
      return { ...given, legalBasis: await legalBasisOf(transaction, input.legalBasis), at: transaction.now };
    },
    ({ id }) => ({ records: [`disclosure:${id}`], reason, recipient }),
  );
  const marking = markingOf(markingRank);
  const bytes = await docxInThread(
    {
      title: content.title,
      marking,
      handling: content.handling,
      about: [
        `For: ${recipient}. Why: ${reason}. Legal basis: ${receipt.legalBasis}.`,
        `Prepared by ${context.me.name}, ${dateWords(receipt.at, 'minute')}; receipt ${receipt.number}. Only what the preparer can see. Times are those of the United Kingdom.`,
      ],
      receipt: receipt.number,
      blocks: content.blocks,
    },
    context.signal,
  );
  await sink.write([bytes]);
  return { marking, receipt: receipt.number, records };
};
