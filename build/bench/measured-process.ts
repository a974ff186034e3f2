/**
 * The process being measured: it holds the vault and the engine, and none of what makes the sample until the file has
 * been imported.
 */
import { join } from 'node:path';
import { renewSuggestions } from '../../main/linking/renew-suggestions.ts';
import { type Measure, type Order, wholeFrom, type windowMeasures } from './arguments.ts';
import { closedBeside, closedCases } from './closed-cases.ts';
import { fill } from './fill.ts';
import { type Harness, openHarness } from './harness.ts';
import { dashboard } from './measures/dashboard.ts';
import { day } from './measures/day.ts';
import { earlierReports, earlierReportsTyping, recordOne } from './measures/earlier-reports.ts';
import { fileResults } from './measures/file.ts';
import { importResult, importSample } from './measures/import.ts';
import { matchBack } from './measures/match-back.ts';
import { isOfMatching, type MatchingMeasure, matchingResults } from './measures/match-in-full.ts';
import { open } from './measures/open.ts';
import { postgresTimes } from './measures/postgres.ts';
import { queue, queueByMatch, queueCount } from './measures/queue.ts';
import type { Bench } from './measures/reads.ts';
import { mistyped, palette, search } from './measures/search.ts';
import { size } from './measures/size.ts';
import { suggestions, suggestionsTyping } from './measures/suggestions.ts';
import { chartOfThings, mapOfThings, thingsAdded, thingsHeld, thingsListed, thingsOpened } from './measures/things.ts';
import { timeline } from './measures/timeline.ts';
import { write } from './measures/write.ts';
import { writeBusy } from './measures/write-busy.ts';
import { plainCopy } from './plain-copy.ts';
import type { Result } from './result.ts';
import { now, worldOf } from './sample-file.ts';

/** What a run has at most for matching what waits, in milliseconds: the rest of a large sample stays unmatched. */
const matchingFor = 30_000;

/** Before the copy is made, which would otherwise lack the suggestions that are kept. */
async function matchWhatWaits({ store }: Harness): Promise<void> {
  const until = performance.now() + matchingFor;
  await renewSuggestions(store, {
    told: async () => undefined,
    ended: () => performance.now() > until,
    now: () => now,
  });
}

type EngineMeasure = Exclude<Measure, 'import' | 'file' | MatchingMeasure | (typeof windowMeasures)[number]>;
/** In this order: the last ones leave the vault and its copy different from each other. */
const afterImport: Readonly<Record<EngineMeasure, (bench: Bench) => Promise<Result>>> = {
  queue,
  'queue-count': queueCount,
  'queue-by-match': queueByMatch,
  search,
  palette,
  mistyped,
  suggestions,
  'suggestions-typing': suggestionsTyping,
  'earlier-reports': earlierReports,
  'earlier-reports-typing': earlierReportsTyping,
  dashboard,
  timeline,
  day,
  size,
  open,
  write,
  'match-back': matchBack,
  record: recordOne,
  'things-added': thingsAdded,
  'things-listed': thingsListed,
  'things-opened': thingsOpened,
  'things-held': thingsHeld,
  'things-chart': chartOfThings,
  'things-map': mapOfThings,
  'write-busy': writeBusy,
};

/** Medians from PostgreSQL, with its version; `null`, with a note, where there is none. */
async function besidePostgres(bench: Bench, say: (line: string) => void) {
  say('the same rows in PostgreSQL');
  const times = await postgresTimes(bench);
  say(times === null ? 'PostgreSQL: SKIPPED, it is not installed and cannot be' : times.version);
  return times;
}

/**
 * Measures what `order` asks for, in `folder`, which is empty apart from the sample file. `say` is told what is being done. Throws
 * where something could not be measured.
 */
export async function measure(
  order: Order,
  folder: string,
  file: string,
  say: (line: string) => void,
): Promise<Result[]> {
  const { rows, only, slowest, quick } = order;
  const harness = await openHarness(join(folder, 'vault'), now);
  try {
    say('import');
    const imported = await importSample(harness, file, rows);
    const results: Result[] = [];
    if (only === undefined || only === 'import')
      results.push(importResult(harness, imported, rows, join(folder, 'plain-import.db')));
    if (only === 'import') return results;
    if (only === 'file' || (only === undefined && rows >= wholeFrom)) {
      say('a file of one GB');
      results.push(...(await fileResults(harness)));
    }
    if (only === 'file') return results;
    say('triage of the sample, and the plain copy');
    await fill(harness, file, await worldOf(rows), await closedCases(closedBeside(rows)));
    say('matching of what waits');
    results.push(...(await matchingResults(harness, only)));
    if (isOfMatching(only)) return results;
    await matchWhatWaits(harness);
    const plain = plainCopy(harness.db, join(folder, 'plain.db'));
    const bench = { harness, plain, rows, file, slowest, quick };
    let beside: Awaited<ReturnType<typeof besidePostgres>> = null;
    try {
      if (order.postgres || (only === undefined && rows >= wholeFrom)) beside = await besidePostgres(bench, say);
      for (const [name, one] of Object.entries(afterImport)) {
        if (only !== undefined && only !== name) continue;
        say(name);
        const result = await one(bench);
        const theirs = beside?.medians[result.name];
        results.push({
          ...result,
          ratio_postgres: theirs === undefined || result.median_ms === null ? null : result.median_ms / theirs,
        });
      }
    } finally {
      plain.close();
    }
    return results;
  } finally {
    await harness.close();
  }
}
