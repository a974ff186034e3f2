/** A look at the first rows of a file: what it is, what its columns seem to mean, and what would be taken of them. */
import type { Output } from '../../../preload/contract/index.ts';
import type { OpenSource } from '../../files/byte-source.ts';
import type { Readings, SavedMapping } from '../import-messages.ts';
import { detectFile } from './detect-file.ts';
import { beginning, limits, type RawRow } from './file-shape.ts';
import { guessMapping } from './guess-mapping.ts';
import { rows } from './rows.ts';
import { toContribution } from './to-contribution.ts';

type Preview = Output<'intake.previewFile'>;

const longestCell = 300;
/** Of all cells that are shown together, whatever their number. */
const letters = 1_000_000;

async function firstRows(found: AsyncIterable<RawRow>): Promise<RawRow[]> {
  const first: RawRow[] = [];
  for await (const row of found) {
    first.push(row);
    if (first.length >= limits.sampleRows) break;
  }
  return first;
}

function cut(cell: string, most: number): string {
  return cell.length <= most ? cell : `${beginning(cell, most)}…`;
}

/** The saved mapping made for exactly these columns, or `null`. */
function savedFor(columns: readonly string[], saved: readonly SavedMapping[]): SavedMapping | null {
  return saved.find((one) => JSON.stringify(one.columns) === JSON.stringify(columns)) ?? null;
}

/** Each row says by the mapping why it would be refused. Throws as `detectFile` and `rows` do. */
export async function readPreview(
  source: OpenSource,
  { given, saved, now }: Readings['preview']['order'],
): Promise<Preview> {
  const shape = await detectFile(source);
  const { kind, encoding, columns } = shape;
  const known = savedFor(columns, saved);
  const mapping = given ?? known?.mapping ?? guessMapping(shape);
  const most = Math.min(longestCell, Math.floor(letters / limits.sampleRows / columns.length));
  const sample: Preview['sample'] = [];
  for (const raw of await firstRows(rows(source, shape))) {
    const incoming = toContribution(raw, shape, mapping, new Date(now));
    sample.push({
      line: raw.line,
      cells: (raw.cells ?? []).map((cell) => cut(cell, most)),
      reasons: incoming.ok ? [] : incoming.reasons,
      receivedAt: incoming.ok ? incoming.value.receivedAt : null,
      channel: incoming.ok ? incoming.value.channel : null,
    });
  }
  return { kind, encoding, columns, mapping, savedMapping: known?.name ?? null, sample };
}
