/** Room INTAKE: turns one row of a file into a contribution, or says in plain words why it cannot be one. */
import {
  ColumnField,
  type ColumnMapping,
  type DateOrder,
  type IncomingContribution,
  JoinedField,
  longestText,
} from '../../../preload/contract/mapping.ts';
import { type NoteCode, type NoteMark, noteMark } from '../../../preload/contract/reading-notes.ts';
import type { Channel, ContributionKind, Marking } from '../../../preload/contract/vocabulary.ts';
import { decodedOnce, encodedTwice } from './encoded-twice.ts';
import type { FileShape, RawRow } from './file-shape.ts';
import { isBritishColumn, withNought } from './lost-nought.ts';
import type { Covered } from './merged-cells.ts';
import { isTimeOfDay } from './parse-date.ts';
import type { MappedField } from './synonyms.ts';
import { parseTimestamp, type UnreadableTimestamp } from './timestamp.ts';
import { channelWord, kindWord, markingWord } from './value-vocabulary.ts';

/** What has to be known of the file that a row stands in. */
export type Table = Pick<FileShape, 'columns' | 'exported' | 'sample'>;
export type Incoming =
  | { ok: true; value: IncomingContribution; notes: readonly NoteMark[] }
  | { ok: false; reasons: string[] };

/** Where each field stands in a row; -1 for a column that the file does not have, undefined for a field without one. */
interface Places {
  own: Partial<Record<MappedField, number>>;
  /** Further columns of a field. */
  also: Partial<Record<MappedField, readonly { name: string; place: number }[]>>;
  /** Nothing in the column of contacts says that its numbers are those of another country. */
  british: boolean;
}

const placesOf = new WeakMap<ColumnMapping, { columns: readonly string[]; places: Places }>();

