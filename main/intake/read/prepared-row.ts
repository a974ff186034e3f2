/** A row of a file made ready to be added: read, checked against what may be taken in, and searched for identifiers. */
import type { FoundIdentifier } from '../../../preload/contract/linking.ts';
import type { ColumnMapping, IncomingContribution } from '../../../preload/contract/mapping.ts';
import type { NoteMark } from '../../../preload/contract/reading-notes.ts';
import { Marking, rank } from '../../../preload/contract/vocabulary.ts';
import type { AttachedFile } from '../../documents/attachments.ts';
import { exportedColumns } from '../../files/exported-columns.ts';
import { extractForImport } from '../../matching/extract/index.ts';
import { storedKeysIn } from '../../matching/persons/index.ts';
import type { FileShape, RawRow } from './file-shape.ts';
import { rowKey } from './row-key.ts';
import { toContribution } from './to-contribution.ts';

export interface PreparedRow {
  contribution: IncomingContribution;
  key: Uint8Array;
  identifiers: FoundIdentifier[];
  /** What it says of persons, as the store keeps it. */
  personKeys: number[];
  /** What a mail brought along, to be kept with it. */
  attachments: readonly AttachedFile[];
  line: number;
  notes: readonly NoteMark[];
  /** In a file that Vigil wrote: the numbers by which this vault, or the one that it came from, knows the contribution. */
  numbers: string[];
}

/** A row that is not taken, and why; nothing of the row itself. */
export interface RefusedRow {
  line: number;
  reasons: string[];
}

/** What stays the same for all rows of one file. */
export interface RowRules {
  shape: FileShape;
  mapping: ColumnMapping;
  /** The instant of the import, which bounds the dates. */
  now: string;
  /** Ranks of the highest markings that the installation, and the officer, may hold. */
  installationRank: number;
  clearance: number;
  /** The account of whoever imports. */
  importer: number;
  /** Whether what mails bring along is kept: not where rows are only looked at. */
  keepsAttachments: boolean;
}

function overMarked(marking: Marking, rules: RowRules): string | null {
  const markingRank = rank(Marking, marking);
  const which = rules.mapping.marking === null ? '' : ` in column “${rules.mapping.marking}”`;
  if (markingRank > rules.installationRank) return `The marking${which} is above what this installation may hold.`;
  return markingRank > rules.clearance ? `The marking${which} is above your clearance.` : null;
}

function ownNumbers(cells: readonly string[]): string[] {
  const numbers = (['vigil_number', 'tip_id'] as const).map((name) => cells[exportedColumns.indexOf(name)] ?? '');
  return [...new Set(numbers)].filter((number) => number !== '');
}

/** Reasons name columns and never hold anything of the row. */
export function prepareRow(raw: RawRow, rules: RowRules): PreparedRow | RefusedRow {
  const incoming = toContribution(raw, rules.shape, rules.mapping, new Date(rules.now));
  if (!incoming.ok) return { line: raw.line, reasons: incoming.reasons };
  const contribution = incoming.value;
  const over = overMarked(contribution.marking, rules);
  if (over !== null) return { line: raw.line, reasons: [over] };
  const identifiers = extractForImport(contribution.text, contribution);
  return {
    contribution,
    key: rowKey(contribution, rules.mapping.receivedAt !== null, rules.importer),
    identifiers,
    personKeys: storedKeysIn(contribution.text, contribution.receivedAt, identifiers),
    attachments: [],
    line: raw.line,
    notes: incoming.notes,
    numbers: rules.shape.exported ? ownNumbers(raw.cells ?? []) : [],
  };
}
