/** Room INTAKE: guesses what the columns of a file mean, by their names first and by their content second. */
import type { ColumnMapping, JoinedField } from '../../../preload/contract/mapping.ts';
import { orderOfDates } from './date-order.ts';
import type { FileShape } from './file-shape.ts';
import { isMailKind } from './mail-rows.ts';
import { isTimeOfDay } from './parse-date.ts';
import { furtherColumns, type MappedField, plainWord, synonyms } from './synonyms.ts';
import { parseTimestamp } from './timestamp.ts';
import { channelWord, kindWord, markingWord } from './value-vocabulary.ts';

interface Column {
  name: string;
  word: string;
  /** What the sample has in it, blanks left out. */
  cells: readonly string[];
}

/** Dates may lie anywhere here: a column of dates that are all refused is still the column of dates. */
const farFuture = Date.UTC(2200, 0, 1);

const share = (column: Column, test: (cell: string) => boolean) =>
  column.cells.length === 0 ? 0 : column.cells.filter(test).length / column.cells.length;
const meanLength = (column: Column) =>
  column.cells.reduce((sum, cell) => sum + cell.length, 0) / Math.max(1, column.cells.length);

function isDate(cell: string): boolean {
  const moment = parseTimestamp(cell, 'day-first', farFuture);
  return moment.ok || moment.why === 'early' || parseTimestamp(cell, 'month-first', farFuture).ok;
}

/** A date without the time of day, which may stand in a column of its own. */
function isDateAlone(cell: string): boolean {
  return (
    isDate(cell) &&
    !/\d[:.]\d\d(\D|$)/.test(cell.replace(/[T ]00:00(:00)?(\.0+)?$/, '').replace(/^\S*\d[./-]\d+[./-]\d+/, ''))
  );
}

