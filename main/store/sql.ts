/**
 * The pieces of SQL that every dialect words in its own way, so that use cases hold none of them. Here as SQLite has them; another
 * store gives the same names.
 */
import { type RawBuilder, type SqlBool, sql } from 'kysely';

/** A list of any length as one parameter of a query: a statement takes 32,766 single ones at most. */
export const inList = (values: readonly (string | number)[]) =>
  sql<never>`(select value from json_each(${JSON.stringify(values)}))`;

/** A column that is compared, but that no index is to be chosen by: another condition leaves less. */
export const notByIndex = (column: string): RawBuilder<never> => sql<never>`+${sql.ref(column)}`;

/** Whether a column says the same, whatever its capitals. `indexed`: whether an index may be chosen by it. */
export const sameText = (column: string, text: string, indexed: boolean): RawBuilder<SqlBool> =>
  indexed
    ? sql<SqlBool>`${sql.ref(column)} = ${text} collate nocase`
    : sql<SqlBool>`+${sql.ref(column)} = ${text} collate nocase`;

/** The first `length` characters of a column. */
export const startOf = (column: string, length: number): RawBuilder<string> =>
  sql<string>`substr(${sql.ref(column)}, 1, ${sql.lit(length)})`;

/** Whether a column holds `part` somewhere, whatever the capitals of ASCII letters. */
export const holdsText = (column: string, part: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`instr(lower(${sql.ref(column)}), ${part.toLowerCase()}) > 0`;
