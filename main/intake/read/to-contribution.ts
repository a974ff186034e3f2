/** Room INTAKE: turns one row of a file into a contribution, or says in plain words why it cannot be one. */
import { type ColumnMapping, type IncomingContribution, longestText } from '../../../preload/contract/mapping.ts';
import type { Channel, ContributionKind, Marking } from '../../../preload/contract/vocabulary.ts';
import type { FileShape, RawRow } from './file-shape.ts';
import type { MappedField } from './synonyms.ts';
import { parseTimestamp, type UnreadableTimestamp } from './timestamp.ts';
import { channelWord, kindWord, markingWord } from './value-vocabulary.ts';

/** What has to be known of the file that a row stands in. */
export type Table = Pick<FileShape, 'columns' | 'exported'>;
export type Incoming = { ok: true; value: IncomingContribution } | { ok: false; reasons: string[] };

/** Where each field stands in a row; -1 for a column that the file does not have, undefined for a field without one. */
type Places = Partial<Record<MappedField, number>>;

const fields: readonly MappedField[] = [
  'text',
  'receivedAt',
  'channel',
  'kind',
  'reference',
  'area',
  'where',
  'person',
  'contact',
  'marking',
];
const placesOf = new WeakMap<ColumnMapping, { columns: readonly string[]; places: Places }>();

function places(columns: readonly string[], mapping: ColumnMapping): Places {
  const known = placesOf.get(mapping);
  if (known?.columns === columns) return known.places;
  const found: Places = {};
  for (const field of fields) {
    const column = mapping[field];
    if (column !== null) found[field] = columns.indexOf(column);
  }
  placesOf.set(mapping, { columns, places: found });
  return found;
}

const dateReasons: Readonly<Record<UnreadableTimestamp, string>> = {
  missing: 'is missing',
  unreadable: 'cannot be read',
  number: 'is a number that stands for no plausible date',
  order: 'is not in the order year, month, day',
  impossible: 'does not exist',
  early: 'lies before 2000',
  future: 'lies in the future',
};

const longest = { reference: 64, area: 200, where: 500, person: 2_000, contact: 400 } as const;
const fieldNames = {
  reference: 'reference',
  area: 'area',
  where: 'place',
  person: 'name',
  contact: 'contact',
} as const;
const defaultMarking: Marking = 'OFFICIAL-SENSITIVE';

/** Without NUL, which no store takes, and without half characters; line breaks as `\n`, unless they are to stay as they are. */
function clean(cell: string, exactly: boolean): string {
  let text = cell;
  if (text.includes('\0')) text = text.replaceAll('\0', '');
  if (!exactly && text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
  return text.toWellFormed();
}

/** One row on its way: cells by field, and the reasons that have come up against it. */
class Row {
  readonly reasons: string[] = [];
  readonly #cells: readonly string[];
  readonly #mapping: ColumnMapping;
  readonly #places: Places;
  readonly #exactly: boolean;
  constructor(cells: readonly string[], { columns, exported }: Table, mapping: ColumnMapping) {
    this.#cells = cells;
    this.#mapping = mapping;
    this.#places = places(columns, mapping);
    this.#exactly = exported;
  }

  refuse(field: MappedField, what: string, why: string): null {
    this.reasons.push(`The ${what} in column “${this.#mapping[field] ?? ''}” ${why}.`);
    return null;
  }

  /** The cell as it is to be kept; null for a field without a column. */
  cell(field: MappedField): string | null {
    const place = this.#places[field];
    if (place === undefined) return null;
    const cell = this.#cells[place];
    if (cell !== undefined) return clean(cell, this.#exactly);
    this.reasons.push(`There is no column “${this.#mapping[field] ?? ''}” in this row.`);
    return null;
  }

  /** A short field: null where it is blank. */
  short(field: keyof typeof longest): string | null {
    const text = this.cell(field)?.trim();
    if (!text) return null;
    if (text.length <= longest[field]) return text;
    return this.refuse(field, fieldNames[field], `is longer than ${longest[field]} characters`);
  }

  word<T extends string>(field: MappedField, what: string, look: (cell: string) => T | null): T | null {
    const text = this.cell(field)?.trim();
    if (!text) return null;
    return look(text) ?? this.refuse(field, what, 'is not one that Vigil knows');
  }
}

function receivedAt(row: Row, mapping: ColumnMapping, now: number): number | null {
  if (mapping.receivedAt === null) return now;
  const before = row.reasons.length;
  const cell = row.cell('receivedAt');
  if (row.reasons.length > before) return null;
  const moment = parseTimestamp(cell ?? '', mapping.dateOrder, now);
  return moment.ok ? moment.ms : row.refuse('receivedAt', 'date', dateReasons[moment.why]);
}

function kindOf(row: Row, channel: Channel | null, mapping: ColumnMapping): ContributionKind {
  const byChannel = channel === 'referral' || channel === 'advice' ? channel : null;
  return row.word('kind', 'kind', kindWord) ?? byChannel ?? mapping.defaultKind;
}

function textOf(row: Row, mapping: ColumnMapping): string {
  if (mapping.text === null) {
    row.reasons.push('No column is chosen for the text.');
    return '';
  }
  const before = row.reasons.length;
  const text = row.cell('text') ?? '';
  if (row.reasons.length > before) return '';
  if (text.trim() === '') row.refuse('text', 'text', 'is missing');
  else if (text.length > longestText)
    row.refuse('text', 'text', `is longer than ${longestText.toLocaleString('en-GB')} characters`);
  return text;
}

/**
 * A row whose cells are in the order of the table's columns, read by `mapping`. `now` bounds the dates and stands in where the file
 * has no date column. Reasons name columns and never hold anything of the row. An advice contact is counted only: its text,
 * place and source are dropped here, before anything could keep them.
 */
export function toContribution(raw: RawRow, table: Table, mapping: ColumnMapping, now: Date): Incoming {
  if (!raw.cells) return { ok: false, reasons: [raw.problem] };
  const row = new Row(raw.cells, table, mapping);
  const channelFound = row.word('channel', 'channel', channelWord);
  const kind = kindOf(row, channelFound, mapping);
  const at = receivedAt(row, mapping, now.getTime());
  const marking = row.word('marking', 'marking', markingWord) ?? defaultMarking;
  const reference = row.short('reference');
  const area = row.short('area');
  const counted = kind === 'advice';
  const text = counted ? '' : textOf(row, mapping);
  const where = counted ? null : row.short('where');
  const sourceName = counted ? null : row.short('person');
  const sourceContact = counted ? null : row.short('contact');
  if (at === null || row.reasons.length > 0) return { ok: false, reasons: row.reasons };
  const receivedAtIso = new Date(at).toISOString();
  const channel = channelFound ?? mapping.defaultChannel;
  return {
    ok: true,
    value: {
      reference,
      kind,
      channel,
      receivedAt: receivedAtIso,
      text,
      area,
      where,
      sourceName,
      sourceContact,
      marking,
    },
  };
}
