/** The process that is measured: it holds the vault and the engine, and nothing of what makes the sample until the file is in. */
import { join } from 'node:path';
import type { Measure, Order } from './arguments.ts';
import type { Result } from './figures.ts';
import { fill } from './fill.ts';
import { dashboard } from './measures/dashboard.ts';
import { day } from './measures/day.ts';
import { importResult, importSample } from './measures/import.ts';
import { matchBack } from './measures/match-back.ts';
import { open } from './measures/open.ts';
import { queue, queueCount } from './measures/queue.ts';
import type { Bench } from './measures/reads.ts';
import { search } from './measures/search.ts';
import { size } from './measures/size.ts';
import { suggestions, suggestionsTyping } from './measures/suggestions.ts';
import { write } from './measures/write.ts';
import { writeBusy } from './measures/write-busy.ts';
import { openOffice } from './office.ts';
import { plainCopy } from './plain-copy.ts';
import { now, worldOf } from './sample-file.ts';

/** In this order: the last ones leave the vault and its copy different from each other. */
const afterImport: Readonly<Record<Exclude<Measure, 'import'>, (bench: Bench) => Promise<Result>>> = {
  queue,
  'queue-count': queueCount,
  search,
  suggestions,
  'suggestions-typing': suggestionsTyping,
  dashboard,
  day,
  size,
  open,
  'match-back': matchBack,
  write,
  'write-busy': writeBusy,
};

/**
 * Measures what `order` asks for, in `folder`, which is empty but for the file of the sample. `say` is told what is being
 * done. Throws where something could not be measured.
 */
export async function measure(
  order: Order,
  folder: string,
  file: string,
  say: (line: string) => void,
): Promise<Result[]> {
  const { rows, only, slowest } = order;
  const office = await openOffice(join(folder, 'vault'), now);
  try {
    say('import');
    const imported = await importSample(office, file, rows);
    const results: Result[] = [];
    if (only === undefined || only === 'import')
      results.push(importResult(office, imported, rows, join(folder, 'plain-import.db')));
    if (only === 'import') return results;
    say('triage of the sample, and the plain copy');
    fill(office, await worldOf(rows));
    const plain = plainCopy(office.db, join(folder, 'plain.db'));
    try {
      for (const [name, one] of Object.entries(afterImport)) {
        if (only !== undefined && only !== name) continue;
        say(name);
        results.push(await one({ office, plain, rows, file, slowest }));
      }
    } finally {
      plain.close();
    }
    return results;
  } finally {
    await office.close();
  }
}
