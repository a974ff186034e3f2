/** A look at the first rows of a file: what it is, what its columns seem to mean, and what would be taken of them. */
import type { Output } from '../../../preload/contract/index.ts';
import { saidNote } from '../../../preload/contract/reading-notes.ts';
import type { OpenSource } from '../../files/byte-source.ts';
import type { Readings, SavedMapping } from '../import-messages.ts';
import { columnsLeftOut } from './columns-left-out.ts';
import { dateOrderDecision, dateOrderOf, noDates } from './date-order.ts';
import { detectFile } from './detect-file.ts';
import { notesOfFile } from './file-notes.ts';
import { beginning, isBlankRow, limits, type RawRow } from './file-shape.ts';
import { guessMapping } from './guess-mapping.ts';
import { noteTally } from './note-tally.ts';
import { rows } from './rows.ts';
import { toContribution } from './to-contribution.ts';

type Preview = Output<'intake.previewFile'>;

const longestCell = 300;
/** Of all cells that are shown together, whatever their number. */
const letters = 1_000_000;

async function firstRows(found: AsyncIterable<RawRow>): Promise<RawRow[]> {
  const first: RawRow[] = [];
  for await (const row of found) {
    if (isBlankRow(row)) continue;
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
  { given, layout, saved, now }: Readings['preview']['order'],
): Promise<Preview> {
  const shape = await detectFile(source, layout);
  const { kind, encoding, columns } = shape;
  const known = savedFor(columns, saved);
  const guessed = given ?? known?.mapping ?? guessMapping(shape);
  const order = await dateOrderOf(source, shape, guessed);
  const mapping = given ?? (order === noDates ? guessed : { ...guessed, dateOrder: order.order });
  const most = Math.min(longestCell, Math.floor(letters / limits.sampleRows / columns.length));
  const sample: Preview['sample'] = [];
  const tally = noteTally();
  for (const note of notesOfFile(shape, mapping, order)) tally.ofFile(note);
  const leftOut = columnsLeftOut(shape, mapping);
  for (const raw of await firstRows(rows(source, shape))) {
    leftOut.ofRow(raw);
    const incoming = toContribution(raw, shape, mapping, new Date(now));
    sample.push({
      line: raw.line,
      cells: (raw.cells ?? []).map((cell) => cut(cell, most)),
      reasons: incoming.ok ? [] : incoming.reasons,
      notes: incoming.ok ? incoming.notes.map(saidNote) : [],
      receivedAt: incoming.ok ? incoming.value.receivedAt : null,
      channel: incoming.ok ? incoming.value.channel : null,
    });
  }
  for (const note of leftOut.notes(false)) tally.ofFile(note);
  const decisions = [...shape.decisions, ...dateOrderDecision(order, mapping, given !== null)];
  const sheets = [...shape.sheets];
  const savedMapping = known?.name ?? null;
  return { kind, encoding, columns, sheets, decisions, mapping, savedMapping, sample, notes: tally.all() };
}
