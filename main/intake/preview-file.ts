/** Looking into a file before anything is taken from it. */
import type { Output } from '../../preload/contract/index.ts';
import type { LongUseCase } from '../store/use-case.ts';
import { detectFile } from './read/detect-file.ts';
import type { RawRow } from './read/file-shape.ts';
import { guessMapping } from './read/guess-mapping.ts';
import { rows } from './read/rows.ts';
import { toContribution } from './read/to-contribution.ts';
import { mappingFor } from './saved-mappings.ts';

const sampleRows = 20;
const longestCell = 300;

type Sample = Output<'intake.previewFile'>['sample'];

async function firstRows(source: AsyncIterable<RawRow>): Promise<RawRow[]> {
  const found: RawRow[] = [];
  for await (const row of source) {
    found.push(row);
    if (found.length >= sampleRows) break;
  }
  return found;
}

const cut = (cell: string) => (cell.length <= longestCell ? cell : `${cell.slice(0, longestCell).toWellFormed()}…`);

/**
 * The mapping is the one given, else the one saved for these columns, else a guess. Each sample row says by it why it
 * would be refused. Throws what the reader throws.
 */
export const previewFile: LongUseCase<'intake.previewFile'> = async (context, input) => {
  const path = context.path(input.fileToken);
  const shape = await detectFile(path);
  const { saved, now } = await context.read(
    async (turn) => ({ saved: await mappingFor(turn, shape.columns), now: turn.now }),
    () => ({ subjects: [] }),
  );
  const mapping = input.mapping ?? saved?.mapping ?? guessMapping(shape);
  const found = await firstRows(rows(path, shape, { signal: context.signal }));
  const sample: Sample = found.map((raw) => {
    const incoming = toContribution(raw, shape.columns, mapping, new Date(now));
    return {
      line: raw.line,
      cells: (raw.cells ?? []).map(cut),
      reasons: incoming.ok ? [] : incoming.reasons,
      receivedAt: incoming.ok ? incoming.value.receivedAt : null,
      channel: incoming.ok ? incoming.value.channel : null,
    };
  });
  const { kind, encoding, columns } = shape;
  return { kind, encoding, columns, mapping, savedMapping: saved?.name ?? null, sample };
};
