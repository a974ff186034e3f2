/** `npm run seed -- --days N --per-day N --out FILE --seed N`: fictional contributions as a file, or as a vault with `--vault`. */
import '../vault/refuse-old-node.ts';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { VigilError } from '../../preload/contract/errors.ts';
import { day, dayStart, ukInstant } from './generate/calendar.ts';
import { demonstration, generate } from './generate/generate.ts';
import type { SampleOptions } from './generate/sample.ts';
import { demonstrationPassphrase, people } from './people.ts';
import { writeFiles, writeTruth } from './seed-files.ts';

const usage = `Makes fictional contributions; the same options always make the same.

  npm run seed -- --out FILE [options]     CSV, with FILE.truth.json and FILE.investigations.json beside it
  npm run seed -- --vault FOLDER [options] a vault of its own, with the demonstration's accounts

  --days N             calendar days (${demonstration.days})
  --per-day N          contributions a day on average (${demonstration.perDay})
  --total N            contributions in all, instead of days times per-day (${demonstration.total} for the usual days)
  --until YYYY-MM-DD   the last day (${demonstration.until})
  --investigations N   how many investigations (${demonstration.investigations})
  --seed N             another number makes another world (${demonstration.seed})
`;

export interface SeedRequest {
  options: SampleOptions;
  out: string | null;
  vault: string | null;
}

function whole(value: string | undefined, otherwise: number, name: string): number {
  if (value === undefined) return otherwise;
  if (!/^\d{1,15}$/.test(value)) throw new VigilError('INPUT_INVALID', name);
  return Number(value);
}

/** Reads the arguments; null asks for the usage. Throws INPUT_INVALID about an option that cannot be read. */
export function readArguments(args: readonly string[]): SeedRequest | null {
  const text = { type: 'string' } as const;
  const known = {
    days: text,
    'per-day': text,
    total: text,
    until: text,
    investigations: text,
    seed: text,
    out: text,
    vault: text,
  };
  let values: Partial<Record<keyof typeof known, string>> & { help?: boolean };
  try {
    values = parseArgs({ args: [...args], options: { ...known, help: { type: 'boolean', short: 'h' } } }).values;
  } catch {
    throw new VigilError('INPUT_INVALID', 'arguments');
  }
  const { out = null, vault = null } = values;
  if (values.help === true || (out === null && vault === null)) return null;
  const resized = values.days !== undefined || values['per-day'] !== undefined;
  const options: SampleOptions = {
    seed: whole(values.seed, demonstration.seed, 'seed'),
    days: whole(values.days, demonstration.days, 'days'),
    perDay: whole(values['per-day'], demonstration.perDay, 'per-day'),
    until: values.until ?? demonstration.until,
    investigations: whole(values.investigations, demonstration.investigations, 'investigations'),
    ...(values.total === undefined && resized ? {} : { total: whole(values.total, demonstration.total, 'total') }),
  };
  return { options, out, vault };
}

async function fillVault(options: SampleOptions, folder: string, signal: AbortSignal): Promise<void> {
  // The store and its native part are only needed here.
  const { loadWorld } = await import('./load/load.ts');
  // A vault of another size is a sample, and has nothing from before.
  const world = generate({ ...options, withEarlier: options.days === demonstration.days });
  await loadWorld({
    folder,
    world,
    keepNumbers: true,
    until: new Date(ukInstant(dayStart(options.until) + day, 0)),
    progress: (done, total) => process.stderr.write(`\r${done} of ${total ?? '?'} `),
    signal,
  });
  // Beside the vault and not in it, by the senders' references that the vault keeps.
  await writeTruth(world, `${folder.replace(/[\\/]+$/, '')}.truth.json`);
  const names = people.map(({ login }) => login).join(', ');
  process.stderr.write(`\nSign in as ${names}. The passphrase of all of them: ${demonstrationPassphrase}\n`);
}

/** Returns the exit code: 0 done, 1 failed, 2 not understood. Reports what happened on the error output. */
export async function seed(args: readonly string[], signal: AbortSignal): Promise<number> {
  try {
    const request = readArguments(args);
    if (request === null) {
      process.stderr.write(usage);
      return args.includes('--help') || args.includes('-h') ? 0 : 2;
    }
    if (request.out !== null) await writeFiles(generate(request.options), request.out);
    if (request.vault !== null) await fillVault(request.options, request.vault, signal);
    return 0;
  } catch (error) {
    const known = error instanceof VigilError ? error : new VigilError('NOT_WRITTEN');
    process.stderr.write(`${known.message}${known.about === undefined ? '' : ` (${known.about})`}\n`);
    return known.code === 'INPUT_INVALID' ? 2 : 1;
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.exitCode = await seed(process.argv.slice(2), stop.signal);
}