function places({ columns, sample }: Table, mapping: ColumnMapping): Places {
  const known = placesOf.get(mapping);
  if (known?.columns === columns) return known.places;
  const found: Places = { own: {}, also: {}, british: true };
  for (const field of ColumnField.options) {
    const column = mapping[field] ?? null;
    if (column !== null) found.own[field] = columns.indexOf(column);
  }
  for (const field of JoinedField.options) {
    const further = mapping.also?.[field] ?? [];
    if (further.length > 0) found.also[field] = further.map((name) => ({ name, place: columns.indexOf(name) }));
  }
  const contact = found.own.contact;
  if (contact !== undefined) found.british = isBritishColumn(sample.map((cells) => cells[contact] ?? ''));
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

const clockNotes = { twice: 'CLOCKS_WENT_BACK', 'left out': 'CLOCKS_WENT_FORWARD' } as const;

const longest = { reference: 64, area: 200, where: 500, person: 2_000, contact: 400 } as const;
/** What an error of a spreadsheet leaves in a cell, also of one that was saved as text. */
const errorCell =
  /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!|GETTING_DATA|#+)$/i;
const bareNumber = /^\d{9,15}(?:\.0)?$/;
/** A long number as a spreadsheet shows it in a narrow column. */
const spoiltNumber = /^[+-]?\d([.,]\d+)?e\+?\d{1,3}$/i;
/** What stands between the cells of a field that has several columns. */
const between = { text: '\n\n', area: ', ', where: ', ', person: ' ', contact: ', ' } as const;

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

const none: readonly NoteMark[] = [];
const numberSign = 35;

/** One row on its way: cells by field, and the reasons that have come up against it. */
class Row {
  readonly reasons: string[] = [];
  /** Shared with the row as it was read, until a field adds to it. */
  notes: readonly NoteMark[];
  readonly #cells: readonly string[];
  readonly #covered: ReadonlyMap<number, Covered> | undefined;
  readonly #mapping: ColumnMapping;
  readonly #places: Places;
  readonly #exactly: boolean;
  constructor(
    { cells, notes = none, covered }: Extract<RawRow, { cells: string[] }>,
    table: Table,
    mapping: ColumnMapping,
  ) {
    this.#cells = cells;
    this.#covered = covered;
    this.notes = notes;
    this.#mapping = mapping;
    this.#places = places(table, mapping);
    this.#exactly = table.exported;
  }

  note(code: NoteCode, about: string | null): void {
    this.notes = [...this.notes, noteMark(code, about)];
  }

  refuse(field: MappedField, what: string, why: string): null {
    this.reasons.push(`The ${what} in column “${this.#mapping[field] ?? ''}” ${why}.`);
    return null;
  }

  /** The cell as it is to be kept; null for a field without a column. */
  cell(field: MappedField): string | null {
    const place = this.#places.own[field];
    if (place === undefined) return null;
    const further = this.#places.also[field];
    const own = this.#at(place, this.#mapping[field] ?? '', field);
    return further === undefined ? own : this.#joined(field as JoinedField, own, further);
  }

  #at(place: number, name: string, field: MappedField): string | null {
    const cell = this.#cells[place];
    if (cell === undefined) {
      this.reasons.push(`There is no column “${name}” in this row.`);
      return null;
    }
    const covered = this.#covered?.get(place);
    if (covered === 'left') this.note('MERGED_LEFT', name);
    else if (covered === 'above' && cell !== '') this.note('MERGED_ABOVE', name);
    if (cell.charCodeAt(0) === numberSign && errorCell.test(cell.trim())) {
      if (field === 'text' || field === 'receivedAt')
        this.reasons.push(`Column “${name}” holds an error of a spreadsheet.`);
      else this.note('ERROR_CELL', name);
      return null;
    }
    return this.#exactly ? clean(cell, true) : this.#putRight(clean(cell, false), name);
  }

  #putRight(cell: string, name: string): string {
    const right = encodedTwice.test(cell) ? decodedOnce(cell) : null;
    if (right === null) return cell;
    this.note('LETTERS_PUT_RIGHT', name);
    return right;
  }

  #joined(field: JoinedField, own: string | null, further: readonly { name: string; place: number }[]): string | null {
    const cells = [own, ...further.map(({ name, place }) => this.#at(place, name, field))];
    const filled = cells.filter((cell) => cell !== null && cell.trim() !== '');
    return filled.length === 0 ? own : filled.join(between[field]);
  }

  /** A short field: null where it is blank. */
  short(field: keyof typeof longest): string | null {
    const text = this.cell(field)?.trim();
    if (!text) return null;
    if ((field === 'contact' || field === 'reference') && spoiltNumber.test(text)) {
      this.note('SPOILT_NUMBER', this.#mapping[field]);
      return null;
    }
    if (field === 'contact' && bareNumber.test(text)) return this.#telephone(text);
    if (text.length <= longest[field]) return text;
    return this.refuse(field, fieldNames[field], `is longer than ${longest[field]} characters`);
  }

  /** A number as a spreadsheet leaves it, in a column of British ones: without its first nought, or with the nought of a fraction behind it. */
  #telephone(text: string): string {
    const digits = text.replace(/\.0$/, '');
    const whole = this.#places.british ? withNought(digits) : null;
    if (whole === null) return digits;
    this.note('NOUGHT_PUT_BACK', this.#mapping.contact);
    return whole;
  }

  word<T extends string>(field: MappedField, what: string, look: (cell: string) => T | null): T | null {
    const text = this.cell(field)?.trim();
    if (!text) return null;
    return look(text) ?? this.refuse(field, what, 'is not one that Vigil knows');
  }
}

/** Why there is no date, and whether the other order would give one: the officer then knows what to change. */
function dateReason(cell: string, why: UnreadableTimestamp, order: DateOrder, now: number): string {
  const other = order === 'day-first' ? 'month-first' : 'day-first';
  const fits = why === 'impossible' && order !== 'iso' && parseTimestamp(cell, other, now).ok;
  return fits
    ? `${dateReasons[why]} with the ${order === 'day-first' ? 'day' : 'month'} first; the other way round it would`
    : dateReasons[why];
}

function receivedAt(row: Row, mapping: ColumnMapping, now: number): number | null {
  if (mapping.receivedAt === null) return now;
  const before = row.reasons.length;
  const cell = row.cell('receivedAt');
  if (row.reasons.length > before) return null;
  const time = row.cell('receivedTime')?.trim() ?? '';
  const apart = time !== '' && isTimeOfDay(time);
  // A spreadsheet writes the date of a column of dates with a time of its own.
  const day = apart ? (cell ?? '').trim().replace(/[T ]00:00(:00(\.0+)?)?$/, '') : (cell ?? '');
  const moment = parseTimestamp(apart ? `${day} ${time}` : day, mapping.dateOrder, now);
  if (!moment.ok) return row.refuse('receivedAt', 'date', dateReason(cell ?? '', moment.why, mapping.dateOrder, now));
  if (moment.change !== null) row.note(clockNotes[moment.change], mapping.receivedAt);
  // A column for the time that holds none, or holds something else, is what the note names.
  const timeColumn = mapping.receivedTime ?? null;
  if (timeColumn !== null && !apart && (moment.dateOnly || time !== '')) row.note('TIME_MISSING', timeColumn);
  else if (moment.dateOnly) row.note('DATE_WITHOUT_TIME', mapping.receivedAt);
  return moment.ms;
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

const headerAgain = 'This row repeats the names of the columns.';

/** Where files are put behind one another, each brings its header along. */
function repeatsHeader(cells: readonly string[], columns: readonly string[]): boolean {
  return cells[0] === columns[0] && cells.every((cell, at) => cell.trim() === columns[at]);
}

/**
 * A row whose cells are in the order of the table's columns, read by `mapping`. `now` bounds the dates and stands in where the file
 * has no date column. Reasons name columns and never hold anything of the row. An advice contact is counted only: its text,
 * place and source are dropped here, before anything could keep them.
 */
export function toContribution(raw: RawRow, table: Table, mapping: ColumnMapping, now: Date): Incoming {
  if (!raw.cells) return { ok: false, reasons: [raw.problem] };
  if (repeatsHeader(raw.cells, table.columns)) return { ok: false, reasons: [headerAgain] };
  const row = new Row(raw, table, mapping);
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
    notes: row.notes,
  };
}
