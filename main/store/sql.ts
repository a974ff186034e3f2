/**
 * The pieces of SQL that differ between dialects, so that use cases contain none of them. These are SQLite's; another store
 * provides the same names.
 */
import { type RawBuilder, type SqlBool, sql } from 'kysely';

/** A list of any length as one parameter of a query: a statement accepts at most 32,766 single parameters. */
export const inList = (values: readonly (string | number)[]) =>
  sql<never>`(select value from json_each(${JSON.stringify(values)}))`;

/** A column to compare without choosing an index by it, where another condition leaves fewer rows. */
export const notByIndex = <T = string>(column: string): RawBuilder<T> => sql<T>`+${sql.ref(column)}`;

/** Whether a flag is set, worded like the indices that hold only such rows: a bound value would not let the planner use them. */
export const isOne = (column: string): RawBuilder<SqlBool> => sql<SqlBool>`${sql.ref(column)} = 1`;

/** Whether a column equals this text, whatever the case. `indexed`: whether an index may be chosen by it. */
export const sameText = (column: string, text: string, indexed: boolean): RawBuilder<SqlBool> =>
  indexed
    ? sql<SqlBool>`${sql.ref(column)} = ${text} collate nocase`
    : sql<SqlBool>`+${sql.ref(column)} = ${text} collate nocase`;

/** The first `length` characters of a column. */
export const startOf = (column: string, length: number): RawBuilder<string> =>
  sql<string>`substr(${sql.ref(column)}, 1, ${sql.lit(length)})`;

/** The last four characters of a column. Numbers and plates in contributions are indexed by it. */
export const ending = (column: string): RawBuilder<string> => sql<string>`substr(${sql.ref(column)}, -4)`;

/** Whether a kind is one of those in the index of endings, worded as it is there. */
export const endsTell = (column: string): RawBuilder<SqlBool> => sql<SqlBool>`${sql.ref(column)} in ('phone', 'vrm')`;

/** Whether a column ends with these characters. */
export const endsWith = (column: string, part: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`substr(${sql.ref(column)}, ${sql.lit(-part.length)}) = ${part}`;

/** Whether a column contains `part` anywhere, ignoring the case of ASCII letters. */
export const holdsText = (column: string, part: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`instr(lower(${sql.ref(column)}), ${part.toLowerCase()}) > 0`;

/** A text in the form in which contact details are compared: in lower case and without spaces. There is an index by it. */
export const squeezed = (column: string): RawBuilder<string> =>
  sql<string>`lower(replace(${sql.ref(column)}, ' ', ''))`;

/** For a log's records, such as `contribution:1-500`: whether one is a range of that kind that contains the number. */
export const rangeHolds = (column: string, kind: string, number: number): RawBuilder<SqlBool> => {
  const of = sql.ref(column);
  const from = sql.lit(kind.length + 2);
  // The first condition repeats that of the index, which holds only ranges.
  return sql<SqlBool>`${of} glob '*:*-*' and ${of} glob ${`${kind}:*-*`}
    and cast(substr(${of}, ${from}) as integer) <= ${number}
    and cast(substr(${of}, instr(${of}, '-') + 1) as integer) >= ${number}`;
};
