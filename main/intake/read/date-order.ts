/** Whether dates like 03/04/2026 have the day or the month first, from all of a column and not from its beginning. */
import type { LayoutDecision } from '../../../preload/contract/file-layout.ts';
import type { ColumnMapping, DateOrder } from '../../../preload/contract/mapping.ts';
import type { OpenSource } from '../../files/byte-source.ts';
import type { FileShape, RawRow } from './file-shape.ts';
import { isMailKind } from './mail-rows.ts';
import { rows } from './rows.ts';

/** Two numbers of one or two digits before a year, wherever in the cell. */
const pair = /(?:^|[^\d:./-])(\d{1,2})[-/.](\d{1,2})[-/.](?:\d{4}|\d\d)(?!\d)/;
const yearAhead = /^\s*\d{4}[-/.]\d\d?[-/.]\d\d?/;
/** Dates that can be read in one way only are enough, if so many agree. */
const enough = 3;
/** A column whose first rows hold no such date is written in another form. */
const withoutAny = 200;

export interface DateOrderFound {
  order: DateOrder;
  /** The order that the column proves. */
  certain: DateOrder | null;
  /** Each date could be read either way. */
  even: boolean;
  /** Some can only have the day first, others only the month. */
  mixed: boolean;
  dayFirst: number;
  monthFirst: number;
  either: number;
}

export const noDates: DateOrderFound = {
  order: 'day-first',
  certain: null,
  even: false,
  mixed: false,
  dayFirst: 0,
  monthFirst: 0,
  either: 0,
};

interface Counts {
  dayFirst: number;
  monthFirst: number;
  either: number;
  yearFirst: number;
}

const nothing = (): Counts => ({ dayFirst: 0, monthFirst: 0, either: 0, yearFirst: 0 });

/** Adds one cell to the counts. */
function count(cell: string, counts: Counts): void {
  if (yearAhead.test(cell)) {
    counts.yearFirst += 1;
    return;
  }
  const [, first, second] = pair.exec(cell) ?? [];
  if (first === undefined) return;
  if (Number(first) > 12) counts.dayFirst += 1;
  else if (Number(second) > 12) counts.monthFirst += 1;
  else if (first !== second) counts.either += 1;
}

function conclusion({ dayFirst, monthFirst, either, yearFirst }: Counts): DateOrderFound {
  if (dayFirst + monthFirst + either === 0) return yearFirst > 0 ? { ...noDates, order: 'iso' } : noDates;
  const order = monthFirst > dayFirst ? 'month-first' : 'day-first';
  const mixed = dayFirst > 0 && monthFirst > 0;
  const even = dayFirst + monthFirst === 0;
  return { order, certain: mixed || even ? null : order, even, mixed, dayFirst, monthFirst, either };
}

/** Of these cells alone. */
export function orderOfDates(cells: readonly string[]): DateOrderFound {
  const counts = nothing();
  for (const cell of cells) count(cell, counts);
  return conclusion(counts);
}

/** Reads on until enough dates can be read in one way only, or to the end. Throws as the rows do. */
export async function findDateOrder(found: AsyncIterable<RawRow>, place: number): Promise<DateOrderFound> {
  if (place < 0) return noDates;
  const counts = nothing();
  let seen = 0;
  for await (const { cells } of found) {
    count(cells?.[place] ?? '', counts);
    seen += 1;
    const decided = counts.dayFirst + counts.monthFirst;
    if (decided >= enough || (seen >= withoutAny && decided + counts.either === 0)) break;
  }
  return conclusion(counts);
}

/** For the column of the mapping, in all of the file. Throws as `rows` does. */
export async function dateOrderOf(
  source: OpenSource,
  shape: FileShape,
  mapping: ColumnMapping,
): Promise<DateOrderFound> {
  const place = mapping.receivedAt === null ? -1 : shape.columns.indexOf(mapping.receivedAt);
  return isMailKind(shape.kind) ? noDates : findDateOrder(rows(source, shape), place);
}

export function dateOrderDecision(found: DateOrderFound, mapping: ColumnMapping, given: boolean): LayoutDecision[] {
  if (mapping.receivedAt === null) return [];
  const { dayFirst, monthFirst, either, even, mixed } = found;
  const evidence =
    dayFirst + monthFirst + either === 0
      ? 'No date in the column leaves it open.'
      : `Of the dates read for this, ${dayFirst} can only have the day first, ${monthFirst} only the month, and ${either} either.`;
  const certainty = given ? 'chosen' : even || mixed ? 'even' : 'certain';
  return [{ of: 'dateOrder', value: mapping.dateOrder, evidence, certainty }];
}
