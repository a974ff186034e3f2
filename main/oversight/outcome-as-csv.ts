/** What came of contributions as CSV files that describe themselves: marking first and last, definition, as-of time, rule. */
import {
  type ArrestWithLead,
  type FedContribution,
  leadBandWords,
  type OutcomeOfAll,
  type Trends,
  outcomeDefinitions as words,
} from '../../preload/contract/outcome.ts';
import { label, PlotStage } from '../../preload/contract/vocabulary.ts';
import { receiptForFile } from '../contributions/receipt.ts';
import { type Cell, csvText, writeCsv } from '../files/csv-file.ts';
import { endOfUkDay } from '../plots/live-plots.ts';
import { ukDay } from '../store/uk-day.ts';
import type { LongUseCase } from '../store/use-case.ts';
import { arrestLeads } from './arrest-leads.ts';
import { described } from './arrests-with-leads.ts';
import { outcomeOfAll } from './outcome-of-all.ts';
import { allFed, asFed } from './plot-contributions.ts';
import { plotOutcomeOf } from './plot-outcome.ts';
import { windowOf } from './reporting-window.ts';
import { trendsOf } from './trends.ts';

const yes = (value: boolean): Cell => (value ? 'yes' : 'no');
const share = (value: number | null): Cell => (value === null ? null : Math.round(value * 1000) / 1000);

const rowOf = (one: FedContribution): Cell[] => [
  one.reference,
  label(one.kind),
  label(one.channel),
  one.receivedAt,
  one.knownAt,
  one.by,
  one.grade === null ? null : `${one.grade.source}${one.grade.intelligence}${one.grade.handling}`,
  one.grade?.graded ?? null,
  one.marking,
  yes(one.counts),
];

/**
 * Logged before the file is written: better to log a disclosure that failed halfway than to miss one. Throws NOT_FOUND, INPUT_INVALID about
 * `kind`, IN_VAULT_FOLDER, NOT_WRITTEN, DISK_FULL.
 */
export const plotOutcomeAsCsv: LongUseCase<'oversight.plotOutcomeAsCsv'> = async (context, input) => {
  const { id, day, reason, recipient } = input;
  const sink = await context.sink(input.saveToken);
  const { told, fed } = await context.read(
    async (transaction) => {
      const figures = await plotOutcomeOf(transaction, id, day);
      const end = endOfUkDay(figures.day);
      const rows = await allFed(transaction, id, end);
      return {
        told: figures,
        fed: await asFed(transaction, id, rows, { end, disruptedAt: figures.disruptedAt }),
      };
    },
    (value) => ({
      records: [`investigation:${id}`, ...value.fed.map(({ contributionId }) => `contribution:${contributionId}`)],
      reason,
      recipient,
    }),
  );
  const receipt = await receiptForFile(
    context,
    input,
    `What the public gave to Op ${told.investigation.operation}, as CSV`,
    told.marking,
  );
  const { known } = told;
  const lines: Cell[][] = [
    [told.marking],
    [`What the public gave to Op ${told.investigation.operation}`],
    [`${words.fed} ${words.share} ${words.lead} ${words.asOf}`],
    [
      `As of ${told.asOf}, by the end of ${told.day}; disrupted ${told.disruptedAt ?? 'not yet'}; lead time ${told.leadDays ?? 'none'} days; ${told.total} contributions count`,
    ],
    [
      `From the public: ${known.eventsFromPublic} of ${known.events} events, ${known.identifiersFromPublic} of ${known.identifiers} identifiers; late-stage rule version ${told.lateStageRule.version}`,
    ],
    [
      'reference',
      'kind',
      'channel',
      'received',
      'known_to_investigation',
      'through',
      'grade',
      'graded_by',
      'marking',
      'counts',
    ],
    ...fed.map(rowOf),
    [told.marking],
  ];
  await writeCsv(sink, [csvText(lines)]);
  return { rows: fed.length, receipt };
};

interface All extends OutcomeOfAll {
  trends: Trends;
  /** Read only for their own table. */
  eachArrest: ArrestWithLead[];
}

