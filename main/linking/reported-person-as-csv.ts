/** What several reports say of one person together, as a CSV file that describes itself: numbers and references, no name and no text. */
import { label, Marking, rank } from '../../preload/contract/vocabulary.ts';
import { Worry, worriesDefined, worryWords } from '../../preload/contract/worries.ts';
import { receiptForFile } from '../contributions/receipt.ts';
import { type Cell, csvText, writeCsv } from '../files/csv-file.ts';
import { ukDay } from '../store/uk-day.ts';
import type { Context, LongUseCase } from '../store/use-case.ts';
import { pictureOf } from './reported-person.ts';
import { listedReports } from './reports-listed.ts';

const standingWords = { yes: 'yes', possibly: 'possibly', no: null } as const;

async function linesOf(context: Context, contributionId: number) {
  const { reports: all, standings, told } = await pictureOf(context, contributionId, Number.POSITIVE_INFINITY);
  const reports = await listedReports(
    context,
    all.map(({ id }) => id),
  );
  const marking = reports.reduce<Marking>(
    (highest, one) => (rank(Marking, one.marking) > rank(Marking, highest) ? one.marking : highest),
    'OFFICIAL-SENSITIVE',
  );
  const asked = reports.find(({ id }) => id === contributionId)?.reference ?? '';
  const inMonth = new Map(
    told.worries.map(({ worry, months }) => [worry, new Map(months.map((one) => [one.month, one]))]),
  );
  const lines: Cell[][] = [
    [marking],
    [`What several reports say of the person of ${asked}`],
    [`${worriesDefined} Only what its reader may see; whatever was decided to be somebody else is left out.`],
    [
      `As of ${context.now}; ${told.atLeast ? 'at least ' : ''}${told.reports} reports from ${told.origins} different callers, ${ukDay(told.firstAt)} to ${ukDay(told.lastAt)}`,
    ],
    ['worry', 'reports', 'possibly', 'different_callers', 'first_received', 'last_received'],
    ...told.worries.map(({ worry, n, possibly, origins, firstAt, lastAt }): Cell[] => [
      worryWords[worry],
      n,
      possibly,
      origins,
      ukDay(firstAt),
      ukDay(lastAt),
    ]),
    ['month', 'reports', 'closed', ...told.worries.flatMap(({ worry }) => [worry, `${worry}_possibly`])],
    ...told.months.map(({ month, n, closed }): Cell[] => [
      month,
      n,
      closed,
      ...told.worries.flatMap(({ worry }) => {
        const there = inMonth.get(worry)?.get(month);
        return [there?.n ?? 0, there?.possibly ?? 0];
      }),
    ]),
    ['reference', 'received', 'kind', 'channel', 'state', 'marking', ...Worry.options],
    ...reports.map((one): Cell[] => [
      one.reference,
      one.receivedPrecision === 'day' ? ukDay(one.receivedAt) : one.receivedAt,
      label(one.kind),
      label(one.channel),
      label(one.state),
      one.marking,
      ...Worry.options.map((worry) => standingWords[standings.get(one.id)?.[worry] ?? 'no']),
    ]),
    [marking],
  ];
  return { lines, marking, asked, ids: reports.map(({ id }) => id) };
}

/** Logged before the file is written. Throws NOT_FOUND, INPUT_INVALID about `legalBasis`, IN_VAULT_FOLDER, NOT_WRITTEN, DISK_FULL. */
export const reportedPersonAsCsv: LongUseCase<'linking.reportedPersonAsCsv'> = async (context, input) => {
  const sink = await context.sink(input.saveToken);
  const { lines, marking, asked, ids } = await context.read(
    (transaction) => linesOf(transaction, input.contributionId),
    (value) => ({
      records: value.ids.map((id) => `contribution:${id}`),
      reason: input.reason,
      recipient: input.recipient,
    }),
  );
  const receipt = await receiptForFile(
    context,
    input,
    `What several reports say of the person of ${asked}, as CSV`,
    marking,
  );
  await writeCsv(sink, [csvText(lines)]);
  return { rows: ids.length, receipt };
};
