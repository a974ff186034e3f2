/** What was typed after `bench`, as a value. */
import { z } from 'zod';
import { readOrder } from '../read-order.ts';

/** Measures taken in the page in a browser. */
export const windowMeasures = [
  'click-to-paint',
  'queue-frames',
  'timeline-frames',
  'page-memory',
  'input-delay',
] as const;

export const Measure = z.enum([
  'import',
  'matching',
  'match-in-full',
  'match-in-full-processor',
  'queue',
  'queue-count',
  'queue-by-match',
  'search',
  'palette',
  'mistyped',
  'suggestions',
  'suggestions-typing',
  'earlier-reports',
  'earlier-reports-typing',
  'dashboard',
  'timeline',
  'day',
  'size',
  'open',
  'write',
  'match-back',
  'record',
  'things-added',
  'things-listed',
  'things-opened',
  'things-held',
  'things-chart',
  'things-map',
  'write-busy',
  'file',
  ...windowMeasures,
]);
export type Measure = z.infer<typeof Measure>;

/** With fewer contributions than this, measures that take minutes are taken only when asked for by name. */
export const wholeFrom = 500_000;

export const help = `Measures Vigil's engine on made-up records, beside the same work on plain SQLite.

  bench [--rows N] [--only NAME] [--postgres] [--json FILE] [--slowest] [--quick]

  --rows N      so many contributions (50000)
  --only NAME   one measure: ${Measure.options.join(', ')}
  --postgres    beside PostgreSQL as well
  --json FILE   writes the figures there as well
                Below ${wholeFrom.toLocaleString('en-GB')} contributions PostgreSQL and the window (${windowMeasures.join(', ')})
                and a file of one GB (file) are measured only when they are asked for.
  --slowest     names the slowest cases of each measure on the error output
  --quick       asks one question in ten of those that read: whether everything can be measured, and not how fast it is

Ends with 0 also where a goal is missed; with 1 if something could not be measured, with 2 if it was asked wrongly.
`;

export const Order = z.strictObject({
  rows: z.coerce.number().int().min(100).max(5_000_000).default(50_000),
  only: Measure.optional(),
  json: z.string().min(1).optional(),
  postgres: z.boolean().default(false),
  slowest: z.boolean().default(false),
  quick: z.boolean().default(false),
});
export type Order = z.infer<typeof Order>;

/** `null` asks for the help text; a sentence says what was not understood. Never throws. */
export const readArguments = (args: readonly string[]): { order: Order | null } | { problem: string } =>
  readOrder(Order, { rows: 'text', only: 'text', json: 'text', postgres: 'yes', slowest: 'yes', quick: 'yes' }, args);
