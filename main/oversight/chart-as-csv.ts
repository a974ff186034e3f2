/** One chart as a CSV file that describes itself: marking first and last, definition, as-of time, rule. */

import { receiptForFile } from '../contributions/receipt.ts';
import { type Cell, csvText, writeCsv } from '../files/csv-file.ts';
import type { LongUseCase } from '../store/use-case.ts';
import { chartRecords, chartTable } from './chart-rows.ts';
import { dashboardOf } from './dashboard.ts';

/**
 * Logged before the file is written: better to log a disclosure that failed halfway than to miss one. Throws IN_VAULT_FOLDER,
 * NOT_WRITTEN, DISK_FULL.
 */
export const chartAsCsv: LongUseCase<'oversight.chartAsCsv'> = async (context, input) => {
  const { chart, reason, recipient } = input;
  const sink = await context.sink(input.saveToken);
  const dashboard = await context.read(
    (transaction) => dashboardOf(transaction, input.day),
    (value) => ({ records: chartRecords(chart, value), reason, recipient }),
  );
  const table = chartTable(chart, dashboard);
  const receipt = await receiptForFile(context, input, `Chart, as CSV: ${table.title}`, dashboard.marking);
  const { title, definition, columns, rows } = table;
  const { marking, asOf, window, rule } = dashboard;
  const lines: Cell[][] = [
    [marking],
    [title],
    [definition],
    [`As of ${asOf}; window ${window.from} to ${window.to}; late-stage rule version ${rule.version}`],
    columns,
    ...rows,
    [marking],
  ];
  await writeCsv(sink, [csvText(lines)]);
  return { rows: rows.length, receipt };
};
