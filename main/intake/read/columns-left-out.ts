/** Columns that hold something and that no field is taken from, with how much they hold; mails and our own files have none. */
import { ColumnField, type ColumnMapping } from '../../../preload/contract/mapping.ts';
import { type NoteMark, noteMark } from '../../../preload/contract/reading-notes.ts';
import type { FileShape, RawRow } from './file-shape.ts';
import { isMailKind } from './mail-rows.ts';

export interface ColumnsLeftOut {
  ofRow(row: RawRow): void;
  /** None where all that was left out is empty. `all`: every row has been seen, so that values are counted. */
  notes(all: boolean): NoteMark[];
}

const longest = 200;

/** As many as there is room for, and how many more there are. */
function listed(names: readonly string[]): string {
  const whole = names.join(', ');
  if (whole.length <= longest) return whole;
  let shown = 0;
  let letters = ', and 999 more'.length;
  while (letters + (names[shown]?.length ?? 0) + 2 <= longest) letters += (names[shown++]?.length ?? 0) + 2;
  const rest = names.length - shown;
  // A single name may be longer than there is room for.
  return shown === 0 ? `${rest} of them` : `${names.slice(0, shown).join(', ')} and ${rest} more`;
}

export function columnsLeftOut({ kind, columns, exported }: FileShape, mapping: ColumnMapping): ColumnsLeftOut {
  const taken = new Set<unknown>([
    ...ColumnField.options.map((field) => mapping[field]),
    ...Object.values(mapping.also ?? {}).flat(),
  ]);
  const own = exported || isMailKind(kind);
  const left = own ? [] : columns.flatMap((name, place) => (taken.has(name) ? [] : [{ name, place, values: 0 }]));
  return {
    ofRow({ cells }) {
      if (cells === undefined) return;
      for (const column of left) if ((cells[column.place] ?? '').trim() !== '') column.values += 1;
    },
    notes(all) {
      const filled = left.filter(({ values }) => values > 0);
      const names = filled.map(({ name, values }) =>
        all ? `${name} (${values.toLocaleString('en-GB')} ${values === 1 ? 'value' : 'values'})` : name,
      );
      return names.length === 0 ? [] : [noteMark('COLUMNS_LEFT_OUT', listed(names))];
    },
  };
}