const isContact = (cell: string) => /^\S+@\S+\.\S+$/.test(cell.trim()) || /^(\+|\(?0)[\d ()-]{9,16}$/.test(cell.trim());
const isReference = (cell: string) => /^[A-Za-z]{1,8}[-/ ]?\d{1,12}([-/]\d{1,8})?$/.test(cell.trim());

/** Something that somebody said; a code, a number and a tick are not. */
const isWords = (cell: string) => /\p{L}{2,}[\s,]+\p{L}/u.test(cell);

/** Whether a column's content contradicts the meaning that its name suggests. An empty column never does. */
const contradicted: Readonly<Partial<Record<MappedField, (column: Column) => boolean>>> = {
  receivedAt: (column) => share(column, isDate) < 0.3,
  channel: (column) => share(column, (cell) => channelWord(cell) !== null) < 0.5,
  kind: (column) => share(column, (cell) => kindWord(cell) !== null) < 0.5,
  marking: (column) => share(column, (cell) => markingWord(cell) !== null) < 0.5,
  reference: (column) =>
    column.cells.some((cell) => cell.length > 64) || new Set(column.cells).size < column.cells.length * 0.8,
  text: (column) => share(column, isDate) > 0.5 || share(column, isWords) === 0,
  receivedTime: (column) => share(column, isTimeOfDay) < 0.5,
};

/** What a column of that meaning holds, where its name says nothing. */
const shown: Readonly<Partial<Record<MappedField, (column: Column) => boolean>>> = {
  // Five-digit numbers may be anything; only a name makes them serial dates.
  receivedAt: (column) => share(column, (cell) => isDate(cell) && !/^\s*\d{5}(\.|\s*$)/.test(cell)) >= 0.8,
  channel: (column) => share(column, (cell) => channelWord(cell) !== null) >= 0.8,
  marking: (column) => share(column, (cell) => markingWord(cell) !== null) >= 0.8,
  contact: (column) => share(column, isContact) >= 0.8,
  reference: (column) => share(column, isReference) >= 0.9 && new Set(column.cells).size === column.cells.length,
};

/** The free column that nothing is against whose name comes earliest among the synonyms. */
function byName(
  field: MappedField,
  free: readonly Column[],
  against: ((column: Column) => boolean) | undefined = contradicted[field],
): Column | null {
  for (const word of synonyms[field])
    for (const column of free)
      if (column.word === word && !(column.cells.length > 0 && against?.(column))) return column;
  return null;
}

function byContent(field: MappedField, free: readonly Column[]): Column | null {
  if (field === 'text') {
    const longest = free.toSorted((a, b) => meanLength(b) - meanLength(a))[0];
    return longest && meanLength(longest) >= 20 && share(longest, (cell) => cell.includes(' ')) > 0.5 ? longest : null;
  }
  const test = shown[field];
  return test ? (free.find((column) => column.cells.length > 0 && test(column)) ?? null) : null;
}

/** The surest first: a column that has been given a meaning is not considered again. */
const turns: readonly MappedField[] = [
  'receivedAt',
  'text',
  'marking',
  'channel',
  'kind',
  'reference',
  'contact',
  'person',
  'area',
  'where',
];

/** The columns of mails are our own: what they mean does not depend on what one mail holds. */
const ofMails: ColumnMapping = {
  text: 'text',
  receivedAt: 'date',
  channel: null,
  kind: null,
  reference: null,
  area: null,
  where: null,
  person: 'people',
  contact: 'from',
  marking: null,
  dateOrder: 'iso',
  timeZone: 'Europe/London',
  defaultChannel: 'email',
  defaultKind: 'tip',
};
/** Names that mean nothing but the date of receipt. */
const datesByName: ReadonlySet<string> = new Set(
  synonyms.receivedAt.filter((word) => /received|date|submitted|reported|created/.test(word)),
);

/** Columns that go with one that was found: a surname beside the forename, the second line of an address. */
function furtherOf(
  found: ReadonlyMap<MappedField, Column>,
  free: readonly Column[],
): Partial<Record<JoinedField, string[]>> {
  const also: Partial<Record<JoinedField, string[]>> = {};
  for (const [field, first, further] of furtherColumns) {
    const own = found.get(field);
    if (own === undefined || !first.includes(own.word)) continue;
    const names = further.flatMap((word) => free.filter((column) => column.word === word).map(({ name }) => name));
    if (names.length > 0) also[field] = names;
  }
  return also;
}

/** A mapping that an officer can accept or change; fields for which there is no evidence have no column. */
export function guessMapping(shape: FileShape): ColumnMapping {
  if (isMailKind(shape.kind)) return ofMails;
  const columns = shape.columns.map((name, i): Column => {
    const cells = shape.sample.map((row) => row[i] ?? '').filter((cell) => cell.trim() !== '');
    return { name, word: plainWord(name), cells };
  });
  const found = new Map<MappedField, Column>();
  // Before a look at what columns hold: one that is called so is the date, however little of it can be read. Its rows are refused, and
  // none gets another date.
  const namedDate = columns.find((column) => datesByName.has(column.word));
  for (const guess of [byName, byContent])
    for (const field of turns) {
      if (guess === byContent && field === 'receivedAt' && !found.has(field) && namedDate !== undefined) {
        if (![...found.values()].includes(namedDate)) found.set(field, namedDate);
      }
      const free = columns.filter((column) => ![...found.values()].includes(column));
      const column = found.has(field) ? null : guess(field, free);
      if (column) found.set(field, column);
    }
  // Short words are a text where no column holds longer ones.
  if (!found.has('text')) {
    const free = columns.filter((column) => ![...found.values()].includes(column));
    const named = byName('text', free, (column) => share(column, isDate) > 0.5);
    if (named !== null) found.set('text', named);
  }
  const free = () => columns.filter((column) => ![...found.values()].includes(column));
  const date = found.get('receivedAt');
  const time = date && share(date, isDateAlone) > 0.5 ? byName('receivedTime', free()) : null;
  if (time !== null) found.set('receivedTime', time);
  const name = (field: MappedField) => found.get(field)?.name ?? null;
  const also = furtherOf(found, free());
  return {
    text: name('text'),
    receivedAt: name('receivedAt'),
    ...(time === null ? {} : { receivedTime: time.name }),
    channel: name('channel'),
    kind: name('kind'),
    reference: name('reference'),
    area: name('area'),
    where: name('where'),
    person: name('person'),
    contact: name('contact'),
    marking: name('marking'),
    ...(Object.keys(also).length === 0 ? {} : { also }),
    // Until the whole column has been read.
    dateOrder: orderOfDates(found.get('receivedAt')?.cells ?? []).order,
    timeZone: 'Europe/London',
    defaultChannel: 'online',
    defaultKind: 'tip',
  };
}