const tables = {
  plots: (all: All) => ({
    title: 'Disrupted plots and what the public gave to them',
    definition: `${words.fed} ${words.share} ${words.lead} ${words.asOf}`,
    columns: [
      'reference',
      'operation',
      'disrupted',
      'stage',
      'late_stage',
      'contributions',
      'first_received',
      'first_channel',
      'lead_days',
      'share_of_known',
      'began_with_public',
    ],
    rows: all.plots.map((plot): Cell[] => [
      plot.reference,
      plot.operation,
      plot.disruptedAt,
      plot.stage === null ? null : label(plot.stage),
      yes(plot.lateStage),
      plot.contributions,
      plot.firstAt,
      plot.firstChannel === null ? null : label(plot.firstChannel),
      plot.leadDays,
      share(plot.known.share),
      yes(plot.beganWithPublic),
    ]),
  }),
  channels: (all: All) => ({
    title: 'What came of contributions, by channel',
    definition: `Received in the window, and linked by now. ${words.fed} An arrest counts for each channel that had brought something to its investigation before. ${words.asOf}`,
    columns: ['channel', 'received', 'linked', 'fed_disrupted_plots', 'plots', 'first_of_plots', 'arrests'],
    rows: all.yield.map((each): Cell[] => [
      label(each.channel),
      each.received,
      each.linked,
      each.fedPlots,
      each.plots,
      each.firstOfPlots,
      each.arrests,
    ]),
  }),
  arrests: (all: All) => ({
    title: 'Arrests and what the public had told before',
    definition: `${words.lead} What counts is the first contribution to the investigation that was received before the arrest. ${words.asOf}`,
    columns: ['reference', 'operation', 'arrested', 'outcome', 'first_received', 'first_channel', 'lead_days', 'lead'],
    rows: all.eachArrest.map((one): Cell[] => [
      one.reference,
      one.operation,
      one.at,
      label(one.outcome),
      one.first?.at ?? null,
      one.first === null ? null : label(one.first.channel),
      one.leadDays,
      leadBandWords[one.band],
    ]),
  }),
  stages: ({ trends }: All) => ({
    title: 'Disrupted plots by month and stage',
    definition: `By the day of disruption, and the highest countersigned stage before it. ${words.asOf}`,
    columns: ['month', ...PlotStage.options, 'not_assessed'],
    rows: trends.stages.map(({ month, counts, notAssessed }): Cell[] => [
      month,
      ...PlotStage.options.map((stage) => counts[stage] ?? 0),
      notAssessed,
    ]),
  }),
  matters: ({ trends }: All) => ({
    title: 'Disrupted plots by intended target',
    definition: `${trends.vocabulary.wording} Vocabulary version ${trends.vocabulary.version}. Before: ${trends.before.from} to ${trends.before.to}. ${words.asOf}`,
    columns: ['intended_target', 'now', 'before'],
    rows: trends.matters.map(({ label: matter, now, before }): Cell[] => [matter, now, before]),
  }),
  matter_months: ({ trends }: All) => ({
    title: 'Disrupted plots by month and intended target',
    definition: `By the day of disruption. ${trends.vocabulary.wording} Vocabulary version ${trends.vocabulary.version}. ${words.asOf}`,
    columns: ['month', ...trends.matters.map(({ label: matter }) => matter)],
    rows: trends.matterMonths.map(({ month, counts }): Cell[] => [
      month,
      ...trends.matters.map(({ word }) => counts[word] ?? 0),
    ]),
  }),
  comparison: ({ trends }: All) => ({
    title: 'Compared with the eighteen months before',
    definition: `${trends.trendRule.wording} Rule version ${trends.trendRule.version}. Before: ${trends.before.from} to ${trends.before.to}. ${words.asOf}`,
    columns: ['figure', 'now', 'before', 'by_chance', 'trend'],
    rows: [
      ...trends.comparisons.map(({ what, now, before, chance, trend }): Cell[] => [
        label(what),
        now,
        before,
        Math.round(chance * 10_000) / 10_000,
        trend ?? 'none',
      ]),
      ...trends.rules.map(({ version, now, before, inForce }): Cell[] => [
        `Late-stage by rule version ${version}${inForce ? ', in force' : ''}`,
        now,
        before,
        null,
        null,
      ]),
      ['Lead time, median days', trends.lead.now.median, trends.lead.before.median, null, null],
    ],
  }),
} as const;

/** The investigations that a table names, as the log names them. */
function namedIn(table: keyof typeof tables, { plots, eachArrest }: All): string[] {
  const named = table === 'plots' ? plots : table === 'arrests' ? eachArrest : [];
  return [...new Set(named.map(({ investigationId }) => `investigation:${investigationId}`))];
}

/** Throws IN_VAULT_FOLDER, NOT_WRITTEN, DISK_FULL. */
export const outcomeAsCsv: LongUseCase<'oversight.outcomeAsCsv'> = async (context, input) => {
  const { table, day, reason, recipient } = input;
  const sink = await context.sink(input.saveToken);
  const all = await context.read(
    async (transaction): Promise<All> => ({
      ...(await outcomeOfAll(transaction, day)),
      trends: await trendsOf(transaction, day),
      eachArrest:
        table === 'arrests'
          ? await described(transaction, await arrestLeads(transaction, windowOf(day ?? ukDay(transaction.now))))
          : [],
    }),
    (value) => ({
      records: namedIn(table, value),
      reason,
      recipient,
    }),
  );
  const { title, definition, columns, rows } = tables[table](all);
  const receipt = await receiptForFile(context, input, `${title}, as CSV`, all.marking);
  const lines: Cell[][] = [
    [all.marking],
    [title],
    [definition],
    [
      `As of ${all.asOf}; window ${all.window.from} to ${all.window.to}; late-stage rule version ${all.lateStageRule.version}; began-with-the-public rule version ${all.beganRule.version}: ${all.beganRule.wording}`,
    ],
    [...columns],
    ...rows,
    [all.marking],
  ];
  await writeCsv(sink, [csvText(lines)]);
  return { rows: rows.length, receipt };
};
